import type { Writes } from '../../../platform/database/types.ts';
import type { OpenIdPerson } from '../../../platform/openid.ts';
import type { PeopleTables } from '../tables.ts';

type Tx = Writes<PeopleTables>;
export type Matched = { readonly accountId: string } | { readonly refused: 'provider_unknown' | 'provider_unverified' };

/**
 * The account of somebody whom the identity provider has recognised: tied to the subject before, or found now by a mail address
 * that the provider has verified. Nobody gets an account this way: an administrator invites first.
 */
export async function accountOfIdentity(tx: Tx, person: OpenIdPerson): Promise<Matched> {
  const { issuer, subject, email } = person;
  const tied = await tx
    .selectFrom('identity')
    .innerJoin('account', 'account.id', 'identity.account_id')
    .select('account.id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (tied !== undefined) return { accountId: tied.id };
  if (email === null) return { refused: 'provider_unknown' };
  if (!person.emailVerified) return { refused: 'provider_unverified' };
  const account = await tx.selectFrom('account').select('id').where('email', '=', email).where('closed_at', 'is', null).executeTakeFirst();
  if (account === undefined) return { refused: 'provider_unknown' };
  await tx.insertInto('identity').values({ issuer, subject, account_id: account.id }).onConflict((c) => c.doNothing()).execute();
  return { accountId: account.id };
}
