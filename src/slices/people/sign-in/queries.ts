import type { Reads } from '../../../platform/database/types.ts';
import { hashToken } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';

export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string;
}

export async function openAccountByEmail(reads: Reads<PeopleTables>, email: string): Promise<Addressee | undefined> {
  return reads.selectFrom('account').select(['id', 'name', 'email', 'locale']).where('email', '=', email).where('closed_at', 'is', null).executeTakeFirst();
}

export async function openAccountById(reads: Reads<PeopleTables>, id: string): Promise<Addressee | undefined> {
  return reads.selectFrom('account').select(['id', 'name', 'email', 'locale']).where('id', '=', id).where('closed_at', 'is', null).executeTakeFirst();
}

/** Whose link it is, for the page with one button; looking changes nothing. */
export async function linkAccount(reads: Reads<PeopleTables>, token: string, now = new Date()): Promise<{ readonly name: string } | undefined> {
  return reads
    .selectFrom('sign_in_code')
    .innerJoin('account', 'account.id', 'sign_in_code.account_id')
    .select('account.name')
    .where('link_hash', '=', hashToken(token))
    .where('sign_in_code.expires_at', '>', now)
    .where('account.closed_at', 'is', null)
    .executeTakeFirst();
}
