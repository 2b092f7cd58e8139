import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { PublicTables } from '../tables.ts';

/** What a process has already of these texts (by their digests, in hexadecimal) and of these numbers; in whatever state. */
export async function thereAlready(reads: Reads<PublicTables>, processId: string, hashes: readonly Buffer[], numbers: readonly number[]) {
  const rows = await reads.selectFrom('submission').select(['number', 'content_hash']).where('process_id', '=', processId).where(sql<boolean>`(content_hash = any(${hashes}) or number = any(${numbers}))`).execute();
  return { byHash: new Map(rows.map((r) => [r.content_hash.toString('hex'), r.number])), numbers: rows.map((r) => r.number) };
}
