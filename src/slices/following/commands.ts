import { randomBytes } from 'node:crypto';
import { addDays, type Day } from '../../kernel/dates.ts';
import { isId, newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Writes } from '../../platform/database/types.ts';
import { enqueue } from '../../platform/jobs.ts';
import type { ThreadTables } from '../thread/public.ts';
import { followerById, followerByToken, News, type Follower } from './queries.ts';
import type { Rhythm } from './schema.ts';
import type { FollowerTables } from './tables.ts';

// The history is silent about followers: it is kept, and they are not.
type Tx = Writes<FollowerTables & ThreadTables>;

export const ASK = 'following.ask';
export const SEND = 'following.send';
const UNCONFIRMED_DAYS = 7;
export const FOLLOWER_DAYS = 730;

export interface NewFollower {
  readonly nodeId: string;
  /** Lower case. */
  readonly email: string;
  readonly locale: Locale;
  readonly rhythm: Rhythm;
}

/** Asks the address whether it wants news; nothing else is sent to it before it said yes. Who follows already gets the same link again. */
export async function askFollower(tx: Tx, { nodeId, email, locale, rhythm }: NewFollower): Promise<void> {
  await tx
    .insertInto('follower')
    .values({ id: newId(), token: randomBytes(16).toString('base64url'), node_id: nodeId, email, locale, rhythm })
    .onConflict((c) => c.columns(['email', 'node_id']).doNothing())
    .execute();
  const { id } = await tx.selectFrom('follower').select('id').where('email', '=', email).where('node_id', '=', nodeId).executeTakeFirstOrThrow();
  await enqueue(tx as never, ASK, { id }, { key: `${ASK}:${id}` });
}

/** From now on there is news; `known` is none, because it is public already. All of an address's mails come in the rhythm it chose last. */
export async function confirmFollower(tx: Tx, follower: Follower, known: readonly string[], today: Day): Promise<void> {
  const done = await tx.updateTable('follower').set({ confirmed_on: today, since: new Date() }).where('id', '=', follower.id).where('confirmed_on', 'is', null).returning('id').executeTakeFirst();
  if (done === undefined) return;
  await noteTold(tx, follower.id, known);
  await setRhythm(tx, follower.email, follower.rhythm);
}

async function noteTold(tx: Tx, followerId: string, steps: readonly string[]): Promise<void> {
  if (steps.length > 0) await tx.insertInto('follower_told').values(steps.map((step) => ({ follower_id: followerId, step }))).onConflict((c) => c.doNothing()).execute();
}

/** How often an address is written to, whatever it follows. */
export async function setRhythm(tx: Tx, email: string, rhythm: Rhythm): Promise<void> {
  await tx.updateTable('follower').set({ rhythm }).where('email', '=', email).execute();
}

/** Ends one of the subscriptions of the address that a link belongs to. */
export async function stopOne(tx: Tx, email: string, nodeId: string): Promise<void> {
  if (isId(nodeId)) await tx.deleteFrom('follower').where('email', '=', email).where('node_id', '=', nodeId).execute();
}

/** Ends everything an address follows and forgets it, with what waits to be sent. */
export async function stopAll(tx: Tx, token: string): Promise<void> {
  const follower = await followerByToken(tx, token);
  if (follower === null) return;
  await tx.deleteFrom('follower').where('email', '=', follower.email).execute();
  await tx.deleteFrom('follower_mail').where('email', '=', follower.email).execute();
}

/** Forgets an address by the record's id, on request of whom it belongs to. */
export async function eraseFollower(tx: Tx, id: string): Promise<void> {
  const follower = await followerById(tx, id);
  if (follower === null) return;
  await stopOne(tx, follower.email, follower.subject.id);
  await tx.deleteFrom('follower_mail').where('email', '=', follower.email).execute();
}

/** Keeps others out while a mail to this address is put together. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.selectFrom('follower').select('id').where('email', '=', email).orderBy('id').forUpdate().execute();
}

/** A mail is to leave, and what it tells is told: both or neither. */
export async function prepareMail(tx: Tx, email: string, news: News, today: Day): Promise<void> {
  const id = newId();
  await tx.insertInto('follower_mail').values({ id, email, news: JSON.stringify(news), made_on: today }).execute();
  for (const { follower, steps } of news) await noteTold(tx, follower, steps);
  await tx.updateTable('follower').set({ told_on: today }).where('email', '=', email).execute();
  await enqueue(tx as never, SEND, { id }, { key: `${SEND}:${id}` });
}

/** Begins to send a mail; null where it was sent, or somebody began before. */
export async function beginMail(tx: Tx, id: string): Promise<{ readonly email: string; readonly news: News } | null> {
  const row = await tx.updateTable('follower_mail').set({ begun_at: new Date() }).where('id', '=', id).where('begun_at', 'is', null).returning(['email', 'news']).executeTakeFirst();
  return row === undefined ? null : { email: row.email, news: News.parse(row.news) };
}

/** The mail server refused it, so that it certainly did not leave: it may be tried again. */
export async function releaseMail(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('follower_mail').set({ begun_at: null }).where('id', '=', id).execute();
}

/** The mail left, or there was nothing left to say; what ended with it is forgotten. */
export async function finishMail(tx: Tx, id: string, ended: readonly string[]): Promise<void> {
  await tx.deleteFrom('follower_mail').where('id', '=', id).execute();
  await forget(tx, ended);
}

/** Nobody follows what was taken back. */
export async function endFollowing(tx: Writes<FollowerTables>, nodeId: string): Promise<void> {
  await tx.deleteFrom('follower').where('node_id', '=', nodeId).execute();
}

/** Forgets subscriptions to what is over. */
export async function forget(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('follower').where('id', 'in', ids).execute();
}

/** Retention: addresses that were not confirmed and mails that did not leave after a week, the others after two years. Returns how many. */
export async function purgeFollowers(tx: Tx, today: Day): Promise<number> {
  const week = addDays(today, -UNCONFIRMED_DAYS);
  const gone = await tx
    .deleteFrom('follower')
    .where((e) => e.or([e.and([e('confirmed_on', 'is', null), e('asked_on', '<=', week)]), e('confirmed_on', '<=', addDays(today, -FOLLOWER_DAYS))]))
    .returning('id')
    .execute();
  const lost = await tx.deleteFrom('follower_mail').where('made_on', '<=', week).returning('id').execute();
  return gone.length + lost.length;
}
