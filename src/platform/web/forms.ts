import { z } from 'zod';
import { isDay } from '../../kernel/dates.ts';
import type { FormState, Problem, ProblemCode } from '../../kernel/problem.ts';
import { PROBLEM_STATUS } from '../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../kernel/text.ts';
import type { Ctx } from './env.ts';

/** A form as it arrived: text fields (repeated names as lists) and files. */
export interface RawForm {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly files: Readonly<Record<string, readonly File[]>>;
}

/** Reads a urlencoded or multipart body. Files without a name (nothing chosen) are left out. */
export async function readForm(c: Ctx): Promise<RawForm> {
  const body = await c.req.parseBody({ all: true });
  const values: Record<string, string | string[]> = {};
  const files: Record<string, File[]> = {};
  for (const [name, raw] of Object.entries(body)) {
    const list = Array.isArray(raw) ? raw : [raw];
    const words = list.filter((v): v is string => typeof v === 'string');
    const chosen = list.filter((v): v is File => typeof v !== 'string' && v.name !== '' && v.size > 0);
    if (words.length > 0) values[name] = words.length === 1 ? (words[0] as string) : words;
    if (chosen.length > 0) files[name] = chosen;
  }
  return { values, files };
}

export type Parsed<T> = { readonly ok: true; readonly value: T; readonly form: FormState } | { readonly ok: false; readonly form: FormState };

/** Checks a form against a schema; when it is refused, the state holds everything that was typed. */
export function parseForm<S extends z.ZodType>(schema: S, raw: RawForm): Parsed<z.infer<S>> {
  const parsed = schema.safeParse(raw.values);
  if (parsed.success) return { ok: true, value: parsed.data, form: { values: raw.values, problems: [] } };
  return { ok: false, form: { values: raw.values, problems: problemsOf(parsed.error) } };
}

/** The form again, with the problems a command found. */
export function withProblems(form: FormState, problems: readonly Problem[]): FormState {
  return { values: form.values, problems };
}

export function problemsOf(error: z.ZodError): Problem[] {
  const seen = new Set<string>();
  return error.issues.map(problemOf).filter((p) => {
    const key = p.field ?? '';
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const field = issue.path.length === 0 ? undefined : issue.path.map(String).join('.');
  const base = field === undefined ? {} : { field };
  if (issue.code === 'custom') {
    const { problem, ...params } = (issue.params ?? {}) as { problem?: string } & Record<string, string | number>;
    return { ...base, code: problem !== undefined && problem in PROBLEM_STATUS ? (problem as ProblemCode) : 'invalid_text', params };
  }
  return { ...base, ...standardCode(issue) };
}

function standardCode(issue: z.core.$ZodIssue): { code: ProblemCode; params?: Record<string, string | number> } {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : issue.expected === 'number' || issue.expected === 'int' ? 'not_a_number' : 'invalid_text' };
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too_long' : 'out_of_range', params: { max: Number(issue.maximum) } };
    case 'too_small':
      return { code: issue.origin === 'string' ? 'too_short' : 'out_of_range', params: { min: Number(issue.minimum) } };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'invalid_choice' };
    default:
      return { code: 'invalid_text' };
  }
}

const issue = (problem: ProblemCode, params: Record<string, string | number> = {}) => ({ code: 'custom' as const, params: { problem, ...params } });
const one = z.preprocess((v) => (Array.isArray(v) ? v[0] : (v ?? '')), z.string());

function bounded(clean: (typed: string) => string, min: number, max: number) {
  return one.transform(clean).superRefine((text, context) => {
    const length = lengthOf(text);
    if (length === 0 && min > 0) context.addIssue(issue('required'));
    else if (length < min) context.addIssue(issue('too_short', { min, length }));
    else if (length > max) context.addIssue(issue('too_long', { max, length }));
  });
}

const EMAIL = /^[^\s@<>()[\],;:\\"]{1,64}@[^\s@<>()[\],;:\\"]{1,190}\.[^\s@.<>()[\],;:\\"]{2,63}$/u;

/** Building blocks for `schema.ts`: text is cleaned (kernel/text), empty optional fields become null. */
export const field = {
  /** One line, required. */
  line: (max = 200, min = 1) => bounded(cleanLine, min, max),
  /** Several lines, required. */
  text: (max = 5_000, min = 1) => bounded(cleanText, min, max),
  optionalLine: (max = 200) => bounded(cleanLine, 0, max).transform((v) => (v === '' ? null : v)),
  optionalText: (max = 5_000) => bounded(cleanText, 0, max).transform((v) => (v === '' ? null : v)),
  email: () => bounded((t) => cleanLine(t).toLowerCase(), 1, 254).superRefine((v, c) => { if (v !== '' && !EMAIL.test(v)) c.addIssue(issue('invalid_email')); }),
  optionalEmail: () => bounded((t) => cleanLine(t).toLowerCase(), 0, 254).superRefine((v, c) => { if (v !== '' && !EMAIL.test(v)) c.addIssue(issue('invalid_email')); }).transform((v) => (v === '' ? null : v)),
  day: () => bounded(cleanLine, 1, 10).superRefine((v, c) => { if (v !== '' && !isDay(v)) c.addIssue(issue('not_a_date')); }),
  optionalDay: () => bounded(cleanLine, 0, 10).superRefine((v, c) => { if (v !== '' && !isDay(v)) c.addIssue(issue('not_a_date')); }).transform((v) => (v === '' ? null : v)),
  /** A whole number within bounds. */
  int: (min: number, max: number) => one.transform((v, c) => wholeNumber(cleanLine(v), min, max, c)),
  optionalInt: (min: number, max: number) => one.transform((v, c) => (cleanLine(v) === '' ? null : wholeNumber(cleanLine(v), min, max, c))),
  choice: <const T extends readonly [string, ...string[]]>(values: T) => z.preprocess((v) => (Array.isArray(v) ? v[0] : v === '' ? undefined : v), z.enum(values)),
  optionalChoice: <const T extends readonly [string, ...string[]]>(values: T) => z.preprocess((v) => { const x = Array.isArray(v) ? v[0] : v; return x === '' || x === undefined ? null : x; }, z.enum(values).nullable()),
  checkbox: () => z.preprocess((v) => v !== undefined && v !== '' && v !== '0', z.boolean()),
  id: () => one.superRefine((v, c) => { if (v === '') c.addIssue(issue('required')); else if (!/^[0-9a-f-]{36}$/.test(v)) c.addIssue(issue('invalid_choice')); }),
  optionalId: () => one.superRefine((v, c) => { if (v !== '' && !/^[0-9a-f-]{36}$/.test(v)) c.addIssue(issue('invalid_choice')); }).transform((v) => (v === '' ? null : v)),
  many: <T extends z.ZodType>(item: T) => z.preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v.filter((x) => x !== '') : [v]), z.array(item)),
};

function wholeNumber(typed: string, min: number, max: number, context: z.core.$RefinementCtx): number {
  if (typed === '') context.addIssue(issue('required'));
  else if (!/^-?\d{1,15}$/.test(typed)) context.addIssue(issue('not_a_number'));
  else if (Number(typed) < min || Number(typed) > max) context.addIssue(issue('out_of_range', { min, max }));
  return Number(typed);
}
