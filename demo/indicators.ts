import { system } from '../src/kernel/actor.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { readObservations, takeCatalogue } from '../src/slices/monitoring/public.ts';
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
