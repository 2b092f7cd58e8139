import { isId, newId } from '../../../kernel/ids.ts';
import { localized, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { discussedIn, recommendationById, submissionsByIds } from '../../participation/public.ts';
import { receivedEvent } from '../policy.ts';
import { sessionById, type Session } from '../programme/queries.ts';
import type { Event } from '../queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { addStatement, addTopic, changeStatement, changeTopic, condense, countPresence, removeStatement, removeTopic } from './commands.ts';
import { CondensePage } from './pages/condense.tsx';
import { StatementPage, TopicPage } from './pages/edit.tsx';
import { MinutesPage } from './pages/minutes.tsx';
import { minutesOf, statementById, topicById } from './queries.ts';
import { changedRoles, numbersTyped, readLine } from './rules.ts';
import { CondenseForm, LineForm, PresenceForm, ROLES, StatementForm, TopicForm } from './schema.ts';

const SECRET = { secret: true };

/** Writing down what is said in a room, while it is said. */
export function mountMinutes(site: Site): void {
  site.page(PATHS.deskMinutes, async (c) => minutesPage(c, await asked(c)), SECRET);
  site.action(PATHS.deskMinutes, addLine);
  site.action(PATHS.deskPresence, count);
  site.page(PATHS.deskTopic, async (c) => topicPage(c, await asked(c)), SECRET);
  site.action(PATHS.deskTopic, renameTopic);
  site.action(PATHS.deskTopicRemove, dropTopic);
  site.page(PATHS.deskStatement, async (c) => statementPage(c, await asked(c)), SECRET);
  site.action(PATHS.deskStatement, rewrite);
  site.action(PATHS.deskStatementRemove, dropStatement);
  site.page(PATHS.deskCondense, async (c) => condensePage(c, await asked(c)), SECRET);
  site.action(PATHS.deskCondense, recommend);
}

interface Asked {
  readonly event: Event;
  readonly session: Session;
  /** Of the session's minutes, without language prefix. */
  readonly path: string;
}

async function asked(c: Ctx): Promise<Asked> {
  const event = await receivedEvent(c);
  const id = c.req.param('id') ?? '';
  const session = found(isId(id) ? await sessionById(c.get('db'), id) : null);
  return session.eventId === event.id ? { event, session, path: pathTo(PATHS.deskMinutes, { slug: event.slug, id }) } : refuse('not_found');
}

/** A part of the address that must be an id. */
const idIn = (c: Ctx, name: 'topic' | 'statement'): string => { const id = c.req.param(name) ?? ''; return isId(id) ? id : refuse('not_found'); };

const statusOf = (problems: readonly Problem[]): 409 | 422 => (['stale', 'in_use', 'wrong_state'].includes(problems[0]?.code ?? '') ? 409 : 422);

async function minutesPage(c: Ctx, { event, session }: Asked, forms: { line?: FormState; presence?: FormState } = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const minutes = await minutesOf(db, event.id, session.id);
  const voices = c.get('modules').has('participation');
  const discussed = session.forumId === null || !voices ? [] : (await submissionsByIds(db, await discussedIn(db, session.forumId))).filter((s) => s.state === 'published');
  const about = voices ? await submissionsByIds(db, [...new Set(minutes.statements.flatMap((s) => s.submissionIds))]) : [];
  const recommendations = await recommendationsIn(c, minutes.statements.flatMap((s) => s.recommendationIds));
  const topic = minutes.topics.find((t) => t.id === c.req.query('topic'))?.id ?? minutes.topics.at(-1)?.id ?? null;
  return html(c, <MinutesPage event={event} session={session} minutes={minutes} discussed={discussed} about={about} recommendations={recommendations} topic={topic} once={newId()} added={status === 200 && c.req.query('added') === '1'} condensing={voices && event.processId !== null} forms={forms} />, status);
}

async function recommendationsIn(c: Ctx, ids: readonly string[]) {
  if (!c.get('modules').has('participation')) return [];
  return (await Promise.all([...new Set(ids)].map((id) => recommendationById(c.get('db'), id)))).filter((r) => r !== null).sort((a, b) => a.number - b.number);
}

/** A line from the keyboard: a statement, or the beginning of a topic. */
async function addLine(c: Ctx): Promise<Response> {
  const where = await asked(c);
  const { session, path } = where;
  const parsed = parseForm(LineForm, await readForm(c));
  if (!parsed.ok) return minutesPage(c, where, { line: parsed.form }, 422);
  const { line, topic, mark, count: people, once } = parsed.value;
  if (!isId(once)) refuse('bad_request');
  const read = readLine(line);
  if (read.kind === 'topic') {
    if (read.title.length > 200) return minutesPage(c, where, { line: withProblems(parsed.form, failed('too_long', 'line', { max: 200 }).problems) }, 422);
    const id = await write(c.get('db'), (tx) => addTopic(tx, c.get('actor'), session, localized(read.title)));
    return goTo(c, `${path}?topic=${id}&added=1`);
  }
  const input = { text: localized(read.text), topicId: topic, mark: read.mark ?? mark, count: read.count ?? people, numbers: read.numbers };
  const done = await write(c.get('db'), (tx) => addStatement(tx, c.get('actor'), session, input, once));
  if (!done.ok) return minutesPage(c, where, { line: withProblems(parsed.form, done.problems.map((p) => (p.field === 'submissions' ? { ...p, field: 'line' } : p))) }, statusOf(done.problems));
  return goTo(c, `${path}?${topic === null ? '' : `topic=${topic}&`}added=1`);
}

async function count(c: Ctx): Promise<Response> {
  const where = await asked(c);
  const parsed = parseForm(PresenceForm, await readForm(c));
  if (!parsed.ok) return minutesPage(c, where, { presence: parsed.form }, 422);
  const changes = changedRoles(ROLES.map((role) => ({ role, was: parsed.value[`was_${role}`] ?? null, now: parsed.value[`role_${role}`] ?? null })));
  await write(c.get('db'), (tx) => countPresence(tx, c.get('actor'), where.session, changes));
  return goTo(c, `${where.path}?added=1`);
}

async function topicPage(c: Ctx, { event, session }: Asked, form: FormState = EMPTY_FORM, status: 200 | 409 | 422 = 200): Promise<Response> {
  const topic = found(await topicById(c.get('db'), idIn(c, 'topic')));
  if (topic.sessionId !== session.id) refuse('not_found');
  return html(c, <TopicPage event={event} session={session} topic={topic} form={form} />, status);
}

async function renameTopic(c: Ctx): Promise<Response> {
  const where = await asked(c);
  const topic = found(await topicById(c.get('db'), idIn(c, 'topic')));
  const parsed = parseForm(TopicForm, await readForm(c));
  if (!parsed.ok) return topicPage(c, where, parsed.form, 422);
  const done = await write(c.get('db'), (tx) => changeTopic(tx, c.get('actor'), where.session, topic.id, parsed.value.revision as number, worded(topic.title, wordingIn(parsed.value, 'title'))));
  return done.ok ? goTo(c, `${where.path}?topic=${topic.id}`) : topicPage(c, where, withProblems(parsed.form, done.problems), 409);
}

async function dropTopic(c: Ctx): Promise<Response> {
  const { session, path } = await asked(c);
  await write(c.get('db'), (tx) => removeTopic(tx, c.get('actor'), session, idIn(c, 'topic')));
  return goTo(c, path);
}

async function statementPage(c: Ctx, { event, session }: Asked, form: FormState = EMPTY_FORM, status: 200 | 409 | 422 = 200): Promise<Response> {
  const statement = found(await statementById(c.get('db'), idIn(c, 'statement')));
  if (statement.sessionId !== session.id) refuse('not_found');
  const [{ topics }, about] = await Promise.all([minutesOf(c.get('db'), event.id, session.id), submissionsByIds(c.get('db'), statement.submissionIds)]);
  return html(c, <StatementPage event={event} session={session} statement={statement} topics={topics} numbers={about.map((s) => s.number)} form={form} />, status);
}

async function rewrite(c: Ctx): Promise<Response> {
  const where = await asked(c);
  const before = found(await statementById(c.get('db'), idIn(c, 'statement')));
  const parsed = parseForm(StatementForm, await readForm(c));
  if (!parsed.ok) return statementPage(c, where, parsed.form, 422);
  const { topic, mark, count: people, submissions, revision } = parsed.value;
  const input = { text: worded(before.text, wordingIn(parsed.value, 'text')), topicId: topic as string | null, mark: mark as typeof before.mark, count: people as number | null, numbers: numbersTyped((submissions as string | null) ?? '') };
  const done = await write(c.get('db'), (tx) => changeStatement(tx, c.get('actor'), where.session, before.id, revision as number, input));
  return done.ok ? goTo(c, `${where.path}?added=1#statement-${before.number}`) : statementPage(c, where, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function dropStatement(c: Ctx): Promise<Response> {
  const where = await asked(c);
  const done = await write(c.get('db'), (tx) => removeStatement(tx, c.get('actor'), where.session, idIn(c, 'statement')));
  return done.ok ? goTo(c, where.path) : statementPage(c, where, withProblems(EMPTY_FORM, done.problems), 409);
}

async function condensePage(c: Ctx, { event, session }: Asked, form: FormState = EMPTY_FORM, status: 200 | 409 | 422 = 200): Promise<Response> {
  if (!c.get('modules').has('participation') || event.processId === null) refuse('not_found');
  const db = c.get('db');
  const { statements } = await minutesOf(db, event.id, session.id);
  const ids = session.forumId === null ? [] : await discussedIn(db, session.forumId);
  return html(c, <CondensePage event={event} session={session} statements={statements} discussed={(await submissionsByIds(db, ids)).filter((s) => s.state === 'published')} form={form} />, status);
}

async function recommend(c: Ctx): Promise<Response> {
  const where = await asked(c);
  if (!c.get('modules').has('participation') || where.event.processId === null) refuse('not_found');
  const parsed = parseForm(CondenseForm, await readForm(c));
  if (!parsed.ok) return condensePage(c, where, parsed.form, 422);
  const text = (name: 'title' | 'field' | 'text' | 'prospect') => worded(null, wordingIn(parsed.value, name));
  const input = { statementIds: parsed.value.statements, submissionIds: parsed.value.submissions, title: text('title'), field: text('field'), text: text('text'), prospect: text('prospect') };
  const done = await write(c.get('db'), (tx) => condense(tx, c.get('actor'), where.event, where.session, input));
  return done.ok ? goTo(c, `${where.path}?added=1`) : condensePage(c, where, withProblems(parsed.form, done.problems), statusOf(done.problems));
}
