import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { territoryByKey, type TerritoryTables } from '../../territory/public.ts';
import { eraseValues, record, type ThreadTables } from '../../thread/public.ts';
import { consentTexts } from '../consents/queries.ts';
import { changedFields, yearsBefore, type Entry } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import { contactById, settingOf, type Contact } from './queries.ts';
import type { ContactInput } from './schema.ts';

export type Tx = Writes<ContactTables & TerritoryTables & ThreadTables>;

/** The columns of an entry. */
export function columnsOf(entry: Entry) {
  const { institution, kind, person, email, phone, street, town, country, language, source, purposes, ground } = entry;
  return {
    institution, kind, function: entry.function, person, email, phone, street, postal_code: entry.postalCode, town, country, municipality_key: entry.municipality, language, source, purposes, checked_on: entry.checkedOn,
    ground, consent_on: entry.consentOn, consent_how: entry.consentHow, consent_versions: JSON.stringify(entry.consentVersions), stays_until: entry.staysUntil,
  };
}

/** An entry as a form gave it. A consent was given to the wordings in force; one recorded before keeps its own. */
async function entryOf(tx: Tx, input: ContactInput, known: Contact | null): Promise<Result<Entry>> {
  if (input.municipality !== null && (await territoryByKey(tx, input.municipality)) === null) return failed('invalid_choice', 'municipality');
  if (input.ground !== 'consent') return ok({ ...input, consentOn: null, consentHow: null, consentVersions: {} });
  const kept = known?.consentOn === input.consentOn ? known.consentVersions : {};
  const texts = await consentTexts(tx);
  const versions = input.purposes.map((p) => [p, kept[p] ?? texts.find((c) => c.purpose === p)?.version ?? 0]);
  return ok({ ...input, consentVersions: Object.fromEntries(versions) as Entry['consentVersions'] });
}

/** A new entry. */
export async function createContact(tx: Tx, actor: Actor, input: ContactInput): Promise<Result<{ readonly id: string }>> {
  const entry = await entryOf(tx, input, null);
  if (!entry.ok) return entry;
  const id = newId();
  await tx.insertInto('contact').values({ id, ...columnsOf(entry.value) }).execute();
  await record(tx, { actor, kind: 'contact', id, action: 'contact.added', values: { kind: input.kind, purposes: input.purposes, ground: input.ground } });
  return ok({ id });
}

/** Another wording of an entry. A corrected address is good again. */
export async function changeContact(tx: Tx, actor: Actor, id: string, version: number, input: ContactInput): Promise<Result<null>> {
  const known = await contactById(tx, id);
  if (known === null || known.mergedInto !== null) return failed('not_found');
  const entry = await entryOf(tx, input, known);
  if (!entry.ok) return entry;
  const fields = changedFields(known, entry.value);
  const moved = fields.some((f) => ['street', 'postalCode', 'town', 'country', 'email'].includes(f));
  const row = await tx
    .updateTable('contact')
    .set({ ...columnsOf(entry.value), ...(moved ? { returned_on: null } : {}), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'contact', id, action: 'contact.changed', values: { fields } });
  return ok(null);
}

/** Notes that entries were looked at and are right. */
export async function markChecked(tx: Tx, actor: Actor, ids: readonly string[], today: Day): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx.updateTable('contact').set((eb) => ({ checked_on: today, version: eb('version', '+', 1) })).where('id', 'in', ids).where('merged_into', 'is', null).returning('id').execute();
  for (const { id } of rows) await record(tx, { actor, kind: 'contact', id, action: 'contact.checked' });
  return rows.length;
}

/** Deletes an entry with what was merged into it, and the values of its history. What was sent to it is numbers from then on. */
export async function deleteContact(tx: Tx, actor: Actor, id: string, ground: string): Promise<Result<null>> {
  const known = await contactById(tx, id);
  if (known === null) return failed('not_found');
  const merged = await tx.selectFrom('contact').select('id').where('merged_into', '=', id).execute();
  for (const gone of merged) await eraseValues(tx, gone.id, ground, actor);
  await tx.deleteFrom('contact').where('id', '=', id).execute();
  await eraseValues(tx, id, ground, actor);
  await record(tx, { actor, kind: 'contact', id, action: 'contact.deleted' });
  return ok(null);
}

/** Deletes what nobody has checked for as long as the office decided, and what was to stay until a day that is over. */
export async function purgeContacts(tx: Tx, actor: Actor, today: Day): Promise<number> {
  const { uncheckedYears } = await settingOf(tx);
  const rows = await tx
    .selectFrom('contact')
    .select('id')
    .where('merged_into', 'is', null)
    .where((eb) => eb.or([eb('checked_on', '<=', yearsBefore(today, uncheckedYears)), eb('stays_until', '<', today)]))
    .execute();
  for (const { id } of rows) await deleteContact(tx, actor, id, 'retention period over');
  return rows.length;
}

/** Deletes what was merged into other entries more than thirty days ago: from then on a merge stays. */
export async function purgeMerged(tx: Tx, actor: Actor, before: Date): Promise<number> {
  const rows = await tx.selectFrom('contact_merge').select(['gone_id as id', 'kept_id as keptId']).where('merged_at', '<', before).orderBy('merged_at').execute();
  for (const { id, keptId } of rows) {
    // Who was written to in both shapes was written to once from now on.
    await tx.deleteFrom('mailing_recipient').where('contact_id', '=', id).where('mailing_id', 'in', (eb) => eb.selectFrom('mailing_recipient').select('mailing_id').where('contact_id', '=', keptId)).execute();
    await tx.updateTable('mailing_recipient').set({ contact_id: keptId }).where('contact_id', '=', id).execute();
    await tx.updateTable('contact').set({ merged_into: keptId }).where('merged_into', '=', id).execute();
    await tx.deleteFrom('contact').where('id', '=', id).execute();
    await eraseValues(tx, id, 'retention period over', actor);
  }
  return rows.length;
}

/** The office decides how long an entry may go unchecked. */
export async function changeSetting(tx: Tx, actor: Actor, instanceId: string, input: { readonly version: number; readonly uncheckedYears: number }): Promise<Result<null>> {
  const row = await tx.updateTable('contact_setting').set({ unchecked_years: input.uncheckedYears, version: input.version + 1 }).where('version', '=', input.version).returning('version').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'instance', id: instanceId, action: 'contact.setting_changed', values: { uncheckedYears: input.uncheckedYears } });
  return ok(null);
}
