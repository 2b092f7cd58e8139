import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { ParticipationTables } from '../tables.ts';
import { keyOf } from './queries.ts';
import { deviceMark } from './rules.ts';

type Tx = Writes<ParticipationTables & ThreadTables>;

/** Switches it for a process. The key stays from one time to the next, so that no device counts twice. */
export async function setConcern(tx: Tx, actor: Actor, processId: string, open: boolean): Promise<void> {
  const before = await tx.selectFrom('process_concern').select('open').where('process_id', '=', processId).executeTakeFirst();
  if ((before?.open ?? false) === open) return;
  await tx.insertInto('process_concern').values({ process_id: processId, open, key: randomBytes(32) }).onConflict((c) => c.column('process_id').doUpdateSet({ open })).execute();
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.concern_switched', values: { open } });
}

/**
 * A device says that a public contribution concerns somebody else, too, or takes it back. Saying it twice counts once. The history
 * says nothing of it: a time beside each would tell devices of one room apart.
 */
export async function sayConcern(tx: Tx, submission: { readonly id: string; readonly processId: string }, token: string, concerned: boolean): Promise<Result<null>> {
  const key = await keyOf(tx, submission.processId);
  if (key === null) return failed('not_found');
  const device = deviceMark(key, submission.id, token);
  if (concerned) await tx.insertInto('submission_concern').values({ submission_id: submission.id, device }).onConflict((c) => c.doNothing()).execute();
  else await tx.deleteFrom('submission_concern').where('submission_id', '=', submission.id).where('device', '=', device).execute();
  return ok(null);
}

/** Days after which a number goes on counting and belongs to no device any more. */
export const CONCERN_DAYS = 365;

/** Retention: replaces the digests of devices by random numbers; the count stays. Returns how many. */
export async function purgeConcerns(tx: Tx, before: Day): Promise<number> {
  const done = await tx
    .updateTable('submission_concern')
    .set({ device: sql<Buffer>`sha256(gen_random_uuid()::text::bytea)`, given_on: null })
    .where('given_on', '<', before)
    .returning('submission_id')
    .execute();
  return done.length;
}
