import { failed, type Problem } from '../../../kernel/problem.ts';
import { OTHER, type Answer, type Answers, type Choice, type Condition, type Question, type Questionnaire, type Section, type Test } from './schema.ts';

export const questionsOf = (document: Questionnaire): Question[] => document.sections.flatMap((section) => section.questions);

const EMPTY: Questionnaire = { sections: [] };
export const emptyQuestionnaire = (): Questionnaire => EMPTY;

/** Steps of a scale, first to last. */
export const stepsOf = ({ min, max }: Pick<Question, 'min' | 'max'>): number[] => Array.from({ length: (max ?? 5) - (min ?? 1) + 1 }, (_, i) => (min ?? 1) + i);

/** Whether a condition holds. What was not asked or has "no answer" meets nothing but `is_not`. */
export function holdsFor(condition: Condition | null, answers: Answers): boolean {
  if (condition === null) return true;
  return condition.all ? condition.tests.every((test) => testHolds(test, answers[test.question])) : condition.tests.some((test) => testHolds(test, answers[test.question]));
}

function testHolds({ op, value }: Test, answer: Answer | undefined): boolean {
  if (op === 'answered') return answer !== undefined && answer !== null;
  if (op === 'is_not') return !has(answer, value);
  if (op === 'is') return has(answer, value);
  if (typeof answer !== 'number' || typeof value !== 'number') return false;
  return op === 'at_least' ? answer >= value : answer <= value;
}

/** An answer of one's own as it is kept, see {@link Answer}. */
export const ownAnswer = (typed: string): string => `=${typed}`;
/** What was typed as an answer of one's own; null for a key. */
export const typedIn = (chosen: string): string | null => (chosen.startsWith('=') ? chosen.slice(1) : null);
/** The key that an answer counts under. */
export const keyOf = (chosen: string): string => (typedIn(chosen) === null ? chosen : OTHER);

/** A list of choices contains the value; anything else is it. */
function has(answer: Answer | undefined, value: string | number | null): boolean {
  if (answer === undefined || answer === null || value === null) return false;
  if (value === OTHER) return (Array.isArray(answer) ? (answer as readonly string[]) : [String(answer as string | number)]).some((chosen) => keyOf(chosen) === OTHER);
  return Array.isArray(answer) ? answer.includes(value) : answer === value;
}

export interface ShownSection {
  readonly section: Section;
  /** Those of its questions that are asked. */
  readonly questions: readonly Question[];
}

/**
 * What is asked of somebody who has answered so: sections in order, each with the questions whose conditions hold, and the answers to
 * them. Answers to hidden questions are gone, so that they decide nothing further down. A section without any question is a page of text.
 */
export function shownTo(document: Questionnaire, given: Answers): { sections: readonly ShownSection[]; answers: Answers } {
  const answers: Record<string, Answer> = {};
  const sections: ShownSection[] = [];
  for (const section of document.sections) {
    if (!holdsFor(section.when, answers)) continue;
    const questions = section.questions.filter((question) => {
      if (!holdsFor(question.when, answers)) return false;
      const answer = given[question.id];
      if (answer !== undefined) answers[question.id] = answer;
      return true;
    });
    if (questions.length > 0 || section.questions.length === 0) sections.push({ section, questions });
  }
  return { sections, answers };
}

/** A matrix counts as answered when every row is. */
export function isAnswered(question: Question, answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (question.kind !== 'matrix' || answer === null) return true;
  const rows = answer as Readonly<Record<string, string>>;
  return question.rows.every((row) => rows[row.id] !== undefined);
}

/** Questions that must be answered and are not, in their order. */
export const unanswered = (questions: readonly Question[], answers: Answers): Question[] => questions.filter((q) => q.required && !isAnswered(q, answers[q.id]));

/** Why the document cannot be used: a condition names what comes later, is gone, or cannot be compared that way. */
export function documentProblems(document: Questionnaire): Problem[] {
  const known = new Map<string, Question>();
  const problems: Problem[] = [];
  for (const section of document.sections) {
    if (!conditionFits(section.when, known)) problems.push(...failed('condition_order', section.id).problems);
    for (const question of section.questions) {
      if (!conditionFits(question.when, known)) problems.push(...failed('condition_order', question.id).problems);
      known.set(question.id, question);
    }
  }
  return problems;
}

const conditionFits = (condition: Condition | null, known: ReadonlyMap<string, Question>): boolean => condition === null || condition.tests.every((test) => testFits(test, known.get(test.question)));

function testFits({ op, value }: Test, question: Question | undefined): boolean {
  if (question === undefined) return false;
  if (op === 'answered') return true;
  if (op === 'at_least' || op === 'at_most') return typeof value === 'number' && (question.kind === 'scale' || question.kind === 'number');
  if (question.kind === 'single' || question.kind === 'multiple') return question.choices.some((choice) => choice.id === value) || (question.other === true && value === OTHER);
  return (question.kind === 'scale' || question.kind === 'number') && typeof value === 'number';
}

/** The document without its words: what may not change once people answer. */
function structureOf(document: Questionnaire): unknown {
  const ids = (choices: readonly Choice[]) => choices.map((c) => c.id);
  return document.sections.map((s) => ({ id: s.id, when: s.when, questions: s.questions.map(({ id, kind, required, noAnswer, choices, other = false, rows, min, max, when }) => ({ id, kind, required, noAnswer, choices: ids(choices), other, rows: ids(rows), min, max, when })) }));
}

export const sameStructure = (a: Questionnaire, b: Questionnaire): boolean => JSON.stringify(structureOf(a)) === JSON.stringify(structureOf(b));

/** A question or section moved one place up or down within its list. */
export function moved<T extends { readonly id: string }>(list: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const from = list.findIndex((item) => item.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[from], next[to]] = [next[to] as T, next[from] as T];
  return next;
}

/** The document with one section's questions, or its own properties, changed. */
export function withSection(document: Questionnaire, id: string, change: (section: Section) => Section): Questionnaire {
  return { sections: document.sections.map((section) => (section.id === id ? change(section) : section)) };
}

/** A question one place up or down; at a section's edge it goes to the neighbouring section. */
export function movedQuestion(document: Questionnaire, id: string, by: -1 | 1): Questionnaire {
  const at = document.sections.findIndex((s) => s.questions.some((q) => q.id === id));
  const section = document.sections[at];
  if (section === undefined) return document;
  const index = section.questions.findIndex((q) => q.id === id);
  const next = document.sections[at + by];
  const inside = index + by >= 0 && index + by < section.questions.length;
  if (inside) return withSection(document, section.id, (s) => ({ ...s, questions: [...moved(s.questions, id, by)] }));
  if (next === undefined) return document;
  const question = section.questions[index] as Question;
  const without = withSection(document, section.id, (s) => ({ ...s, questions: s.questions.filter((q) => q.id !== id) }));
  return withSection(without, next.id, (s) => ({ ...s, questions: by < 0 ? [...s.questions, question] : [question, ...s.questions] }));
}

/** Without a question and without what was asked because of it; the rest keeps its conditions. */
export function withoutQuestion(document: Questionnaire, id: string): Questionnaire {
  return { sections: document.sections.map((s) => ({ ...s, questions: s.questions.filter((q) => q.id !== id) })) };
}
