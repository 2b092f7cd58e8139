import { MOST_PEOPLE, type Mark } from './schema.ts';

/** What a line of the minutes says. */
export type Line =
  | { readonly kind: 'topic'; readonly title: string }
  | { readonly kind: 'statement'; readonly text: string; readonly mark: Mark | null; readonly count: number | null; readonly numbers: readonly number[] };

/**
 * A line as scribes type it: `* Wohnen` begins a topic; `= …` is consensus, `! …` dissent, `+12 …` support by twelve (the number may
 * follow each sign); `#34` anywhere names contribution 34 and is left out of the text at its end. Everything else is the text. A sign with nothing behind it is text, too.
 */
export function readLine(line: string): Line {
  const topic = /^\*\s*(\S.*)$/u.exec(line);
  if (topic !== null) return { kind: 'topic', title: topic[1] as string };
  const numbers = [...line.matchAll(/(?<=^|\s)#([1-9]\d{0,6})(?=$|[\s.,;:!?)])/gu)].map((m) => Number(m[1]));
  const plain = line.replace(/(?:(?:^|\s+)#[1-9]\d{0,6})+$/u, '').trim();
  const sign = /^([=!+])(\d{0,6})\s+(\S.*)$/u.exec(plain);
  const marks = { '=': 'consensus', '!': 'dissent', '+': 'support' } as const;
  if (sign === null || Number(sign[2]) > MOST_PEOPLE) return { kind: 'statement', text: plain === '' ? line : plain, mark: null, count: null, numbers: plain === '' ? [] : [...new Set(numbers)] };
  return { kind: 'statement', text: sign[3] as string, mark: marks[sign[1] as '=' | '!' | '+'], count: sign[2] === '' ? null : Number(sign[2]), numbers: [...new Set(numbers)] };
}

export interface RoleChange {
  readonly role: string;
  readonly was: number | null;
  readonly now: number | null;
}

/** What somebody changed on the form, so that two who count at once touch only what each of them counted. */
export const changedRoles = (roles: readonly RoleChange[]): readonly RoleChange[] => roles.filter((r) => (r.was ?? 0) !== (r.now ?? 0));

/** Long texts in lists and names of records. */
export function shortened(text: string, most = 120): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}

/** Numbers of contributions in a field of their own, with or without `#`; at most fifty. */
export const numbersTyped = (text: string): readonly number[] => [...new Set([...text.matchAll(/\d{1,7}/gu)].map((m) => Number(m[0])).filter((n) => n > 0))].slice(0, 50);
