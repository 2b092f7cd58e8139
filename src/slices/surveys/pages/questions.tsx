import type { ComponentChildren } from 'preact';
import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { Checkbox, CheckboxGroup, DateField, FieldGroup, formatNumber, LanguageNote, NumberField, RadioGroup, SelectField, TextArea, TextField, useText, useView, type Option } from '../../../ui/index.ts';
import type { Territory } from '../../territory/public.ts';
import { stepsOf } from '../questionnaire/rules.ts';
import { ELSEWHERE, MAX_TEXT, OTHER, type Choice, type Question } from '../questionnaire/schema.ts';
import { fieldOf, labelsOf, NONE, noneFieldOf, otherFieldOf } from '../taking/schema.ts';
import { words } from '../words.ts';

export interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly places: readonly Territory[];
  /** Paper: nothing has to be filled in. */
  readonly lenient?: boolean;
}

/** The fields of some questions, in their order. They stand inside a form. */
export function Questions({ questions, places, lenient = false }: QuestionsProps) {
  return <>{questions.map((question) => <QuestionField question={question} places={places} lenient={lenient} />)}</>;
}

/** Names of fields for the summary of problems. */
export function useLabels(questions: readonly Question[]): Record<string, string> {
  const { locale } = useView();
  return labelsOf(questions, (q) => inLanguage(q.title, locale).text, (c) => inLanguage(c.text, locale).text, words(locale)('other'));
}

interface OneProps {
  readonly question: Question;
  readonly places: readonly Territory[];
  readonly lenient: boolean;
}

function QuestionField(props: OneProps) {
  const { locale } = useView();
  const { title } = props.question;
  const reading = inLanguage(title, locale);
  // A translation that is behind the original says so; a question in another language carries it.
  if (reading.stale || reading.machine) return <LanguageNote lang={reading.lang} source={title.source} stale={reading.stale} machine={reading.machine}><Field {...props} /></LanguageNote>;
  return reading.lang === locale ? <Field {...props} /> : <div class="mt-form" lang={reading.lang} dir={dirOf(reading.lang)}><Field {...props} /></div>;
}

function Field({ question, places, lenient }: OneProps) {
  const { locale } = useView();
  const t = useText(words);
  const said = (value: Localized): string => inLanguage(value, locale).text;
  const label = said(question.title);
  const name = fieldOf(question);
  const optional = lenient || !question.required;
  const help = question.help === null ? undefined : said(question.help);
  const none: readonly Option[] = question.noAnswer ? [{ value: NONE, label: t('no_answer') }] : [];
  const noneBox = question.noAnswer ? <Checkbox name={noneFieldOf(question)} label={t('no_answer')} unmarked /> : null;
  const options = [...question.choices.map((c) => optionOf(c, said, locale)), ...(question.other === true ? [{ value: OTHER, label: t('other') }] : [])];
  const own = question.other === true ? <TextField name={otherFieldOf(question)} label={t('other_what')} optional /> : null;
  switch (question.kind) {
    case 'single':
      return <With extra={own}><RadioGroup name={name} legend={label} hint={help} optional={optional} options={[...options, ...none]} /></With>;
    case 'multiple':
      return <With extra={own}><CheckboxGroup name={name} legend={label} hint={joined(help, question.max === null ? t('multiple_hint') : t('multiple_max', { n: question.max }))} optional={optional} options={[...options, ...none]} /></With>;
    case 'scale':
      return <RadioGroup name={name} legend={label} hint={help} optional={optional} options={[...stepsOf(question).map((step) => ({ value: String(step), label: stepLabel(question, step, said) })), ...none]} />;
    case 'matrix':
      return (
        <FieldGroup legend={label} hint={help}>
          {question.rows.map((row) => <RadioGroup name={fieldOf(question, row.id)} legend={said(row.text)} optional={optional} options={[...options, ...none]} />)}
        </FieldGroup>
      );
    case 'ranking':
      return (
        <FieldGroup legend={label} hint={joined(help, question.max === null ? t('ranking_hint') : t('ranking_max', { n: question.max }))}>
          {question.choices.map((choice) => <SelectField name={fieldOf(question, choice.id)} label={said(choice.text)} optional={optional} placeholder={t('ranking_none')} width="short" options={ranksOf(question, locale)} />)}
          {noneBox}
        </FieldGroup>
      );
    case 'number':
      return <With extra={noneBox}><NumberField name={name} label={label} hint={joined(help, boundsHint(question, t))} optional={optional} min={question.min ?? undefined} max={question.max ?? undefined} /></With>;
    case 'date':
      return <With extra={noneBox}><DateField name={name} label={label} hint={help} optional={optional} /></With>;
    case 'text':
      return <With extra={noneBox}><TextArea name={name} label={label} hint={joined(help, t('text_hint'))} optional={optional} rows={5} maxLength={question.max ?? MAX_TEXT} /></With>;
    case 'place':
      return <SelectField name={name} label={label} hint={help} optional={optional} options={[...places.map((p) => ({ value: p.key, label: p.name, lang: 'de' })), { value: ELSEWHERE, label: t('elsewhere') }, ...none]} />;
  }
}

const With = ({ children, extra }: { children: ComponentChildren; extra: ComponentChildren }) => <>{children}{extra}</>;
const joined = (...parts: readonly (string | undefined)[]): string | undefined => parts.filter((p) => p !== undefined).join(' ') || undefined;

function optionOf({ id, text }: Choice, said: (value: Localized) => string, locale: ReturnType<typeof useView>['locale']): Option {
  const { lang } = inLanguage(text, locale);
  return { value: id, label: said(text), ...(lang === locale ? {} : { lang }) };
}

/** A step with what the ends mean: `1 – gar nicht`. */
export function stepLabel(question: Question, step: number, said: (value: Localized) => string): string {
  const end = step === (question.min ?? 1) ? question.low : step === (question.max ?? 5) ? question.high : null;
  return end === null ? String(step) : `${step} – ${said(end)}`;
}

function ranksOf(question: Question, locale: ReturnType<typeof useView>['locale']): Option[] {
  const most = Math.min(question.max ?? question.choices.length, question.choices.length);
  return Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: formatNumber(locale, i + 1) }));
}

function boundsHint({ min, max }: Question, t: ReturnType<typeof words>): string | undefined {
  if (min !== null && max !== null) return t('number_between', { min, max });
  return min !== null ? t('number_from', { min }) : max !== null ? t('number_to', { max }) : undefined;
}
