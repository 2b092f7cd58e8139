import { createHash } from 'node:crypto';
import { VISITOR, type Actor, type Grant } from '../../kernel/actor.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { PeopleTables } from './tables.ts';

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who a session token belongs to: the visitor when it is unknown, expired or the account is closed. */
export async function actorOf(reads: Reads<PeopleTables>, token: string): Promise<Actor> {
  const rows = await reads
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('role_grant', (join) => join.onRef('role_grant.account_id', '=', 'account.id').on('role_grant.revoked_at', 'is', null))
    .select(['account.id', 'account.name', 'session.id as sessionId', 'role_grant.role', 'role_grant.scope', 'role_grant.scope_id as scopeId'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', new Date())
    .where('account.closed_at', 'is', null)
    .execute();
  const first = rows[0];
  if (first === undefined) return VISITOR;
  const grants = rows.filter((r) => r.role !== null).map(({ role, scope, scopeId }) => ({ role, scope, scopeId }) as Grant);
  return { kind: 'account', id: first.id, name: first.name, sessionId: first.sessionId, grants };
}
