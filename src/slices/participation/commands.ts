import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/dates.ts';
import { ok, type Result } from '../../kernel/problem.ts';
import { putForumNode } from './forums/commands.ts';
import { forumsOf } from './forums/queries.ts';
import { markPublished } from './processes/commands.ts';
import { putRecommendationNode } from './recommendations/commands.ts';
import { recommendationsForStaff } from './recommendations/queries.ts';
import { putSubmissionNode, type Tx } from './submissions/commands.ts';

/** Makes a process public, and with it whatever was prepared in it and is meant to be read. */
export async function publishProcess(tx: Tx, actor: Actor, id: string, today: Day): Promise<Result<null>> {
  const published = await markPublished(tx, actor, id, today);
  if (!published.ok) return published;
  for (const forum of await forumsOf(tx, id)) await putForumNode(tx, published.value, forum.id);
  for (const r of await recommendationsForStaff(tx, id)) await putRecommendationNode(tx, published.value, r.id);
  const submissions = await tx.selectFrom('submission').select('id').where('process_id', '=', id).where('state', '=', 'published').execute();
  for (const s of submissions) await putSubmissionNode(tx, s.id);
  return ok(null);
}
