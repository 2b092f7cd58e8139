import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { signal } from '../../../platform/web/signals.ts';
import { linkNodes, record } from '../../thread/public.ts';
import { lockRoom, topicOf, type Tx } from '../commands.ts';
import { questionsOf, type Question } from '../queries.ts';

/** What a moderator decides about a question. */
export const DECISIONS = ['release', 'hide', 'answered', 'unanswered', 'pin', 'unpin', 'up', 'down', 'merge', 'split'] as const;
export type Decision =
  | { readonly do: Exclude<(typeof DECISIONS)[number], 'hide' | 'merge'> }
  | { readonly do: 'hide'; readonly reason: string }
  /** `into`: number of the question that says the same. */
  | { readonly do: 'merge'; readonly into: number };

/** Decides about one question. In a closed room the office can still hide, because what stands there is public. */
export async function decide(tx: Tx, actor: Actor, roomId: string, number: number, decision: Decision): Promise<Result<null>> {
  const room = await lockRoom(tx, roomId);
  if (room === null) return failed('not_found');
  const questions = await questionsOf(tx, room);
  const question = questions.find((q) => q.number === number);
  if (question === undefined) return failed('not_found');
  const done = await carryOut(tx, questions, question, decision);
  if (!done.ok) return done;
  await record(tx, { actor, kind: 'room', id: roomId, action: `room.question_${decision.do}`, values: { number } });
  await signal(tx, topicOf(roomId));
  return ok(null);
}

type Columns = Partial<{ state: string; hidden_reason: string | null; answered: boolean; pinned: boolean; merged_into: string | null; place: number | null }>;

async function carryOut(tx: Tx, all: readonly Question[], question: Question, decision: Decision): Promise<Result<null>> {
  const set = async (columns: Columns): Promise<Result<null>> => {
    await tx.updateTable('live_question').set(columns).where('id', '=', question.id).execute();
    return ok(null);
  };
  switch (decision.do) {
    case 'release': return question.state === 'waiting' || question.state === 'hidden' ? set({ state: 'shown', hidden_reason: null }) : failed('wrong_state');
    case 'hide': return question.state === 'merged' ? failed('wrong_state') : set({ state: 'hidden', hidden_reason: decision.reason, pinned: false });
    case 'answered': return question.state === 'shown' ? set({ answered: true, pinned: false }) : failed('wrong_state');
    case 'unanswered': return set({ answered: false });
    case 'pin': return question.state === 'shown' ? set({ pinned: true }) : failed('wrong_state');
    case 'unpin': return set({ pinned: false });
    case 'up': return move(tx, all, question, -1);
    case 'down': return move(tx, all, question, 1);
    case 'merge': return merge(tx, all, question, decision.into);
    case 'split': return question.state === 'merged' ? set({ state: 'shown', merged_into: null }) : failed('wrong_state');
  }
}

/** Puts a question one place up or down; from then on the moderator's order holds for all that are shown. */
async function move(tx: Tx, all: readonly Question[], question: Question, by: -1 | 1): Promise<Result<null>> {
  if (question.state !== 'shown') return failed('wrong_state');
  const shown = all.filter((q) => q.state === 'shown' && !q.answered).sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.support - a.support || a.number - b.number);
  const at = shown.findIndex((q) => q.id === question.id);
  const other = shown[at + by];
  if (at === -1 || other === undefined) return ok(null);
  shown[at + by] = question;
  shown[at] = other;
  for (const [place, q] of shown.entries()) await tx.updateTable('live_question').set({ place: place + 1 }).where('id', '=', q.id).execute();
  return ok(null);
}

/** Two that say the same: this one goes into the other and is listed below it. */
async function merge(tx: Tx, all: readonly Question[], question: Question, into: number): Promise<Result<null>> {
  const target = all.find((q) => q.number === into);
  if (target === undefined || target.id === question.id || target.state !== 'shown') return failed('invalid_choice', 'into');
  if (question.state === 'merged' || question.state === 'hidden' || all.some((q) => q.mergedInto === question.id)) return failed('wrong_state');
  await tx.updateTable('live_question').set({ state: 'merged', merged_into: target.id, hidden_reason: null, pinned: false }).where('id', '=', question.id).execute();
  return ok(null);
}

/** Notes which submission a question became, and ties the room to it. */
export async function becameSubmission(tx: Tx, actor: Actor, roomId: string, number: number, submission: { readonly id: string; readonly href: string }): Promise<Result<null>> {
  const done = await tx.updateTable('live_question').set({ submission_id: submission.id, submission_href: submission.href }).where('room_id', '=', roomId).where('number', '=', number).where('submission_id', 'is', null).executeTakeFirst();
  if (done.numUpdatedRows === 0n) return failed('wrong_state');
  await linkNodes(tx, roomId, 'led_to', submission.id);
  await record(tx, { actor, kind: 'room', id: roomId, action: 'room.question_submitted', values: { number } });
  await signal(tx, topicOf(roomId));
  return ok(null);
}

/** Shows words of a cloud, or takes them out. */
export async function decideWords(tx: Tx, actor: Actor, roomId: string, pollNumber: number, decision: { readonly words: readonly string[]; readonly state: 'shown' | 'hidden' }): Promise<Result<null>> {
  const poll = await tx.selectFrom('live_poll').select('id').where('room_id', '=', roomId).where('number', '=', pollNumber).executeTakeFirst();
  if (poll === undefined) return failed('not_found');
  if (decision.words.length === 0) return failed('required', 'word');
  await tx.updateTable('live_word').set({ state: decision.state }).where('poll_id', '=', poll.id).where('word', 'in', [...decision.words]).execute();
  await record(tx, { actor, kind: 'room', id: roomId, action: decision.state === 'shown' ? 'room.words_released' : 'room.words_hidden', values: { number: pollNumber, words: decision.words.length } });
  await signal(tx, topicOf(roomId));
  return ok(null);
}
