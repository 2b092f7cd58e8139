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
  // Most forms have no files: reading their text is several times cheaper than building a FormData.
  if (c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true) return formOf([...new URLSearchParams(await textOf(c))]);
  const body = await c.req.parseBody({ all: true });
  return formOf(Object.entries(body).flatMap(([name, raw]) => (Array.isArray(raw) ? raw : [raw]).map((value): [string, string | File] => [name, value])));
}

/** The body as text; straight from the connection where there is one and its length was declared (and so checked before). An empty one has nothing to wait for. */
async function textOf(c: Ctx): Promise<string> {
  const incoming = c.env?.incoming;
  if (incoming === undefined || !(Number(incoming.headers['content-length']) > 0) || incoming.readableDidRead || incoming.readableEnded) return c.req.text();
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.once('end', () => resolve());
    incoming.once('error', reject);
    incoming.once('aborted', () => reject(new Error('the request was broken off')));
  });
  return Buffer.concat(chunks).toString('utf8');
}

function formOf(entries: readonly (readonly [string, string | File])[]): RawForm {
  const values = new Map<string, string[]>();
  const files = new Map<string, File[]>();
  for (const [name, value] of entries) {
    if (typeof value === 'string') append(values, name, value);
    else if (value.name !== '' && value.size > 0) append(files, name, value);
  }
  return { values: Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? (list[0] as string) : list])), files: Object.fromEntries(files) };
}

function append<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const known = lists.get(name);
  if (known === undefined) lists.set(name, [value]);
  else known.push(value);
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
