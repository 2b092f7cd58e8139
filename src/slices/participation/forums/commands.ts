import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { linkNodes, putNode, record, unlinkNodes } from '../../thread/public.ts';
import { processById, type Process } from '../processes/queries.ts';
import type { Tx } from '../submissions/commands.ts';
import { submissionsByIds } from '../submissions/queries.ts';
import { forumHref } from '../urls.ts';
import { discussedIn, forumById, type Forum } from './queries.ts';
import type { Attendance } from './schema.ts';

export interface ForumInput {
  readonly title: Localized;
  readonly heldOn: Day | null;
  readonly place: string;
  readonly minutes: Localized;
  readonly participants: number | null;
  readonly qualifier: Attendance;
  readonly source?: string;
  /** Submissions of the process that were discussed. */
  readonly submissionIds: readonly string[];
}

/** Adds a forum under the process's next number, or rewrites one. */
export async function saveForum(tx: Tx, actor: Actor, processId: string, input: ForumInput, known?: { id: string; version: number }): Promise<Result<{ id: string; number: number }>> {
  const process = await processById(tx, processId);
  if (process === null) return failed('not_found');
  if (!(await allOfProcess(tx, processId, input.submissionIds))) return failed('invalid_choice', 'submissions');
  const id = known === undefined ? await insertForum(tx, processId, input) : await rewriteForum(tx, processId, input, known);
  if (id === null) return failed('stale');
  await putForumNode(tx, process, id);
  await setDiscussed(tx, id, input.submissionIds);
  const { number } = (await forumById(tx, id)) as Forum;
  await record(tx, { actor, kind: 'forum', id, action: known === undefined ? 'forum.created' : 'forum.changed', values: { title: sourceText(input.title), heldOn: input.heldOn, place: input.place, participants: input.participants } });
  return ok({ id, number });
}

const columns = (input: ForumInput) => ({
  title: input.title, held_on: input.heldOn, place: input.place, minutes: input.minutes, participants: input.participants, participants_qualifier: input.qualifier, source: input.source ?? '',
});

async function insertForum(tx: Tx, processId: string, input: ForumInput): Promise<string> {
  const id = newId();
  const { next_forum } = await tx.updateTable('process').set((e) => ({ next_forum: e('next_forum', '+', 1) })).where('id', '=', processId).returning('next_forum').executeTakeFirstOrThrow();
  await tx.insertInto('forum').values({ id, process_id: processId, number: next_forum - 1, ...columns(input) }).execute();
  return id;
}

async function rewriteForum(tx: Tx, processId: string, input: ForumInput, { id, version }: { id: string; version: number }): Promise<string | null> {
  const done = await tx.updateTable('forum').set({ ...columns(input), version: version + 1 }).where('id', '=', id).where('process_id', '=', processId).where('version', '=', version).returning('id').executeTakeFirst();
  return done?.id ?? null;
}

async function setDiscussed(tx: Tx, forumId: string, wanted: readonly string[]): Promise<void> {
  const before = await discussedIn(tx, forumId);
  for (const id of before.filter((b) => !wanted.includes(b))) {
    await tx.deleteFrom('forum_submission').where('forum_id', '=', forumId).where('submission_id', '=', id).execute();
    await unlinkNodes(tx, id, 'discussed_in', forumId);
  }
  for (const id of new Set(wanted.filter((w) => !before.includes(w)))) {
    await tx.insertInto('forum_submission').values({ forum_id: forumId, submission_id: id }).execute();
    await linkNodes(tx, id, 'discussed_in', forumId);
  }
}

/**
 * What the tandem of a forum chooses beforehand: only what is added or dropped is touched, so that two who choose at once do not undo
 * each other. A contribution that is not public, or of another process, is refused.
 */
export async function chooseForForum(tx: Tx, actor: Actor, forumId: string, { add, drop }: { readonly add: readonly string[]; readonly drop: readonly string[] }): Promise<Result<null>> {
  const forum = await forumById(tx, forumId);
  if (forum === null) return failed('not_found');
  const chosen = await submissionsByIds(tx, [...new Set(add)]);
  if (chosen.length !== new Set(add).size || chosen.some((s) => s.processId !== forum.processId || s.state !== 'published')) return failed('invalid_choice', 'choose');
  const before = await discussedIn(tx, forumId);
  const wanted = new Set([...before.filter((id) => !drop.includes(id)), ...add]);
  if (wanted.size === before.length && before.every((id) => wanted.has(id))) return ok(null);
  await setDiscussed(tx, forumId, [...wanted]);
  await record(tx, { actor, kind: 'forum', id: forumId, action: 'forum.chosen', values: { added: add.length, dropped: drop.length } });
  return ok(null);
}

/** Whether every id is a submission of the process that was not withdrawn. */
export async function allOfProcess(tx: Tx, processId: string, ids: readonly string[]): Promise<boolean> {
  const distinct = [...new Set(ids)];
  const found = await submissionsByIds(tx, distinct);
  return found.length === distinct.length && found.every((s) => s.processId === processId && s.state !== 'withdrawn');
}

export async function putForumNode(tx: Tx, process: Process, id: string): Promise<void> {
  const forum = (await forumById(tx, id)) as Forum;
  await putNode(tx, { kind: 'forum', id, title: forum.title, href: forumHref(process.slug, forum.number), visible: process.publishedOn !== null, date: forum.heldOn ?? process.publishedOn ?? dayOf(new Date()) });
}
