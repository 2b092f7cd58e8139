import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { createRecommendation, publicSubmission, saveForum, submissionsByIds, type NewRecommendation } from '../../participation/public.ts';
import { linkMany, linkNodes, putNode, record, removeNode, unlinkNodes } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { sessionById, type Session } from '../programme/queries.ts';
import type { Event } from '../queries.ts';
import { statementHref } from '../urls.ts';
import { minutesOf, statementById, topicById, type Statement } from './queries.ts';
import { shortened, type RoleChange } from './rules.ts';
import type { Mark } from './schema.ts';

/** Of the participation slice, too: what was said leads to recommendations. */
export type MinutesTx = Tx & Parameters<typeof createRecommendation>[0];

/** Begins a topic at the end of a session's list; the same title again is the same topic. */
export async function addTopic(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, title: Localized): Promise<string> {
  await lockEvent(tx, session.eventId);
  const topics = await tx.selectFrom('event_topic').select(['id', 'title', 'position']).where('session_id', '=', session.id).orderBy('position').execute();
  const same = topics.find((t) => sourceText(t.title) === sourceText(title));
  if (same !== undefined) return same.id;
  const id = newId();
  await tx.insertInto('event_topic').values({ id, session_id: session.id, position: (topics.at(-1)?.position ?? 0) + 1, title }).execute();
  await record(tx, { actor, kind: 'event', id: session.eventId, action: 'event.topic_added', values: { title: sourceText(title) } });
  return id;
}

export async function changeTopic(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, id: string, version: number, title: Localized): Promise<Result<null>> {
  const done = await tx.updateTable('event_topic').set({ title, version: version + 1 }).where('id', '=', id).where('session_id', '=', session.id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'event', id: session.eventId, action: 'event.topic_changed', values: { title: sourceText(title) } });
  return ok(null);
}

/** Takes a topic away; what was said under it stays and stands without one. */
export async function removeTopic(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, id: string): Promise<void> {
  const topic = await topicById(tx, id);
  if (topic === null || topic.sessionId !== session.id) return;
  await tx.updateTable('event_statement').set((e) => ({ topic_id: null, version: e('version', '+', 1) })).where('topic_id', '=', id).execute();
  await tx.deleteFrom('event_topic').where('id', '=', id).execute();
  await record(tx, { actor, kind: 'event', id: session.eventId, action: 'event.topic_removed', values: { title: sourceText(topic.title) } });
}

export interface StatementInput {
  readonly text: Localized;
  readonly topicId: string | null;
  readonly mark: Mark | null;
  readonly count: number | null;
  /** Numbers of contributions in the event's process. */
  readonly numbers: readonly number[];
}

/**
 * Writes down what was said. Adding never touches what others wrote, so that any number of people can write at once; the same form sent
 * again adds nothing.
 */
export async function addStatement(tx: MinutesTx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, input: StatementInput, once: string): Promise<Result<{ id: string }>> {
  const event = await lockEvent(tx, session.eventId);
  if (event === null) return failed('not_found');
  const known = await tx.selectFrom('event_statement').select('id').where('once', '=', once).executeTakeFirst();
  if (known !== undefined) return ok(known);
  const checked = await checkedTies(tx, event, session, input);
  if (!checked.ok) return checked;
  const { last } = await tx.selectFrom('event_statement').select(({ fn }) => fn.max('number').as('last')).where('event_id', '=', event.id).executeTakeFirstOrThrow();
  const id = newId();
  const { text, topicId, mark, count } = input;
  await tx.insertInto('event_statement').values({ id, event_id: event.id, session_id: session.id, topic_id: topicId, number: (last ?? 0) + 1, text, mark, count, once }).execute();
  await putStatementNode(tx, event, id, false);
  await linkNodes(tx, event.id, 'led_to', id);
  await tieSubmissions(tx, id, [], checked.value);
  await record(tx, { actor, kind: 'event', id: event.id, action: 'event.statement_added', values: { number: (last ?? 0) + 1, mark, count } });
  return ok({ id });
}

