import { LOCALES } from '../../../kernel/locale.ts';
import { sourceText, worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { MAX_CHOICES, MAX_STEPS, MAX_TEXT, type Choice, type Condition, type Kind, type Question, type Section, type Test } from '../questionnaire/schema.ts';
import type { QuestionValues, SectionValues } from './schema.ts';

/** The languages beside German, which is the source. */
const TRANSLATIONS = LOCALES.filter((l) => l !== 'de');

type Values = Readonly<Record<string, unknown>>;

const linesOf = (value: unknown): string[] => (typeof value === 'string' ? value.split('\n').map((l) => l.trim()).filter((l) => l !== '') : []);

/**
 * Choices as they are typed: one a line, translations in the same order. A line that was there before keeps its key; where only words changed (as many
 * lines as before) the choice in its place does. `newKey` names new ones.
 */
export function choicesIn(values: Values, name: 'choices' | 'rows', before: readonly Choice[], newKey: () => string): Result<Choice[]> {
  const source = linesOf(values[name]);
  if (source.length > MAX_CHOICES) return failed('out_of_range', name, { max: MAX_CHOICES });
  if (new Set(source).size < source.length) return failed('already_taken', name);
  const translations = TRANSLATIONS.map((lang) => [lang, linesOf(values[`${name}_${lang}`])] as const);
  for (const [lang, lines] of translations) if (lines.length > 0 && lines.length !== source.length) return failed('lines_differ', `${name}_${lang}`);
  return ok(source.map((text, i) => {
    const kept = before.find((c) => sourceText(c.text) === text) ?? (source.length === before.length && !source.includes(sourceText((before[i] as Choice).text)) ? before[i] : undefined);
    const said = Object.fromEntries(translations.map(([lang, lines]) => [lang, { text: lines[i] ?? '', by: null, fits: false }]));
    return { id: kept?.id ?? newKey(), text: worded(kept?.text ?? null, { text, translations: said }) };
  }));
}

/** Choices as lines of a form. */
export function choiceLines(choices: readonly Choice[], lang: string): string {
  const lines = choices.map((c) => c.text.texts[lang]?.text ?? '');
  return lines.every((l) => l === '') ? '' : lines.map((l) => (l === '' ? '–' : l)).join('\n');
}

/** A test as the form's choice writes it: `question:operator:value`, `#` for the number beside it. */
export const testKey = ({ question, op, value }: Test, kind: Kind | undefined): string => `${question}:${op}:${value === null ? '' : kind === 'number' ? '#' : String(value)}`;

export function conditionIn(values: Values, earlier: readonly Question[]): Result<Condition | null> {
  const tests: Test[] = [];
  for (const i of [1, 2, 3]) {
    const typed = values[`test_${i}`];
    if (typeof typed !== 'string' || typed === '') continue;
    const [question = '', op = '', value = ''] = typed.split(':');
    const kind = earlier.find((q) => q.id === question)?.kind;
    const number = values[`number_${i}`];
    if (value === '#' && typeof number !== 'number') return failed('required', `number_${i}`);
    const compared = op === 'answered' ? null : value === '#' ? (number as number) : kind === 'scale' ? Number(value) : value;
    tests.push({ question, op: op as Test['op'], value: compared });
  }
  return ok(tests.length === 0 ? null : { all: values['all'] === 'all', tests });
}

const optional = (before: Localized | null, values: Values, name: string): Localized | null => (values[name] === null ? null : worded(before, wordingIn(values, name)));

/** A question as the form says; `before` is null for a new one. */
export function questionFrom(values: QuestionValues, before: Question | null, id: string, earlier: readonly Question[], newKey: () => string): Result<Question> {
  const { kind } = values;
  const choices = takesChoices(kind) ? choicesIn(values, 'choices', before?.choices ?? [], newKey) : ok([]);
  const rows = kind === 'matrix' ? choicesIn(values, 'rows', before?.rows ?? [], newKey) : ok([]);
  const when = conditionIn(values, earlier);
  const problems = [...[choices, rows, when].flatMap((r) => (r.ok ? [] : r.problems)), ...boundsProblems(values, choices.ok ? choices.value.length + (takesOther(kind) && values.other ? 1 : 0) : MAX_CHOICES, rows.ok ? rows.value.length : 1)];
  if (!choices.ok || !rows.ok || !when.ok || problems.length > 0) return { ok: false, problems };
  const limits = kind === 'scale' ? { min: values.min ?? 1, max: values.max ?? 5 } : { min: kind === 'number' ? values.min : null, max: kind === 'matrix' || kind === 'date' || kind === 'place' || kind === 'single' ? null : values.max };
  return ok({
    id, kind, title: worded(before?.title ?? null, wordingIn(values, 'title')), help: optional(before?.help ?? null, values, 'help'), required: values.required, noAnswer: values.noAnswer, choices: choices.value,
    ...(takesOther(kind) && values.other ? { other: true } : {}), rows: rows.value, ...limits,
    low: kind === 'scale' ? optional(before?.low ?? null, values, 'low') : null, high: kind === 'scale' ? optional(before?.high ?? null, values, 'high') : null, when: when.value,
  });
}

export const takesChoices = (kind: Kind): boolean => kind === 'single' || kind === 'multiple' || kind === 'matrix' || kind === 'ranking';

/** Where an answer of one's own can be offered. */
export const takesOther = (kind: Kind): boolean => kind === 'single' || kind === 'multiple';

function boundsProblems({ kind, min, max }: QuestionValues, choices: number, rows: number): Problem[] {
  if (takesChoices(kind) && choices < 2) return [{ code: 'required', field: 'choices' }];
  if (kind === 'matrix' && rows < 1) return [{ code: 'required', field: 'rows' }];
  if ((kind === 'multiple' || kind === 'ranking') && max !== null && (max < 1 || max > choices)) return [{ code: 'out_of_range', field: 'max', params: { min: 1, max: choices } }];
  if (kind === 'scale' && ((max ?? 5) <= (min ?? 1) || (max ?? 5) - (min ?? 1) >= MAX_STEPS)) return [{ code: 'out_of_range', field: 'max', params: { min: (min ?? 1) + 1, max: (min ?? 1) + MAX_STEPS - 1 } }];
  if (kind === 'number' && min !== null && max !== null && max < min) return [{ code: 'out_of_range', field: 'max', params: { min } }];
  return kind === 'text' && max !== null && (max < 10 || max > MAX_TEXT) ? [{ code: 'out_of_range', field: 'max', params: { min: 10, max: MAX_TEXT } }] : [];
}

/** A section's own properties as the form says. */
export function sectionFrom(values: SectionValues, before: Section | null, id: string, earlier: readonly Question[]): Result<Section> {
  const when = conditionIn(values, earlier);
  if (!when.ok) return when;
  return ok({ id, title: worded(before?.title ?? null, wordingIn(values, 'title')), text: optional(before?.text ?? null, values, 'text'), when: when.value, questions: before?.questions ?? [] });
}
