import type { Reads } from '../../../platform/database/types.ts';
import type { CountTables } from '../tables.ts';

type R = Reads<CountTables>;

/** A session that somebody chose. */
export interface Choice {
  readonly sessionId: string;
  /** It is full: they stand on its waiting list. */
  readonly waiting: boolean;
}

export async function choicesOf(reads: R, registrationId: string): Promise<readonly Choice[]> {
  return reads.selectFrom('event_choice').select(['session_id as sessionId', 'waiting']).where('registration_id', '=', registrationId).where('chosen', '=', true).execute();
}

/** Confirmed places by session of an event, without one registration where its holder changes the choice. */
export async function takenSeats(reads: R, eventId: string, except: string | null = null): Promise<ReadonlyMap<string, number>> {
  const rows = await reads
    .selectFrom('event_choice as c')
    .innerJoin('event_registration as r', 'r.id', 'c.registration_id')
    .select(({ fn }) => ['c.session_id', fn.sum<number>('r.places').as('n')])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where('c.chosen', '=', true)
    .where('c.waiting', '=', false)
    .$if(except !== null, (b) => b.where('r.id', '<>', except as string))
    .groupBy('c.session_id')
    .execute();
  return new Map(rows.map((r) => [r.session_id, r.n]));
}

export interface SeatQueued {
  readonly id: string;
  readonly sessionId: string;
  readonly places: number;
}

/** Those with a place at the event who wait for a seat in a session, in the order of asking. */
export async function seatQueue(reads: R, eventId: string): Promise<readonly SeatQueued[]> {
  return reads
    .selectFrom('event_choice as c')
    .innerJoin('event_registration as r', 'r.id', 'c.registration_id')
    .select(['r.id', 'c.session_id as sessionId', 'r.places'])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where('c.chosen', '=', true)
    .where('c.waiting', '=', true)
    .orderBy('c.asked_at')
    .orderBy('r.number')
    .execute();
}

/** How many people wait, by session. */
export async function waitingSeats(reads: R, eventId: string): Promise<ReadonlyMap<string, number>> {
  const bySession = Map.groupBy(await seatQueue(reads, eventId), (q) => q.sessionId);
  return new Map([...bySession].map(([id, queue]) => [id, queue.reduce((sum, q) => sum + q.places, 0)]));
}
