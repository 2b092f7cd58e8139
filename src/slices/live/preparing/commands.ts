import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { signal } from '../../../platform/web/signals.ts';
import { allowanceFits } from '../../ballots/public.ts';
import { record } from '../../thread/public.ts';
import { lockRoom, topicOf, type Tx } from '../commands.ts';
import { pollsOf, type Poll, type Room } from '../queries.ts';
import { MAX_OPTIONS, nextStep, type PollKind, type Screen } from '../rules.ts';

export interface PollInput {
  readonly kind: PollKind;
  readonly question: Localized;
  readonly shownLive: boolean;
  readonly maxChoices: number;
  readonly dotsPerVoter: number;
  readonly maxPerOption: number;
  readonly scaleFrom: number;
  readonly scaleTo: number;
  readonly scaleLow: Localized | null;
  readonly scaleHigh: Localized | null;
  readonly options: readonly { readonly title: Localized; readonly correct: boolean }[];
}

function refusedPoll(input: PollInput): ReturnType<typeof failed> | null {
  const { kind, options } = input;
  if (kind === 'scale') return input.scaleTo <= input.scaleFrom ? failed('out_of_range', 'scaleTo', { min: input.scaleFrom + 1, max: 10 }) : null;
  if (kind === 'words') return input.maxChoices > 5 ? failed('out_of_range', 'maxChoices', { min: 1, max: 5 }) : null;
  if (options.length < 2) return failed('options_missing', 'options');
  if (options.length > MAX_OPTIONS) return failed('out_of_range', 'options', { min: 2, max: MAX_OPTIONS });
  if (kind === 'multiple' && input.maxChoices > options.length) return failed('out_of_range', 'maxChoices', { min: 1, max: options.length });
  if (kind === 'quiz' && options.filter((o) => o.correct).length !== 1) return failed('one_right_answer', 'options');
  if (kind !== 'dots') return null;
  if (input.maxPerOption > input.dotsPerVoter) return failed('out_of_range', 'maxPerOption', { min: 1, max: input.dotsPerVoter });
  return allowanceFits(input, options.length) ? null : failed('out_of_range', 'dotsPerVoter', { min: 1, max: input.maxPerOption * options.length });
}

const columnsOf = (p: PollInput) => ({
  kind: p.kind, question: p.question, shown_live: p.shownLive, max_choices: p.maxChoices, dots_per_voter: p.dotsPerVoter, max_per_option: p.kind === 'dots' ? p.maxPerOption : 1, scale_from: p.scaleFrom, scale_to: p.scaleTo,
  scale_low: p.scaleLow, scale_high: p.scaleHigh,
});

/** Adds a poll at the end, or changes one that nobody could answer yet. */
export async function savePoll(tx: Tx, actor: Actor, roomId: string, input: PollInput, known?: { readonly number: number; readonly revision: number }): Promise<Result<{ id: string; number: number }>> {
  const room = await lockRoom(tx, roomId);
  if (room === null) return failed('not_found');
  if (room.state === 'closed') return failed('frozen');
  const refused = refusedPoll(input);
  if (refused !== null) return refused;
  const saved = known === undefined ? await addPoll(tx, roomId, input) : await changePoll(tx, roomId, input, known);
  if (!saved.ok) return saved;
  const { id, number } = saved.value;
  await tx.deleteFrom('live_option').where('poll_id', '=', id).execute();
  if (takesOptions(input.kind)) await tx.insertInto('live_option').values(input.options.map((o, i) => ({ poll_id: id, number: i + 1, title: o.title, correct: input.kind === 'quiz' && o.correct }))).execute();
  await record(tx, { actor, kind: 'room', id: roomId, action: known === undefined ? 'room.poll_added' : 'room.poll_changed', values: { number, question: sourceText(input.question) } });
  await signal(tx, topicOf(roomId));
  return ok({ id, number });
}

export const takesOptions = (kind: PollKind): boolean => kind !== 'scale' && kind !== 'words';

async function addPoll(tx: Tx, roomId: string, input: PollInput): Promise<Result<{ id: string; number: number }>> {
  const id = newId();
  const { next_poll: next } = await tx.updateTable('live_room').set((e) => ({ next_poll: e('next_poll', '+', 1) })).where('id', '=', roomId).returning('next_poll').executeTakeFirstOrThrow();
  await tx.insertInto('live_poll').values({ id, room_id: roomId, number: next - 1, ...columnsOf(input) }).execute();
  return ok({ id, number: next - 1 });
}

