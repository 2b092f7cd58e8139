import type { Reads } from '../../../platform/database/types.ts';
import type { PeopleTables } from '../tables.ts';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export async function passkeysOf(reads: Reads<PeopleTables>, accountId: string): Promise<Passkey[]> {
  return reads.selectFrom('passkey').select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt']).where('account_id', '=', accountId).orderBy('created_at').execute();
}

/** Credential ids, so that a device is not registered twice. */
export async function credentialsOf(reads: Reads<PeopleTables>, accountId: string): Promise<{ readonly id: string; readonly transports: readonly string[] }[]> {
  return reads.selectFrom('passkey').select(['credential_id as id', 'transports']).where('account_id', '=', accountId).execute();
}
