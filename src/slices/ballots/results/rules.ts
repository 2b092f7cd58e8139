import { createHash } from 'node:crypto';
import type { Allowance } from '../rules.ts';
import { SMALLEST_GROUP } from '../rules.ts';

/** Sum of dots by option. */
export function tally(allocations: readonly (readonly number[])[], options: number): number[] {
  const totals = Array.from({ length: options }, () => 0);
  for (const dots of allocations) for (let i = 0; i < options; i += 1) totals[i] = (totals[i] as number) + (dots[i] ?? 0);
  return totals;
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * The fewest people who can have left these dots. It is exact: dealing the dots option by option to so many people in turn gives
 * nobody more than the allowance, in total or on one option.
 */
export function fewestVoters(dots: readonly number[], { dotsPerVoter, maxPerOption }: Allowance): number {
  return Math.max(0, Math.ceil(sumOf(dots) / dotsPerVoter), ...dots.map((n) => Math.ceil(n / maxPerOption)));
}

export type Doubt =
  /** More dots than the people present can have. */
  | { readonly kind: 'too_many_dots'; readonly dots: number; readonly possible: number }
  /** More on one option than the people present can have put there. */
  | { readonly kind: 'too_many_on_option'; readonly option: number; readonly dots: number; readonly possible: number }
  /** Not everybody used all dots, because the total does not divide. */
  | { readonly kind: 'not_all_used'; readonly unused: number; readonly voters: number };

/** What cannot be true, or is certain though nobody said it, about dots that were counted without ballots. `index` counts options from 0. */
export function doubtsAbout(dots: readonly number[], persons: number | null, allowance: Allowance): Doubt[] {
  const total = sumOf(dots);
  const doubts: Doubt[] = [];
  if (persons !== null) {
    const possible = persons * allowance.dotsPerVoter;
    if (total > possible) doubts.push({ kind: 'too_many_dots', dots: total, possible });
    dots.forEach((n, option) => {
      if (n > persons * allowance.maxPerOption) doubts.push({ kind: 'too_many_on_option', option, dots: n, possible: persons * allowance.maxPerOption });
    });
    return doubts;
  }
  const voters = fewestVoters(dots, allowance);
  const unused = voters * allowance.dotsPerVoter - total;
  return unused > 0 ? [{ kind: 'not_all_used', unused, voters }] : [];
}

export type Place = 'in' | 'out' | 'tied';

export interface Standing {
  /** Index of the option, counted from 0. */
  readonly option: number;
  readonly dots: number;
  /** 1, 2, 2, 4: equal dots share a rank. */
  readonly rank: number;
  /** Above or below the cut; `tied`: at the cut with equal dots, not decided yet. Null without a cut. */
  readonly place: Place | null;
}

/**
 * The order and the cut. Options without dots are never above it. When more options have the dots of the last place than places are
 * left, they are tied until people have decided (`chosen`: indices of those that are in; they come before those they were equal with,
 * so that a line after the last one that is in never runs above one).
 */
export function standingsOf(dots: readonly number[], top: number | null, chosen: readonly number[] | null): Standing[] {
  const decidedFor = (option: number): number => (chosen?.includes(option) === true ? 1 : 0);
  const order = dots.map((n, option) => ({ option, dots: n })).toSorted((a, b) => b.dots - a.dots || decidedFor(b.option) - decidedFor(a.option) || a.option - b.option);
  const rankOf = (n: number): number => 1 + dots.filter((other) => other > n).length;
  const tied = top === null ? [] : tiedAtCut(dots, top).tied;
  return order.map(({ option, dots: n }) => {
    const rank = rankOf(n);
    if (top === null) return { option, dots: n, rank, place: null };
    if (tied.includes(option)) return { option, dots: n, rank, place: chosen === null ? 'tied' : chosen.includes(option) ? 'in' : 'out' };
    return { option, dots: n, rank, place: n > 0 && rank <= top ? 'in' : 'out' };
  });
}

/** Options that share the last place with equal dots, and how many of them there is room for; none when the cut is clear. */
export function tiedAtCut(dots: readonly number[], top: number): { readonly tied: readonly number[]; readonly places: number } {
  const last = dots.toSorted((a, b) => b - a)[top - 1] ?? 0;
  if (last === 0) return { tied: [], places: 0 };
  const above = dots.filter((n) => n > last).length;
  const equal = dots.flatMap((n, i) => (n === last ? [i] : []));
  return above + equal.length > top ? { tied: equal, places: top - above } : { tied: [], places: 0 };
}

/** Dots of the last place that is in, for the line in the chart; null without a cut or when everything is in. */
export function cutOf(dots: readonly number[], top: number | null): number | null {
  if (top === null) return null;
  const ordered = dots.toSorted((a, b) => b - a);
  const last = ordered[top - 1] ?? 0;
  return last > 0 && ordered.length > top ? last : null;
}

export interface Channel {
  readonly kind: 'online' | 'paper' | 'board' | 'merged';
  /** Ballots, or boards for `board`. */
  readonly count: number;
  /** People who took part; null: unknown. */
  readonly persons: number | null;
  readonly dots: readonly number[];
}

/**
 * Channels with fewer than five people go together with the next smallest: one person's dots must not stand alone. Ballots go together
 * with other ballots first: the dots of boards are published board by board, and whoever takes them away again would hold the few.
 */
export function mergeSmall(channels: readonly Channel[], allowance: Allowance): Channel[] {
  const sizeOf = (c: Channel): number => c.persons ?? fewestVoters(c.dots, allowance);
  const isBoard = (c: Channel): number => (c.kind === 'board' ? 1 : 0);
  let list = channels.filter((c) => c.count > 0);
  for (;;) {
    const first = list.filter((c) => sizeOf(c) < SMALLEST_GROUP).toSorted((a, b) => isBoard(a) - isBoard(b) || sizeOf(a) - sizeOf(b))[0];
    const second = list.filter((c) => c !== first).toSorted((a, b) => isBoard(a) - isBoard(b) || sizeOf(a) - sizeOf(b))[0];
    if (first === undefined || second === undefined) return list;
    list = [...list.filter((c) => c !== first && c !== second), mergeTwo(first, second)];
  }
}

function mergeTwo(a: Channel, b: Channel): Channel {
  const persons = a.persons === null || b.persons === null ? null : a.persons + b.persons;
  return { kind: 'merged', count: a.count + b.count, persons, dots: tally([a.dots, b.dots], a.dots.length) };
}

export interface Reconciled {
  readonly handedOut: number | null;
  readonly used: number;
  /** Null when the number of people is unknown; negative is impossible and is a doubt. */
  readonly unused: number | null;
}

/** Dots handed out, used and unused. */
export function reconcile(dots: readonly number[], persons: number | null, { dotsPerVoter }: Allowance): Reconciled {
  const used = sumOf(dots);
  const handedOut = persons === null ? null : persons * dotsPerVoter;
  return { handedOut, used, unused: handedOut === null ? null : handedOut - used };
}

/** The published lists as the bytes that digests are made of: comma, CRLF, plain ASCII. */
export interface Lists {
  readonly allocations: string;
  readonly receipts: string;
  readonly boards: string;
  readonly totals: string;
}

export interface Counted {
  readonly options: readonly number[];
  readonly allocations: readonly (readonly number[])[];
  readonly receipts: readonly string[];
  readonly boards: readonly { readonly place: string; readonly persons: number | null; readonly dots: readonly number[] }[];
}

/** Each list is sorted by its own content, so that its order tells nothing. Options are columns, headed by their number. */
export function listsOf({ options, allocations, receipts, boards }: Counted): Lists {
  const columns = options.map(String);
  const totals = tally([...allocations, ...boards.map((b) => b.dots)], options.length);
  return {
    allocations: lines([columns, ...allocations.toSorted(byContent).map((dots) => dots.map(String))]),
    receipts: lines([['receipt'], ...receipts.toSorted().map((r) => [r])]),
    boards: lines([['board', 'persons', ...columns], ...boards.map((b, i) => [String(i + 1), b.persons === null ? '' : String(b.persons), ...b.dots.map(String)])]),
    totals: lines([['option', 'dots'], ...totals.map((n, i) => [columns[i] as string, String(n)])]),
  };
}

/** Most dots on the first option first, then on the second … */
export function byContent(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at === -1 ? 0 : (b[at] as number) - (a[at] as number);
}

const lines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\r\n`).join('');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const LIST_NAMES = ['allocations', 'receipts', 'boards', 'totals'] as const satisfies readonly (keyof Lists)[];
export type ListName = (typeof LIST_NAMES)[number];

export const listDigests = (lists: Lists): Record<ListName, string> => ({ allocations: sha256(lists.allocations), receipts: sha256(lists.receipts), boards: sha256(lists.boards), totals: sha256(lists.totals) });

/** One digest for the whole result: of the four digests, each on a line of its own, as `sha256sum` prints them without names. */
export const digestOf = (digests: Readonly<Record<ListName, string>>): string => sha256(LIST_NAMES.map((name) => `${digests[name]}\n`).join(''));
