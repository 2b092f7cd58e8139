import type { Day } from '../../../../kernel/dates.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ReferralTables } from '../../tables.ts';
import type { Level } from './rules.ts';

export interface Referral {
  readonly level: Level;
  readonly body: string;
  readonly reason: Localized;
  readonly letter: string;
  readonly forwardedOn: Day | null;
  readonly reply: string;
  readonly replyOn: Day | null;
  /** Whether everybody may read the reply; the author always may. */
  readonly replyPublic: boolean;
  readonly version: number;
}

/** The same for a list, without wording. */
export async function referralsOf(reads: Reads<ReferralTables>, submissionIds: readonly string[]): Promise<ReadonlyMap<string, Pick<Referral, 'level' | 'body' | 'forwardedOn' | 'replyOn'>>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await reads.selectFrom('submission_referral').select(['submission_id', 'level', 'body', 'forwarded_on as forwardedOn', 'reply_on as replyOn']).where('submission_id', 'in', submissionIds).execute();
  return new Map(rows.map(({ submission_id, ...row }) => [submission_id, row as Pick<Referral, 'level' | 'body' | 'forwardedOn' | 'replyOn'>]));
}

/** Who else is competent for a contribution; null while nobody said so. */
export async function referralOf(reads: Reads<ReferralTables>, submissionId: string): Promise<Referral | null> {
  const row = await reads
    .selectFrom('submission_referral')
    .select(['level', 'body', 'reason', 'letter', 'forwarded_on as forwardedOn', 'reply', 'reply_on as replyOn', 'reply_public as replyPublic', 'version'])
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return (row as Referral | undefined) ?? null;
}
