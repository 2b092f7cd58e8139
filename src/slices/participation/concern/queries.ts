import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { PublicTables } from '../tables.ts';
import { deviceMark } from './rules.ts';

type R = Reads<PublicTables>;

/** How often each contribution was said to concern somebody else, too; those of processes that do not ask are absent. */
export async function concernsOf(reads: R, submissionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom('submission as s')
    .innerJoin('process_concern as p', (j) => j.onRef('p.process_id', '=', 's.process_id').on('p.open', '=', true))
    .leftJoin('submission_concern as c', 'c.submission_id', 's.id')
    .select((e) => ['s.id', e.fn.count<number>('c.device').as('n')])
    .where(sql<boolean>`s.id = any(${submissionIds})`)
    .groupBy('s.id')
    .execute();
  return new Map(rows.map((r) => [r.id, r.n]));
}

/** Whether a process asks for it. */
export async function asksConcern(reads: R, processId: string): Promise<boolean> {
  return (await keyOf(reads, processId)) !== null;
}

/** The key its devices are counted under; null while the process does not ask. */
export async function keyOf(reads: R, processId: string): Promise<Buffer | null> {
  const row = await reads.selectFrom('process_concern').select('key').where('process_id', '=', processId).where('open', '=', true).executeTakeFirst();
  return row?.key ?? null;
}

/** Whether the device said it of this contribution. */
export async function isConcerned(reads: R, key: Uint8Array, submissionId: string, token: string): Promise<boolean> {
  const row = await reads.selectFrom('submission_concern').select('submission_id').where('submission_id', '=', submissionId).where('device', '=', deviceMark(key, submissionId, token)).executeTakeFirst();
  return row !== undefined;
}
