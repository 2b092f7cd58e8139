import { groupsOf, placeInTime } from '../rules.ts';
import type { ShownValue } from '../register/queries.ts';
import type { Unit } from '../schema.ts';

/** Territories that are compared with one another, and lines in one picture. */
export const MOST_TERRITORIES = 6;
export const MOST_LINES = 6;
/** In an address: all groups together. */
export const ALL = 'all';
/** How the values of a map are put into classes. */
export const CLASSINGS = ['quantile', 'equal', 'natural'] as const;
export type Classing = (typeof CLASSINGS)[number];
/** Shades that can be told apart on paper and by everybody. */
export const CLASSES = 4;

export interface Place {
  readonly key: string;
  readonly name: string;
}

/** What the address of the page asks for. */
export interface Asked {
  readonly territories: readonly string[];
  readonly groups: readonly string[];
  readonly period: string;
  readonly classes: string;
}

/** What is shown of it. */
export interface Choice {
  readonly areas: readonly string[];
  readonly groups: readonly string[];
  readonly classes: Classing;
  /** More territories or groups were asked for than fit. */
  readonly tooMany: boolean;
  /** Something was asked for that has no values here. */
  readonly unknown: boolean;
}

/** Territories: a region comes before the Land that it lies in and before its parts. */
export function areasAsked(asked: readonly string[], there: readonly Place[]): { readonly areas: readonly string[]; readonly tooMany: boolean; readonly unknown: boolean } {
  const wanted = [...new Set(asked.filter((key) => key !== ''))];
  const known = wanted.filter((key) => there.some((a) => a.key === key));
  const first = there.find((a) => a.key.length === 5)?.key ?? there[0]?.key;
  const areas = known.length > 0 ? known.slice(0, MOST_TERRITORIES) : first === undefined ? [] : [first];
  return { areas, tooMany: known.length > MOST_TERRITORIES, unknown: known.length < wanted.length };
}

/** Groups: all together where that is known, else those with most values. */
export function choiceOf(asked: Asked, values: readonly ShownValue[], { areas, tooMany, unknown }: ReturnType<typeof areasAsked>): Choice {
  const counts = groupCounts(values.filter((v) => areas.includes(v.area)));
  const wanted = [...new Set(asked.groups.filter((key) => key !== '').map((key) => (key === ALL ? '' : key)))];
  const known = wanted.filter((key) => counts.has(key));
  const usual = counts.has('') ? [''] : [...counts].sort(([, a], [, b]) => b - a).slice(0, areas.length > 1 ? 1 : 3).map(([key]) => key);
  const groups = known.length > 0 ? known.slice(0, MOST_LINES) : usual;
  return { areas, groups, classes: CLASSINGS.find((c) => c === asked.classes) ?? 'quantile', tooMany: tooMany || known.length > MOST_LINES, unknown: unknown || known.length < wanted.length };
}

/** How many values each group has. */
export function groupCounts(values: readonly ShownValue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { groups } of values) counts.set(groups, (counts.get(groups) ?? 0) + 1);
  return counts;
}

/** One line of the picture: a territory, a group and a way of counting. */
export interface Series {
  readonly area: string;
  readonly areaName: string;
  readonly groups: string;
  readonly method: string;
  /** In order of time, without periods that have no value. */
  readonly values: readonly (ShownValue & { readonly value: number })[];
}

/** The lines of a choice in the order of choosing, six at most, and whether there are more. */
export function seriesOf(values: readonly ShownValue[], { areas, groups }: Pick<Choice, 'areas' | 'groups'>): { readonly series: readonly Series[]; readonly more: boolean } {
  const of = Map.groupBy(values.filter((v) => areas.includes(v.area) && groups.includes(v.groups)), (v) => `${areas.indexOf(v.area)} ${groups.indexOf(v.groups)} ${v.method}`);
  const all = [...of.entries()].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, one]) => {
    const [{ area, areaName, groups: group, method }] = one as [ShownValue];
    return { area, areaName, groups: group, method, values: one.filter((v) => v.value !== null).sort((a, b) => placeInTime(a.period) - placeInTime(b.period)) as (ShownValue & { value: number })[] };
  });
  return { series: all.slice(0, MOST_LINES), more: all.length > MOST_LINES };
}

