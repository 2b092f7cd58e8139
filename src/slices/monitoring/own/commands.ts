import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import type { Db, Writes } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import { instanceOf } from '../../instance/public.ts';
import { municipalities, territories } from '../../territory/public.ts';
import type { ThreadTables } from '../../thread/public.ts';
import { seriesOf, sourceOf } from '../files/commands.ts';
import { takeCatalogue } from '../register/commands.ts';
import { groupKey } from '../rules.ts';
import type { MonitoringTables } from '../tables.ts';
import { wholeOf, writtenYears, type CountSource, type OwnCount } from './rules.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;
interface Area {
  readonly key: string;
  readonly name: string;
}

const PROGRAM = system('own counts');
const CITATION = 'Eigene Zählung';
const PORTION = 2_000;

/** Counts what the program holds and puts it beside the other indicators. Counting again changes nothing; modules that are off are left out. */
export async function countOwn(db: Db, sources: readonly CountSource[], now: Date): Promise<void> {
  const [instance, places, known] = await Promise.all([instanceOf(db), municipalities(db), territories(db)]);
  const names = new Map(known.map((t) => [t.key, t.name]));
  const whole = wholeOf(places, instance.regionName, (key) => names.get(key));
  if (!instance.modules.has('monitoring') || whole === null) return;
  const thisYear = Number(dayOf(now).slice(0, 4));
  const counts = (await Promise.all(sources.filter(({ module }) => instance.modules.has(module)).map(({ count }) => count(db, thisYear)))).flat();
  const byCode = Map.groupBy(counts, (c) => c.code);
  await write(db, async (tx) => {
    const used = new Set((await tx.selectFrom('indicator').select('code').where('field', '=', 'own').execute()).map((row) => row.code));
    // What there has never been anything of is no indicator yet.
    const wanted = [...byCode].filter(([code, own]) => used.has(code) || own.some((c) => c.value > 0));
    await takeCatalogue(tx, PROGRAM, wanted.map(([code]) => code));
    for (const [code, own] of wanted) await putOwn(tx, code, own, { whole, names, thisYear });
  });
}

/** Writes the years that still grow anew. These are running counts and no corrections: what they were yesterday is not kept. */
async function putOwn(tx: Tx, code: string, counts: readonly OwnCount[], { whole, names, thisYear }: { readonly whole: Area; readonly names: ReadonlyMap<string, string>; readonly thisYear: number }): Promise<void> {
  const { id } = await tx.selectFrom('indicator').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  const series = await seriesOf(tx, id, '');
  const source = await sourceOf(tx, { citation: CITATION });
  const known = new Set((await tx.selectFrom('observation').select('period').distinct().where('series_id', '=', series).execute()).map((row) => row.period));
  const years = writtenYears(counts, known, thisYear);
  const rows = counts
    // Where the whole is one municipality, it is counted once.
    .filter((c) => years.has(c.year) && c.area !== whole.key)
    .map((c) => ({ series_id: series, area: c.area ?? whole.key, period: String(c.year), groups: groupKey(c.groups), value: c.value, qualifier: c.year === thisYear ? 'provisional' : 'exact', source_id: source }));
  if (rows.length === 0) return;
  await tx.insertInto('statistical_area').values([...new Set(rows.map((r) => r.area))].map((key) => ({ key, name: key === whole.key ? whole.name : (names.get(key) ?? key) }))).onConflict((c) => c.doNothing()).execute();
  await tx.deleteFrom('observation').where('series_id', '=', series).where('period', 'in', [...years].map(String)).execute();
  for (let at = 0; at < rows.length; at += PORTION) await tx.insertInto('observation').values(rows.slice(at, at + PORTION)).execute();
  // A stock is counted in its own year alone: once that is over, its last count stands.
  await tx.updateTable('observation').set({ qualifier: 'exact' }).where('series_id', '=', series).where('qualifier', '=', 'provisional').where('period', '<', String(thisYear)).execute();
}
