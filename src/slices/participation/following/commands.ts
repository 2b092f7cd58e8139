import { randomBytes } from 'node:crypto';
import { addDays, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import type { ThreadTables } from '../../thread/public.ts';
import type { FollowerTables, ParticipationTables } from '../tables.ts';
import { followerById, followerByToken, standingOf, type Seen } from './queries.ts';
import { seenOf } from './rules.ts';

// The history is silent about followers: it is kept, and they are not.
type Tx = Writes<FollowerTables & ParticipationTables & ThreadTables>;

export const ASK = 'participation.follow_ask';
export const DIGEST = 'participation.follow_digest';
const UNCONFIRMED_DAYS = 7;
export const FOLLOWER_DAYS = 730;

export interface NewFollower {
  readonly processId: string;
  readonly submissionId: string | null;
  /** Lower case. */
  readonly email: string;
  readonly locale: Locale;
}

/** Asks the address whether it wants news; nothing else is sent to it before it said yes. Who follows already gets the same link again. */
export async function askFollower(tx: Tx, input: NewFollower): Promise<void> {
  const { processId, submissionId, email, locale } = input;
  await tx
    .insertInto('follower')
    .values({ id: newId(), token: randomBytes(16).toString('base64url'), process_id: processId, submission_id: submissionId, email, locale })
    .onConflict((c) => c.columns(['email', 'process_id', 'submission_id']).doNothing())
    .execute();
  const { id } = await tx.selectFrom('follower').select('id').where('email', '=', email).where('process_id', '=', processId).where('submission_id', 'is not distinct from', submissionId).executeTakeFirstOrThrow();
  await enqueue(tx, ASK, { id }, { key: `${ASK}:${id}` });
}

/** From now on there is news; what is public already is none. */
export async function confirmFollower(tx: Tx, token: string, today: Day): Promise<boolean> {
  const follower = await followerByToken(tx, token);
  if (follower === null) return false;
  if (follower.confirmedOn !== null) return true;
  await tx.updateTable('follower').set({ confirmed_on: today, seen: JSON.stringify(seenOf(await standingOf(tx, follower))) }).where('id', '=', follower.id).execute();
  return true;
}

/** Ends one subscription and forgets its address. */
export async function stopFollower(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('follower').where('token', '=', token).execute();
}

/** Forgets an address by the record's id, on request of whom it belongs to. */
export async function eraseFollower(tx: Tx, id: string): Promise<void> {
  if ((await followerById(tx, id)) !== null) await tx.deleteFrom('follower').where('id', '=', id).execute();
}

/** Notes what a mail told. */
export async function noteTold(tx: Tx, id: string, today: Day, seen: Seen): Promise<void> {
  await tx.updateTable('follower').set({ told_on: today, seen: JSON.stringify(seen) }).where('id', '=', id).execute();
}

/** Retention: unconfirmed addresses after a week, the others after two years. Returns how many. */
export async function purgeFollowers(tx: Tx, today: Day): Promise<number> {
  const gone = await tx
    .deleteFrom('follower')
    .where((e) => e.or([e.and([e('confirmed_on', 'is', null), e('asked_on', '<=', addDays(today, -UNCONFIRMED_DAYS))]), e('confirmed_on', '<=', addDays(today, -FOLLOWER_DAYS))]))
    .returning('id')
    .execute();
  return gone.length;
}
