import type { Actor } from '../../../../kernel/actor.ts';
import { addDays, type Day } from '../../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ModerationTables, PublicTables } from '../../tables.ts';
import { originalOf } from './queries.ts';

/** Keeps the first wording before passages are taken out of it; later redactions change nothing. */
export async function keepOriginal(tx: Writes<ModerationTables>, submissionId: string, text: string): Promise<void> {
  await tx.insertInto('submission_original').values({ submission_id: submissionId, text }).onConflict((c) => c.doNothing()).execute();
}

/** Reads the first wording; that somebody did is in the history. */
export async function readOriginal(tx: Writes<ModerationTables & ThreadTables>, actor: Actor, submissionId: string): Promise<Result<string>> {
  const text = await originalOf(tx, submissionId);
  if (text === null) return failed('not_found');
  await record(tx, { actor, kind: 'submission', id: submissionId, action: 'submission.original_read' });
  return ok(text);
}

/** Erases what the office keeps beside a contribution's public text: its author took it back or wrote it anew. Messages stay with a correction. */
export async function forgetBeside(tx: Writes<ModerationTables>, submissionId: string, keep: { readonly messages: boolean }): Promise<void> {
  await tx.deleteFrom('submission_original').where('submission_id', '=', submissionId).execute();
  await tx.deleteFrom('submission_translation').where('submission_id', '=', submissionId).execute();
  if (!keep.messages) await tx.deleteFrom('submission_message').where('submission_id', '=', submissionId).execute();
}

/** Days that originals, and notes on closed cases, are kept. */
export const ORIGINAL_DAYS = 365;

/** Retention: originals whose time is over or whose contribution was condensed, and notes of cases closed long ago. Returns how many. */
export async function purgeOriginals(tx: Writes<ModerationTables & PublicTables>, today: Day): Promise<number> {
  const before = addDays(today, -ORIGINAL_DAYS);
  const condensed = tx.selectFrom('submission').select('id').where('considered_on', 'is not', null);
  const originals = await tx.deleteFrom('submission_original').where((e) => e.or([e('kept_on', '<', before), e('submission_id', 'in', condensed)])).returning('submission_id').execute();
  const notes = await tx.updateTable('submission_route').set({ note: '' }).where('closed_on', '<', before).where('note', '<>', '').returning('submission_id').execute();
  return originals.length + notes.length;
}
