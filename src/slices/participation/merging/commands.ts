import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { linkNodes, record, unlinkNodes } from '../../thread/public.ts';
import { lockProcess, type Tx } from '../submissions/commands.ts';
import { mergedInto, submissionById, type Submission } from '../submissions/queries.ts';

/** Puts one submission behind another of the same process that says the same. Both keep page, author, number and receipt; it can be undone. */
export async function mergeSubmissions(tx: Tx, actor: Actor, fromId: string, intoId: string): Promise<Result<null>> {
  const known = await submissionById(tx, fromId);
  if (known === null) return failed('not_found');
  await lockProcess(tx, known.processId);
  const [from, into] = [(await submissionById(tx, fromId)) as Submission, await submissionById(tx, intoId)];
  if (into === null || into.processId !== from.processId || from.id === into.id) return failed('invalid_choice', 'into');
  if (from.mergedInto !== null || from.state === 'withdrawn' || into.state === 'withdrawn') return failed('wrong_state');
  if ((await ancestors(tx, into.id)).includes(from.id)) return failed('invalid_choice', 'into');
  await tx.updateTable('submission').set({ merged_into: into.id }).where('id', '=', from.id).execute();
  await linkNodes(tx, from.id, 'merged_into', into.id);
  await reconsider(tx, from.id);
  await record(tx, { actor, kind: 'submission', id: from.id, action: 'submission.merged', values: { into: into.number } });
  await record(tx, { actor, kind: 'submission', id: into.id, action: 'submission.joined', values: { from: from.number } });
  return ok(null);
}

/** Undoes a merge: both stand alone again. */
export async function unmergeSubmission(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const known = await submissionById(tx, id);
  if (known === null) return failed('not_found');
  await lockProcess(tx, known.processId);
  const s = (await submissionById(tx, id)) as Submission;
  if (s.mergedInto === null) return failed('wrong_state');
  await separate(tx, actor, s);
  return ok(null);
}

/** What was merged into a submission, and the submission itself, stand alone: before it is withdrawn. */
export async function releaseOrigins(tx: Tx, actor: Actor, s: Submission): Promise<void> {
  for (const origin of await mergedInto(tx, s.id)) await separate(tx, actor, origin);
  if (s.mergedInto !== null) await separate(tx, actor, s);
}

async function separate(tx: Tx, actor: Actor, s: Submission): Promise<void> {
  const target = s.mergedInto as string;
  await tx.updateTable('submission').set({ merged_into: null }).where('id', '=', s.id).execute();
  await unlinkNodes(tx, s.id, 'merged_into', target);
  await reconsider(tx, s.id);
  await record(tx, { actor, kind: 'submission', id: s.id, action: 'submission.unmerged' });
}

/** The submission and everything it is merged into, nearest first. */
async function ancestors(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .withRecursive('up', (q) => q.selectFrom('submission').select(['id', 'merged_into']).where('id', '=', id).union(q.selectFrom('submission as s').innerJoin('up', 'up.merged_into', 's.id').select(['s.id', 's.merged_into'])))
    .selectFrom('up')
    .select('id')
    .execute();
  return rows.map((r) => r.id);
}

/** The submission and everything merged into it, over any number of steps. */
export async function withOrigins(tx: Pick<Tx, 'withRecursive'>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .withRecursive('down', (q) => q.selectFrom('submission').select('id').where(sql<boolean>`id = any(${ids})`).union(q.selectFrom('submission as s').innerJoin('down', 'down.id', 's.merged_into').select('s.id')))
    .selectFrom('down')
    .select('id')
    .execute();
  return rows.map((r) => r.id);
}

/**
 * Works out again whether a submission and what is merged into it count as condensed: when it, or one it is merged into, led to a
 * public recommendation. Somebody who was condensed and no longer is may correct the words again.
 */
export async function reconsider(tx: Tx, id: string): Promise<void> {
  const own = await ancestors(tx, id);
  const led = await condensed(tx, own);
  for (const each of led ? await withOrigins(tx, [id]) : []) await consider(tx, each);
  if (led) return;
  await tx.updateTable('submission').set({ considered_on: null }).where('id', '=', id).execute();
  for (const origin of await mergedInto(tx, id)) await reconsider(tx, origin.id);
}

/** Marks a submission as condensed, today unless it was before. */
async function consider(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('submission').set({ considered_on: dayOf(new Date()) }).where('id', '=', id).where('considered_on', 'is', null).execute();
}

async function condensed(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const hit = await tx
    .selectFrom('recommendation_submission as rs')
    .innerJoin('recommendation as r', 'r.id', 'rs.recommendation_id')
    .select('rs.submission_id')
    .where(sql<boolean>`rs.submission_id = any(${ids})`)
    .where('r.state', '<>', 'draft')
    .executeTakeFirst();
  return hit !== undefined;
}
