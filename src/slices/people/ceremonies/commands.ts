import { randomBytes } from 'node:crypto';
import type { Writes } from '../../../platform/database/types.ts';
import { hashToken } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';

type Tx = Writes<PeopleTables>;
export type CeremonyKind = 'passkey_sign_in' | 'passkey_registration' | 'provider';

/** How long a browser may take between question and answer. */
export const CEREMONY_MINUTES = 10;

/** Keeps what the answer will be checked against; the token goes into a cookie, so that only this browser can answer. */
export async function beginCeremony(tx: Tx, kind: CeremonyKind, data: Readonly<Record<string, unknown>>, accountId: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(Date.now() + CEREMONY_MINUTES * 60_000);
  await tx.insertInto('ceremony').values({ token_hash: hashToken(token), kind, account_id: accountId, data: JSON.stringify(data), expires_at: expires }).execute();
  return token;
}

/** What was kept, once; null when it is unknown, expired, of another kind or another account's. */
export async function takeCeremony(tx: Tx, kind: CeremonyKind, token: string | undefined, accountId: string | null = null): Promise<Readonly<Record<string, unknown>> | null> {
  if (token === undefined) return null;
  const row = await tx
    .deleteFrom('ceremony')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', new Date())
    .where('account_id', 'is not distinct from', accountId)
    .returning('data')
    .executeTakeFirst();
  return (row?.data as Record<string, unknown> | undefined) ?? null;
}
