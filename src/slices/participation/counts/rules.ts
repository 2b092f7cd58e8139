import type { OwnCount } from '../../monitoring/public.ts';

/** Published contributions that arrived in a year from a place, in a language, on a way. */
export interface Arrived {
  readonly year: number;
  /** Null: names no municipality. */
  readonly place: string | null;
  readonly language: string;
  readonly channel: string;
  readonly n: number;
}

/** The counts of {@link Arrived} by one thing at a time, never crossed, and how many languages, ways and places took part. */
export function contributionCounts(rows: readonly Arrived[], thisYear: number): readonly OwnCount[] {
  // A year whose last contribution was withdrawn counts none.
  const first = Math.min(...(rows.length === 0 ? [thisYear - 1] : rows.map((r) => r.year)));
  const years = [...new Set([...rows.map((r) => r.year), thisYear - 1, thisYear])].filter((year) => year >= first);
  return years.flatMap((year) => {
    const of = rows.filter((r) => r.year === year);
    const one = (code: string, value: number, groups: OwnCount['groups'] = [], area: string | null = null): OwnCount => ({ code, area, year, groups, value });
    const by = (key: (row: Arrived) => string | null): [string, number][] => [...Map.groupBy(of, key)].flatMap(([k, all]) => (k === null ? [] : [[k, sum(all)] as [string, number]]));
    const [languages, channels, places] = [by((r) => r.language), by((r) => r.channel), by((r) => r.place)];
    return [
      one('own-contributions', sum(of)),
      ...languages.map(([language, n]) => one('own-contributions', n, [['sprache', language]])),
      ...channels.map(([channel, n]) => one('own-contributions', n, [['weg', channel]])),
      ...places.map(([place, n]) => one('own-contributions', n, [], place)),
      one('own-languages', languages.length),
      one('own-channels', channels.length),
      one('own-municipalities', places.length),
    ];
  });
}

const sum = (rows: readonly Arrived[]): number => rows.reduce((n, row) => n + row.n, 0);
