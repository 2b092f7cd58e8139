import type { Writes } from '../../../platform/database/types.ts';
import type { MonitoringTables } from '../tables.ts';
import { digestOf } from './queries.ts';
import type { KeptChoices } from './schema.ts';

/** Keeps how a file was read for the next one with the same headings. */
export async function keepChoices(tx: Writes<MonitoringTables>, headings: readonly string[], kept: KeptChoices): Promise<void> {
  const choices = JSON.stringify(kept);
  await tx.insertInto('statistics_columns').values({ headings: digestOf(headings), choices }).onConflict((c) => c.column('headings').doUpdateSet({ choices, saved_at: new Date() })).execute();
}
