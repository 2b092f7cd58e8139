import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { sessionById } from '../programme/queries.ts';
import { registrationById } from '../registering/queries.ts';

export interface Arrival {
  readonly registrationId: string;
  /** How many of the group are there; all unless said. */
  readonly places: number | null;
  /** The room in front of which it happens; null at the entrance. */
  readonly sessionId: string | null;
  /** When the device saw them: it may have been without a line since. */
  readonly at: Date;
}

export interface Seen {
  readonly number: number;
  readonly arrived: number;
  /** They were there already: a code shown twice, or sent again. */
  readonly again: boolean;
}

/**
 * Somebody is there. Says how many are there and never adds up, so that the same arrival told twice, by two devices or after the
 * line was gone, changes nothing.
 */
export async function checkIn(tx: Tx, actor: Actor, eventId: string, { registrationId, places, sessionId, at }: Arrival): Promise<Result<Seen>> {
  const event = await lockEvent(tx, eventId);
  const registration = event === null ? null : await registrationById(tx, registrationId);
  if (event === null || registration === null || registration.eventId !== eventId) return failed('ticket_unknown', 'code');
  if (registration.state === 'cancelled') return failed('ticket_cancelled', 'code', { n: registration.number });
  const arrived = places ?? registration.arrived ?? registration.places;
  if (arrived > 100) return failed('out_of_range', 'places', { min: 0, max: 100 });
  const again = sessionId === null ? registration.arrived === arrived : await arrivedInRoom(tx, registrationId, sessionId, arrived);
  if (sessionId !== null) {
    const session = await sessionById(tx, sessionId);
    if (session === null || session.eventId !== eventId) return failed('invalid_choice', 'session');
    await tx.insertInto('event_choice').values({ registration_id: registrationId, session_id: sessionId, chosen: false, arrived }).onConflict((c) => c.columns(['registration_id', 'session_id']).doUpdateSet({ arrived })).execute();
  }
  // Whoever is in a room has come in.
  if (sessionId === null || registration.arrived === null) await tx.updateTable('event_registration').set({ arrived, arrived_at: registration.arrivedAt ?? at }).where('id', '=', registrationId).execute();
  if (!again) await record(tx, { actor, kind: 'registration', id: registrationId, action: 'registration.arrived', values: { arrived, sessionId } });
  return ok({ number: registration.number, arrived, again });
}

async function arrivedInRoom(tx: Tx, registrationId: string, sessionId: string, arrived: number): Promise<boolean> {
  const row = await tx.selectFrom('event_choice').select('arrived').where('registration_id', '=', registrationId).where('session_id', '=', sessionId).executeTakeFirst();
  return row?.arrived === arrived;
}

/** A wrong press at the door is taken back. */
export async function undoArrival(tx: Tx, actor: Actor, eventId: string, registrationId: string, sessionId: string | null): Promise<Result<null>> {
  await lockEvent(tx, eventId);
  const registration = await registrationById(tx, registrationId);
  if (registration === null || registration.eventId !== eventId) return failed('not_found');
  if (sessionId === null) await tx.updateTable('event_registration').set({ arrived: null, arrived_at: null }).where('id', '=', registrationId).execute();
  else await tx.updateTable('event_choice').set({ arrived: null }).where('registration_id', '=', registrationId).where('session_id', '=', sessionId).execute();
  await record(tx, { actor, kind: 'registration', id: registrationId, action: 'registration.arrival_undone', values: { sessionId } });
  return ok(null);
}
