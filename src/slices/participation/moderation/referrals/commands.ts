import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { record } from '../../../thread/public.ts';
import { tellAuthors } from '../../receipts/news/commands.ts';
import type { Tx } from '../../submissions/commands.ts';
import { submissionById } from '../../submissions/queries.ts';
import type { Level } from './rules.ts';

export interface ReferralChange {
  /** 0: nobody has said yet who is competent. */
  readonly version: number;
  readonly level: Level;
  readonly body: string;
  readonly reason: Localized;
  readonly letter: string;
  readonly forwardedOn: Day | null;
  readonly reply: string;
  readonly replyOn: Day | null;
  readonly replyPublic: boolean;
}

/** Says who is competent for something this office cannot decide, whether it was forwarded, and what they replied. Its author is told each step. */
export async function saveReferral(tx: Tx, actor: Actor, id: string, change: ReferralChange): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state === 'withdrawn' || s.state === 'routed') return failed('wrong_state');
  if (change.reply !== '' && change.replyOn === null) return failed('required', 'replyOn');
  if (change.replyOn !== null && change.forwardedOn === null) return failed('required', 'forwardedOn');
  if (change.replyOn !== null && change.forwardedOn !== null && change.replyOn < change.forwardedOn) return failed('date_order', 'replyOn');
  const before = await tx.selectFrom('submission_referral').select(['version', 'forwarded_on', 'reply_on']).where('submission_id', '=', id).executeTakeFirst();
  if ((before?.version ?? 0) !== change.version) return failed('stale');
  const { level, body, reason, letter, forwardedOn, reply, replyOn, replyPublic } = change;
  const row = { level, body, reason, letter, forwarded_on: forwardedOn, reply, reply_on: replyOn, reply_public: replyPublic, version: change.version + 1 };
  const done = await tx
    .insertInto('submission_referral')
    .values({ submission_id: id, ...row })
    .onConflict((c) => c.column('submission_id').doUpdateSet(row).where('submission_referral.version', '=', change.version))
    .returning('submission_id')
    .executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'submission', id, action: 'submission.referred', values: { level, body, reason: sourceText(reason), forwardedOn, replyOn, replyPublic } });
  const news = replyOn !== null && before?.reply_on == null ? 'replied' : forwardedOn !== null && before?.forwarded_on == null ? 'forwarded' : before === undefined ? 'outside' : null;
  if (news !== null) await tellAuthors(tx, [id], news);
  return ok(null);
}