const DIGITS: Readonly<Record<Unit, number>> = { percent: 1, per_1000: 1, square_metres: 1, years: 1, months: 1, ratio: 2, count: 0, euro: 0 };

/** Digits behind the mark that a reader can use: the same for all values of an indicator, more for what would else be zero. */
export const digitsFor = (value: number, unit: Unit): number => (value !== 0 && Math.abs(value) < 10 ** -DIGITS[unit] ? DIGITS[unit] + 1 : DIGITS[unit]);
export const rounded = (value: number, unit: Unit): number => Number(value.toFixed(digitsFor(value, unit)));

/** Where a line went, as it is printed. */
export function courseOf({ values }: Pick<Series, 'values'>, unit: Unit): 'rose' | 'fell' | 'same' | 'one' | 'none' {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  if (first === last) return 'one';
  const [from, to] = [rounded(first.value, unit), rounded(last.value, unit)];
  return from === to ? 'same' : from < to ? 'rose' : 'fell';
}

/** One point in time in the municipalities, the highest first. */
export interface Snapshot {
  readonly period: string;
  /** Points in time that can be chosen, the newest first. */
  readonly periods: readonly string[];
  readonly groups: string;
  readonly values: readonly (ShownValue & { readonly value: number })[];
  /** The same of the region that they lie in. */
  readonly region: (ShownValue & { readonly value: number }) | null;
}

/** Less than this is no map. */
const FEWEST = 2;

/** What a map shows: the asked point in time, else the newest; of two ways of counting the one that more places have. Null where too few places have values. */
export function snapshotOf(values: readonly ShownValue[], places: ReadonlySet<string>, region: string | null, { groups: [groups = ''] }: Pick<Choice, 'groups'>, asked: string): Snapshot | null {
  const known = values.filter((v) => v.value !== null && v.groups === groups) as (ShownValue & { value: number })[];
  const inside = known.filter((v) => places.has(v.area));
  const periods = [...Map.groupBy(inside, (v) => v.period)].filter(([, of]) => new Set(of.map((v) => v.area)).size >= FEWEST).map(([p]) => p).sort((a, b) => placeInTime(b) - placeInTime(a));
  const period = periods.find((p) => p === asked) ?? periods[0];
  if (period === undefined) return null;
  const [method, shown] = [...Map.groupBy(inside.filter((v) => v.period === period), (v) => v.method)].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  return { period, periods, groups, values: shown.sort((a, b) => b.value - a.value || (a.area < b.area ? -1 : 1)), region: known.find((v) => v.area === region && v.period === period && v.method === method) ?? null };
}

interface Range {
  readonly period: string;
  readonly high: Series['values'][number];
  readonly low: Series['values'][number];
}

/** Highest and lowest line in the newest period that all lines of one way of counting have; null where there is none or only one line. */
export function widest(series: readonly Series[]): Range | null {
  const ranges = [...Map.groupBy(series, (s) => s.method).values()].map(rangeOf).filter((r) => r !== null);
  return ranges.sort((a, b) => placeInTime(b.period) - placeInTime(a.period))[0] ?? null;
}

function rangeOf(series: readonly Series[]): Range | null {
  if (series.length < 2) return null;
  const period = (series[0]?.values ?? []).map((v) => v.period).findLast((p) => series.every((s) => s.values.some((v) => v.period === p)));
  if (period === undefined) return null;
  const at = series.flatMap((s) => s.values.filter((v) => v.period === period)).sort((a, b) => b.value - a.value);
  const [high, low] = [at[0], at.at(-1)];
  return high === undefined || low === undefined || high.value === low.value ? null : { period, high, low };
}

