import { z } from 'zod';

/** What a question asks for. */
export const KINDS = ['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'date', 'text', 'place'] as const;
export type Kind = (typeof KINDS)[number];

export const OPERATORS = ['is', 'is_not', 'at_least', 'at_most', 'answered'] as const;
export type Operator = (typeof OPERATORS)[number];

export const MAX_SECTIONS = 30;
export const MAX_QUESTIONS = 150;
export const MAX_CHOICES = 40;
export const MAX_TEXT = 4_000;
/** A scale with more steps cannot be read on a telephone. */
export const MAX_STEPS = 11;

/** Names a question, a choice or a section inside its survey; part of form fields and of exports. */
const key = z.string().regex(/^[a-z][a-z0-9]{0,15}$/);

const localized = z.object({
  source: z.string(),
  version: z.number().int(),
  texts: z.record(z.string(), z.object({ text: z.string(), of: z.number().int(), by: z.enum(['source', 'human', 'machine', 'reviewed']) })),
});

const Choice = z.object({ id: key.refine((id) => id !== 'other'), text: localized });
export type Choice = z.infer<typeof Choice>;

const Test = z.object({ question: key, op: z.enum(OPERATORS), value: z.union([z.string().max(16), z.number()]).nullable() });
export type Test = z.infer<typeof Test>;

/** When something is shown: all of the tests hold, or any of them. */
const Condition = z.object({ all: z.boolean(), tests: z.array(Test).min(1).max(3) });
export type Condition = z.infer<typeof Condition>;

const Question = z.object({
  id: key,
  kind: z.enum(KINDS),
  title: localized,
  help: localized.nullable(),
  required: z.boolean(),
  /** Offers "no answer" as an answer. */
  noAnswer: z.boolean(),
  /** What one chooses from: of single, multiple, ranking, and the columns of a matrix. */
  choices: z.array(Choice).max(MAX_CHOICES),
  /** Of single and multiple: offers "Other: ___" with a line to type in. */
  other: z.boolean().optional(),
  /** What a matrix asks about. */
  rows: z.array(Choice).max(MAX_CHOICES),
  /** First and last step of a scale, bounds of a number. */
  min: z.number().int().nullable(),
  /** As above; of multiple and ranking: how many at most; of text: how long. */
  max: z.number().int().nullable(),
  /** What the first and the last step of a scale mean. */
  low: localized.nullable(),
  high: localized.nullable(),
  when: Condition.nullable(),
});
export type Question = z.infer<typeof Question>;

const Section = z.object({ id: key, title: localized, text: localized.nullable(), when: Condition.nullable(), questions: z.array(Question) });
export type Section = z.infer<typeof Section>;

/** A questionnaire: sections are pages, in their order. Read from the database it is checked again. */
export const Questionnaire = z.object({ sections: z.array(Section).max(MAX_SECTIONS) }).refine((d) => d.sections.reduce((n, s) => n + s.questions.length, 0) <= MAX_QUESTIONS);
export type Questionnaire = z.infer<typeof Questionnaire>;

/**
 * An answer by kind: single and place a key; multiple and ranking a list of keys (ranking: the first is the most important); scale and number a
 * number; matrix a key by row; date a day; text itself. Null is the answer "no answer". An answer of one's own stands as `=` and what was typed
 * (maybe nothing) where a key would: no key begins so.
 */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>> | null;
export type Answers = Readonly<Record<string, Answer>>;

/** Key of "Other: ___" in forms, counts and conditions; what was typed is beside it. */
export const OTHER = 'other';
export const MAX_OTHER = 200;

/** Kind `place`: somewhere outside the region. */
export const ELSEWHERE = 'elsewhere';
