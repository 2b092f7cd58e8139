import { createHash, timingSafeEqual } from 'node:crypto';
import { readCode } from '../../../kernel/code.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { SetupDraft } from '../rules.ts';
import type { InstanceTables } from '../tables.ts';

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whether somebody may do the first setup: it is not finished, and they hold the token (typed or from the cookie). */
export async function holdsSetupToken(reads: Reads<InstanceTables>, typed: string): Promise<boolean> {
  const token = readCode(typed);
  const row = await reads.selectFrom('instance').select(['setup_token', 'set_up_at']).executeTakeFirstOrThrow();
  return token !== null && row.set_up_at === null && row.setup_token !== null && timingSafeEqual(row.setup_token, hashOf(token));
}

export async function setupDraft(reads: Reads<InstanceTables>): Promise<SetupDraft> {
  return (await reads.selectFrom('instance').select('setup_draft').executeTakeFirstOrThrow()).setup_draft as SetupDraft;
}
