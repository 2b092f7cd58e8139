import { sql } from 'kysely';
import type { Actor, Grant } from '../../../kernel/actor.ts';
import { isId, newId } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { eraseValues, nodesById, record, type ThreadTables } from '../../thread/public.ts';
import type { PeopleTables, PlaceTables } from '../tables.ts';
import { ROLE_SCOPES } from './rules.ts';

type Tx = Writes<PeopleTables & ThreadTables & PlaceTables>;

export interface NewAccount {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly locale: Locale;
  readonly grants?: readonly Grant[];
  /** An invented person of the demonstration, whom everybody may sign in as. */
  readonly invented?: boolean;
}

/** A new account with its roles. There is no password to set: the person signs in by mail, and then as they like. */
export async function addAccount(tx: Tx, actor: Actor, input: NewAccount): Promise<Result<{ readonly id: string }>> {
  const { name, email, locale, grants = [], invented = false } = input;
  const id = newId();
  const inserted = await tx.insertInto('account').values({ id, name, email, locale, invented }).onConflict((c) => c.column('email').doNothing()).returning('id').executeTakeFirst();
  if (inserted === undefined) return failed('already_taken', 'email');
  await record(tx, { actor, kind: 'account', id, action: 'account.added' });
  for (const grant of grants) {
    const granted = await grantRole(tx, actor, id, grant);
    if (!granted.ok) return granted;
  }
  return ok({ id });
}

/** Gives a role within a scope. */
export async function grantRole(tx: Tx, actor: Actor, accountId: string, grant: Grant): Promise<Result<null>> {
  if (!ROLE_SCOPES[grant.role].includes(grant.scope) || !(await scopeExists(tx, grant))) return failed('invalid_choice', 'scope');
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).where('closed_at', 'is', null).executeTakeFirst();
  if (account === undefined) return failed('not_found');
  const { role, scope, scopeId } = grant;
  const row = await tx.insertInto('role_grant').values({ id: newId(), account_id: accountId, role, scope, scope_id: scopeId }).onConflict((c) => c.doNothing()).returning('id').executeTakeFirst();
  if (row === undefined) return failed('already_taken', 'role');
  await record(tx, { actor, kind: 'account', id: accountId, action: 'role.granted', values: { role, scope, scopeId } });
  return ok(null);
}

/** Takes a role back. The last administrator stays: otherwise nobody could grant anything. */
export async function revokeRole(tx: Tx, actor: Actor, accountId: string, grantId: string): Promise<Result<null>> {
  await oneAtATime(tx);
  if (!isId(grantId)) return failed('not_found');
  const grant = await tx.selectFrom('role_grant').select(['role', 'scope', 'scope_id']).where('id', '=', grantId).where('account_id', '=', accountId).where('revoked_at', 'is', null).executeTakeFirst();
  if (grant === undefined) return failed('not_found');
  if (grant.role === 'administrator' && (await isLastAdministrator(tx, accountId))) return failed('last_administrator');
  await tx.updateTable('role_grant').set({ revoked_at: new Date() }).where('id', '=', grantId).execute();
  await record(tx, { actor, kind: 'account', id: accountId, action: 'role.revoked', values: { role: grant.role, scope: grant.scope, scopeId: grant.scope_id } });
  return ok(null);
}

/**
 * Deletes an account: name, mail address, passkeys, sessions, roles and ties to the identity provider go, with the values of its
 * history. The id stays, so that what the account did for the office still has an author without a name.
 */
export async function closeAccount(tx: Tx, actor: Actor, accountId: string): Promise<Result<null>> {
  await oneAtATime(tx);
  if (await isLastAdministrator(tx, accountId)) return failed('last_administrator');
  const closed = await tx.updateTable('account').set({ name: '', email: null, locale: 'de', invented: false, closed_at: new Date() }).where('id', '=', accountId).where('closed_at', 'is', null).returning('id').executeTakeFirst();
  if (closed === undefined) return failed('not_found');
  for (const table of ['session', 'passkey', 'identity', 'sign_in_code', 'ceremony', 'role_grant'] as const) await tx.deleteFrom(table).where('account_id', '=', accountId).execute();
  await eraseValues(tx, accountId, 'account deleted');
  await record(tx, { actor, kind: 'account', id: accountId, action: 'account.closed' });
  return ok(null);
}

/** What the person says about themselves. */
export async function editProfile(tx: Tx, actor: Actor, accountId: string, input: { readonly name: string; readonly locale: Locale }): Promise<Result<null>> {
  const { name, locale } = input;
  const row = await tx.updateTable('account').set({ name, locale }).where('id', '=', accountId).where('closed_at', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'account', id: accountId, action: 'account.renamed' });
  return ok(null);
}

/** Another mail address, by an administrator; open codes to the old one stop working. */
export async function changeEmail(tx: Tx, actor: Actor, accountId: string, email: string): Promise<Result<null>> {
  const namesake = await tx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
  if (namesake !== undefined && namesake.id !== accountId) return failed('already_taken', 'email');
  const row = await tx.updateTable('account').set({ email }).where('id', '=', accountId).where('closed_at', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await tx.deleteFrom('sign_in_code').where('account_id', '=', accountId).execute();
  await record(tx, { actor, kind: 'account', id: accountId, action: 'account.mail_changed' });
  return ok(null);
}

/** Of two administrators who take each other's role at the same time, the second waits and is refused. */
async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('people.administrators'))`.execute(tx);
}

async function isLastAdministrator(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select('role_grant.account_id')
    .distinct()
    .where('role', '=', 'administrator')
    .where('revoked_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
  return rows.length === 1 && rows[0]?.account_id === accountId;
}

async function scopeExists(tx: Tx, { scope, scopeId }: Grant): Promise<boolean> {
  if (scope === 'all') return scopeId === null;
  if (scopeId === null) return false;
  if (scope === 'department') return (await tx.selectFrom('department').select('id').where('id', '=', scopeId).executeTakeFirst()) !== undefined;
  if (scope === 'municipality') return (await tx.selectFrom('territory').select('id').where('id', '=', scopeId).where('kind', '=', 'municipality').executeTakeFirst()) !== undefined;
  if (scope === 'body') return (await tx.selectFrom('body').select('id').where('id', '=', scopeId).where('deleted_at', 'is', null).executeTakeFirst()) !== undefined;
  if (scope === 'call') return (await tx.selectFrom('membership_call').select('id').where('id', '=', scopeId).executeTakeFirst()) !== undefined;
  return (await nodesById(tx, [scopeId])).get(scopeId)?.kind === scope;
}
