import { sourceText } from '../../../kernel/localized.ts';
import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, DefinitionList, Form, LocalizedField, Page, RadioGroup, RevisionField, SelectField, TextArea, useText, useView } from '../../../ui/index.ts';
import { SaidLink, SaidText } from '../../concept/public.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import type { AnswerRow, Assessment } from '../queries.ts';
import { COSTS, FEASIBILITY, LEVELS } from '../rules.ts';

export interface AnswerPageProps {
  readonly assessment: Assessment;
  readonly department: { readonly slug: string; readonly name: string };
  readonly answer: AnswerRow;
  readonly internalNote: string;
  readonly form: FormState;
}

export function AnswerPage({ assessment, department, answer, internalNote, form }: AnswerPageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.assessment(assessment.number));
  return (
    <Page title={t('staff.answer_title', { department: department.name })} crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }, { label: sourceText(assessment.subjectTitle), href: back }]} staff>
      <p><SaidLink value={assessment.subjectTitle} href={view.href(assessment.subjectHref)} /> · {t('assessment.due')} <DateText value={assessment.dueOn} /></p>
      {assessment.question !== null && <SaidText value={assessment.question} />}
      {form.problems.some((p) => p.code === 'stale') && <Stored answer={answer} internalNote={internalNote} />}
      <Form action={view.href(hrefs.assessmentAnswer(assessment.number, department.slug))} state={form}>
        <RevisionField revision={answer.version} />
        <RadioGroup name="feasibility" legend={t('feasibility')} options={FEASIBILITY.map((f) => ({ value: f, label: t(`feasibility.${f}`) }))} {...(answer.feasibility === null ? {} : { value: answer.feasibility })} />
        <SelectField name="level" label={t('competent_level')} options={LEVELS.map((l) => ({ value: l, label: t(`level.${l}`) }))} value={answer.level ?? ''} width="medium" />
        <RadioGroup name="cost" legend={t('cost')} options={COSTS.map((c) => ({ value: c, label: t(`cost.${c}`), hint: t(`staff.cost_hint.${c}`) }))} {...(answer.cost === null ? {} : { value: answer.cost })} />
        <LocalizedField name="publicNote" label={t('staff.public_note')} hint={t('staff.public_note_hint')} value={answer.publicNote} long maxLength={3000} optional />
        <TextArea name="internalNote" label={t('staff.internal')} hint={t('staff.internal_hint')} value={internalNote} rows={4} maxLength={3000} optional lang="de" />
        <Actions>
          <Button>{t('staff.answer_send')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Stored({ answer, internalNote }: { answer: AnswerRow; internalNote: string }) {
  const t = useText(words);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('feasibility'), value: answer.feasibility === null ? null : t(`feasibility.${answer.feasibility}`) },
          { term: t('competent_level'), value: answer.level === null ? null : t(`level.${answer.level}`) },
          { term: t('cost'), value: answer.cost === null ? null : t(`cost.${answer.cost}`) },
          { term: t('staff.public_note'), value: answer.publicNote === null ? null : sourceText(answer.publicNote) },
          { term: t('staff.internal'), value: internalNote === '' ? null : internalNote },
        ]}
      />
    </Alert>
  );
}
