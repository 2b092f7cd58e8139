import { sql } from 'kysely';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { PeopleTables } from '../tables.ts';

/** Open accounts by mail address, or by every word of a name. */
export async function accountsOfPerson(reads: Reads<PeopleTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('account')
    .select((eb) => ['id', 'name', 'email', 'locale', 'created_at as createdAt', eb.selectFrom('session').select((e) => e.fn.countAll<number>().as('n')).whereRef('session.account_id', '=', 'account.id').where('expires_at', '>', new Date()).as('sessions'), eb.selectFrom('passkey').select((e) => e.fn.countAll<number>().as('n')).whereRef('passkey.account_id', '=', 'account.id').as('passkeys'), eb.selectFrom('identity').select((e) => e.fn.countAll<number>().as('n')).whereRef('identity.account_id', '=', 'account.id').as('identities')])
    .where('closed_at', 'is', null)
    .where((eb) => eb.or([
      ...(email === null ? [] : [eb('email', '=', email)]),
      ...(words.length === 0 ? [] : [eb.and(words.map((w) => sql<boolean>`participation_plain(name) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('name')
    .limit(200)
    .execute();
}
