import { z } from 'zod';
import { isDay } from '../../../kernel/dates.ts';
import type { FormState, Problem } from '../../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../../kernel/text.ts';
import { field } from '../../../platform/web/forms.ts';
import { keyOf, ownAnswer, stepsOf, typedIn } from '../questionnaire/rules.ts';
import { MAX_OTHER, MAX_TEXT, OTHER, type Answer, type Answers, type Question } from '../questionnaire/schema.ts';

/** How answers arrive. */
export const CHANNELS = ['link', 'open', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Stands for "no answer" where one of several is chosen. */
export const NONE = '-';
export const MAX_NUMBER = 1_000_000_000;

export const BeginForm = z.object({ token: field.line(36, 36) });
export const ResumeForm = z.object({ code: field.line(60) });
export const SectionForm = z.object({ go: field.choice(['next', 'back', 'save']), version: field.int(1, 1_000_000) });
export const SendForm = z.object({ version: field.int(1, 1_000_000) });

export const fieldOf = (question: Pick<Question, 'id'>, part?: string): string => (part === undefined ? `q_${question.id}` : `q_${question.id}_${part}`);
/** Beside questions whose answer is typed or put together: a box for "no answer". */
export const noneFieldOf = (question: Pick<Question, 'id'>): string => fieldOf(question, 'none');

/** The line beside "Other". */
export const otherFieldOf = (question: Pick<Question, 'id'>): string => fieldOf(question, OTHER);

type Values = FormState['values'];
type Read = { readonly answer?: Answer; readonly problems?: readonly Problem[] };

const one = (values: Values, name: string): string => {
  const value = values[name];
  return cleanLine(typeof value === 'string' ? value : (value?.[0] ?? ''));
};
const many = (values: Values, name: string): readonly string[] => {
  const value = values[name] ?? [];
  return (typeof value === 'string' ? [value] : value).filter((v) => v !== '');
};
const wrong = (code: Problem['code'], name: string, params?: Problem['params']): Read => ({ problems: [{ code, field: name, ...(params === undefined ? {} : { params }) }] });

/** What a form says to some questions. Answers that cannot be are problems; questions without an answer are absent. */
export function readAnswers(questions: readonly Question[], values: Values, places: ReadonlySet<string>): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const answers: Record<string, Answer> = {};
  const problems: Problem[] = [];
  for (const question of questions) {
    const read = readOne(question, values, places);
    if (read.answer !== undefined) answers[question.id] = read.answer;
    problems.push(...(read.problems ?? []));
  }
  return { answers, problems };
}

function readOne(question: Question, values: Values, places: ReadonlySet<string>): Read {
  const name = fieldOf(question);
  const refusesToSay = question.noAnswer && (one(values, name) === NONE || one(values, noneFieldOf(question)) !== '');
  switch (question.kind) {
    case 'single':
      return refusesToSay && typedBeside(question, values) === '' ? { answer: null } : readSingle(question, values, places);
    case 'place':
    case 'scale':
      return refusesToSay ? { answer: null } : readChoice(question, one(values, name), name, places);
    case 'multiple':
      return readMany(question, values, refusesToSay);
    case 'matrix':
      return readMatrix(question, values);
    case 'ranking':
      return readRanking(question, values, refusesToSay);
    case 'number':
      return readNumber(question, one(values, name), refusesToSay, name);
    case 'date':
      return readTyped(one(values, name), refusesToSay, (typed) => (isDay(typed) ? { answer: typed } : wrong('not_a_date', name)));
    case 'text':
      return readText(question, values, refusesToSay, name);
  }
}

function readChoice(question: Question, chosen: string, name: string, places: ReadonlySet<string>): Read {
  if (chosen === '') return {};
  if (question.kind === 'scale') return stepsOf(question).includes(Number(chosen)) ? { answer: Number(chosen) } : wrong('invalid_choice', name);
  const offered = question.kind === 'place' ? places.has(chosen) : question.choices.some((c) => c.id === chosen);
  return offered ? { answer: chosen } : wrong('invalid_choice', name);
}

/** What stands on the line beside "Other"; nothing where none is offered. */
const typedBeside = (question: Question, values: Values): string => (question.other === true ? one(values, otherFieldOf(question)) : '');
const tooLong = (question: Question, typed: string): Read | null => (lengthOf(typed) > MAX_OTHER ? wrong('too_long', otherFieldOf(question), { max: MAX_OTHER, length: lengthOf(typed) }) : null);

/** Whoever types an answer has chosen it, also without a dot before it; beside another answer it is one too many. */
function readSingle(question: Question, values: Values, places: ReadonlySet<string>): Read {
  const [name, typed] = [fieldOf(question), typedBeside(question, values)];
  const chosen = one(values, name);
  if (question.other !== true || (chosen !== OTHER && typed === '')) return readChoice(question, chosen, name, places);
  if (chosen !== OTHER && chosen !== '') return wrong('too_many_choices', otherFieldOf(question), { max: 1 });
  return tooLong(question, typed) ?? { answer: ownAnswer(typed) };
}

function readMany(question: Question, values: Values, refusesToSay: boolean): Read {
  const [name, typed] = [fieldOf(question), typedBeside(question, values)];
  const chosen = many(values, name);
  const picked = question.choices.filter((c) => chosen.includes(c.id)).map((c) => c.id);
  const own = question.other === true && (chosen.includes(OTHER) || typed !== '');
  if (chosen.some((key) => key !== NONE && !(own && key === OTHER) && !picked.includes(key))) return wrong('invalid_choice', name);
  const answer = own ? [...picked, ownAnswer(typed)] : picked;
  if (answer.length === 0) return refusesToSay || (question.noAnswer && chosen.includes(NONE)) ? { answer: null } : {};
  if (question.max !== null && answer.length > question.max) return wrong('too_many_choices', name, { max: question.max });
  return tooLong(question, typed) ?? { answer };
}

