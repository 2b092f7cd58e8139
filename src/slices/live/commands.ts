import type { Actor } from '../../kernel/actor.ts';
import { addDays, dayOf, type Day } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { sourceText, type Localized } from '../../kernel/localized.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { KeyFolder } from '../../platform/keys.ts';
import type { Writes } from '../../platform/database/types.ts';
import { signal } from '../../platform/web/signals.ts';
import { linkNodes, nodesById, putNode, record, unlinkNodes, type ThreadTables } from '../thread/public.ts';
import { pollsOf, roomById, roomOfSubject, supportOf, wordsOf, type Room, type Subject } from './queries.ts';
import { newRoomCode, OPEN_DAYS } from './rules.ts';
import { freezeOf } from './state/queries.ts';
import type { LiveTables } from './tables.ts';
import { RESERVED_SLUGS, roomHref } from './urls.ts';

export type Tx = Writes<LiveTables & ThreadTables>;

export interface RoomInput {
  readonly slug: string;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly processId: string | null;
  readonly heldOn: Day;
  /** Last day it stays open if nobody closes it; null: a week after it was opened. */
  readonly closesOn: Day | null;
  readonly asking: boolean;
  readonly moderated: boolean;
  readonly teams: readonly string[];
}
export interface NewRoom extends RoomInput {
  readonly invented?: boolean;
  /** A room whose polls are taken over, as they were prepared. */
  readonly copyOf?: string | null;
}

/** The topic that is signalled when a room changes. */
export const topicOf = (roomId: string): string => `room ${roomId}`;

const columnsOf = (r: RoomInput) => ({ slug: r.slug, title: r.title, note: r.note, process_id: r.processId, held_on: r.heldOn, closes_on: r.closesOn, asking: r.asking, moderated: r.moderated, teams: r.teams });

