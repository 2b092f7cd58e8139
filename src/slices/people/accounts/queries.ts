import type { Grant, Role, ScopeKind } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/ids.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { nodesById, nodesOfKind, type ThreadTables } from '../../thread/public.ts';
import { departmentList, departmentNamed, departmentsById } from '../departments/queries.ts';
import type { PeopleTables, PlaceTables } from '../tables.ts';

export interface HeldGrant extends Grant {
  readonly id: string;
  readonly grantedAt: Date;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string;
  readonly invented: boolean;
  readonly grants: readonly HeldGrant[];
}

const COLUMNS = ['id', 'name', 'email', 'locale', 'invented'] as const;

/** Open accounts by name, with their roles; `q` searches name and mail address. */
export async function personList(reads: Reads<PeopleTables>, asked: { readonly q: string | null; readonly role: Role | null; readonly page: number; readonly pageSize: number }): Promise<{ items: Person[]; total: number }> {
  let query = reads.selectFrom('account').where('closed_at', 'is', null);
  if (asked.q !== null && asked.q !== '') {
    const pattern = `%${asked.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)]));
  }
  const { role } = asked;
  if (role !== null) query = query.where('id', 'in', (eb) => eb.selectFrom('role_grant').select('account_id').where('role', '=', role).where('revoked_at', 'is', null));
  const { count } = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await query.select(COLUMNS).orderBy('name').orderBy('id').limit(asked.pageSize).offset((asked.page - 1) * asked.pageSize).execute();
  return { items: await withGrants(reads, rows), total: count };
}

export async function personById(reads: Reads<PeopleTables>, id: string): Promise<Person | undefined> {
  if (!isId(id)) return undefined;
  const rows = await reads.selectFrom('account').select(COLUMNS).where('id', '=', id).where('closed_at', 'is', null).execute();
  return (await withGrants(reads, rows))[0];
}

/** The invented people of the demonstration, in the order in which they were made. */
export async function inventedPeople(reads: Reads<PeopleTables>): Promise<Person[]> {
  return withGrants(reads, await reads.selectFrom('account').select(COLUMNS).where('invented', '=', true).where('closed_at', 'is', null).orderBy('created_at').orderBy('name').execute());
}

async function withGrants(reads: Reads<PeopleTables>, rows: readonly Omit<Person, 'grants'>[]): Promise<Person[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const grants = await reads.selectFrom('role_grant').select(['id', 'account_id', 'role', 'scope', 'scope_id', 'granted_at']).where('account_id', 'in', ids).where('revoked_at', 'is', null).orderBy('granted_at').execute();
  const byAccount = Map.groupBy(grants, (grant) => grant.account_id);
  return rows.map((row) => ({
    ...row,
    grants: (byAccount.get(row.id) ?? []).map((g) => ({ id: g.id, role: g.role as Role, scope: g.scope as ScopeKind, scopeId: g.scope_id, grantedAt: g.granted_at })),
  }));
}

/** What the scopes of grants are called, by id. */
export type ScopeNames = ReadonlyMap<string, Localized>;

/** Departments and municipalities by their name, processes and other records by their title in the thread. */
export async function scopeNames(reads: Reads<PeopleTables & ThreadTables & PlaceTables>, grants: readonly Grant[]): Promise<ScopeNames> {
  const ids = grants.flatMap((grant) => grant.scopeId ?? []);
  if (ids.length === 0) return new Map();
  const [departments, records, places, bodies, calls] = await Promise.all([
    departmentsById(reads, ids), nodesById(reads, ids), reads.selectFrom('territory').select(['id', 'name']).where('id', 'in', ids).execute(),
    reads.selectFrom('body').select(['id', 'name']).where('id', 'in', ids).execute(), reads.selectFrom('membership_call').select(['id', 'title as name']).where('id', 'in', ids).execute(),
  ]);
  return new Map([...[...bodies, ...calls].map(({ id, name }) => [id, name] as const), ...places.map(({ id, name }) => [id, localized(name)] as const), ...[...departments.values()].map(({ id, name }) => [id, name] as const), ...[...records.values()].map(({ id, title }) => [id, title] as const)]);
}

export interface ScopeChoice {
  readonly scope: ScopeKind;
  readonly id: string;
  readonly name: Localized;
}

/** Whatever a role can be limited to now. */
export async function scopeChoices(reads: Reads<PeopleTables & ThreadTables & PlaceTables>): Promise<ScopeChoice[]> {
  const departments = await departmentList(reads, { active: true });
  const processes = await nodesOfKind(reads, 'process');
  const places = await reads.selectFrom('territory').select(['id', 'name']).where('kind', '=', 'municipality').orderBy('name').execute();
  const bodies = await reads.selectFrom('body').select(['id', 'name']).where('deleted_at', 'is', null).orderBy('slug').execute();
  const calls = await reads.selectFrom('membership_call').select(['id', 'title as name']).where('state', '!=', 'decided').orderBy('closes_on', 'desc').execute();
  const named = (scope: ScopeKind, items: readonly { readonly id: string; readonly name: Localized }[]): ScopeChoice[] => items.map(({ id, name }) => ({ scope, id, name }));
  return [...named('department', departments), ...named('process', processes.map(({ id, title }) => ({ id, name: title }))), ...named('body', bodies), ...named('call', calls), ...named('municipality', places.map(({ id, name }) => ({ id, name: localized(name) })))];
}

/** The scope an operator means by words: a department by slug or name, or a process by its slug; null when there is none such. */
export async function scopeNamed(reads: Reads<PeopleTables & ThreadTables>, asked: { readonly department?: string | undefined; readonly process?: string | undefined }): Promise<Pick<Grant, 'scope' | 'scopeId'> | null> {
  if (asked.department !== undefined) {
    const department = await departmentNamed(reads, asked.department);
    return department === undefined ? null : { scope: 'department', scopeId: department.id };
  }
  if (asked.process === undefined) return { scope: 'all', scopeId: null };
  const node = (await nodesOfKind(reads, 'process')).find(({ href }) => href.endsWith(`/${asked.process}`));
  return node === undefined ? null : { scope: 'process', scopeId: node.id };
}
