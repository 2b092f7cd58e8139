import { sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { yearsBefore, type Entry } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import type { Selection } from './schema.ts';

type R = Reads<ContactTables>;

export interface Contact extends Entry {
  readonly id: string;
  readonly returnedOn: Day | null;
  readonly mergedInto: string | null;
  readonly version: number;
}

const COLUMNS = [
  'id', 'institution', 'kind', 'function', 'person', 'email', 'phone', 'street', 'postal_code as postalCode', 'town', 'country', 'municipality_key as municipality', 'language', 'source', 'purposes', 'checked_on as checkedOn',
  'ground', 'consent_on as consentOn', 'consent_how as consentHow', 'consent_versions as consentVersions', 'stays_until as staysUntil', 'returned_on as returnedOn', 'merged_into as mergedInto', 'version',
] as const;

export interface Setting {
  readonly uncheckedYears: number;
  readonly version: number;
}

/** After how many years without a check an entry is deleted. */
export async function settingOf(reads: R): Promise<Setting> {
  return reads.selectFrom('contact_setting').select(['unchecked_years as uncheckedYears', 'version']).executeTakeFirstOrThrow();
}

/** How long before an entry is deleted the office is told. */
export const WARN_DAYS = 60;

/** Entries of the register; what was merged into another is no entry. Words may be parts of words, in any order. */
function selected(reads: R, selection: Selection, today: Day, years: number) {
  let query = reads.selectFrom('contact').where('merged_into', 'is', null);
  for (const word of (selection.q ?? '').split(/\s+/).filter((w) => w !== '').slice(0, 10)) {
    query = query.where(sql<boolean>`plain like '%' || participation_plain(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`);
  }
  if (selection.kind !== null) query = query.where('kind', '=', selection.kind);
  if (selection.municipality !== null) query = query.where('municipality_key', '=', selection.municipality);
  if (selection.language !== null) query = query.where('language', '=', selection.language);
  if (selection.purpose !== null) query = query.where(sql<boolean>`${selection.purpose} = any (purposes)`);
  if (selection.state === 'unchecked') query = query.where('checked_on', '<=', yearsBefore(today, 1));
  if (selection.state === 'due') query = query.where(isDue(today, years));
  if (selection.state === 'returned') query = query.where('returned_on', 'is not', null);
  return query;
}

/** What the nightly job deletes within {@link WARN_DAYS}. */
const isDue = (today: Day, years: number) => sql<boolean>`(checked_on <= ${yearsBefore(today, years)}::date + ${WARN_DAYS}::int or stays_until < ${today}::date + ${WARN_DAYS}::int)`;

export async function contactList(reads: R, selection: Selection, asked: { readonly page: number; readonly pageSize: number }, today: Day): Promise<{ readonly items: readonly Contact[]; readonly total: number }> {
  const query = selected(reads, selection, today, (await settingOf(reads)).uncheckedYears);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await query.select(COLUMNS).orderBy(sql`participation_plain(institution || person)`).orderBy('function').orderBy('id').limit(asked.pageSize).offset((asked.page - 1) * asked.pageSize).execute();
  return { items: items as Contact[], total };
}

/** All that a selection finds, for mailings and exports. */
export async function contactsIn(reads: R, selection: Selection, today: Day): Promise<readonly Contact[]> {
  const query = selected(reads, selection, today, (await settingOf(reads)).uncheckedYears);
  return (await query.select(COLUMNS).orderBy('postal_code').orderBy(sql`participation_plain(institution || person)`).orderBy('id').execute()) as Contact[];
}

/** One entry, a merged one too. */
export async function contactById(reads: R, id: string): Promise<Contact | null> {
  if (!isId(id)) return null;
  return ((await reads.selectFrom('contact').select(COLUMNS).where('id', '=', id).executeTakeFirst()) as Contact | undefined) ?? null;
}

/** Several entries by id. */
export async function contactsById(reads: R, ids: readonly string[]): Promise<readonly Contact[]> {
  if (ids.length === 0) return [];
  return (await reads.selectFrom('contact').select(COLUMNS).where('id', 'in', ids).execute()) as Contact[];
}

/** How many entries want a look, for the shared list. */
export async function countIn(reads: R, selection: Selection, today: Day): Promise<number> {
  return (await contactList(reads, selection, { page: 1, pageSize: 1 }, today)).total;
}

/** Entries that were merged into this one and can still be taken out again. */
export async function mergedInto(reads: R, id: string): Promise<readonly Contact[]> {
  return (await reads.selectFrom('contact').select(COLUMNS).where('merged_into', '=', id).where('id', 'in', (eb) => eb.selectFrom('contact_merge').select('gone_id')).orderBy('id').execute()) as Contact[];
}

/** Entries of a person: by mail address, or by every word of a name. Merged ones too: they are still held. */
export async function contactsOfPerson(reads: R, who: { readonly email: string | null; readonly name: string | null }): Promise<readonly Contact[]> {
  const words = (who.name ?? '').split(/\s+/).filter((w) => w !== '').slice(0, 6);
  if (who.email === null && words.length === 0) return [];
  const rows = await reads
    .selectFrom('contact')
    .select(COLUMNS)
    .where((eb) => eb.or([
      ...(who.email === null ? [] : [eb('email', '=', who.email)]),
      ...(words.length === 0 ? [] : [eb.and([eb('person', '<>', ''), ...words.map((w) => sql<boolean>`participation_plain(person) like '%' || participation_plain(${w.replace(/[\\%_]/g, '\\$&')}) || '%'`)])]),
    ]))
    .orderBy('id')
    .limit(200)
    .execute();
  return rows as Contact[];
}