function readMatrix(question: Question, values: Values): Read {
  const rows: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const row of question.rows) {
    const name = fieldOf(question, row.id);
    const chosen = one(values, name);
    if (chosen === '') continue;
    if (question.choices.some((c) => c.id === chosen) || (question.noAnswer && chosen === NONE)) rows[row.id] = chosen;
    else problems.push({ code: 'invalid_choice', field: name });
  }
  return { ...(Object.keys(rows).length === 0 ? {} : { answer: rows }), problems };
}

/** Places 1, 2, 3 … each once; not every choice needs one. */
function readRanking(question: Question, values: Values, refusesToSay: boolean): Read {
  const placed = question.choices.map((c) => ({ id: c.id, place: one(values, fieldOf(question, c.id)) })).filter((c) => c.place !== '');
  if (placed.length === 0) return refusesToSay ? { answer: null } : {};
  const first = fieldOf(question, placed[0]?.id ?? '');
  const order = [...placed].sort((a, b) => Number(a.place) - Number(b.place));
  if (order.some((c, i) => c.place !== String(i + 1))) return wrong('rank_twice', first);
  if (question.max !== null && order.length > question.max) return wrong('too_many_choices', first, { max: question.max });
  return { answer: order.map((c) => c.id) };
}

function readTyped(typed: string, refusesToSay: boolean, read: (typed: string) => Read): Read {
  return typed === '' ? (refusesToSay ? { answer: null } : {}) : read(typed);
}

function readNumber({ min, max }: Question, typed: string, refusesToSay: boolean, name: string): Read {
  const [low, high] = [min ?? -MAX_NUMBER, max ?? MAX_NUMBER];
  return readTyped(typed, refusesToSay, (text) => {
    if (!/^-?\d{1,10}$/.test(text)) return wrong('not_a_number', name);
    const value = Number(text);
    return value < low || value > high ? wrong('out_of_range', name, { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) }) : { answer: value };
  });
}

function readText(question: Question, values: Values, refusesToSay: boolean, name: string): Read {
  const value = values[name];
  const text = cleanText(typeof value === 'string' ? value : (value?.[0] ?? ''));
  const max = question.max ?? MAX_TEXT;
  if (text === '') return refusesToSay ? { answer: null } : {};
  return lengthOf(text) > max ? wrong('too_long', name, { max, length: lengthOf(text) }) : { answer: text };
}

/** The other way: stored answers as a form's values. */
export function valuesOf(questions: readonly Question[], answers: Answers): Values {
  const values: Record<string, string | readonly string[]> = {};
  for (const question of questions) {
    const answer = answers[question.id];
    if (answer === undefined) continue;
    if (answer === null) Object.assign(values, noneValue(question));
    else if (question.kind === 'matrix') for (const [row, key] of Object.entries(answer as Record<string, string>)) values[fieldOf(question, row)] = key;
    else if (question.kind === 'ranking') (answer as readonly string[]).forEach((key, i) => { values[fieldOf(question, key)] = String(i + 1); });
    else if (question.other === true) Object.assign(values, chosenValues(question, answer as string | readonly string[]));
    else values[fieldOf(question)] = Array.isArray(answer) ? (answer as string[]) : String(answer as string | number);
  }
  return values;
}

/** Keys as they are, an answer of one's own as its key and the line beside it. */
function chosenValues(question: Question, answer: string | readonly string[]): Values {
  const list = typeof answer === 'string' ? [answer] : answer;
  const typed = list.map(typedIn).find((text) => text !== null) ?? '';
  const keys = list.map(keyOf);
  return { [fieldOf(question)]: typeof answer === 'string' ? (keys[0] ?? '') : keys, ...(typed === '' ? {} : { [otherFieldOf(question)]: typed }) };
}

const noneValue = (question: Question): Values => (['single', 'place', 'scale', 'multiple'].includes(question.kind) ? { [fieldOf(question)]: NONE } : { [noneFieldOf(question)]: 'on' });

/** Field names of problems with the words their readers know them by. */
export function labelsOf(questions: readonly Question[], titleOf: (question: Question) => string, choiceOf: (choice: Question['choices'][number]) => string, other: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const question of questions) {
    const title = titleOf(question);
    labels[fieldOf(question)] = title;
    if (question.other === true) labels[otherFieldOf(question)] = `${title} – ${other}`;
    for (const part of question.kind === 'matrix' ? question.rows : question.kind === 'ranking' ? question.choices : []) labels[fieldOf(question, part.id)] = `${title} – ${choiceOf(part)}`;
  }
  return labels;
}

/** The fields that a question which must be answered still waits for: of a matrix each row without an answer. */
export function missingFieldsOf(question: Question, answer: Answer | undefined): string[] {
  if (question.kind !== 'matrix') return [firstFieldOf(question)];
  const rows = (answer ?? {}) as Readonly<Record<string, string>>;
  return question.rows.filter((row) => rows[row.id] === undefined).map((row) => fieldOf(question, row.id));
}

/** Where the summary of problems leads for a question that must be answered: its first field. */
export function firstFieldOf(question: Question): string {
  if (question.kind === 'matrix') return fieldOf(question, question.rows[0]?.id ?? '');
  return question.kind === 'ranking' ? fieldOf(question, question.choices[0]?.id ?? '') : fieldOf(question);
}
