import { randomBytes } from 'node:crypto';
import { isId, newId } from '../../../kernel/ids.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { STAFF_ROLES } from '../../../kernel/actor.ts';
import { hashToken } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';
import { sessionEnds, staffSeenAfter } from './rules.ts';

type Tx = Writes<PeopleTables>;

export interface NewSession {
  readonly accountId: string;
  readonly device: string;
  /** Token of the session this browser had until now; it ends, so that nobody can plant one beforehand. */
  readonly replaces?: string | undefined;
}

/**
 * Begins a session and gives its token, which only the browser keeps. Signing in and out is not in the history: it would show
 * when single employees work.
 */
export async function openSession(tx: Tx, input: NewSession): Promise<string> {
  if (input.replaces !== undefined) await endByToken(tx, input.replaces);
  const token = randomBytes(32).toString('base64url');
  const { accountId, device } = input;
  await tx.insertInto('session').values({ token_hash: hashToken(token), id: newId(), account_id: accountId, device, expires_at: sessionEnds(new Date()) }).execute();
  return token;
}

export async function endByToken(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
}

/** Ends one session of the account; somebody else's session is not touched and looks like one that does not exist. */
export async function endSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  if (!isId(sessionId)) return false;
  const row = await tx.deleteFrom('session').where('id', '=', sessionId).where('account_id', '=', accountId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Ends all sessions of the account, but the one given. */
export async function endSessions(tx: Tx, accountId: string, except?: string): Promise<void> {
  let query = tx.deleteFrom('session').where('account_id', '=', accountId);
  if (except !== undefined) query = query.where('id', '<>', except);
  await query.execute();
}

/** Notes that the session is used. */
export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.updateTable('session').set({ seen_at: new Date() }).where('id', '=', sessionId).execute();
}

/** Removes sessions that nobody can use any more. */
export async function dropEndedSessions(tx: Tx, now: Date): Promise<void> {
  const staff = tx.selectFrom('role_grant').select('account_id').where('role', 'in', STAFF_ROLES).where('revoked_at', 'is', null);
  await tx.deleteFrom('session').where((eb) => eb.or([eb('expires_at', '<=', now), eb.and([eb('seen_at', '<', staffSeenAfter(now)), eb('account_id', 'in', staff)])])).execute();
}
