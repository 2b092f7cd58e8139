import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, Form, languageName, LocalizedField, More, NumberField, Page, TextArea, useText, useView } from '../../../../ui/index.ts';
import { TRANSLATIONS } from '../../../../platform/web/wording.ts';
import type { Survey } from '../../queries.ts';
import { MAX_TEXT, type Choice, type Question, type Section } from '../../questionnaire/schema.ts';
import { deskHref, NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { choiceLines, takesChoices, takesOther } from '../rules.ts';
import { ConditionFields, FixedCondition } from './condition.tsx';

interface Props {
  readonly survey: Survey;
  readonly section: Section;
  readonly question: Question | null;
  readonly kind: Question['kind'];
  readonly earlier: readonly Question[];
  readonly state: FormState;
}

/** One question with everything about it. */
export function QuestionPage({ survey, section, question, kind, earlier, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const crumbs = [{ label: t('staff.surveys'), href: view.href(PATHS.desk) }, { label: sourceText(survey.title), href: view.href(deskHref(slug)) }, { label: t('staff.questions'), href: view.href(pathTo(PATHS.deskQuestions, { slug })) }];
  return (
    <Page staff title={t(question === null ? 'staff.question_new' : 'staff.question_edit')} eyebrow={`${sourceText(section.title)} · ${t(`staff.kind.${kind}`)}`} crumbs={crumbs}>
      {survey.state === 'running' && <Alert tone="info"><p>{t('staff.only_words')}</p></Alert>}
      <Form action={view.href(pathTo(PATHS.deskQuestion, { slug, id: question?.id ?? NEW }))} state={state} note>
        <input type="hidden" name="version" value={survey.version} />
        <input type="hidden" name="section" value={section.id} />
        <input type="hidden" name="kind" value={kind} />
        <LocalizedField name="title" label={t('staff.question')} value={question?.title} />
        <LocalizedField name="help" label={t('staff.help')} value={question?.help} long rows={2} optional />
        {kind === 'matrix' && <ChoiceFields name="rows" label={t('staff.rows')} hint={t('staff.rows_hint')} choices={question?.rows ?? []} />}
        {takesChoices(kind) && <ChoiceFields name="choices" label={t(kind === 'matrix' ? 'staff.columns' : 'staff.choices')} hint={t('staff.choices_hint')} choices={question?.choices ?? []} />}
        {survey.state === 'running' && question !== null ? <Fixed question={question} earlier={earlier} /> : (
          <>
            {takesOther(kind) && <Checkbox name="other" label={t('staff.other')} hint={t('staff.other_hint')} checked={question?.other ?? false} unmarked />}
            <Bounds kind={kind} question={question} />
            <Checkbox name="required" label={t('staff.required')} hint={t('staff.required_hint')} checked={question?.required ?? false} unmarked />
            <Checkbox name="noAnswer" label={t('staff.no_answer')} hint={t('staff.no_answer_hint')} checked={question?.noAnswer ?? true} unmarked />
            <ConditionFields condition={question?.when ?? null} earlier={earlier} />
          </>
        )}
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** Once it runs only words change: the rest goes along as it is. */
function Fixed({ question, earlier }: { question: Question; earlier: readonly Question[] }) {
  const t = useText(staffWords);
  const { min, max, low, high, required, noAnswer, other, when, kind } = question;
  return (
    <>
      {kind === 'scale' && <><LocalizedField name="low" label={t('staff.low')} value={low} optional /><LocalizedField name="high" label={t('staff.high')} value={high} optional /></>}
      {min !== null && <input type="hidden" name="min" value={min} />}
      {max !== null && <input type="hidden" name="max" value={max} />}
      {required && <input type="hidden" name="required" value="on" />}
      {noAnswer && <input type="hidden" name="noAnswer" value="on" />}
      {other === true && <input type="hidden" name="other" value="on" />}
      <FixedCondition condition={when} earlier={earlier} />
    </>
  );
}

function ChoiceFields({ name, label, hint, choices }: { name: 'choices' | 'rows'; label: string; hint: string; choices: readonly Choice[] }) {
  const { locale } = useView();
  const t = useText(staffWords);
  const stale = choices.some((c) => TRANSLATIONS.some((lang) => (c.text.texts[lang]?.of ?? c.text.version) < c.text.version));
  return (
    <>
      <TextArea name={name} label={label} hint={hint} rows={6} value={choiceLines(choices, 'de')} lang="de" />
      <More summary={t('staff.choices_translations', { label })} open={stale}>
        <div class="mt-form">
          {stale && <p>{t('staff.choices_stale')}</p>}
          {TRANSLATIONS.map((lang) => <TextArea name={`${name}_${lang}`} label={`${label} – ${lang === 'de-simple' ? t('staff.easy_german') : languageName(locale, lang)}`} rows={6} value={choiceLines(choices, lang)} lang={lang} optional />)}
        </div>
      </More>
    </>
  );
}

function Bounds({ kind, question }: { kind: Question['kind']; question: Question | null }) {
  const t = useText(staffWords);
  const value = (n: number | null | undefined, initial: number | ''): number | string => (question === null ? initial : (n ?? ''));
  if (kind === 'multiple' || kind === 'ranking') return <NumberField name="max" label={t('staff.max_choices')} hint={t('staff.max_choices_hint')} min={1} value={value(question?.max, '')} optional />;
  if (kind === 'text') return <NumberField name="max" label={t('staff.max_text')} min={10} max={MAX_TEXT} value={value(question?.max, 1_000)} optional />;
  if (kind === 'number') return <><NumberField name="min" label={t('staff.min')} value={value(question?.min, 0)} optional /><NumberField name="max" label={t('staff.max')} value={value(question?.max, '')} optional /></>;
  if (kind !== 'scale') return null;
  return (
    <>
      <NumberField name="min" label={t('staff.scale_min')} value={value(question?.min, 1)} />
      <LocalizedField name="low" label={t('staff.low')} value={question?.low} optional />
      <NumberField name="max" label={t('staff.scale_max')} value={value(question?.max, 5)} />
      <LocalizedField name="high" label={t('staff.high')} value={question?.high} optional />
    </>
  );
}
