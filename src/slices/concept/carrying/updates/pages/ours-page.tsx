import { inLanguage } from '../../../../../kernel/localized.ts';
import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, CheckboxGroup, DateText, EmptyState, FilterBar, Form, formatDate, HiddenField, Page, Table, useText, useView } from '../../../../../ui/index.ts';
import type { Department } from '../../../../people/public.ts';
import { MeasureState, SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import type { AttentionLine } from '../../attention/queries.ts';
import { daysOver } from '../../rules.ts';
import { carryingHrefs, PATHS } from '../../urls.ts';
import { words as carryingWords } from '../../words.ts';
import type { UnitMeasure } from '../queries.ts';
import { words } from '../words.ts';

export interface OursPageProps {
  readonly unit: Department;
  readonly units: readonly Department[];
  readonly measures: readonly UnitMeasure[];
  /** What is missing, by key of the measure. */
  readonly concerns: ReadonlyMap<string, AttentionLine>;
  readonly today: string;
  /** The reader is the office and may ask. */
  readonly runs: boolean;
  /** Somebody of the unit can be mailed. */
  readonly reachable: boolean;
  /** How many measures have just been asked about. */
  readonly asked: number | null;
  readonly form: FormState;
}

/** A unit's workspace: what is due, then everything it leads. No figure is about a person. */
export function OursPage(props: OursPageProps) {
  const { unit, units, measures, concerns } = props;
  const view = useView();
  const t = useText(words);
  const due = measures.filter((m) => m.askedUntil !== null || concerns.has(m.key));
  return (
    <Page title={t('staff.ours')} eyebrow={inLanguage(unit.name, view.locale).text} lead={t('staff.ours_lead')} staff>
      {props.asked !== null && <Alert tone="success">{t('staff.asked', { n: props.asked })}</Alert>}
      {units.length > 1 && <FilterBar choices={[{ name: 'department', label: t('staff.unit'), value: unit.slug, options: units.map((u) => ({ value: u.slug, label: inLanguage(u.name, view.locale).text })) }]} />}
      <h2>{t('staff.due')}</h2>
      {due.length === 0 ? <p>{t('staff.due_none')}</p> : <Lines {...props} caption={t('staff.due')} measures={due} />}
      {props.runs && measures.length > 0 && <Ask {...props} />}
      <h2>{t('staff.all')}</h2>
      {measures.length === 0 ? <EmptyState title={t('staff.all_none')} /> : <Lines {...props} caption={t('staff.all')} />}
    </Page>
  );
}

function Lines({ measures, concerns, today, caption }: OursPageProps & { caption: string }) {
  const view = useView();
  const t = useText(words);
  const c = useText(carryingWords);
  return (
    <Table
      caption={caption} hideCaption rows={measures}
      columns={[
        { label: c('measure'), rowHeader: true, cell: (m) => <SaidLink value={m.title} href={view.href(hrefs.measure(m.key))} /> },
        { label: c('state'), cell: (m) => <MeasureState state={m.state} />, type: 'short' },
        { label: t('staff.due'), cell: (m) => <Due measure={m} line={concerns.get(m.key)} today={today} /> },
        { label: t('staff.next_date'), cell: (m) => (m.nextDue === null ? '–' : <DateText value={m.nextDue} />), type: 'short' },
        { label: t('staff.last'), cell: (m) => <Last measure={m} /> },
        { label: t('staff.give'), cell: (m) => <a href={view.href(carryingHrefs.update(m.key))}>{t('staff.give')}</a>, type: 'short' },
      ]}
    />
  );
}

function Due({ measure, line, today }: { measure: UnitMeasure; line: AttentionLine | undefined; today: string }) {
  const { locale } = useView();
  const t = useText(words);
  const c = useText(carryingWords);
  if (measure.askedUntil === null && line === undefined) return <>–</>;
  return (
    <>
      {measure.askedUntil !== null && <><Badge tone="warning">{t('staff.asked_until', { date: formatDate(locale, measure.askedUntil) })}</Badge>{' '}</>}
      {line?.concerns.map((one) => <><Badge tone={one === 'overdue' ? 'warning' : 'neutral'}>{one === 'overdue' ? c('staff.overdue_days', { n: daysOver(line.due, today) }) : c(`staff.concern.${one}`)}</Badge>{' '}</>)}
    </>
  );
}

function Last({ measure: m }: { measure: UnitMeasure }) {
  const t = useText(words);
  if (m.lastWord === null) return <>{t('staff.last_none')}</>;
  return (
    <>
      <DateText value={m.lastWord} />
      {m.via !== null && <>, {t(`staff.via.${m.via}`)}</>}
      {m.nothings > 0 && <>; {t('staff.nothings', { n: m.nothings })}</>}
      {m.help !== null && <p>{t('staff.needs')} <span lang="de">{m.help}</span></p>}
    </>
  );
}

function Ask({ unit, measures, reachable, form }: OursPageProps) {
  const view = useView();
  const t = useText(words);
  const open = measures.filter((m) => m.askedUntil === null);
  return (
    <section class="mt-flow">
      <h2>{t('staff.ask')}</h2>
      {!reachable && <Alert>{t('staff.ask_nobody')}</Alert>}
      {reachable && open.length > 0 && (
        <Form action={view.href(`${PATHS.ours}?department=${unit.slug}`)} state={form}>
          <HiddenField name="department" value={unit.id} />
          <CheckboxGroup name="measures" legend={t('staff.ask_which')} hint={t('staff.ask_hint')} options={open.map((m) => ({ value: m.id, label: inLanguage(m.title, view.locale).text }))} />
          <Actions><Button>{t('staff.ask_send')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}
