import type { Day } from '../../../../kernel/dates.ts';
import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, DateText, DefinitionList, Form, More, Page, Progress, RevisionField, Table, TextArea, useText, useView } from '../../../../ui/index.ts';
import { Calendar, CalendarForm, Overdue } from '../../calendar/pages/calendar.tsx';
import type { Request } from '../../calendar/queries.ts';
import { Drafts } from '../../drafts/pages/draft-page.tsx';
import type { Draft } from '../../drafts/queries.ts';
import type { Edition } from '../../editions/queries.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Round } from '../queries.ts';
import type { Unit } from '../rules.ts';

export interface RoundPageProps {
  readonly round: Round;
  readonly units: readonly Unit[];
  readonly departments: ReadonlyMap<string, { readonly slug: string; readonly name: Localized }>;
  /** What went out to the units. */
  readonly requests: readonly Request[];
  readonly today: Day;
  readonly editions: readonly Edition[];
  readonly drafts: readonly Draft[];
  readonly mayRun: boolean;
  /** Publishing without a draft: where nobody was named to release. */
  readonly mayPublish: boolean;
  /** Units reminded by the last click; null where nobody clicked. */
  readonly reminded: number | null;
  /** The form that was refused, by its name. */
  readonly forms: { readonly calendar?: FormState; readonly preface?: FormState; readonly close?: FormState; readonly correct?: FormState };
}

/** Where a round stands, by unit, and everything the office does with it. */
export function RoundPage(props: RoundPageProps) {
  const { round, units, departments, requests, today, editions, drafts, mayRun, mayPublish, reminded, forms } = props;
  const view = useView();
  const t = useText(words);
  const asked = units.reduce((sum, u) => sum + u.asked, 0);
  const missing = units.reduce((sum, u) => sum + u.missing, 0);
  return (
    <Page title={inLanguage(round.title, view.locale).text} crumbs={[{ label: t('staff.rounds'), href: view.href(PATHS.rounds) }]} staff>
      {reminded !== null && <Alert tone="success" role="status">{t('staff.reminded', { n: reminded })}</Alert>}
      <DefinitionList items={[
        { term: t('state'), value: <Badge tone={round.state === 'open' ? 'warning' : 'success'}>{t(`staff.round_${round.state}`)}</Badge> },
        { term: t('concept'), value: <Said value={round.conceptTitle} /> },
        { term: t('committee'), value: round.committee },
        { term: t('staff.due'), value: <DateText value={round.dueOn} /> },
        { term: t('staff.editions'), value: editions.length === 0 ? null : editions.map((e) => <a href={view.href(hrefs.report(e.snapshot.slug))}>{t('edition_n', { n: e.snapshot.number })}</a>) },
      ]} />
      <section class="mt-flow">
        <h2>{t('staff.standing')}</h2>
        <Progress label={t('staff.answered_of', { answered: asked - missing, asked })} value={asked - missing} max={Math.max(asked, 1)} />
        <UnitTable round={round} units={units} departments={departments} />
      </section>
      <Overdue round={round} units={units} departments={departments} requests={requests} today={today} />
      {round.state === 'open' && <Calendar round={round} today={today} />}
      {mayRun && round.state === 'open' && <CalendarForm round={round} form={forms.calendar} />}
      {mayRun && round.state === 'open' && <OpenForms round={round} missing={missing} forms={forms} />}
      <Drafts round={round} drafts={drafts} units={departments.size} mayRun={mayRun} />
      {mayPublish && round.state === 'open' && <CloseForm round={round} missing={missing} form={forms.close ?? EMPTY_FORM} />}
      {mayRun && round.state === 'closed' && <CorrectForm round={round} form={forms.correct ?? EMPTY_FORM} />}
    </Page>
  );
}

function UnitTable({ round, units, departments }: Pick<RoundPageProps, 'round' | 'units' | 'departments'>) {
  const view = useView();
  const t = useText(words);
  const name = (unit: Unit) => {
    const department = unit.departmentId === null ? undefined : departments.get(unit.departmentId);
    const label = department === undefined ? t('staff.office') : inLanguage(department.name, view.locale).text;
    return round.state === 'closed' ? label : <a href={view.href(hrefs.answers(round.slug, { department: department?.slug ?? '-' }))}>{label}</a>;
  };
  return (
    <Table
      caption={t('staff.standing')}
      hideCaption
      rows={units}
      columns={[
        { label: t('staff.unit'), rowHeader: true, cell: name },
        { label: t('staff.asked'), type: 'number', cell: (u) => u.asked },
        { label: t('staff.missing'), type: 'number', cell: (u) => u.missing },
        { label: t('state'), cell: (u) => (u.missing === 0 ? <Badge tone="success" icon="check">{t('staff.done')}</Badge> : u.overdue && round.state === 'open' ? <Badge tone="danger" icon="warning">{t('staff.overdue')}</Badge> : <Badge tone="neutral">{t('staff.waiting_state')}</Badge>) },
      ]}
    />
  );
}

function OpenForms({ round, missing, forms }: { round: Round; missing: number; forms: RoundPageProps['forms'] }) {
  const view = useView();
  const t = useText(words);
  const preface = round.preface === null ? '' : sourceText(round.preface);
  return (
    <>
      <form method="post" action={view.href(hrefs.remind(round.slug))}>
        <Actions>
          <Button href={view.href(hrefs.answers(round.slug))} icon="edit">{t('staff.open_answers')}</Button>
          <Button kind="secondary" type="submit" icon="mail" disabled={missing === 0}>{t('staff.remind')}</Button>
        </Actions>
      </form>
      <More summary={t('staff.own_texts')} open={forms.preface !== undefined}>
        <Form id="preface" action={view.href(hrefs.preface(round.slug))} state={forms.preface ?? EMPTY_FORM}>
          <RevisionField revision={round.version} />
          <TextArea name="preface" label={t('staff.preface')} hint={t('staff.preface_hint')} value={preface} maxLength={5000} lang="de" optional />
          <TextArea name="easy" label={t('staff.easy')} hint={t('staff.easy_hint')} value={round.easy ?? ''} rows={10} maxLength={10000} lang="de" optional />
          <Button kind="secondary">{t('staff.save')}</Button>
        </Form>
      </More>
    </>
  );
}

function CloseForm({ round, missing, form }: { round: Round; missing: number; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.close')}</h2>
      <p>{t('staff.close_lead')}</p>
      <Form id="close" action={view.href(hrefs.close(round.slug))} state={form}>
        <RevisionField revision={round.version} />
        <p>{t('staff.close_missing', { n: missing })}</p>
        <Checkbox name="confirm" label={t('staff.close_confirm')} />
        <Button>{t('staff.close')}</Button>
      </Form>
    </section>
  );
}

function CorrectForm({ round, form }: { round: Round; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.correct')}</h2>
      <p>{t('staff.correct_lead')}</p>
      <Form id="correct" action={view.href(hrefs.correct(round.slug))} state={form}>
        <TextArea name="reason" label={t('staff.correct_reason')} rows={3} maxLength={1000} lang="de" />
        <Button kind="secondary">{t('staff.correct')}</Button>
      </Form>
    </section>
  );
}
