import { randomBytes } from 'node:crypto';
import type { Day } from '../../../kernel/dates.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { DigestTables } from './queries.ts';
import type { Rhythm } from './rules.ts';

// How somebody wants their own mail is nobody's history.
type Tx = Writes<DigestTables>;

/** Chooses how often one gets the list of what waits; each for themselves. */
export async function chooseDigest(tx: Tx, accountId: string, rhythm: Rhythm): Promise<void> {
  if (rhythm === 'off') {
    await stopDigest(tx, accountId);
    return;
  }
  await tx.insertInto('desk_digest').values({ account_id: accountId, rhythm, token: randomBytes(16).toString('base64url') }).onConflict((c) => c.column('account_id').doUpdateSet({ rhythm })).execute();
}

export async function stopDigest(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('desk_digest').where('account_id', '=', accountId).execute();
}

/** Takes today's mail to somebody in hand; false where it was taken already. */
export async function takeDigest(tx: Tx, accountId: string, today: Day): Promise<boolean> {
  const row = await tx.updateTable('desk_digest').set({ sent_on: today }).where('account_id', '=', accountId).where((e) => e.or([e('sent_on', 'is', null), e('sent_on', '<', today)])).returning('account_id').executeTakeFirst();
  return row !== undefined;
}

/** It certainly did not leave: as before. */
export async function giveBack(tx: Tx, accountId: string, sentOn: Day | null): Promise<void> {
  await tx.updateTable('desk_digest').set({ sent_on: sentOn }).where('account_id', '=', accountId).execute();
}
