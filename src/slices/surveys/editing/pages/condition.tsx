import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { More, NumberField, RadioGroup, SelectField, useText, useView, type Option } from '../../../../ui/index.ts';
import { stepsOf } from '../../questionnaire/rules.ts';
import { OTHER, type Condition, type Question } from '../../questionnaire/schema.ts';
import { staffWords } from '../../words.ts';
import { testKey } from '../rules.ts';

interface Props {
  readonly condition: Condition | null;
  /** What may be asked about: everything that comes before. */
  readonly earlier: readonly Question[];
}

const MOST = [1, 2, 3] as const;

/** When something is shown: up to three tests of earlier answers, chosen from lists. */
export function ConditionFields({ condition, earlier }: Props) {
  const t = useText(staffWords);
  const options = useTests(earlier);
  const kinds = new Map(earlier.map((q) => [q.id, q.kind]));
  return (
    <More summary={t('staff.condition')} open={condition !== null}>
      {earlier.length === 0 ? <p>{t('staff.condition_none')}</p> : (
        <div class="mt-form">
          <p class="mt-muted">{t('staff.condition_hint')}</p>
          {MOST.map((i) => {
            const test = condition?.tests[i - 1];
            return (
              <>
                <SelectField name={`test_${i}`} label={t('staff.condition_test', { n: i })} optional placeholder={t('staff.condition_always')} options={options} value={test === undefined ? '' : testKey(test, kinds.get(test.question))} />
                {earlier.some((q) => q.kind === 'number') && <NumberField name={`number_${i}`} label={t('staff.condition_number', { n: i })} optional value={typeof test?.value === 'number' && kinds.get(test.question) === 'number' ? test.value : ''} />}
              </>
            );
          })}
        </div>
      )}
      <RadioGroup name="all" legend={t('staff.condition_together')} value={condition?.all === false ? 'any' : 'all'} options={[{ value: 'all', label: t('staff.condition_all') }, { value: 'any', label: t('staff.condition_any') }]} />
    </More>
  );
}

/** The same where it cannot change any more: it goes along unseen. */
export function FixedCondition({ condition, earlier }: Props) {
  const kinds = new Map(earlier.map((q) => [q.id, q.kind]));
  return (
    <>
      <input type="hidden" name="all" value={condition?.all === false ? 'any' : 'all'} />
      {(condition?.tests ?? []).map((test, i) => (
        <>
          <input type="hidden" name={`test_${i + 1}`} value={testKey(test, kinds.get(test.question))} />
          {typeof test.value === 'number' && kinds.get(test.question) === 'number' && <input type="hidden" name={`number_${i + 1}`} value={test.value} />}
        </>
      ))}
    </>
  );
}

function useTests(earlier: readonly Question[]): Option[] {
  const { locale } = useView();
  const t = useText(staffWords);
  const said = (value: Localized): string => inLanguage(value, locale).text;
  return earlier.flatMap((question) => {
    const { id, kind } = question;
    const group = said(question.title);
    const of = (op: string, value: string, label: string): Option => ({ value: `${id}:${op}:${value}`, label, group });
    const answered = of('answered', '', t('staff.test_answered'));
    if (kind === 'single' || kind === 'multiple') {
      const [is, isNot] = kind === 'single' ? (['staff.test_is', 'staff.test_is_not'] as const) : (['staff.test_has', 'staff.test_has_not'] as const);
      const offered = [...question.choices.map((c) => [c.id, said(c.text)] as const), ...(question.other === true ? [[OTHER, t('staff.test_other')] as const] : [])];
      return [...offered.flatMap(([key, value]) => [of('is', key, t(is, { value })), of('is_not', key, t(isNot, { value }))]), answered];
    }
    if (kind === 'scale') return [...stepsOf(question).flatMap((step) => [of('at_least', String(step), t('staff.test_at_least', { value: step })), of('at_most', String(step), t('staff.test_at_most', { value: step }))]), answered];
    if (kind === 'number') return [of('at_least', '#', t('staff.test_at_least_number')), of('at_most', '#', t('staff.test_at_most_number')), answered];
    return [answered];
  });
}

/** Says a condition in a sentence: which answers to which questions. */
export function useConditionSaid(questions: readonly Question[]): (condition: Condition) => string {
  const t = useText(staffWords);
  const tests = useTests(questions);
  const kinds = new Map(questions.map((q) => [q.id, q.kind]));
  const said = (test: Condition['tests'][number]): string => {
    const option = tests.find((o) => o.value === testKey(test, kinds.get(test.question)));
    const number = typeof test.value === 'number' && kinds.get(test.question) === 'number' ? t(test.op === 'at_least' ? 'staff.test_at_least' : 'staff.test_at_most', { value: test.value }) : null;
    return t('staff.test_said', { question: option?.group ?? '', test: number ?? option?.label ?? '' });
  };
  return ({ all, tests: asked }) => asked.map(said).join(t(all ? 'staff.test_and' : 'staff.test_or'));
}

/** Whether something is shown always, in a few words. */
export function ConditionNote({ condition }: { condition: Condition | null }) {
  const t = useText(staffWords);
  return condition === null ? null : <span class="mt-muted mt-small">{t('staff.conditional', { n: condition.tests.length })}</span>;
}
