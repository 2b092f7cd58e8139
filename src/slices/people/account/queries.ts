import type { Reads } from '../../../platform/database/types.ts';
import { historyBy, historyOf, type ThreadTables } from '../../thread/public.ts';
import { passkeysOf } from '../passkeys/queries.ts';
import type { PeopleTables } from '../tables.ts';

export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/** The account's sessions that are still good, the last used first. */
export async function sessionsOf(reads: Reads<PeopleTables>, accountId: string): Promise<OpenSession[]> {
  return reads
    .selectFrom('session')
    .select(['id', 'device', 'created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', new Date())
    .orderBy('seen_at', 'desc')
    .execute();
}

/** Everything this slice keeps about the account, for its owner (Art. 15 and 20 GDPR). Hashes and keys are left out: they tell nothing about the person. */
export async function dataOf(reads: Reads<PeopleTables & ThreadTables>, accountId: string): Promise<Record<string, unknown>> {
  const account = await reads.selectFrom('account').select(['id', 'name', 'email', 'locale', 'created_at as createdAt']).where('id', '=', accountId).executeTakeFirstOrThrow();
  const roles = await reads.selectFrom('role_grant').select(['role', 'scope', 'scope_id as scopeId', 'granted_at as grantedAt', 'revoked_at as revokedAt']).where('account_id', '=', accountId).orderBy('granted_at').execute();
  const identities = await reads.selectFrom('identity').select(['issuer', 'subject', 'created_at as createdAt']).where('account_id', '=', accountId).execute();
  const code = await reads.selectFrom('sign_in_code').select(['created_at as createdAt', 'expires_at as expiresAt', 'attempts']).where('account_id', '=', accountId).executeTakeFirst();
  const [sessions, passkeys, history, done] = [await sessionsOf(reads, accountId), await passkeysOf(reads, accountId), await historyOf(reads, accountId, 10_000), await historyBy(reads, accountId)];
  return { account, roles, sessions, passkeys, identities, openSignInCode: code ?? null, history: history.map(({ at, action, values }) => ({ at, action, values })), done };
}
