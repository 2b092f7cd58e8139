import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateText, EmptyState, FilterBar, Form, HiddenField, More, Page, Pagination, SelectField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { conceptHrefs, conceptWords, LEVELS, nextStates, type ReportedMeasure } from '../../../concept/public.ts';
import { MeasureState, Said } from '../../pages/parts.tsx';
import type { Answered, Round } from '../../rounds/queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { fieldName } from '../schema.ts';

export interface AnswersPageProps {
  readonly round: Round;
  readonly measures: readonly ReportedMeasure[];
  readonly answers: ReadonlyMap<string, Answered>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Units to choose from: slug and name; empty where there is one. */
  readonly units: readonly { readonly slug: string; readonly name: Localized }[];
  readonly asked: { readonly department: string; readonly missing: boolean };
  /** Query of the list, kept when it is sent. */
  readonly search: string;
  readonly form: FormState;
  readonly saved: number | null;
  /** Keys of measures where somebody else was quicker. */
  readonly stale: ReadonlySet<string>;
}

/** A unit's measures below each other, saved together; each says by itself what is wrong with it. */
export function AnswersPage(props: AnswersPageProps) {
  const { round, measures, units, asked, form, saved } = props;
  const view = useView();
  const t = useText(words);
  const title = inLanguage(round.title, view.locale).text;
  const choices = [
    ...(units.length < 2 ? [] : [{ name: 'department', label: t('staff.unit'), value: asked.department, options: [{ value: '', label: t('staff.all_units') }, ...units.map((u) => ({ value: u.slug, label: inLanguage(u.name, view.locale).text }))] }]),
    { name: 'missing', label: t('staff.show_missing'), value: asked.missing ? '1' : '', options: [{ value: '', label: t('staff.no') }, { value: '1', label: t('staff.yes') }] },
  ];
  return (
    <Page title={t('staff.answers_title', { round: title })} lead={t('staff.answers_lead')} crumbs={[{ label: t('staff.rounds'), href: view.href(PATHS.rounds) }, { label: title, href: view.href(hrefs.round(round.slug)) }]} staff>
      {saved !== null && <Alert tone="success" role="status">{t('staff.saved_n', { n: saved })}</Alert>}
      <p>{t('staff.due')} <DateText value={round.dueOn} /></p>
      <FilterBar choices={choices} action={view.href(hrefs.answers(round.slug))} />
      {measures.length === 0 ? <EmptyState title={t('staff.answers_none')} /> : <AnswerList {...props} form={form} />}
    </Page>
  );
}

function AnswerList({ round, measures, answers, total, page, pageSize, search, form, stale }: AnswersPageProps) {
  const view = useView();
  const t = useText(words);
  const labels = Object.fromEntries(measures.flatMap((m) => ['text', 'state', 'reason', 'level'].map((name) => [`${name}_${m.key}`, sourceText(m.title)])));
  return (
    <>
      <Form action={view.href(hrefs.answers(round.slug)) + search} state={form} labels={labels}>
        {measures.map((measure) => <MeasureFields measure={measure} answer={answers.get(measure.id)} stale={stale.has(measure.key)} />)}
        {total > measures.length && <p class="mt-muted">{t('staff.page_measures')}</p>}
        <Actions>
          <Button>{t('staff.save_all')}</Button>
        </Actions>
      </Form>
      <Pagination page={page} pageSize={pageSize} total={total} />
    </>
  );
}

function MeasureFields({ measure, answer, stale }: { measure: ReportedMeasure; answer: Answered | undefined; stale: boolean }) {
  const view = useView();
  const t = useText(words);
  const c = useText(conceptWords);
  const { key } = measure;
  const stored = answer?.text == null ? '' : sourceText(answer.text);
  const states = [measure.state, ...nextStates(measure.state)].map((s) => ({ value: s, label: c(`state.${s}`) }));
  return (
    <section class="mt-flow" aria-labelledby={`measure-${key}`}>
      <h2 id={`measure-${key}`}>{measure.number !== null && <span class="mt-muted">{`${measure.number} `}</span>}<a href={view.href(conceptHrefs.measure(key))}><Said value={measure.title} /></a></h2>
      <p class="mt-muted">
        <Said value={measure.fieldTitle} /> · <MeasureState state={measure.state} /> {t('since', { date: '' })}<DateText value={measure.stateSince} />
      </p>
      {answer !== undefined && <p class="mt-muted">{t('staff.answered_on', { date: '' })}<DateText value={answer.answeredOn} />{answer.onBehalf && ` · ${t('staff.answered_behalf')}`}</p>}
      {stale && <Alert tone="warning">{t('staff.stale_note', { text: stored === '' ? t('staff.stale_nothing') : `„${stored}“` })}</Alert>}
      <HiddenField name={fieldName('version', key)} value={String(answer?.version ?? 0)} />
      <HiddenField name={fieldName('was', key)} value={measure.state} />
      <SelectField name={fieldName('state', key)} label={t('staff.answer_state')} options={states} value={measure.state} placeholder={false} width="medium" />
      <TextArea name={fieldName('text', key)} label={t('staff.answer_text')} hint={t('staff.answer_text_hint')} value={stored} rows={3} maxLength={2000} lang="de" optional />
      <Checkbox name={fieldName('nothing', key)} label={t('staff.answer_nothing')} checked={answer !== undefined && answer.text === null} optional />
      <More summary={t('staff.answer_reason')}>
        <TextArea name={fieldName('reason', key)} label={t('reason')} rows={2} maxLength={1000} lang="de" optional />
        <SelectField name={fieldName('level', key)} label={t('staff.answer_level')} options={LEVELS.map((l) => ({ value: l, label: c(`level.${l}`) }))} optional width="medium" />
      </More>
    </section>
  );
}
