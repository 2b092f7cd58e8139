import { sql } from 'kysely';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { AllTables } from '../tables.ts';

/** Registrations by mail address, or by every word of a name, also of somebody who was registered along. */
export async function registrationsOfPerson(reads: Reads<AllTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('event_registration_contact as c')
    .innerJoin('event_registration as r', 'r.id', 'c.registration_id')
    .innerJoin('event as e', 'e.id', 'r.event_id')
    .select(['r.id', 'r.number', 'e.title as event', 'c.name', 'c.email', 'c.phone', 'c.names', 'c.note', 'r.interpreting', 'r.child_care as childCare', 'r.wheelchair', 'r.sign_language as signLanguage'])
    .where((eb) => eb.or([
      ...(email === null ? [] : [sql<boolean>`lower(c.email) = ${email}`]),
      ...(words.length === 0 ? [] : [eb.and(words.map((w) => sql<boolean>`participation_plain(c.name || ' ' || c.names) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('r.number')
    .limit(200)
    .execute();
}
