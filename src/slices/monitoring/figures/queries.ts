import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import type { MonitoringTables } from '../tables.ts';
import type { Figure, Topic } from './schema.ts';

type R = Reads<MonitoringTables>;

const COLUMNS = ['id', 'topic', 'name', 'value', 'value_to as valueTo', 'unit', 'qualifier', 'as_of as asOf', 'territory', 'source', 'cited_source as citedSource', 'note', 'invented', 'version'] as const;
const TEXT = sql`concat_ws(' ', localized_words(name), territory, source)`;

export interface FigureFilter {
  readonly topic: Topic | null;
  readonly territory: string | null;
  readonly q: string | null;
}

/** Printed figures by topic, in the order they were entered. */
export async function figuresOf(reads: R, { topic, territory, q }: FigureFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: readonly Figure[]; total: number }> {
  const matching = reads
    .selectFrom('figure')
    .$if(topic !== null, (x) => x.where('topic', '=', topic as string))
    .$if(territory !== null, (x) => x.where('territory', '=', territory as string))
    .$if(q !== null, (x) => x.where(containsWords(TEXT, q ?? '')));
  const [{ n }, items] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).orderBy(sql`array_position(array['people','refuge','education','work','participation','offers','network','money'], topic)`).orderBy('position').orderBy('id').limit(limit).offset(offset).execute(),
  ]);
  return { items: items as unknown as Figure[], total: Number(n) };
}

export async function figureById(reads: R, id: string): Promise<Figure | null> {
  return ((await reads.selectFrom('figure').select(COLUMNS).where('id', '=', id).executeTakeFirst()) as unknown as Figure | undefined) ?? null;
}

/** Names of territories that figures are about, the most frequent first. */
export async function figureTerritories(reads: R): Promise<readonly string[]> {
  return (await reads.selectFrom('figure').select('territory').groupBy('territory').orderBy((e) => e.fn.countAll(), 'desc').orderBy('territory').execute()).map((row) => row.territory);
}

/** The newest value of each indicator that the program counts by itself, for the whole region and all groups. */
export async function ownCounts(reads: R): Promise<readonly { code: string; name: Figure['name']; unit: string; value: number | null; period: string }[]> {
  const rows = await reads
    .selectFrom('indicator as i')
    .innerJoin('indicator_series as s', 's.indicator_id', 'i.id')
    .innerJoin('observation as o', 'o.series_id', 's.id')
    .select(['i.code', 'i.name', 'i.unit', 'o.value', 'o.period'])
    .distinctOn(['i.position', 'i.code'])
    .where('i.field', '=', 'own').where('o.groups', '=', '').where('o.hidden', '=', false)
    .orderBy('i.position').orderBy('i.code').orderBy('o.period', 'desc').orderBy(sql`length(o.area)`)
    .execute();
  return rows as unknown as readonly { code: string; name: Figure['name']; unit: string; value: number | null; period: string }[];
}
