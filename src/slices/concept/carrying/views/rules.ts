import { daysBetween, type Day } from '../../../../kernel/dates.ts';

/** Ways to look at the measures: the list by field and goal, and others. */
export const VIEWS = ['list', 'table', 'board', 'timeline', 'map', 'units', 'goals'] as const;
export type View = (typeof VIEWS)[number];

export const viewOf = (asked: string | undefined): View => VIEWS.find((v) => v === asked) ?? 'list';

/** Cards shown of each state of the board; the rest is a link. */
export const CARDS = 15;

export interface Period {
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export interface Scale {
  readonly from: Day;
  readonly until: Day;
  readonly years: readonly number[];
}

/** Whole years around all periods and today; with no end, to the end of this year. At most twenty, the latest. */
export function scaleOf(periods: readonly Period[], today: Day): Scale {
  const days = [...periods.flatMap((p) => [p.startsOn, p.endsOn]), today].filter((d) => d !== null).sort();
  const last = Number((days.at(-1) ?? today).slice(0, 4));
  const first = Math.max(Number((days[0] ?? today).slice(0, 4)), last - 19);
  return { from: `${first}-01-01`, until: `${last}-12-31`, years: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

/** Where a day stands on the scale, from 0 to 1; what lies outside stands at its edge. */
export function placeOn(scale: Scale, day: Day): number {
  const share = daysBetween(scale.from, day) / Math.max(1, daysBetween(scale.from, scale.until));
  return Math.min(1, Math.max(0, share));
}

const KEPT = new Set(['view', 'q', 'concept', 'field', 'goal', 'state', 'department', 'municipality']);

/** An address of the list as it is saved under a name: known parameters alone, in one order, whatever page it was on. */
export function savedQuery(search: string): string {
  const asked = new URLSearchParams(search);
  const kept = [...asked].filter(([name, value]) => KEPT.has(name) && value !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(kept).toString();
}
