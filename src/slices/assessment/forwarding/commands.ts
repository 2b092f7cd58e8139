import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { noteForwarding } from '../../participation/public.ts';
import { linkNodes, putNode, record } from '../../thread/public.ts';
import { inEveryLanguage, lockAssessment, type Tx } from '../commands.ts';
import { hrefs } from '../urls.ts';
import { forwardingOf } from './queries.ts';

export interface ForwardingInput {
  /** As the form saw it; 0 where there is none yet. */
  readonly version: number;
  /** Lines of the address. */
  readonly recipient: string;
  readonly letter: string;
  readonly sentOn: Day | null;
  readonly reply: Localized | null;
  readonly repliedOn: Day | null;
  readonly replyPublic: boolean;
}

/** Keeps the letter, when it went and what they replied. Authors read each step under their receipts; a step is a record of the red thread. */
export async function saveForwarding(tx: Tx, actor: Actor, assessmentId: string, input: ForwardingInput): Promise<Result<null>> {
  const held = await lockAssessment(tx, assessmentId);
  const decision = await tx.selectFrom('decision').select(['id', 'kind', 'forwarded_to']).where('assessment_id', '=', assessmentId).executeTakeFirst();
  if (held === null || decision?.kind !== 'forward' || decision.forwarded_to === null) return failed('wrong_state');
  const { version, recipient, letter, sentOn, reply, repliedOn, replyPublic } = input;
  if (repliedOn !== null && sentOn === null) return failed('required', 'sentOn');
  if (repliedOn !== null && sentOn !== null && repliedOn < sentOn) return failed('date_order', 'repliedOn');
  if (reply !== null && repliedOn === null) return failed('required', 'repliedOn');
  if (reply === null && repliedOn !== null) return failed('required', 'reply');
  const before = await forwardingOf(tx, assessmentId);
  if ((before?.version ?? 0) !== version) return failed('stale');
  if (before?.sentOn != null && sentOn === null) return failed('required', 'sentOn');
  const row = { recipient, letter, sent_on: sentOn, reply, replied_on: repliedOn, reply_public: replyPublic, version: version + 1 };
  const { id } = await tx.insertInto('forwarding').values({ id: newId(), assessment_id: assessmentId, ...row }).onConflict((c) => c.column('assessment_id').doUpdateSet(row)).returning('id').executeTakeFirstOrThrow();
  if (repliedOn !== null) {
    await putNode(tx, { kind: 'decision', id, title: inEveryLanguage((t) => t('forwarding.node'), held.title), href: hrefs.forwarded(held.number), visible: !held.hidden, date: repliedOn });
    await linkNodes(tx, decision.id, 'led_to', id);
  }
  for (const s of held.subjects) {
    if (s.kind !== 'recommendation') continue;
    const noted = await noteForwarding(tx, actor, s.id, { to: decision.forwarded_to, on: sentOn, repliedOn, reply: replyPublic ? reply : null });
    if (!noted.ok) return noted;
  }
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'assessment.forwarded', values: { sentOn, repliedOn, replyPublic } });
  return ok(null);
}
