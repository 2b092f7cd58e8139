import type { Db } from '../../../platform/database/types.ts';
import type { Module } from '../../instance/public.ts';

/** One count of the program itself: entries, languages, places or states, never people. */
export interface OwnCount {
  /** An indicator of the catalogue's field `own`. */
  readonly code: string;
  /** A municipality's key; null: the whole territory. */
  readonly area: string | null;
  readonly year: number;
  readonly groups: readonly (readonly [dimension: string, value: string])[];
  readonly value: number;
}

/** A slice's own counts, asked every night; listed in `src/slices.ts`. A year that is given is given whole. */
export interface CountSource {
  readonly module: Module;
  readonly count: (db: Db, thisYear: number) => Promise<readonly OwnCount[]>;
}

interface Place {
  readonly key: string;
  readonly parentKey: string | null;
  readonly name: string;
}

/** The territory that holds all municipalities: what they lie in, the only one there is, or the key they begin with; null without any. */
export function wholeOf(places: readonly Place[], regionName: string, nameOf: (key: string) => string | undefined): { readonly key: string; readonly name: string } | null {
  const [first] = places;
  if (first === undefined) return null;
  if (places.length === 1) return first;
  const parent = first.parentKey;
  if (parent !== null && places.every((p) => p.parentKey === parent)) return { key: parent, name: nameOf(parent) ?? regionName };
  const shared = [5, 2].map((n) => first.key.slice(0, n)).find((start) => places.every((p) => p.key.startsWith(start)));
  return shared === undefined ? null : { key: shared, name: regionName };
}

/**
 * Which of the counted years are written: this one and the last, which still grow, and those that have no value yet. What an older year
 * counted stays, also when its entries are deleted on schedule.
 */
export const writtenYears = (counted: readonly OwnCount[], known: ReadonlySet<string>, thisYear: number): ReadonlySet<number> =>
  new Set(counted.map((c) => c.year).filter((year) => year >= thisYear - 1 || !known.has(String(year))));
