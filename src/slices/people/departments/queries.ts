import { isId } from '../../../kernel/ids.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { PeopleTables } from '../tables.ts';

export interface Department {
  readonly id: string;
  readonly slug: string;
  readonly name: Localized;
  readonly active: boolean;
  readonly version: number;
}

const COLUMNS = ['id', 'slug', 'name', 'active', 'version'] as const;

/** All departments by name; `active` leaves out those that are offered nowhere any more. */
export async function departmentList(reads: Reads<PeopleTables>, options: { readonly active?: boolean } = {}): Promise<Department[]> {
  const rows = await reads.selectFrom('department').select(COLUMNS).$if(options.active === true, (q) => q.where('active', '=', true)).execute();
  return rows.sort((a, b) => sourceName(a).localeCompare(sourceName(b), 'de'));
}

export async function departmentBySlug(reads: Reads<PeopleTables>, slug: string): Promise<Department | undefined> {
  return reads.selectFrom('department').select(COLUMNS).where('slug', '=', slug).executeTakeFirst();
}

export async function departmentById(reads: Reads<PeopleTables>, id: string): Promise<Department | undefined> {
  return isId(id) ? reads.selectFrom('department').select(COLUMNS).where('id', '=', id).executeTakeFirst() : undefined;
}

/** Departments by id, for lists that hold ids of many. */
export async function departmentsById(reads: Reads<PeopleTables>, ids: readonly string[]): Promise<ReadonlyMap<string, Department>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await reads.selectFrom('department').select(COLUMNS).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where mails to a department go: the open accounts of its officers. For jobs; no page lists them. */
export async function officersOf(reads: Reads<PeopleTables>, departmentId: string): Promise<{ readonly email: string; readonly locale: string }[]> {
  const rows = await reads
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select(['account.email', 'account.locale'])
    .distinct()
    .where('role', '=', 'officer')
    .where('scope', '=', 'department')
    .where('scope_id', '=', departmentId)
    .where('revoked_at', 'is', null)
    .where('account.closed_at', 'is', null)
    .where('account.email', 'is not', null)
    .execute();
  return rows.map(({ email, locale }) => ({ email: email as string, locale }));
}

/** Where mails to a municipality go: the open accounts of who answers for it. For jobs; no page lists them. */
export async function mailboxesOfPlace(reads: Reads<PeopleTables>, territoryId: string): Promise<{ readonly email: string; readonly locale: string }[]> {
  const granted = reads.selectFrom('role_grant').select('account_id').where('role', '=', 'organisation_editor').where('scope', '=', 'municipality').where('scope_id', '=', territoryId).where('revoked_at', 'is', null);
  const rows = await reads.selectFrom('account').select(['email', 'locale']).where('id', 'in', granted).where('closed_at', 'is', null).where('email', 'is not', null).execute();
  return rows.map(({ email, locale }) => ({ email: email as string, locale }));
}

/** Open accounts of a department's officers, for passing something on inside it; no other page names them. */
export async function colleaguesOf(reads: Reads<PeopleTables>, departmentId: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const granted = reads.selectFrom('role_grant').select('account_id').where('role', '=', 'officer').where('scope', '=', 'department').where('scope_id', '=', departmentId).where('revoked_at', 'is', null);
  return reads.selectFrom('account').select(['id', 'name']).where('id', 'in', granted).where('closed_at', 'is', null).orderBy('name').execute();
}

/** Ids of the open accounts that hold a role everywhere. */
export async function holdersOf(reads: Reads<PeopleTables>, role: Role): Promise<readonly string[]> {
  const rows = await reads.selectFrom('role_grant').innerJoin('account', 'account.id', 'role_grant.account_id').select('account.id').distinct().where('role', '=', role).where('scope', '=', 'all').where('revoked_at', 'is', null).where('account.closed_at', 'is', null).execute();
  return rows.map((r) => r.id);
}

/** Where to write to the people who hold a role everywhere, e.g. the coordination office; nobody's name. */
export async function mailboxesOf(reads: Reads<PeopleTables>, role: Role): Promise<{ readonly email: string; readonly locale: string }[]> {
  const rows = await reads
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select(['account.email', 'account.locale'])
    .distinct()
    .where('role', '=', role)
    .where('scope', '=', 'all')
    .where('revoked_at', 'is', null)
    .where('account.closed_at', 'is', null)
    .where('account.email', 'is not', null)
    .execute();
  return rows.map(({ email, locale }) => ({ email: email as string, locale }));
}

/** The department somebody means in a file: by slug, or by its name in any language, whatever the case. */
export async function departmentNamed(reads: Reads<PeopleTables>, text: string): Promise<Department | undefined> {
  const wanted = fold(text);
  const all = await departmentList(reads);
  return all.find((d) => d.slug === wanted) ?? all.find((d) => Object.values(d.name.texts).some((t) => fold(t.text) === wanted));
}

const sourceName = ({ name }: { readonly name: Localized }): string => name.texts[name.source]?.text ?? '';
const fold = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();
