import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, DateText, DefinitionList, Form, FieldGroup, LocalizedField, NumberField, Page, RadioGroup, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { SaidText, type NamedMeasure } from '../../../concept/public.ts';
import type { AnswerRow, Assessment } from '../../queries.ts';
import { COSTS, FEASIBILITY, LEVELS, PER } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Delegated, Voices } from '../queries.ts';
import { words } from '../words.ts';
import { DelegateForm } from './delegate.tsx';
import { VoicesBehind } from './voices.tsx';

export interface AnswerPageProps {
  readonly assessment: Assessment;
  readonly department: { readonly slug: string; readonly name: string };
  readonly answer: AnswerRow;
  readonly internalNote: string;
  readonly voices: Voices;
  /** Measures chosen before, and those that sound like it. */
  readonly existing: readonly NamedMeasure[];
  /** Who of the department sees to it; null for readers outside it. */
  readonly delegated: Delegated | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
  readonly delegateForm: FormState;
}

/** One department's answer: what people said, what the office asks, and the form below; made for a phone. */
export function AnswerPage(props: AnswerPageProps) {
  const { assessment, department, answer, internalNote, form } = props;
  const view = useView();
  const s = useText(shared);
  const t = useText(words);
  const back = view.href(hrefs.assessment(assessment.number));
  return (
    <Page title={s('staff.answer_title', { department: department.name })} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }, { label: sourceText(assessment.subjectTitle), href: back }]} staff>
      <p><strong>{s('assessment.due')} <DateText value={assessment.dueOn} /></strong></p>
      <VoicesBehind voices={props.voices} />
      {assessment.question !== null && <Alert title={s('assessment.question')}><SaidText value={assessment.question} /></Alert>}
      <p><a href={view.href(hrefs.talk(assessment.number))}>{t('staff.to_talk')}</a></p>
      {props.delegated !== null && answer.answeredOn === null && <DelegateForm {...props} delegated={props.delegated} />}
      {form.problems.some((p) => p.code === 'stale') && <Stored answer={answer} internalNote={internalNote} />}
      <Form id="answer" action={view.href(hrefs.answer(assessment.number, department.slug))} state={form}>
        <RevisionField revision={answer.version} />
        <RadioGroup name="feasibility" legend={s('feasibility')} options={FEASIBILITY.map((f) => ({ value: f, label: s(`feasibility.${f}`) }))} {...(answer.feasibility === null ? {} : { value: answer.feasibility })} />
        <LocalizedField name="conditions" label={s('conditions')} hint={t('staff.conditions_hint')} value={answer.conditions} long rows={3} maxLength={3000} optional />
        <SelectField name="level" label={s('competent_level')} options={LEVELS.map((l) => ({ value: l, label: s(`level.${l}`) }))} value={answer.level ?? ''} width="medium" />
        <TextField name="body" label={s('competent_body')} hint={t('staff.body_hint')} value={answer.body ?? ''} optional />
        <RadioGroup name="cost" legend={s('cost')} options={COSTS.map((c) => ({ value: c, label: s(`cost.${c}`), hint: s(`staff.cost_hint.${c}`) }))} {...(answer.cost === null ? {} : { value: answer.cost })} />
        <FieldGroup legend={s('estimate')}>
          <NumberField name="estimate" label={t('staff.estimate')} hint={t('staff.estimate_hint')} min={0} value={answer.estimateEur ?? ''} optional />
          <SelectField name="per" label={t('staff.estimate_per')} options={PER.map((p) => ({ value: p, label: t(`staff.per.${p}`) }))} value={answer.estimatePer ?? ''} width="medium" optional />
        </FieldGroup>
        <LocalizedField name="resources" label={s('resources')} hint={t('staff.resources_hint')} value={answer.resources} long rows={3} maxLength={2000} optional />
        {props.existing.length > 0 && <CheckboxGroup name="existing" legend={s('existing')} hint={t('staff.existing_hint')} optional value={answer.existing.map((m) => m.id)} options={props.existing.map((m) => ({ value: m.id, label: `${sourceText(m.title)} (${m.key})`, lang: 'de' }))} />}
        <TextField name="keys" label={t('staff.existing_keys')} hint={t('staff.existing_keys_hint')} code optional />
        <LocalizedField name="publicNote" label={s('staff.public_note')} hint={s('staff.public_note_hint')} value={answer.publicNote} long maxLength={3000} optional />
        <TextArea name="internalNote" label={s('staff.internal')} hint={s('staff.internal_hint')} value={internalNote} rows={4} maxLength={3000} optional lang="de" />
        <Actions>
          <Button>{s('staff.answer_send')}</Button>
          <Button kind="tertiary" href={back}>{s('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Stored({ answer, internalNote }: { answer: AnswerRow; internalNote: string }) {
  const t = useText(shared);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('feasibility'), value: answer.feasibility === null ? null : t(`feasibility.${answer.feasibility}`) },
          { term: t('conditions'), value: answer.conditions === null ? null : sourceText(answer.conditions) },
          { term: t('competent_level'), value: answer.level === null ? null : t(`level.${answer.level}`) },
          { term: t('competent_body'), value: answer.body },
          { term: t('cost'), value: answer.cost === null ? null : t(`cost.${answer.cost}`) },
          { term: t('resources'), value: answer.resources === null ? null : sourceText(answer.resources) },
          { term: t('staff.public_note'), value: answer.publicNote === null ? null : sourceText(answer.publicNote) },
          { term: t('staff.internal'), value: internalNote === '' ? null : internalNote },
        ]}
      />
    </Alert>
  );
}
