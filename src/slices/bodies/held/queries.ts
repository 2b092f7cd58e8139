import { sql } from 'kysely';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { BodyTables } from '../tables.ts';

/** Seats by every word of a name. */
export async function seatsOfPerson(reads: Reads<BodyTables>, { name }: AskedPerson) {
  const words = wordsOfName(name);
  if (words.length === 0) return [];
  return reads
    .selectFrom('body_member as m')
    .innerJoin('body as b', 'b.id', 'm.body_id')
    .select(['m.id', 'm.name', 'm.role', 'm.represents', 'm.mandate', 'm.since', 'm.until', 'm.consent_on as consentOn', 'b.name as body', 'b.slug'])
    .where('m.name', 'is not', null)
    .where((eb) => eb.and(words.map((w) => sql<boolean>`participation_plain(m.name) like '%' || participation_plain(${likely(w)}) || '%'`)))
    .orderBy('m.since')
    .limit(200)
    .execute();
}