/** Rewrites a statement; a colleague's change since `version` refuses it. */
export async function changeStatement(tx: MinutesTx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, id: string, version: number, input: StatementInput): Promise<Result<null>> {
  const event = await lockEvent(tx, session.eventId);
  const before = await statementById(tx, id);
  if (event === null || before === null || before.sessionId !== session.id) return failed('not_found');
  const checked = await checkedTies(tx, event, session, input);
  if (!checked.ok) return checked;
  const { text, topicId, mark, count } = input;
  const done = await tx.updateTable('event_statement').set({ text, topic_id: topicId, mark, count, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await tieSubmissions(tx, id, before.submissionIds, checked.value);
  // Everybody goes on reading the wording that was released; the node is named anew with the next edition.
  if (!(await isReleased(tx, event.id, id))) await putStatementNode(tx, event, id, false);
  await record(tx, { actor, kind: 'event', id: event.id, action: 'event.statement_changed', values: { number: before.number, mark: [before.mark, mark], count: [before.count, count] } });
  return ok(null);
}

/** Takes a statement away that was written by mistake: not once it was released or condensed. */
export async function removeStatement(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, id: string): Promise<Result<null>> {
  await lockEvent(tx, session.eventId);
  const before = await statementById(tx, id);
  if (before === null || before.sessionId !== session.id) return ok(null);
  if (before.recommendationIds.length > 0 || (await isReleased(tx, session.eventId, id))) return failed('in_use');
  await tx.deleteFrom('event_statement').where('id', '=', id).execute();
  await removeNode(tx, id);
  await record(tx, { actor, kind: 'event', id: session.eventId, action: 'event.statement_removed', values: { number: before.number } });
  return ok(null);
}

/** Whether an edition of the documentation holds it. */
async function isReleased(tx: Tx, eventId: string, statementId: string): Promise<boolean> {
  const editions = await tx.selectFrom('event_documentation').select('snapshot').where('event_id', '=', eventId).execute();
  return editions.some((e) => JSON.stringify(e.snapshot).includes(statementId));
}

/** The statement's place in the thread: for the office alone until it is released. */
async function putStatementNode(tx: Tx, event: Event, id: string, visible: boolean): Promise<void> {
  const statement = (await statementById(tx, id)) as Statement;
  const title = { ...statement.text, texts: Object.fromEntries(Object.entries(statement.text.texts).map(([lang, text]) => [lang, { ...text, text: shortened(text.text) }])) };
  await putNode(tx, { kind: 'statement', id, title, href: statementHref(event.slug, statement.number), visible, date: dayOf(event.startsAt) });
}

/** Everybody may read these statements now. */
export async function showStatements(tx: Tx, event: Event, ids: readonly string[]): Promise<void> {
  for (const id of ids) await putStatementNode(tx, event, id, true);
}

/** The contributions named by number, if there are such, and the topic, if it is the session's. */
async function checkedTies(tx: MinutesTx, event: Event, session: Pick<Session, 'id'>, { topicId, numbers }: StatementInput): Promise<Result<readonly string[]>> {
  if (topicId !== null && (await topicById(tx, topicId))?.sessionId !== session.id) return failed('invalid_choice', 'topic');
  const ids: string[] = [];
  for (const number of numbers) {
    const submission = event.processId === null ? null : await publicSubmission(tx, event.processId, number);
    if (submission === null) return failed('key_unknown', 'submissions', { key: `#${number}` });
    ids.push(submission.id);
  }
  return ok(ids);
}

async function tieSubmissions(tx: Tx, statementId: string, before: readonly string[], wanted: readonly string[]): Promise<void> {
  for (const id of before.filter((b) => !wanted.includes(b))) {
    await tx.deleteFrom('event_statement_submission').where('statement_id', '=', statementId).where('submission_id', '=', id).execute();
    await unlinkNodes(tx, id, 'led_to', statementId);
  }
  for (const id of wanted.filter((w) => !before.includes(w))) {
    await tx.insertInto('event_statement_submission').values({ statement_id: statementId, submission_id: id }).execute();
    await linkNodes(tx, id, 'led_to', statementId);
  }
}

/** Says how many were in the room by role. Only what was changed is written, so that two who count do not undo each other. */
export async function countPresence(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, changes: readonly RoleChange[]): Promise<void> {
  await lockEvent(tx, session.eventId);
  for (const { role, now } of changes) {
    if (now === null || now === 0) await tx.deleteFrom('event_presence').where('session_id', '=', session.id).where('role', '=', role).execute();
    else await tx.insertInto('event_presence').values({ session_id: session.id, role, count: now }).onConflict((c) => c.columns(['session_id', 'role']).doUpdateSet({ count: now })).execute();
  }
  if (changes.length > 0) await record(tx, { actor, kind: 'event', id: session.eventId, action: 'event.presence_counted', values: Object.fromEntries(changes.map((r) => [r.role, r.now])) });
}

export interface Condensed extends Pick<NewRecommendation, 'title' | 'field' | 'text' | 'prospect'> {
  readonly statementIds: readonly string[];
  readonly submissionIds: readonly string[];
}

/**
 * Makes a recommendation of statements, as a draft. It keeps the statements, the contributions they were about and the session's forum as
 * its origins; a session without a forum gets one, because that is where the process keeps what came of it.
 */
export async function condense(tx: MinutesTx, actor: Actor, event: Event, session: Session, input: Condensed): Promise<Result<{ id: string; number: number }>> {
  if (event.processId === null) return failed('wrong_state');
  await lockEvent(tx, event.id);
  const { statements } = await minutesOf(tx, event.id, session.id);
  const chosen = statements.filter((s) => input.statementIds.includes(s.id));
  if (chosen.length !== new Set(input.statementIds).size) return failed('invalid_choice', 'statements');
  if (chosen.length === 0) return failed('required', 'statements');
  const wanted = [...new Set([...input.submissionIds, ...chosen.flatMap((s) => s.submissionIds)])];
  const submissions = await submissionsByIds(tx, wanted);
  if (submissions.some((s) => s.processId !== event.processId)) return failed('invalid_choice', 'submissions');
  const forumId = await forumFor(tx, actor, event.processId, event, session);
  if (!forumId.ok) return forumId;
  const { title, field, text, prospect } = input;
  const made = await createRecommendation(tx, actor, { processId: event.processId, title, field, text, prospect, submissionIds: submissions.filter((s) => s.state !== 'withdrawn').map((s) => s.id), forumIds: [forumId.value] });
  if (!made.ok) return made;
  await tx.insertInto('event_statement_recommendation').values(chosen.map((s) => ({ statement_id: s.id, recommendation_id: made.value.id }))).execute();
  await linkMany(tx, chosen.map((s) => ({ from: s.id, relation: 'led_to' as const, to: made.value.id })));
  await record(tx, { actor, kind: 'event', id: event.id, action: 'event.condensed', values: { recommendation: made.value.number, statements: chosen.map((s) => s.number) } });
  return made;
}

async function forumFor(tx: MinutesTx, actor: Actor, processId: string, event: Event, session: Session): Promise<Result<string>> {
  const current = await sessionById(tx, session.id);
  if (current === null) return failed('not_found');
  if (current.forumId !== null) return ok(current.forumId);
  const made = await saveForum(tx, actor, processId, { title: session.title, heldOn: dayOf(event.startsAt), place: event.place, minutes: localized(''), participants: current.headcount, qualifier: 'exact', submissionIds: [] });
  if (!made.ok) return made;
  await tx.updateTable('event_session').set((e) => ({ forum_id: made.value.id, version: e('version', '+', 1) })).where('id', '=', session.id).execute();
  await linkNodes(tx, event.id, 'led_to', made.value.id);
  return ok(made.value.id);
}