/** A new room; nobody but the office sees it until it is opened. */
export async function createRoom(tx: Tx, actor: Actor, input: NewRoom): Promise<Result<{ id: string; slug: string; code: string }>> {
  if (RESERVED_SLUGS.includes(input.slug)) return failed('already_taken', 'slug');
  const id = newId();
  const code = await freeCode(tx);
  const made = await tx.insertInto('live_room').values({ id, code, ...columnsOf(input), invented: input.invented ?? false }).onConflict((c) => c.column('slug').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return failed('already_taken', 'slug');
  if (input.copyOf != null && !(await copyPolls(tx, input.copyOf, id))) return failed('invalid_choice', 'copyOf');
  await record(tx, { actor, kind: 'room', id, action: 'room.created', values: { slug: input.slug, title: sourceText(input.title) } });
  return ok({ id, slug: input.slug, code });
}

/** A code no other room has; meeting one by chance is a matter of one in a billion. */
async function freeCode(tx: Tx): Promise<string> {
  for (;;) {
    const code = newRoomCode();
    if ((await tx.selectFrom('live_room').select('id').where('code', '=', code).executeTakeFirst()) === undefined) return code;
  }
}

async function copyPolls(tx: Tx, fromRoom: string, id: string): Promise<boolean> {
  if ((await roomById(tx, fromRoom)) === null) return false;
  const polls = await pollsOf(tx, fromRoom);
  for (const [index, poll] of polls.entries()) {
    const pollId = newId();
    await tx
      .insertInto('live_poll')
      .values({
        id: pollId, room_id: id, number: index + 1, kind: poll.kind, question: poll.question, shown_live: poll.shownLive, max_choices: poll.maxChoices, dots_per_voter: poll.dotsPerVoter, max_per_option: poll.maxPerOption,
        scale_from: poll.scaleFrom, scale_to: poll.scaleTo, scale_low: poll.scaleLow, scale_high: poll.scaleHigh,
      })
      .execute();
    if (poll.options.length > 0) await tx.insertInto('live_option').values(poll.options.map((o) => ({ poll_id: pollId, ...o }))).execute();
  }
  await tx.updateTable('live_room').set({ next_poll: polls.length + 1 }).where('id', '=', id).execute();
  return true;
}

/** The room with its row locked: whoever prepares, opens or closes it waits for the other. Answers do not lock it. */
export async function lockRoom(tx: Tx, id: string): Promise<Room | null> {
  await tx.selectFrom('live_room').select('id').where('id', '=', id).forUpdate().execute();
  return roomById(tx, id);
}

/** New settings of a room that is not closed. `revision` is the one the editor started from. */
export async function editRoom(tx: Tx, actor: Actor, id: string, revision: number, input: RoomInput): Promise<Result<{ slug: string }>> {
  const room = await lockRoom(tx, id);
  if (room === null) return failed('not_found');
  if (room.state === 'closed') return failed('frozen');
  if (room.revision !== revision) return failed('stale');
  if (RESERVED_SLUGS.includes(input.slug)) return failed('already_taken', 'slug');
  const taken = await tx.selectFrom('live_room').select('id').where('slug', '=', input.slug).where('id', '<>', id).executeTakeFirst();
  if (taken !== undefined) return failed('already_taken', 'slug');
  if (room.state === 'open' && input.closesOn === null) return failed('required', 'closesOn');
  await tx.updateTable('live_room').set({ ...columnsOf(input), revision: revision + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'room', id, action: 'room.changed', values: { slug: input.slug, title: sourceText(input.title), asking: input.asking, moderated: input.moderated } });
  await announce(tx, id);
  return ok({ slug: input.slug });
}

/** Ties the room to what it belongs to, an event or a session, or takes the tie away. A subject has one room at most. */
export async function setSubject(tx: Tx, id: string, subject: Subject | null): Promise<Result<null>> {
  const room = await lockRoom(tx, id);
  if (room === null) return failed('not_found');
  const other = subject === null ? null : await roomOfSubject(tx, subject.id);
  if (other !== null && other.id !== id) return failed('already_taken', 'event');
  if (room.subject !== null && room.subject.origin !== subject?.origin) await unlinkNodes(tx, room.subject.origin, 'led_to', id);
  const columns = { subject_kind: subject?.kind ?? null, subject_id: subject?.id ?? null, subject_title: subject?.title ?? null, subject_href: subject?.href ?? null, subject_origin: subject?.origin ?? null };
  await tx.updateTable('live_room').set(columns).where('id', '=', id).execute();
  await announce(tx, id);
  return ok(null);
}

/** Lets people in. The key that makes devices' marks exists from here on. */
export async function openRoom(tx: Tx, keys: KeyFolder, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const room = await lockRoom(tx, id);
  if (room === null) return failed('not_found');
  if (room.state !== 'draft') return failed('wrong_state');
  const closesOn = room.closesOn ?? addDays(dayOf(now), OPEN_DAYS);
  if (closesOn < dayOf(now)) return failed('date_order', 'closesOn');
  keys.ensure(id);
  await tx.updateTable('live_room').set({ state: 'open', opened_at: now, closes_on: closesOn, revision: room.revision + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'room', id, action: 'room.opened', values: { closesOn } });
  await announce(tx, id);
  return ok(null);
}

/**
 * Ends the room: results become numbers, and everything that tells one device from another goes, the marks of answers and supports and,
 * by the caller after commit, the key. Questions, results and answers to them stay as documentation.
 */
export async function closeRoom(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const room = await lockRoom(tx, id);
  if (room === null) return failed('not_found');
  if (room.state !== 'open') return failed('wrong_state');
  // Waits for answers that are being written and refuses later ones.
  await tx.updateTable('live_poll').set({ state: 'closed' }).where('room_id', '=', id).where('state', '=', 'open').execute();
  // So do questions, which wait for the marks of support.
  await tx.updateTable('live_question').set({ once: null }).where('room_id', '=', id).execute();
  for (const poll of await pollsOf(tx, id)) if (poll.state === 'closed') await freeze(tx, room, poll);
  for (const [question, support] of await supportOf(tx, id)) await tx.updateTable('live_question').set({ support }).where('id', '=', question).execute();
  const own = tx.selectFrom('live_question').select('id').where('room_id', '=', id);
  await tx.deleteFrom('live_support').where('question_id', 'in', own).execute();
  await tx.updateTable('live_room').set({ state: 'closed', closed_at: now, screen: 'questions', revision: room.revision + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'room', id, action: 'room.closed' });
  await announce(tx, id);
  return ok(null);
}

async function freeze(tx: Tx, room: Room, poll: Awaited<ReturnType<typeof pollsOf>>[number]): Promise<void> {
  await tx.updateTable('live_poll').set({ result: JSON.stringify(await freezeOf(tx, room, poll)) }).where('id', '=', poll.id).execute();
  for (const { word, count } of await wordsOf(tx, poll.id)) await tx.updateTable('live_word').set({ count }).where('poll_id', '=', poll.id).where('word', '=', word).execute();
  await tx.deleteFrom('live_answer').where('poll_id', '=', poll.id).execute();
}

/** Removes a room that was never opened. */
export async function removeRoom(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const room = await lockRoom(tx, id);
  if (room === null) return failed('not_found');
  if (room.state !== 'draft') return failed('wrong_state');
  await tx.deleteFrom('live_room').where('id', '=', id).execute();
  await record(tx, { actor, kind: 'room', id, action: 'room.removed', values: { slug: room.slug } });
  return ok(null);
}

/** Writes the room's node as it stands now and tells those who look at it. */
export async function announce(tx: Tx, id: string): Promise<void> {
  await signal(tx, topicOf(id));
  const room = await roomById(tx, id);
  if (room === null || room.state === 'draft') return;
  await putNode(tx, { kind: 'room', id, title: room.title, href: roomHref(room.slug), visible: true, date: room.heldOn });
  // What it belongs to may have no page yet, and so no place on the thread.
  const origins = [room.processId, room.subject?.origin ?? null].filter((origin) => origin !== null);
  for (const origin of (await nodesById(tx, origins)).keys()) await linkNodes(tx, origin, 'led_to', id);
}

/** First names go after their time; the questions stay. */
export async function forgetNames(tx: Tx, before: Day): Promise<number> {
  const done = await tx.updateTable('live_question').set({ first_name: null }).where('first_name', 'is not', null).where('asked_on', '<', before).executeTakeFirst();
  return Number(done.numUpdatedRows);
}
