import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { lockAssessment, type Tx } from '../commands.ts';

export interface NewComment {
  /** The unit that speaks; null for the office. */
  readonly departmentId: string | null;
  /** The question it answers; null for a question. */
  readonly replyTo: string | null;
  readonly text: string;
}

/** Says something that the office and every department asked can read, and nobody else. What was said is not in the history. */
export async function comment(tx: Tx, actor: Actor, assessmentId: string, { departmentId, replyTo, text }: NewComment): Promise<Result<{ id: string }>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided) return failed('already_closed');
  if (replyTo !== null) {
    const question = await tx.selectFrom('assessment_comment').select('reply_to').where('id', '=', replyTo).where('assessment_id', '=', assessmentId).executeTakeFirst();
    if (question === undefined || question.reply_to !== null) return failed('invalid_choice', 'replyTo');
  }
  const id = newId();
  await tx.insertInto('assessment_comment').values({ id, assessment_id: assessmentId, department_id: departmentId, reply_to: replyTo, text }).execute();
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: replyTo === null ? 'assessment.asked_back' : 'assessment.replied', values: { department: departmentId } });
  return ok({ id });
}