async function changePoll(tx: Tx, roomId: string, input: PollInput, { number, revision }: { readonly number: number; readonly revision: number }): Promise<Result<{ id: string; number: number }>> {
  const poll = (await pollsOf(tx, roomId)).find((p) => p.number === number);
  if (poll === undefined) return failed('not_found');
  if (poll.state !== 'prepared') return failed('frozen');
  if (poll.revision !== revision) return failed('stale');
  await tx.updateTable('live_poll').set({ ...columnsOf(input), revision: revision + 1 }).where('id', '=', poll.id).execute();
  return ok({ id: poll.id, number });
}

/** Takes a poll out that nobody could answer yet. Numbers of the others stay. */
export async function removePoll(tx: Tx, actor: Actor, roomId: string, number: number): Promise<Result<null>> {
  await lockRoom(tx, roomId);
  const poll = (await pollsOf(tx, roomId)).find((p) => p.number === number);
  if (poll === undefined) return failed('not_found');
  if (poll.state !== 'prepared') return failed('frozen');
  await tx.deleteFrom('live_poll').where('id', '=', poll.id).execute();
  await record(tx, { actor, kind: 'room', id: roomId, action: 'room.poll_removed', values: { number, question: sourceText(poll.question) } });
  await signal(tx, topicOf(roomId));
  return ok(null);
}

/** Opens a poll and puts it on the projector; the one that was open is closed by it. Answers given before it was closed count again. */
export async function openPoll(tx: Tx, actor: Actor, roomId: string, number: number): Promise<Result<null>> {
  return turn(tx, actor, roomId, number, async (room, poll) => {
    if (room.state !== 'open' || poll.state === 'open') return failed('wrong_state');
    await tx.updateTable('live_poll').set({ state: 'closed' }).where('room_id', '=', roomId).where('state', '=', 'open').execute();
    await tx.updateTable('live_poll').set({ state: 'open' }).where('id', '=', poll.id).execute();
    await tx.updateTable('live_room').set({ screen: 'poll', screen_poll: poll.id }).where('id', '=', roomId).execute();
    return ok('room.poll_opened');
  });
}

/** Ends a poll: from here on its result may be seen. */
export async function closePoll(tx: Tx, actor: Actor, roomId: string, number: number): Promise<Result<null>> {
  return turn(tx, actor, roomId, number, async (_room, poll) => {
    if (poll.state !== 'open') return failed('wrong_state');
    await tx.updateTable('live_poll').set({ state: 'closed' }).where('id', '=', poll.id).execute();
    return ok('room.poll_closed');
  });
}

async function turn(tx: Tx, actor: Actor, roomId: string, number: number, work: (room: Room, poll: Poll) => Promise<Result<string>>): Promise<Result<null>> {
  const room = await lockRoom(tx, roomId);
  const poll = (await pollsOf(tx, roomId)).find((p) => p.number === number);
  if (room === null || poll === undefined) return failed('not_found');
  const done = await work(room, poll);
  if (!done.ok) return done;
  await record(tx, { actor, kind: 'room', id: roomId, action: done.value, values: { number } });
  await signal(tx, topicOf(roomId));
  return ok(null);
}

/** What the projector shows: how to join, the questions, or one poll (`number` null: the one it showed last). */
export async function showOnScreen(tx: Tx, roomId: string, screen: Screen, number: number | null): Promise<Result<null>> {
  const room = await lockRoom(tx, roomId);
  if (room === null) return failed('not_found');
  const poll = (await pollsOf(tx, roomId)).find((p) => p.number === number && p.state !== 'prepared');
  if (screen === 'poll' && poll === undefined && (number !== null || room.screenPoll === null)) return failed('wrong_state');
  await tx.updateTable('live_room').set({ screen, ...(poll === undefined ? {} : { screen_poll: poll.id }) }).where('id', '=', roomId).execute();
  await signal(tx, topicOf(roomId));
  return ok(null);
}

/** One step on: closes the open poll, or opens the next. */
export async function step(tx: Tx, actor: Actor, roomId: string): Promise<Result<null>> {
  const next = nextStep(await pollsOf(tx, roomId));
  if (next === null) return showOnScreen(tx, roomId, 'questions', null);
  return next.to === 'open' ? openPoll(tx, actor, roomId, next.number) : closePoll(tx, actor, roomId, next.number);
}
