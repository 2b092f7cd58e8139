import type { Day } from '../../../kernel/dates.ts';
import type { Database, Reads } from '../../../platform/database/types.ts';
import type { Rhythm } from './rules.ts';

export type DigestTables = Pick<Database, 'desk_digest'>;
type R = Reads<DigestTables>;

export interface Digest {
  readonly accountId: string;
  readonly rhythm: Exclude<Rhythm, 'off'>;
  readonly token: string;
  readonly sentOn: Day | null;
}

const digests = (reads: R) => reads.selectFrom('desk_digest').select(['account_id as accountId', 'rhythm', 'token', 'sent_on as sentOn']);

/** What somebody chose; null where they get no mail. */
export async function digestOf(reads: R, accountId: string): Promise<Digest | null> {
  return ((await digests(reads).where('account_id', '=', accountId).executeTakeFirst()) as Digest | undefined) ?? null;
}

export async function digestByToken(reads: R, token: string): Promise<Digest | null> {
  return /^[\w-]{22}$/.test(token) ? (((await digests(reads).where('token', '=', token).executeTakeFirst()) as Digest | undefined) ?? null) : null;
}

export async function allDigests(reads: R): Promise<readonly Digest[]> {
  return (await digests(reads).execute()) as Digest[];
}
