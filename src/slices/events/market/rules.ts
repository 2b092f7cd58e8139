import { createHash } from 'node:crypto';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import type { EventState } from '../schema.ts';
import type { Side, StallState } from './schema.ts';

/** What is stored of a code that opens an application. */
export const stallHash = (code: string): Buffer => createHash('sha256').update(`stall\0${code}`).digest();

/** The hall as a grid, numbered row by row from the top; gaps are no places. */
export interface Hall {
  readonly columns: number;
  readonly rows: number;
  readonly gaps: readonly number[];
  readonly entrance: Side;
}

/** Numbers of the places where a stall can stand. */
export function placesOf({ columns, rows, gaps }: Pick<Hall, 'columns' | 'rows' | 'gaps'>): readonly number[] {
  const none = new Set(gaps);
  return Array.from({ length: columns * rows }, (_, i) => i + 1).filter((place) => !none.has(place));
}

/** Column and row of a place, from 0. */
export const cellOf = ({ columns }: Pick<Hall, 'columns'>, place: number): { readonly column: number; readonly row: number } => ({ column: (place - 1) % columns, row: Math.floor((place - 1) / columns) });

/** Numbers and stretches of them: `3, 7-9`. Null where something else stands there, or a number that the hall does not have. */
export function gapsIn(text: string, last: number): readonly number[] | null {
  const gaps = new Set<number>();
  for (const part of text.split(/[\s,;]+/u).filter((p) => p !== '')) {
    const match = /^(\d{1,3})(?:[-–](\d{1,3}))?$/u.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (match === null || from < 1 || to < from || to > last) return null;
    for (let place = from; place <= to; place += 1) gaps.add(place);
  }
  return [...gaps].sort((a, b) => a - b);
}

/** The same, as people write it. */
export function gapsText(gaps: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const gap of gaps.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === gap - 1) last[1] = gap;
    else stretches.push([gap, gap]);
  }
  return stretches.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** Whether one can apply now. */
export function takesStalls(market: { readonly open: boolean; readonly closesOn: Day | null }, event: { readonly state: EventState; readonly endsAt: Date }, now: Date): boolean {
  return market.open && event.state === 'published' && event.endsAt > now && (market.closesOn === null || dayOf(now) <= market.closesOn);
}

/** What a stall is after its holder wrote it anew: words that nobody in the office has read are never shown. */
export const stateAfterChange = (before: StallState, reworded: boolean): StallState => (before === 'accepted' && !reworded ? 'accepted' : 'waiting');
