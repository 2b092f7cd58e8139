import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import type { Writes } from '../../../platform/database/types.ts';
import { hashToken } from '../rules.ts';
import type { PeopleTables } from '../tables.ts';
import { CODE_ATTEMPTS, codeExpires, makeCodeText } from './rules.ts';

type Tx = Writes<PeopleTables>;

export interface MadeCode {
  /** To be typed. */
  readonly code: string;
  /** For the address of the page with one button. */
  readonly token: string;
}

/** Makes the account's code; the one before stops working. Null for an account that is closed or gone. */
export async function makeCode(tx: Tx, accountId: string, now = new Date()): Promise<MadeCode | null> {
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).where('closed_at', 'is', null).executeTakeFirst();
  if (account === undefined) return null;
  const made = { code: makeCodeText((limit) => randomInt(limit)), token: randomBytes(32).toString('base64url') };
  const salt = randomBytes(16);
  const row = { salt, code_hash: await slowHash(made.code, salt), link_hash: hashToken(made.token), created_at: now, expires_at: codeExpires(now), attempts: 0 };
  await tx.insertInto('sign_in_code').values({ account_id: accountId, ...row }).onConflict((c) => c.column('account_id').doUpdateSet(row)).execute();
  return made;
}

/** What an attempt is checked against. */
export interface Attempt {
  readonly accountId: string | null;
  readonly salt: Buffer;
  readonly codeHash: Buffer;
}

const NOBODY: Attempt = { accountId: null, salt: Buffer.alloc(16), codeHash: Buffer.alloc(32) };

/**
 * Counts an attempt before anything is compared: however many arrive at once, five are compared. An address without an account,
 * and a code that is used up or expired, give a hash that nothing matches, so that the answer and the work are the same.
 */
export async function countAttempt(tx: Tx, email: string, now = new Date()): Promise<Attempt> {
  const account = tx.selectFrom('account').select('id').where('email', '=', email).where('closed_at', 'is', null);
  const row = await tx
    .updateTable('sign_in_code')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('account_id', '=', account)
    .where('attempts', '<', CODE_ATTEMPTS)
    .where('expires_at', '>', now)
    .returning(['account_id', 'salt', 'code_hash'])
    .executeTakeFirst();
  return row === undefined ? NOBODY : { accountId: row.account_id, salt: row.salt, codeHash: row.code_hash };
}

/** Whether the typed code is the attempt's. */
export async function matches(attempt: Attempt, code: string): Promise<boolean> {
  return timingSafeEqual(await slowHash(code, attempt.salt), attempt.codeHash) && attempt.accountId !== null;
}

/** Uses the code up; false when somebody else was faster or a newer one has replaced it. */
export async function useCode(tx: Tx, accountId: string, codeHash: Buffer): Promise<boolean> {
  return (await tx.deleteFrom('sign_in_code').where('account_id', '=', accountId).where('code_hash', '=', codeHash).returning('account_id').executeTakeFirst()) !== undefined;
}

/** Uses the mailed link up and gives its account; null when it is unknown, expired or used. */
export async function useLink(tx: Tx, token: string, now = new Date()): Promise<string | null> {
  const row = await tx.deleteFrom('sign_in_code').where('link_hash', '=', hashToken(token)).where('expires_at', '>', now).returning('account_id').executeTakeFirst();
  return row?.account_id ?? null;
}

export async function dropExpiredCodes(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('sign_in_code').where('expires_at', '<=', now).execute();
  await tx.deleteFrom('ceremony').where('expires_at', '<=', now).execute();
}

function slowHash(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, { N: 16_384, r: 8, p: 1 }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
