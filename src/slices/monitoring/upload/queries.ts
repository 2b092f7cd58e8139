import { createHash } from 'node:crypto';
import type { Reads } from '../../../platform/database/types.ts';
import type { MonitoringTables } from '../tables.ts';
import { KeptChoices } from './schema.ts';

export const digestOf = (headings: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(headings)).digest();

/** How a file with these headings was read the last time; null where none was. */
export async function choicesFor(reads: Reads<MonitoringTables>, headings: readonly string[]): Promise<KeptChoices | null> {
  const row = await reads.selectFrom('statistics_columns').select('choices').where('headings', '=', digestOf(headings)).executeTakeFirst();
  const kept = KeptChoices.safeParse(row?.choices);
  return kept.success ? kept.data : null;
}

/** A value that a file corrects. */
export interface Correction {
  readonly area: string;
  readonly period: string;
  readonly groups: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** What this transaction corrected so far, for the preview. The office sees its own file here; nothing of it is public. */
export async function correctedNow(tx: Reads<MonitoringTables>, code: string, limit: number): Promise<readonly Correction[]> {
  return tx
    .selectFrom('observation_before as b')
    .innerJoin('indicator_series as s', 's.id', 'b.series_id')
    .innerJoin('indicator as i', 'i.id', 's.indicator_id')
    .innerJoin('observation as o', (j) => j.onRef('o.series_id', '=', 'b.series_id').onRef('o.area', '=', 'b.area').onRef('o.period', '=', 'b.period').onRef('o.groups', '=', 'b.groups'))
    .innerJoin('statistical_area as a', 'a.key', 'b.area')
    .select(['a.name as area', 'b.period', 'b.groups', 'b.value as before', 'o.value as after'])
    .where('i.code', '=', code)
    .where('b.replaced_at', '=', (e) => e.fn<Date>('now'))
    .orderBy('b.id').limit(limit).execute();
}
