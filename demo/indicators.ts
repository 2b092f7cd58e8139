import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addFigures, addNeed, countOwn, readObservations, takeCatalogue, type NewFigure } from '../src/slices/monitoring/public.ts';
import { countSources } from '../src/slices.ts';
import invented from './data/beispiel-2026-indicators.json' with { type: 'json' };
import printed from './data/figures.json' with { type: 'json' };
import facts from './data/indicators.json' with { type: 'json' };

const actor = system('demo');
type Row = readonly [number, string, number];
interface Values {
  readonly code: string;
  readonly source: string;
  readonly values: readonly Row[];
  readonly areas: Readonly<Record<string, string>>;
}

/** The catalogue, with real values of Lower Saxony and Region Hannover where the Land publishes them. */
export async function loadIndicators(db: Db): Promise<void> {
  await write(db, (tx) => takeCatalogue(tx, actor));
  for (const table of facts.tables) await readIn(db, { ...table, values: table.values as unknown as readonly Row[], areas: facts.areas });
}

/** One indicator with invented values for each municipality, so that map and order can be seen; it says that they are invented. */
export async function loadInventedValues(db: Db): Promise<void> {
  await readIn(db, { ...invented, values: invented.values as unknown as readonly Row[] });
  await write(db, (tx) => tx.updateTable('indicator').set({ invented: true }).where('code', '=', invented.code).execute());
  const { observation, reason, recommendation } = invented.need;
  const need = { observation: localized(observation.de, 'de', observation), reason: localized(reason.de, 'de', reason), recommendation: localized(recommendation.de, 'de', recommendation) };
  await write(db, async (tx) => addNeed(tx, actor, { ...need, indicatorId: (await tx.selectFrom('indicator').select('id').where('code', '=', invented.code).executeTakeFirstOrThrow()).id, notedOn: '2026-10-01', published: true, measureIds: [], goalIds: [] }));
}

/** What the program counts of itself. Invented contributions and measures are counted with the others, and so it says that it is invented. */
export async function loadOwnCounts(db: Db): Promise<void> {
  await countOwn(db, countSources, new Date());
  await write(db, (tx) => tx.updateTable('indicator').set({ invented: true }).where('field', '=', 'own').execute());
}

async function readIn(db: Db, { code, source, values, areas }: Values): Promise<void> {
  const lines = async function* () { yield* values.map((row, i) => ({ line: i + 1, cells: row.map(String) })); };
  const read = ([period = '', area = '', value = '']: readonly string[]) => ({ area, areaName: areas[area] ?? area, period, groups: '', value: Number(value), qualifier: 'exact' as const });
  valueOf(await write(db, (tx) => readObservations(tx, actor, { read, lines }, { code, citation: source })));
}

/** What the documents of 2011 to 2021 print, with their qualifiers and contradictions. */
export async function loadFigures(db: Db): Promise<void> {
  const said = ([de = '', en = '']: readonly string[]) => localized(de, 'de', { en });
  const figures = printed.figures.map(({ topic, de, en, ar, value, valueTo, unit, qualifier, asOf, territory, source, cited, note }) => ({
    topic, name: localized(de, 'de', { en, ar }), value, valueTo: valueTo ?? null, unit, qualifier, asOf, territory, source: printed.sources[source] ?? '', citedSource: cited ?? '', note: note === undefined ? null : said(note), invented: false,
  }));
  await write(db, (tx) => addFigures(tx, actor, figures as readonly NewFigure[]));
}
