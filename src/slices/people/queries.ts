import { isStaff, VISITOR, type Actor, type Grant } from '../../kernel/actor.ts';
import type { Reads } from '../../platform/database/types.ts';
import { hashToken } from './rules.ts';
import { isIdle, mustRenew } from './sessions/rules.ts';
import type { PeopleTables } from './tables.ts';

/** Who a session token belongs to, and whether its time of use is to be renewed. */
export interface Presence {
  readonly actor: Actor;
  readonly renew: string | null;
}

/** The visitor when the token is unknown, expired, idle for too long (staff) or the account is closed. */
export async function presenceOf(reads: Reads<PeopleTables>, token: string, now = new Date()): Promise<Presence> {
  const rows = await reads
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('role_grant', (join) => join.onRef('role_grant.account_id', '=', 'account.id').on('role_grant.revoked_at', 'is', null))
    .select(['account.id', 'account.name', 'session.id as sessionId', 'session.seen_at as seenAt', 'role_grant.role', 'role_grant.scope', 'role_grant.scope_id as scopeId'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now)
    .where('account.closed_at', 'is', null)
    .execute();
  const first = rows[0];
  if (first === undefined) return { actor: VISITOR, renew: null };
  const grants = rows.filter((r) => r.role !== null).map(({ role, scope, scopeId }) => ({ role, scope, scopeId }) as Grant);
  const actor: Actor = { kind: 'account', id: first.id, name: first.name, sessionId: first.sessionId, grants };
  if (isStaff(actor) && isIdle(first.seenAt, now)) return { actor: VISITOR, renew: null };
  return { actor, renew: mustRenew(first.seenAt, now) ? first.sessionId : null };
}

/** Names of accounts by id, for histories and notes; a deleted account has none. */
export async function namesOf(reads: Reads<PeopleTables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await reads.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).where('closed_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
