import { found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { write } from '../../../platform/database/write.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { createSubmission, submissionById, submissionHref } from '../../participation/public.ts';
import { namesOf } from '../../people/public.ts';
import { HistorySection, historyOf } from '../../thread/public.ts';
import { mayPrepare, moderatedRoom } from '../policy.ts';
import { questionsOf, type Question, type Room } from '../queries.ts';
import { stateOf } from '../state/queries.ts';
import { versionFor } from '../streaming/routes.tsx';
import { deskHref, PATHS } from '../urls.ts';
import { becameSubmission, decide, decideWords } from './commands.ts';
import { DeskRoomPage } from './pages/desk.tsx';
import { QuestionPage } from './pages/question.tsx';
import { DecisionForm, decisionFrom, WordsForm } from './schema.ts';

export function mountModerating(site: Site): void {
  site.page(PATHS.deskRoom, async (c) => showDeskRoom(c, await moderatedRoom(c)));
  site.page(PATHS.deskQuestion, async (c) => { const room = await moderatedRoom(c); return showQuestion(c, room, await questionAt(c, room)); });
  site.action(PATHS.deskQuestion, change);
  site.action(PATHS.deskWord, changeWords);
}

/** What can be done now; also the answer to an action that was refused. */
export async function showDeskRoom(c: Ctx, room: Room, refused: { problems?: readonly Problem[]; closing?: FormState } = {}): Promise<Response> {
  const db = c.get('db');
  const state = found(await stateOf(db, room.id));
  const items = await historyOf(db, room.id);
  const history = <HistorySection items={items} names={await namesOf(db, items.flatMap((item) => item.actor.id ?? []))} />;
  const status = refused.problems === undefined && refused.closing === undefined ? 200 : 422;
  return html(c, <DeskRoomPage state={state} version={versionFor(c, state, 'desk')} mayPrepare={mayPrepare(c.get('actor'), room)} history={history} {...refused} />, status);
}

async function questionAt(c: Ctx, room: Room): Promise<Question> {
  return found((await questionsOf(c.get('db'), room)).find((q) => String(q.number) === c.req.param('number')));
}

async function showQuestion(c: Ctx, room: Room, question: Question, state?: FormState, status: 200 | 422 = 200): Promise<Response> {
  const others = (await questionsOf(c.get('db'), room)).filter((q) => q.state === 'shown' && q.id !== question.id);
  return html(c, <QuestionPage room={room} question={question} others={others} maySubmit={room.processId !== null && c.get('modules').has('participation')} state={state} />, status);
}

async function change(c: Ctx): Promise<Response> {
  const room = await moderatedRoom(c);
  const question = await questionAt(c, room);
  const parsed = parseForm(DecisionForm, await readForm(c));
  if (!parsed.ok) return showQuestion(c, room, question, parsed.form, 422);
  const decision = decisionFrom(parsed.value);
  if (decision === null) return showQuestion(c, room, question, withProblems(parsed.form, [{ code: 'required', field: parsed.value.do === 'hide' ? 'reason' : 'into' }]), 422);
  const done = decision === 'submit' ? await submit(c, room, question) : await write(c.get('db'), (tx) => decide(tx, c.get('actor'), room.id, question.number, decision));
  return done.ok ? goTo(c, `${deskHref(room.slug)}#desk-questions`) : showQuestion(c, room, question, withProblems(parsed.form, done.problems), 422);
}

/** A question becomes a contribution to the room's process, in one transaction with the link to where it came from. */
async function submit(c: Ctx, room: Room, question: Question) {
  const actor = c.get('actor');
  return write(c.get('db'), async (tx) => {
    const content = { text: sourceText(question.text), language: question.text.source, topicId: null, municipality: null };
    const made = await createSubmission(tx, actor, { ...content, processId: room.processId ?? '', channel: 'forum', receivedOn: room.heldOn > dayOf(new Date()) ? dayOf(new Date()) : room.heldOn });
    if (!made.ok) return made;
    const submission = found(await submissionById(tx, made.value.id));
    return becameSubmission(tx, actor, room.id, question.number, { id: submission.id, href: submissionHref(submission.processSlug, submission.number) });
  });
}

async function changeWords(c: Ctx): Promise<Response> {
  const room = await moderatedRoom(c);
  const parsed = parseForm(WordsForm, await readForm(c));
  if (!parsed.ok) return showDeskRoom(c, room, { problems: parsed.form.problems });
  const { poll, word, state } = parsed.value;
  const done = await write(c.get('db'), (tx) => decideWords(tx, c.get('actor'), room.id, poll, { words: word, state }));
  return done.ok ? goTo(c, deskHref(room.slug)) : showDeskRoom(c, room, { problems: done.problems });
}
