import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Card, DateText, DefinitionList, EmptyState, Form, formatPeriod, Page, RecordList, SourceNote, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, SaidLink, SaidText } from '../../../concept/public.ts';
import { DECISION_STATE } from '../../pages/decision.tsx';
import type { Assessment } from '../../queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Consultation, Round, RoundItem } from '../queries.ts';
import { CONSULTATIONS, roundState } from '../rules.ts';
import { words } from '../words.ts';

type Names = ReadonlyMap<string, string>;

export interface RoundPageProps {
  readonly round: Round;
  /** What was sent. */
  readonly assessments: readonly Assessment[];
  /** What a draft holds. */
  readonly items: readonly RoundItem[];
  /** Names of departments by id. */
  readonly departments: Names;
  readonly today: string;
  readonly mayPrepare: boolean;
  readonly form?: FormState;
}

/** A round: what it holds and how it stands, and the meetings that belong to it. */
export function RoundPage(props: RoundPageProps) {
  const { round, mayPrepare } = props;
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const state = roundState(round);
  return (
    <Page title={inLanguage(round.title, view.locale).text} eyebrow={`${s('in_round')} ${s('round.nr', { number: round.number })}`} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }, { label: t('rounds'), href: view.href(PATHS.rounds) }]} wide>
      <p><StateBadge state={state}>{t(`state.${state}`)}</StateBadge></p>
      {round.note !== null && <SaidText value={round.note} />}
      {round.source === null || round.sentOn === null
        ? <DefinitionList items={[{ term: s('assessment.sent'), value: round.sentOn === null ? null : <DateText value={round.sentOn} /> }, { term: s('assessment.due'), value: <DateText value={round.dueOn} /> }, { term: t('closed_on'), value: round.closedOn === null ? null : <DateText value={round.closedOn} /> }]} />
        : <p><Months from={round.sentOn} to={round.closedOn ?? round.dueOn} /></p>}
      {mayPrepare && <Actions><Button kind="secondary" href={view.href(hrefs.roundEdit(round.number))} icon="edit">{t('staff.edit')}</Button></Actions>}
      {state === 'draft' ? <Draft {...props} /> : <Sent {...props} />}
      <Consultations {...props} />
      {round.source !== null && <SourceNote source={round.source} />}
      {state !== 'draft' && <DataLinks links={[{ label: 'JSON', href: `${hrefs.round(round.number)}.json` }]} />}
    </Page>
  );
}

function Draft({ round, items, departments, form = EMPTY_FORM }: RoundPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('items')}</h2>
      {items.length === 0 && <EmptyState title={t('staff.items_none')}>{t('staff.items_none_hint')}</EmptyState>}
      <RecordList>
        {items.map((item) => {
          const lead = items.find((i) => i.itemId === item.joinedTo);
          return (
            <>
              <h3><SaidLink value={item.title} href={view.href(hrefs.roundItem(round.number, item.itemId))} /></h3>
              {lead !== undefined && <p>{t('staff.joined_to', { title: sourceText(lead.title) })}</p>}
              <p>{item.departmentIds.length === 0 ? <Badge tone="warning">{t('staff.no_departments')}</Badge> : item.departmentIds.map((id) => departments.get(id) ?? '').join(', ')}</p>
            </>
          );
        })}
      </RecordList>
      <Actions><Button kind="secondary" href={view.href(hrefs.roundItems(round.number))} icon="plus">{t('staff.add_items')}</Button></Actions>
      {items.length > 0 && (
        <>
          <p>{t('staff.send_hint')}</p>
          <Form id="send" action={view.href(hrefs.roundSend(round.number))} state={form} labels={{ items: t('items'), departments: t('departments') }}><Actions><Button icon="mail">{t('staff.send')}</Button></Actions></Form>
        </>
      )}
    </section>
  );
}

function Sent({ round, assessments, today, mayPrepare }: RoundPageProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const open = assessments.filter((a) => a.decision === null);
  return (
    <section class="mt-flow">
      <h2>{t('items')}</h2>
      {assessments.length === 0 && <p class="mt-muted">{t('items_none')}</p>}
      <RecordList>
        {assessments.map((a) => {
          const answered = a.answers.filter((x) => x.answeredOn !== null).length;
          return (
            <>
              <h3><SaidLink value={a.subjectTitle} href={view.href(hrefs.assessment(a.number))} /></h3>
              <p>
                {a.decision === null ? <StateBadge state="open">{s('assessment.open')}</StateBadge> : <StateBadge state={DECISION_STATE[a.decision.kind]}>{s(`decision.${a.decision.kind}`)}</StateBadge>}{' '}
                {s('assessment.answered_of', { answered, asked: a.answers.length })}
                {a.decision === null && today > a.dueOn && answered < a.answers.length && <> <Badge tone="warning" icon="warning">{s('answer.overdue')}</Badge></>}
              </p>
            </>
          );
        })}
      </RecordList>
      {mayPrepare && round.closedOn === null && (
        <>
          {open.length > 0 && <Alert tone="info">{t('staff.still_open', { n: open.length })}</Alert>}
          <Form id="close" action={view.href(hrefs.roundClose(round.number))}><Actions><Button kind="secondary">{t('staff.close')}</Button></Actions></Form>
        </>
      )}
    </section>
  );
}

function Consultations({ round, departments, mayPrepare }: RoundPageProps) {
  const view = useView();
  const t = useText(words);
  const counted = CONSULTATIONS.map((kind) => ({ kind, n: round.consultations.filter((k) => k.kind === kind).reduce((sum, k) => sum + k.meetings, 0) })).filter((c) => c.n > 0);
  if (counted.length === 0 && !mayPrepare) return null;
  return (
    <section class="mt-flow">
      <h2>{t('consultations')}</h2>
      {counted.length > 0 && <p>{counted.map(({ kind, n }) => t(`count.${kind}`, { n })).join(' · ')}</p>}
      {round.consultations.map((k) => <Meeting meeting={k} departments={departments} edit={mayPrepare ? view.href(hrefs.consultation(round.number, k.id)) : null} />)}
      {mayPrepare && <Actions><Button kind="secondary" href={view.href(hrefs.consultation(round.number, 'new'))} icon="plus">{t('staff.consultation_new')}</Button></Actions>}
    </section>
  );
}

function Meeting({ meeting: k, departments, edit }: { meeting: Consultation; departments: Names; edit: string | null }) {
  const view = useView();
  const t = useText(words);
  return (
    <Card title={inLanguage(k.title, view.locale).text} level={3} meta={<>{t(`count.${k.kind}`, { n: k.meetings })} · {k.monthsOnly ? <Months from={k.heldFrom} to={k.heldTo} /> : formatPeriod(view.locale, k.heldFrom, k.heldTo)}</>} footer={edit === null ? undefined : <a href={edit}>{t('staff.edit')}</a>}>
      {k.departmentIds.length > 0 && <p>{t('departments')}: {k.departmentIds.map((id) => departments.get(id) ?? '').join(', ')}</p>}
      {k.result !== null && <SaidText value={k.result} />}
    </Card>
  );
}

/** Where only months are known, as of a round of former years, no days are shown. */
function Months({ from, to }: { from: string; to: string }) {
  return from.slice(0, 7) === to.slice(0, 7) ? <DateText value={from} style="month" /> : <><DateText value={from} style="month" /> – <DateText value={to} style="month" /></>;
}
