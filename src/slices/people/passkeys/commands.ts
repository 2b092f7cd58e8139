import { verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type AuthenticatorTransport, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { isId, newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { PeopleTables } from '../tables.ts';
import { relyingParty } from './rules.ts';

type Tx = Writes<PeopleTables>;

/** Devices a person has, with room to spare; more is a mistake or an attack. */
const MAX_PASSKEYS = 20;

interface Question {
  readonly challenge: string;
  readonly baseUrl: string;
}

/** Keeps the public key of a passkey that was made for this challenge, this host and a person whom the device has recognised. */
export async function addPasskey(tx: Tx, accountId: string, name: string, answer: RegistrationResponseJSON, { challenge, baseUrl }: Question): Promise<Result<null>> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(baseUrl);
  const checked = await verifyRegistrationResponse({ response: answer, expectedChallenge: challenge, expectedOrigin, expectedRPID, requireUserVerification: true }).catch(() => null);
  if (checked === null || !checked.verified) return failed('passkey_failed');
  const { count } = await tx.selectFrom('passkey').select((eb) => eb.fn.countAll<number>().as('count')).where('account_id', '=', accountId).executeTakeFirstOrThrow();
  if (count >= MAX_PASSKEYS) return failed('passkey_failed');
  const { credential } = checked.registrationInfo;
  const row = { id: newId(), account_id: accountId, credential_id: credential.id, public_key: Buffer.from(credential.publicKey), counter: credential.counter, transports: answer.response.transports ?? [], name };
  const inserted = await tx.insertInto('passkey').values(row).onConflict((c) => c.column('credential_id').doNothing()).returning('id').executeTakeFirst();
  return inserted === undefined ? failed('already_taken') : ok(null);
}

/** The account that a passkey's answer belongs to; null for whatever does not fit. */
export async function accountOfPasskey(tx: Tx, answer: AuthenticationResponseJSON, { challenge, baseUrl }: Question): Promise<string | null> {
  const row = await tx
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account_id')
    .select(['passkey.id', 'passkey.account_id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('credential_id', '=', answer.id)
    .where('closed_at', 'is', null)
    .forUpdate('passkey')
    .executeTakeFirst();
  if (row === undefined) return null;
  const credential = { id: row.credential_id, publicKey: new Uint8Array(row.public_key), counter: row.counter, transports: row.transports as AuthenticatorTransport[] };
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(baseUrl);
  const checked = await verifyAuthenticationResponse({ response: answer, expectedChallenge: challenge, expectedOrigin, expectedRPID, credential, requireUserVerification: true }).catch(() => null);
  if (checked === null || !checked.verified) return null;
  await tx.updateTable('passkey').set({ counter: checked.authenticationInfo.newCounter, last_used_at: new Date() }).where('id', '=', row.id).execute();
  return row.account_id;
}

/** Removes one of the account's own passkeys. */
export async function removePasskey(tx: Tx, accountId: string, passkeyId: string): Promise<boolean> {
  if (!isId(passkeyId)) return false;
  return (await tx.deleteFrom('passkey').where('id', '=', passkeyId).where('account_id', '=', accountId).returning('id').executeTakeFirst()) !== undefined;
}
