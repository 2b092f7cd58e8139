import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addFigures, readObservations, takeCatalogue, type NewFigure } from '../src/slices/monitoring/public.ts';
import printed from './data/figures.json' with { type: 'json' };
import facts from './data/indicators.json' with { type: 'json' };

const actor = system('demo');
type Row = readonly [number, keyof typeof facts.areas, number];

/** The catalogue, with real values of Lower Saxony and Region Hannover where the Land publishes them. */
export async function loadIndicators(db: Db): Promise<void> {
  await write(db, (tx) => takeCatalogue(tx, actor));
  for (const { code, source, values } of facts.tables) {
    const rows = values as unknown as readonly Row[];
    const lines = async function* () { yield* rows.map((row, i) => ({ line: i + 1, cells: row.map(String) })); };
    const read = ([period = '', area = '', value = '']: readonly string[]) => ({ area, areaName: facts.areas[area as Row[1]], period, groups: '', value: Number(value), qualifier: 'exact' as const });
    valueOf(await write(db, (tx) => readObservations(tx, actor, { read, lines }, { code, citation: source })));
  }
}

/** What the documents of 2011 to 2021 print, with their qualifiers and contradictions. */
export async function loadFigures(db: Db): Promise<void> {
  const said = ([de = '', en = '']: readonly string[]) => localized(de, 'de', { en });
  const figures = printed.figures.map(({ topic, de, en, value, valueTo, unit, qualifier, asOf, territory, source, cited, note }) => ({
    topic, name: said([de, en]), value, valueTo: valueTo ?? null, unit, qualifier, asOf, territory, source: printed.sources[source] ?? '', citedSource: cited ?? '', note: note === undefined ? null : said(note), invented: false,
  }));
  await write(db, (tx) => addFigures(tx, actor, figures as readonly NewFigure[]));
}
