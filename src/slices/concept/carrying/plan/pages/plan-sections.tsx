import { Actions, Badge, Button, DateText, formatDate, formatMoney, More, Table, useText, useView } from '../../../../../ui/index.ts';
import type { MeasureDetail, MeasureStep, Neighbour } from '../../../measures/queries.ts';
import { MeasureState, SaidLink, SaidText } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { totalsOf, type YearTotal } from '../../costs/rules.ts';
import { carryingHrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Inside } from '../queries.ts';

export interface PlanSectionsProps {
  readonly measure: MeasureDetail;
  /** Names of units, by id. */
  readonly departments: ReadonlyMap<string, string>;
  /** What is not for everybody; null for those it is not for. */
  readonly inside: Inside | null;
  /** Whether the reader may see risks and the account; costs alone may be public. */
  readonly staff: boolean;
  readonly today: string;
}

/** How a measure is carried out: steps, what it waits for, what it needs from others, money. What is empty is not there. */
export function PlanSections(props: PlanSectionsProps) {
  const { measure, inside, staff } = props;
  return (
    <>
      <Steps {...props} />
      <Cooperation measure={measure} />
      <Needs {...props} />
      {inside !== null && measure.costs !== 'off' && <Costs inside={inside} staff={staff} />}
      {inside !== null && staff && <Risks inside={inside} />}
    </>
  );
}

function Steps({ measure, departments, today }: PlanSectionsProps) {
  const t = useText(words);
  if (measure.steps.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('steps')}</h2>
      {measure.repeatMonths !== null && <p class="mt-muted">{t('repeat.said', { n: measure.repeatMonths })}</p>}
      <ol>{measure.steps.map((step) => <li><StepLine step={step} unit={step.departmentId === null ? undefined : departments.get(step.departmentId)} today={today} /></li>)}</ol>
    </section>
  );
}

function StepLine({ step, unit, today }: { step: MeasureStep; unit: string | undefined; today: string }) {
  const { locale } = useView();
  const t = useText(words);
  const who = [unit, step.role].filter((w) => w != null).join(', ');
  const from = step.startsOn === null || step.done !== null ? '' : `${t('step.from')} ${formatDate(locale, step.startsOn)}, `;
  return (
    <>
      <span lang="de">{step.title}</span>{' '}
      {step.done !== null
        ? <Badge tone="success" icon="check">{t('step.done')} <DateText value={step.done} /></Badge>
        : step.due !== null && <span class="mt-muted">{from}{t('step.due')} <DateText value={step.due} />{step.due < today && ` (${t('step.late')})`}</span>}
      {who !== '' && <span class="mt-muted"> · {t('step.by')} <span lang="de">{who}</span></span>}
    </>
  );
}

function Cooperation({ measure }: { measure: MeasureDetail }) {
  const t = useText(words);
  if (measure.cooperation === null) return null;
  return (
    <section class="mt-flow">
      <h2>{t('cooperation')}</h2>
      <SaidText value={measure.cooperation} />
    </section>
  );
}

function Needs({ measure, staff }: PlanSectionsProps) {
  const t = useText(words);
  const shown = (others: readonly Neighbour[]) => others.filter((o) => o.public || staff);
  const [needs, waiting] = [shown(measure.needs), shown(measure.neededBy)];
  if (needs.length + waiting.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('needs')}</h2>
      {needs.length > 0 && <Neighbours others={needs} />}
      {waiting.length > 0 && <><p>{t('needed_by')}</p><Neighbours others={waiting} /></>}
    </section>
  );
}

function Neighbours({ others }: { others: readonly Neighbour[] }) {
  const view = useView();
  return <ul>{others.map((o) => <li><SaidLink value={o.title} href={view.href(hrefs.measure(o.key))} /> <MeasureState state={o.state} /></li>)}</ul>;
}

