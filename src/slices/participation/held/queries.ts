import { sql } from 'kysely';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ParticipationTables } from '../tables.ts';

/** Contact details of contributions by mail address, or by every word of a name. */
export async function contactsOfPerson(reads: Reads<ParticipationTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('submission_contact as c')
    .innerJoin('submission as s', 's.id', 'c.submission_id')
    .innerJoin('process as p', 'p.id', 's.process_id')
    .select(['s.id', 's.number', 's.text', 's.received_at as receivedAt', 'p.title as process', 'c.email', 'c.name', 'c.delete_after as deleteAfter'])
    .where((eb) => eb.or([
      ...(email === null ? [] : [eb('c.email', '=', email)]),
      ...(words.length === 0 ? [] : [eb.and(words.map((w) => sql<boolean>`participation_plain(coalesce(c.name, '')) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('s.received_at')
    .limit(200)
    .execute();
}
