import { ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Tx } from '../locking/commands.ts';
import { choiceRounds, programmeOf } from '../programme/queries.ts';
import type { Event } from '../queries.ts';
import { oneARound } from '../registering/rules.ts';
import { freePlaces, moveUp } from '../rules.ts';
import type { RegistrationState } from '../schema.ts';
import { choicesOf, seatQueue, takenSeats, type Choice } from './queries.ts';

export interface Asked {
  readonly sessions: readonly string[];
  readonly places: number;
  readonly state: RegistrationState;
  /** The registration whose holder changes the choice; null for a new one. */
  readonly registrationId: string | null;
}

/**
 * The chosen sessions, one a round, each with a seat or on its waiting list. Whoever waits for a place at the event gets neither yet.
 * Refused where a session is full and nobody waits, and where a group that has seats grows beyond them: it keeps what it has.
 */
export async function seated(tx: Tx, event: Event, { sessions, places, state, registrationId }: Asked): Promise<Result<readonly Choice[]>> {
  const offered = choiceRounds(await programmeOf(tx, event.id)).flatMap((r) => r.sessions);
  const chosen = oneARound(offered, sessions);
  if (state !== 'confirmed') return ok(chosen.map((sessionId) => ({ sessionId, waiting: false })));
  const taken = await takenSeats(tx, event.id, registrationId);
  const held = new Set((registrationId === null ? [] : await choicesOf(tx, registrationId)).filter((c) => !c.waiting).map((c) => c.sessionId));
  const full = offered.filter((s) => chosen.includes(s.id) && freePlaces(s.capacity, taken.get(s.id) ?? 0) < places);
  const refused = full.filter((s) => !event.waitingList || held.has(s.id) || (s.capacity !== null && places > s.capacity));
  if (refused.length > 0) return { ok: false, problems: refused.map((s) => fullness(s.roundId, freePlaces(s.capacity, taken.get(s.id) ?? 0))) };
  return ok(chosen.map((sessionId) => ({ sessionId, waiting: full.some((s) => s.id === sessionId) })));
}

/** A group learns how many of it would fit. */
const fullness = (roundId: string, free: number): Problem => (free === 0 ? { code: 'session_full', field: `round_${roundId}` } : { code: 'places_left', field: `round_${roundId}`, params: { n: free } });

/** Writes down what somebody chose. Who asked for a session before keeps their turn. */
export async function setChoices(tx: Tx, registrationId: string, choices: readonly Choice[]): Promise<void> {
  const kept = choices.map((c) => c.sessionId);
  await tx.deleteFrom('event_choice').where('registration_id', '=', registrationId).where('chosen', '=', true).where('arrived', 'is', null).$if(kept.length > 0, (b) => b.where('session_id', 'not in', kept)).execute();
  for (const { sessionId, waiting } of choices) {
    await tx.insertInto('event_choice').values({ registration_id: registrationId, session_id: sessionId, waiting }).onConflict((c) => c.columns(['registration_id', 'session_id']).doUpdateSet({ chosen: true, waiting })).execute();
  }
}

/** Seats for somebody who has just got a place at the event; returns whether every session they chose had one. */
export async function seatAdmitted(tx: Tx, event: Event, registration: { readonly id: string; readonly places: number }): Promise<boolean> {
  const wanted = (await choicesOf(tx, registration.id)).map((c) => c.sessionId);
  const asked = await seated(tx, event, { sessions: wanted, places: registration.places, state: 'confirmed', registrationId: null });
  // Without a waiting list a full session is taken out of the choice.
  const choices = asked.ok ? asked.value : await free(tx, event, wanted, registration.places);
  await setChoices(tx, registration.id, choices);
  return choices.length === wanted.length && choices.every((c) => !c.waiting);
}

async function free(tx: Tx, event: Event, wanted: readonly string[], places: number): Promise<readonly Choice[]> {
  const one = await Promise.all(wanted.map((id) => seated(tx, event, { sessions: [id], places, state: 'confirmed', registrationId: null })));
  return one.flatMap((result) => (result.ok ? result.value : []));
}

/** Lets people move up to free seats of every session, in the order of asking. Returns the registrations that got one. Whoever calls has locked the event. */
export async function fillSeats(tx: Tx, eventId: string): Promise<readonly string[]> {
  const queue = await seatQueue(tx, eventId);
  if (queue.length === 0) return [];
  const taken = await takenSeats(tx, eventId);
  const sessions = (await programmeOf(tx, eventId)).flatMap((r) => r.sessions);
  const moved = sessions.flatMap((s) => moveUp(freePlaces(s.capacity, taken.get(s.id) ?? 0), queue.filter((q) => q.sessionId === s.id)).map((id) => ({ id, sessionId: s.id })));
  for (const { id, sessionId } of moved) await tx.updateTable('event_choice').set({ waiting: false }).where('registration_id', '=', id).where('session_id', '=', sessionId).execute();
  return [...new Set(moved.map((m) => m.id))];
}