function Costs({ inside, staff }: { inside: Inside; staff: boolean }) {
  const { locale } = useView();
  const t = useText(words);
  const totals = totalsOf(inside.costs, inside.bookings);
  if (totals.length === 0 && (inside.accountKey === null || !staff)) return null;
  const money = (cents: number | null) => (cents === null ? '' : formatMoney(locale, cents));
  const latest = totals.map((y) => y.asOf).filter((d) => d !== null).sort().at(-1);
  const column = (label: string, pick: (y: YearTotal) => number) => ({ label, cell: (y: YearTotal) => money(pick(y)), type: 'number' as const });
  return (
    <section class="mt-flow">
      <h2>{t('costs')}</h2>
      {totals.length > 0 && <Table caption={t('costs.by_year')} rows={totals} columns={[{ label: t('costs.year'), cell: (y) => String(y.year), rowHeader: true }, column(t('costs.planned'), (y) => y.planned), column(t('costs.undecided'), (y) => y.undecided), column(t('costs.committed'), (y) => y.committed), column(t('costs.spent'), (y) => y.spent)]} />}
      {latest !== undefined && <p class="mt-muted">{t('costs.as_of', { date: formatDate(locale, latest) })}</p>}
      {inside.costs.length > 0 && (
        <More summary={t('costs.lines', { n: inside.costs.length })}>
          <Table
            caption={t('costs.lines', { n: inside.costs.length })} hideCaption rows={inside.costs}
            columns={[
              { label: t('costs.label'), cell: (l) => <span lang="de">{l.label}</span>, rowHeader: true }, { label: t('costs.year'), cell: (l) => String(l.year) }, { label: t('costs.source'), cell: (l) => (l.source === null ? '' : <span lang="de">{l.source}</span>) }, { label: t('costs.planned'), cell: (l) => money(l.planned), type: 'number' },
              { label: t('costs.decision'), cell: (l) => (!l.subjectToBudget ? '' : l.decidedOn === null ? t('costs.subject') : <><DateText value={l.decidedOn} />{l.decision !== null && <> <span lang="de">{l.decision}</span></>}</>) },
            ]}
          />
        </More>
      )}
      {staff && inside.accountKey !== null && <p class="mt-muted">{t('staff.account')} <bdi>{inside.accountKey}</bdi></p>}
    </section>
  );
}

function Risks({ inside }: { inside: Inside }) {
  const t = useText(words);
  if (inside.risks.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('staff.risks')}</h2>
      <p class="mt-muted">{t('staff.risks_inside')}</p>
      <ul>{inside.risks.map((r) => <li><span lang="de">{r.text}</span> <Badge tone={r.likelihood === 'high' ? 'warning' : 'neutral'}>{t(`staff.likelihood.${r.likelihood}`)}</Badge>{r.answer !== null && <p lang="de">{r.answer}</p>}</li>)}</ul>
    </section>
  );
}

/** Ways to what can be kept of a measure, folded away: a small office needs none of it. */
export function PlanLinks({ measure }: { measure: MeasureDetail }) {
  const view = useView();
  const t = useText(words);
  return (
    <More summary={t('staff.more_to_keep')}>
      <Actions>
        <Button href={view.href(carryingHrefs.plan(measure.key))} kind="secondary" small>{t('staff.plan_title')}</Button>
        <Button href={view.href(carryingHrefs.risks(measure.key))} kind="secondary" small>{t('staff.risks_title')}</Button>
        <Button href={view.href(carryingHrefs.documents(measure.key))} kind="secondary" small>{t('staff.documents_title')}</Button>
        {measure.costs !== 'off' && <Button href={view.href(carryingHrefs.costs(measure.key))} kind="secondary" small>{t('staff.costs_title')}</Button>}
      </Actions>
    </More>
  );
}

/** Units named in the steps of a measure, for looking up their names. */
export const unitsOf = (measure: MeasureDetail): readonly string[] => measure.steps.flatMap((s) => s.departmentId ?? []);
