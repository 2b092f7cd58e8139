import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { currentConsent, type ContactTables } from '../../contacts/public.ts';
import { eraseValues, record, type ThreadTables } from '../../thread/public.ts';
import type { ConsentWay, Kind, MemberRole } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

type Tx = Writes<BodyTables & ThreadTables & ContactTables>;

export interface BodyInput {
  readonly slug?: string;
  readonly kind: Kind;
  readonly name: Localized;
  readonly purpose?: Localized;
  readonly decides: boolean;
  readonly openSittings: boolean;
  readonly public?: boolean;
  readonly statedSittings?: number | null;
  readonly since?: Day | null;
  readonly until?: Day | null;
  readonly source?: string;
  readonly invented?: boolean;
}
/** The version that was read, when something known is changed. */
export interface Known {
  readonly id: string;
  readonly version: number;
}

/** Adds a body, or rewrites one. */
export async function saveBody(tx: Tx, actor: Actor, input: BodyInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const { kind, name, purpose = localized(''), decides, openSittings, since = null, until = null, source = '' } = input;
  if (since !== null && until !== null && until < since) return failed('date_order', 'until');
  const columns = { kind, name, purpose, decides, open_sittings: openSittings, public: input.public ?? true, since, until, source };
  const values = { name: sourceText(name), kind, decides, openSittings, public: columns.public };
  if (known !== undefined) {
    const row = await tx.updateTable('body').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).where('external_id', 'is', null).returning(['id', 'slug']).executeTakeFirst();
    if (row === undefined) return failed('stale');
    await record(tx, { actor, kind: 'body', id: row.id, action: 'body.changed', values });
    return ok(row);
  }
  const made = { id: newId(), slug: await freeSlug(tx, 'body', input.slug ?? sourceText(name)) };
  await tx.insertInto('body').values({ ...made, ...columns, stated_sittings: input.statedSittings ?? null, invented: input.invented ?? false }).execute();
  await record(tx, { actor, kind: 'body', id: made.id, action: 'body.added', values });
  return ok(made);
}

/** The first free address part made of a text; `new` is a page of its own. */
export async function freeSlug(tx: Tx, table: 'body' | 'paper' | 'body_resolution' | 'council_question', text: string): Promise<string> {
  const base = slugOf(text).slice(0, 70).replace(/-+$/, '');
  for (let n = base === 'new' ? 2 : 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if ((await tx.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirst()) === undefined) return slug;
  }
}

export interface NewMember {
  readonly name: string;
  readonly role: MemberRole;
  readonly voting: boolean;
  readonly mandate: boolean;
  readonly represents: string | null;
  readonly since: Day;
  readonly until: Day | null;
  readonly consentOn: Day | null;
  readonly consentHow: ConsentWay | null;
}

/** A seat in a body. The name never stands in the history; a consent counts for the wording in force when it is first entered. */
export async function saveMember(tx: Tx, actor: Actor, bodyId: string, input: NewMember, known?: Known): Promise<Result<{ id: string }>> {
  const { name, role, voting, mandate, represents, since, until, consentOn, consentHow } = input;
  const before = known === undefined ? undefined : await tx.selectFrom('body_member').select(['consent_on', 'consent_version']).where('id', '=', known.id).executeTakeFirst();
  const version = consentOn === null ? null : before?.consent_on === consentOn ? before.consent_version : (await currentConsent(tx, 'body_member')).version;
  const columns = { name, role, voting, mandate, represents: represents ?? '', since, until, consent_on: consentOn, consent_how: consentHow, consent_version: version };
  const values = { role, voting, mandate, represents: columns.represents, since, until, consent: consentOn !== null };
  if (known === undefined) {
    const id = newId();
    await tx.insertInto('body_member').values({ id, body_id: bodyId, ...columns }).execute();
    await record(tx, { actor, kind: 'body', id: bodyId, action: 'body.member_added', values });
    return ok({ id });
  }
  const row = await tx.updateTable('body_member').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('body_id', '=', bodyId).where('version', '=', known.version).where('deleted_at', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'body', id: bodyId, action: 'body.member_changed', values });
  return ok(row);
}

/** Takes a seat back that was entered by mistake. */
export async function removeMember(tx: Tx, actor: Actor, bodyId: string, id: string): Promise<Result<null>> {
  const row = await tx.updateTable('body_member').set({ name: null, deleted_at: new Date() }).where('id', '=', id).where('body_id', '=', bodyId).where('deleted_at', 'is', null).returning('role').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'body', id: bodyId, action: 'body.member_removed', values: { role: row.role } });
  return ok(null);
}

/** Erases a name on request; the seat stays counted. A public mandate is on record elsewhere and not erased here. */
export async function forgetMember(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const row = await tx.updateTable('body_member').set({ name: null, consent_on: null, consent_how: null, consent_version: null }).where('id', '=', id).where('mandate', '=', false).returning('body_id').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await eraseValues(tx, id, 'request', actor);
  await record(tx, { actor, kind: 'body', id: row.body_id, action: 'body.member_forgotten' });
  return ok(null);
}

/** Takes names without a public mandate whose term ended before the day. */
export async function purgeNames(tx: Writes<BodyTables>, before: Day): Promise<number> {
  const rows = await tx.updateTable('body_member').set({ name: null, consent_on: null, consent_how: null, consent_version: null }).where('mandate', '=', false).where('name', 'is not', null).where(sql<boolean>`until < ${before}`).returning('id').execute();
  return rows.length;
}
