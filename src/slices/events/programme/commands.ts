import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { linkNodes, record, unlinkNodes } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { fillPlaces } from '../registering/commands.ts';
import type { Part } from '../schema.ts';
import { sessionById, type Session } from './queries.ts';

export interface RoundInput {
  readonly title: Localized;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
export interface SessionInput {
  readonly roundId: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly room: string;
  readonly capacity: number | null;
  readonly languages: readonly string[];
  /** Of the event's process; whoever calls has looked. */
  readonly forumId: string | null;
  readonly headcount?: number | null;
}
interface Known {
  readonly id: string;
  readonly version: number;
}

/** Adds a round to the programme, or rewrites one. */
export async function saveRound(tx: Tx, actor: Actor, eventId: string, { title, startsAt, endsAt }: RoundInput, known?: Known): Promise<Result<{ id: string }>> {
  const event = await lockEvent(tx, eventId);
  if (event === null) return failed('not_found');
  if (endsAt < startsAt) return failed('date_order', 'endTime');
  if (startsAt < event.startsAt || endsAt > event.endsAt) return failed('out_of_event', 'startTime');
  const columns = { title, starts_at: startsAt, ends_at: endsAt };
  const id = known?.id ?? newId();
  if (known === undefined) await tx.insertInto('event_round').values({ id, event_id: eventId, ...columns }).execute();
  else if ((await tx.updateTable('event_round').set({ ...columns, version: known.version + 1 }).where('id', '=', id).where('event_id', '=', eventId).where('version', '=', known.version).returning('id').executeTakeFirst()) === undefined) return failed('stale');
  await changed(tx, actor, eventId, { round: sourceText(title) });
  return ok({ id });
}

/** Takes a round away; refused while somebody has chosen a session in it. */
export async function removeRound(tx: Tx, actor: Actor, eventId: string, id: string): Promise<Result<null>> {
  await lockEvent(tx, eventId);
  const sessions = await tx.selectFrom('event_session').select('id').where('round_id', '=', id).where('event_id', '=', eventId).execute();
  for (const session of sessions) {
    const removed = await removeSession(tx, actor, eventId, session.id);
    if (!removed.ok) return removed;
  }
  await tx.deleteFrom('event_round').where('id', '=', id).where('event_id', '=', eventId).execute();
  await changed(tx, actor, eventId, { removed: 'round' });
  return ok(null);
}

/** Adds a session to a round, or rewrites one. */
export async function saveSession(tx: Tx, actor: Actor, eventId: string, input: SessionInput, known?: Known): Promise<Result<{ id: string }>> {
  if ((await lockEvent(tx, eventId)) === null) return failed('not_found');
  const round = await tx.selectFrom('event_round').select('id').where('id', '=', input.roundId).where('event_id', '=', eventId).executeTakeFirst();
  if (round === undefined) return failed('invalid_choice', 'round');
  const before = known === undefined ? null : await sessionById(tx, known.id);
  if (known !== undefined && (before?.eventId !== eventId || before.version !== known.version)) return failed('stale');
  const { title, description, room, capacity, languages } = input;
  const columns = { round_id: round.id, title, description, room, capacity, languages, forum_id: input.forumId, headcount: input.headcount ?? null };
  const id = known?.id ?? newId();
  if (known === undefined) await tx.insertInto('event_session').values({ id, event_id: eventId, position: await nextPosition(tx, round.id), ...columns }).execute();
  else await tx.updateTable('event_session').set({ ...columns, version: known.version + 1 }).where('id', '=', id).execute();
  await tieForum(tx, eventId, before?.forumId ?? null, input.forumId);
  // A larger room lets people move up.
  await fillPlaces(tx, eventId);
  await changed(tx, actor, eventId, { session: sourceText(title) });
  return ok({ id });
}

async function nextPosition(tx: Tx, roundId: string): Promise<number> {
  const { last } = await tx.selectFrom('event_session').select(({ fn }) => fn.max('position').as('last')).where('round_id', '=', roundId).executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** What was said in the room led to the forum's minutes and recommendations. */
async function tieForum(tx: Tx, eventId: string, before: string | null, now: string | null): Promise<void> {
  if (now !== null) await linkNodes(tx, eventId, 'led_to', now);
  if (before === null || before === now) return;
  const others = await tx.selectFrom('event_session').select('id').where('event_id', '=', eventId).where('forum_id', '=', before).executeTakeFirst();
  if (others === undefined) await unlinkNodes(tx, eventId, 'led_to', before);
}

/** Refused while somebody has chosen it, who would not know where to go, and once its minutes hold statements. */
export async function removeSession(tx: Tx, actor: Actor, eventId: string, id: string): Promise<Result<null>> {
  await lockEvent(tx, eventId);
  const session = await sessionById(tx, id);
  if (session === null || session.eventId !== eventId) return ok(null);
  const chosen = await tx.selectFrom('event_choice as c').innerJoin('event_registration as r', 'r.id', 'c.registration_id').select('r.id').where('c.session_id', '=', id).where('r.state', '<>', 'cancelled').executeTakeFirst();
  const noted = await tx.selectFrom('event_statement').select('id').where('session_id', '=', id).limit(1).executeTakeFirst();
  if (chosen !== undefined || noted !== undefined) return failed('in_use');
  await tx.deleteFrom('event_session').where('id', '=', id).execute();
  await tieForum(tx, eventId, session.forumId, null);
  await changed(tx, actor, eventId, { removed: 'session' });
  return ok(null);
}

export interface SpeakerInput {
  readonly name: string;
  readonly function: Localized;
  readonly part: Part;
}

/** Names somebody on the programme. The history says that, not whom. */
export async function addSpeaker(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, input: SpeakerInput): Promise<string> {
  const id = newId();
  const { last } = await tx.selectFrom('event_speaker').select(({ fn }) => fn.max('position').as('last')).where('session_id', '=', session.id).executeTakeFirstOrThrow();
  await tx.insertInto('event_speaker').values({ id, session_id: session.id, position: (last ?? 0) + 1, name: input.name, function: input.function, part: input.part }).execute();
  await changed(tx, actor, session.eventId, { speaker: input.part });
  return id;
}

export async function removeSpeaker(tx: Tx, actor: Actor, session: Pick<Session, 'id' | 'eventId'>, id: string): Promise<void> {
  await tx.deleteFrom('event_speaker').where('id', '=', id).where('session_id', '=', session.id).execute();
  await changed(tx, actor, session.eventId, { removed: 'speaker' });
}

/** The event counts as changed: calendars that follow it read it anew. */
async function changed(tx: Tx, actor: Actor, eventId: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.updateTable('event').set({ changed_at: new Date() }).where('id', '=', eventId).execute();
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.programme_changed', values });
}
