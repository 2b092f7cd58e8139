import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { Writes } from '../../platform/database/types.ts';
import { eraseValues, record, type ThreadTables } from '../thread/public.ts';
import type { LegalTables } from './tables.ts';

type Tx = Writes<LegalTables & ThreadTables>;

const SAME_WITHIN_MS = 10 * 60_000;

/** Takes a report of a barrier. The same words within ten minutes are a form sent twice, and count once. */
export async function reportBarrier(tx: Tx, actor: Actor, input: { readonly locale: Locale; readonly page: string | null; readonly message: string; readonly reply_contact: string | null }): Promise<void> {
  const twin = await tx.selectFrom('barrier_report').select('id').where('message', '=', input.message).where('received_at', '>', new Date(Date.now() - SAME_WITHIN_MS)).executeTakeFirst();
  if (twin !== undefined) return;
  const id = newId();
  await tx.insertInto('barrier_report').values({ id, ...input }).execute();
  await record(tx, { actor, kind: 'barrier_report', id, action: 'barrier_report.received' });
}

/** Notes that a report was answered, and what was done. A second answer changes the note. */
export async function answerBarrier(tx: Tx, actor: Actor, id: string, input: { readonly version: number; readonly note: string | null }): Promise<Result<null>> {
  const row = await tx
    .updateTable('barrier_report')
    .set((eb) => ({ note: input.note, answered_at: eb.fn.coalesce('answered_at', eb.val(new Date())), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'barrier_report', id, action: 'barrier_report.answered' });
  return ok(null);
}

/** What the archive decided about a class: records older than the day may be deleted when their period is over. */
export async function decideArchive(tx: Tx, actor: Actor, instanceId: string, input: { readonly key: string; readonly decision: 'taken' | 'waived'; readonly until: string }): Promise<void> {
  const { key, decision, until } = input;
  const values = { decision, until_day: until, decided_at: new Date() };
  await tx.insertInto('archive_decision').values({ class: key, ...values }).onConflict((c) => c.column('class').doUpdateSet(values)).execute();
  await record(tx, { actor, kind: 'instance', id: instanceId, action: 'retention.archive_decided', values: { class: key, decision, until } });
}

export async function noteRun(tx: Tx, key: string, removed: number): Promise<void> {
  await tx.insertInto('retention_run').values({ id: newId(), class: key, removed }).execute();
}

/** Removes the ways to answer of reports answered before the day; the reports stay a while to learn from. */
export async function forgetContacts(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.updateTable('barrier_report').set({ reply_contact: null }).where('answered_at', '<', before).where('reply_contact', 'is not', null).returning('id').execute();
  return rows.length;
}

/** Deletes reports answered before the day. */
export async function deleteReports(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.deleteFrom('barrier_report').where('answered_at', '<', before).returning('id').execute();
  for (const { id } of rows) await eraseValues(tx, id, 'retention period over');
  return rows.length;
}