export interface Ratio {
  readonly value: ShownValue & { readonly value: number };
  readonly other: number;
  readonly ratio: number;
}

/** The newest value of each group of a choice beside that of the comparison group in the same territory, period and way of counting. */
export function ratiosOf(values: readonly ShownValue[], { areas }: Pick<Choice, 'areas'>, comparison: string): readonly Ratio[] {
  const compared = groupsOf(comparison);
  if (compared.size === 0) return [];
  const at = new Map(values.map((v) => [`${v.area} ${v.period} ${v.method} ${v.groups}`, v.value]));
  const newest = new Map<string, Ratio>();
  for (const v of values) {
    const own = groupsOf(v.groups);
    if (v.value === null || !areas.includes(v.area) || ![...compared].every(([name, value]) => own.has(name) && own.get(name) !== value)) continue;
    const key = [...new Map([...own, ...compared])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`).join(';');
    const other = at.get(`${v.area} ${v.period} ${v.method} ${key}`) ?? null;
    const before = newest.get(`${v.area} ${v.groups}`);
    if (other === null || other === 0 || (before !== undefined && placeInTime(before.value.period) > placeInTime(v.period))) continue;
    newest.set(`${v.area} ${v.groups}`, { value: { ...v, value: v.value }, other, ratio: v.value / other });
  }
  return [...newest.values()];
}

/** Upper ends of classes, ascending; two classes never end alike, so there may be fewer than asked for. */
export function classEnds(values: readonly number[], classing: Classing, count = CLASSES): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const inner = classing === 'natural' ? naturalEnds(sorted, count) : Array.from({ length: count - 1 }, (_, i) => (classing === 'equal' ? least + ((most - least) * (i + 1)) / count : (sorted[Math.ceil(((i + 1) * sorted.length) / count) - 1] as number)));
  return [...new Set([...inner.filter((end) => end < most), most])];
}

/** The class of a value, from 1. */
export const classIn = (ends: readonly number[], value: number): number => Math.min(ends.findIndex((end) => value <= end) + 1 || ends.length, ends.length);

/** Fisher's exact optimum: the classes inside which values lie nearest to one another (least sum of squares). */
function naturalEnds(sorted: readonly number[], count: number): readonly number[] {
  const [n, k] = [sorted.length, Math.min(count, new Set(sorted).size)];
  const sums = sorted.reduce<[number, number][]>((so, v) => [...so, [(so.at(-1) as [number, number])[0] + v, (so.at(-1) as [number, number])[1] + v * v]], [[0, 0]]);
  const spread = (from: number, to: number): number => {
    const [s, q] = [0, 1].map((i) => (sums[to]?.[i] ?? 0) - (sums[from]?.[i] ?? 0)) as [number, number];
    return q - (s * s) / (to - from);
  };
  // cost[c][i]: the first i values in c classes; cut[c][i]: where the last of these classes begins.
  const cost = Array.from({ length: k + 1 }, () => Array<number>(n + 1).fill(Infinity));
  const cut = Array.from({ length: k + 1 }, () => Array<number>(n + 1).fill(0));
  (cost[0] as number[])[0] = 0;
  for (let c = 1; c <= k; c += 1) for (let i = c; i <= n; i += 1) for (let from = c - 1; from < i; from += 1) {
    const sum = (cost[c - 1]?.[from] ?? Infinity) + spread(from, i);
    if (sum >= (cost[c]?.[i] ?? Infinity)) continue;
    (cost[c] as number[])[i] = sum;
    (cut[c] as number[])[i] = from;
  }
  const ends: number[] = [];
  for (let [c, i] = [k, n]; c > 0; i = cut[c]?.[i] ?? 0, c -= 1) ends.unshift(sorted[i - 1] as number);
  return ends;
}
