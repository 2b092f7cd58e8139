import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import { hashOf, newToken } from '../../carrying/updates/rules.ts';
import type { ConceptTables } from '../../tables.ts';
import { lockRound } from '../commands.ts';
import { asksOf } from '../queries.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

/** The job that mails a department. */
export const ASK_REVIEW = 'concept.ask_review';

/** Asks departments in one mail each; who has not answered can be asked again on another day, with a new link instead of the old one. Returns how many were. */
export async function askDepartments(tx: Tx, actor: Actor, roundId: string, departments: readonly string[], today: Day): Promise<Result<{ readonly n: number }>> {
  const locked = await lockRound(tx, roundId);
  if (!locked.ok) return locked;
  const round = locked.value;
  if (round.releasedOn !== null || today > round.closesOn) return failed('already_closed');
  const before = new Map((await asksOf(tx, roundId)).map((a) => [a.departmentId, a]));
  const asked: string[] = [];
  for (const departmentId of new Set(departments)) {
    const known = before.get(departmentId);
    if (known !== undefined && (known.answeredOn !== null || known.askedOn === today)) continue;
    const id = known?.id ?? newId();
    await tx.insertInto('review_ask').values({ id, round_id: roundId, department_id: departmentId, asked_on: today }).onConflict((c) => c.columns(['round_id', 'department_id']).doUpdateSet({ asked_on: today, token_hash: null })).execute();
    await enqueue(tx as never, ASK_REVIEW, { askId: id });
    asked.push(departmentId);
  }
  if (asked.length > 0) await record(tx, { actor, kind: 'concept', id: round.conceptId, action: 'review.asked', values: { round: round.number, departments: asked, until: round.closesOn } });
  return ok({ n: asked.length });
}

/** Makes the link of a mail that is being written; only its hash is kept. */
export async function makeReviewLink(tx: Tx, askId: string): Promise<string> {
  const token = newToken();
  await tx.updateTable('review_ask').set({ token_hash: hashOf(token) }).where('id', '=', askId).execute();
  return token;
}
