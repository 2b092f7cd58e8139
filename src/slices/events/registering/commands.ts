import { sql } from 'kysely';
import { VISITOR, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { record } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { numbersOf, takenPlaces, type Event } from '../queries.ts';
import { freePlaces, moveUp, registrationStatus } from '../rules.ts';
import { fillSeats, seatAdmitted, seated, setChoices } from '../seats/commands.ts';
import { contactOf, registrationById, waitingList, type Contact, type Registration } from './queries.ts';
import { codeHash } from './rules.ts';

export interface Wishes {
  readonly places: number;
  /** Sessions, at most one a round. */
  readonly sessions: readonly string[];
  readonly interpreting: readonly string[];
  readonly childCare: number;
  readonly wheelchair: boolean;
  readonly signLanguage: boolean;
  readonly contact: Contact;
}
export interface NewRegistration extends Wishes {
  readonly locale: Locale;
  /** Opens the registration afterwards; only its hash is kept. */
  readonly code: string;
}

/**
 * Registers somebody, or a group, for an event: a place where there is room, else a place on the waiting list. The event's row is locked, so that
 * two at once cannot get the same last place.
 */
export async function register(tx: Tx, eventId: string, input: NewRegistration, now = new Date()): Promise<Result<{ id: string; state: 'confirmed' | 'waiting' }>> {
  const event = await lockEvent(tx, eventId);
  if (event === null) return failed('not_found');
  const taken = (await takenPlaces(tx, [eventId])).get(eventId) ?? 0;
  const refused = refusedAtDoor(event, taken, input, now);
  if (refused !== null) return refused;
  const state = freePlaces(event.capacity, taken) >= input.places ? 'confirmed' : 'waiting';
  const chosen = await seated(tx, event, { ...input, state, registrationId: null });
  if (!chosen.ok) return chosen;
  const id = await insertRegistration(tx, event, { ...input, state, walkIn: false });
  await tx.insertInto('event_registration_link').values({ code_hash: codeHash(input.code), registration_id: id }).execute();
  await insertContact(tx, id, input.contact);
  await setChoices(tx, id, chosen.value);
  await record(tx, { actor: VISITOR, kind: 'registration', id, action: 'registration.made', values: { eventId, places: input.places, state } });
  await tell(tx, id, state);
  return ok({ id, state });
}

function refusedAtDoor(event: Event, taken: number, { places }: Wishes, now: Date): Extract<Result<never>, { ok: false }> | null {
  const status = registrationStatus(event, taken, now);
  if (status === 'not_yet') return failed('not_open_yet');
  if (status === 'none' || status === 'closed') return failed('already_closed');
  if (places > event.groupMax) return failed('out_of_range', 'places', { min: 1, max: event.groupMax });
  if (event.capacity !== null && places > event.capacity) return failed('out_of_range', 'places', { min: 1, max: event.capacity });
  const free = freePlaces(event.capacity, taken);
  return free < places && !event.waitingList ? (free === 0 ? failed('event_full') : failed('places_left', 'places', { n: free })) : null;
}

async function insertRegistration(tx: Tx, event: Event, input: Omit<NewRegistration, 'code' | 'contact' | 'sessions'> & { readonly state: string; readonly walkIn: boolean; readonly id?: string }): Promise<string> {
  const id = input.id ?? newId();
  const { next_number } = await tx.updateTable('event').set((e) => ({ next_number: e('next_number', '+', 1) })).where('id', '=', event.id).returning('next_number').executeTakeFirstOrThrow();
  await tx.insertInto('event_registration').values({ id, event_id: event.id, number: next_number - 1, state: input.state, walk_in: input.walkIn, locale: input.locale, places: input.places, ...needsOf(event, input) }).execute();
  return id;
}

/** What an event does not offer is not kept either. */
function needsOf(event: Event, { interpreting, childCare, wheelchair, signLanguage }: Pick<Wishes, 'interpreting' | 'childCare' | 'wheelchair' | 'signLanguage'>) {
  const asks = (need: Event['needs'][number]): boolean => event.needs.includes(need);
  return { interpreting: interpreting.filter((l) => event.interpreting.includes(l)), child_care: asks('child_care') ? childCare : 0, wheelchair: asks('wheelchair') && wheelchair, sign_language: asks('sign_language') && signLanguage };
}

async function insertContact(tx: Tx, id: string, contact: Contact): Promise<void> {
  await tx.insertInto('event_registration_contact').values({ registration_id: id, ...contact }).onConflict((c) => c.column('registration_id').doUpdateSet({ ...contact })).execute();
}

/** The holder changes places, sessions, needs or contact. More places than are free are refused; nothing is lost by asking. */
export async function changeRegistration(tx: Tx, id: string, version: number, input: Wishes, now = new Date()): Promise<Result<null>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  const { event, registration } = found.value;
  if (registration.state === 'cancelled' || event.state !== 'published' || event.endsAt <= now) return failed('wrong_state');
  if (registration.version !== version) return failed('stale');
  if (input.places > Math.max(event.groupMax, registration.places)) return failed('out_of_range', 'places', { min: 1, max: event.groupMax });
  const free = freePlaces(event.capacity, ((await takenPlaces(tx, [event.id])).get(event.id) ?? 0) - (registration.state === 'confirmed' ? registration.places : 0));
  if (registration.state === 'confirmed' && input.places > free) return failed('places_left', 'places', { n: Math.max(0, free) });
  const chosen = await seated(tx, event, { ...input, state: registration.state, registrationId: id });
  if (!chosen.ok) return chosen;
  await tx.updateTable('event_registration').set({ places: input.places, ...needsOf(event, input), version: version + 1 }).where('id', '=', id).execute();
  await insertContact(tx, id, input.contact);
  await setChoices(tx, id, chosen.value);
  await record(tx, { actor: VISITOR, kind: 'registration', id, action: 'registration.changed', values: { places: input.places } });
  await tell(tx, id, 'changed');
  await fillPlaces(tx, event.id);
  return ok(null);
}

/** The holder does not come. Needs and choices go at once, the contact once the mail about it is out. */
export async function cancelRegistration(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  const { event, registration } = found.value;
  if (registration.state === 'cancelled' || registration.arrived !== null || event.endsAt <= now) return failed('wrong_state');
  const columns = { state: 'cancelled', interpreting: [], child_care: 0, wheelchair: false, sign_language: false, version: registration.version + 1 };
  await tx.updateTable('event_registration').set(columns).where('id', '=', id).execute();
  await tx.deleteFrom('event_choice').where('registration_id', '=', id).execute();
  if ((await contactOf(tx, id))?.email == null) await forgetContact(tx, id);
  else {
    await tx.updateTable('event_registration_contact').set({ names: '', note: null, phone: null }).where('registration_id', '=', id).execute();
    await tell(tx, id, 'cancelled');
  }
  await record(tx, { actor, kind: 'registration', id, action: 'registration.cancelled', values: { places: registration.places } });
  await fillPlaces(tx, event.id);
  return ok(null);
}

/** Everything about somebody goes, at once and without a mail; the place is free again. */
export async function eraseRegistration(tx: Tx, id: string): Promise<Result<null>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  await tx.deleteFrom('event_registration').where('id', '=', id).execute();
  await record(tx, { actor: VISITOR, kind: 'registration', id, action: 'registration.erased' });
  if (found.value.event.endsAt > new Date()) await fillPlaces(tx, found.value.event.id);
  return ok(null);
}

export async function forgetContact(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('event_registration_contact').where('registration_id', '=', id).execute();
}

/** Event first, registration second: everybody locks in this order. */
async function locked(tx: Tx, id: string): Promise<Result<{ event: Event; registration: Registration }>> {
  const before = await registrationById(tx, id);
  const event = before === null ? null : await lockEvent(tx, before.eventId);
  const registration = event === null ? null : await registrationById(tx, id);
  return event === null || registration === null ? failed('not_found') : ok({ event, registration });
}

/** Lets people move up while there is room, at the event and then in its sessions. Whoever calls has locked the event. */
export async function fillPlaces(tx: Tx, eventId: string, now = new Date()): Promise<readonly string[]> {
  const event = await lockEvent(tx, eventId);
  if (event === null || event.state !== 'published' || event.startsAt <= now) return [];
  const taken = (await takenPlaces(tx, [eventId])).get(eventId) ?? 0;
  const moved = moveUp(freePlaces(event.capacity, taken), await waitingList(tx, eventId));
  for (const id of moved) await admit(tx, event, id);
  for (const id of await fillSeats(tx, eventId)) {
    await record(tx, { actor: VISITOR, kind: 'registration', id, action: 'registration.seated' });
    await tell(tx, id, 'seat');
  }
  return moved;
}

/** Somebody from the waiting list gets a place; where a session is full by now they wait for it, and the mail says so. */
async function admit(tx: Tx, event: Event, id: string): Promise<void> {
  const registration = (await registrationById(tx, id)) as Registration;
  const everywhere = await seatAdmitted(tx, event, registration);
  await tx.updateTable('event_registration').set({ state: 'confirmed', version: registration.version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor: VISITOR, kind: 'registration', id, action: 'registration.moved_up', values: { places: registration.places, everywhere } });
  await tell(tx, id, everywhere ? 'moved_up' : 'moved_up_choose');
}

/** The office gives somebody who waits a place, out of turn; only where there is room. */
export async function admitByHand(tx: Tx, actor: Actor, eventId: string, id: string): Promise<Result<null>> {
  const event = await lockEvent(tx, eventId);
  const registration = event === null ? null : await registrationById(tx, id);
  if (event === null || registration === null || registration.eventId !== eventId) return failed('not_found');
  if (registration.state !== 'waiting' || event.state !== 'published') return failed('wrong_state');
  const free = freePlaces(event.capacity, (await takenPlaces(tx, [eventId])).get(eventId) ?? 0);
  if (registration.places > free) return failed('event_full');
  await admit(tx, event, id);
  await record(tx, { actor, kind: 'registration', id, action: 'registration.admitted' });
  return ok(null);
}

export const MAIL = 'events.mail';
export const NEWS = ['confirmed', 'waiting', 'moved_up', 'moved_up_choose', 'seat', 'changed', 'cancelled', 'event_cancelled', 'event_changed', 'reminder'] as const;
export type News = (typeof NEWS)[number];

/** Has the worker write to the registration's holder, who may have left no address. */
export async function tell(tx: Tx, registrationId: string, news: News): Promise<void> {
  const contact = await contactOf(tx, registrationId);
  if (contact?.email != null) await enqueue(tx, MAIL, { registrationId, news }, { key: `${MAIL}:${news}:${registrationId}` });
}

/** Tells everybody who has a place or waits for one. */
export async function tellAll(tx: Tx, eventId: string, news: News): Promise<number> {
  const rows = await tx.selectFrom('event_registration').select('id').where('event_id', '=', eventId).where('state', '<>', 'cancelled').where('walk_in', '=', false).execute();
  for (const { id } of rows) await tell(tx, id, news);
  return rows.length;
}

/** One more code for a registration, for a mail: what is mailed is stored nowhere. */
export async function addCode(tx: Tx, registrationId: string, code: string): Promise<void> {
  await tx.insertInto('event_registration_link').values({ code_hash: codeHash(code), registration_id: registrationId }).execute();
}

/** Reminders for events that begin within `hours`, once each. Returns how many were asked for. */
export async function remindGuests(tx: Tx, now: Date, hours: number): Promise<number> {
  const rows = await tx
    .updateTable('event_registration')
    .set({ reminded_at: now })
    .where('state', '=', 'confirmed')
    .where('reminded_at', 'is', null)
    .where('walk_in', '=', false)
    .where('event_id', 'in', (e) => e.selectFrom('event').select('event.id').where('event.state', '=', 'published').where('starts_at', '>', now).where('starts_at', '<=', new Date(now.getTime() + hours * 3_600_000)))
    .returning(['id', 'registered_at'])
    .execute();
  // Who has registered since yesterday has just read it.
  const due = rows.filter((r) => now.getTime() - r.registered_at.getTime() > 24 * 3_600_000);
  for (const { id } of due) await tell(tx, id, 'reminder');
  return due.length;
}

/** Retention: registrations of events that ended long enough ago become numbers. Returns how many registrations went. */
export async function purgeRegistrations(tx: Tx, now: Date, keepDays: number): Promise<number> {
  const due = await tx
    .selectFrom('event')
    .select(['id', 'emptied_at as emptiedAt'])
    .where('emptied_at', 'is', null)
    .where(sql<boolean>`ends_at <= ${now}::timestamptz - make_interval(days => least(coalesce(keep_days, ${keepDays}::int), ${keepDays}::int))`)
    .where((e) => e.exists(e.selectFrom('event_registration as r').select('r.id').whereRef('r.event_id', '=', 'event.id')))
    .forUpdate()
    .execute();
  let removed = 0;
  for (const event of due) {
    const { whole, sessions } = await numbersOf(tx, event);
    await tx.insertInto('event_number').values([{ event_id: event.id, session_id: null, ...whole }, ...[...sessions].map(([id, n]) => ({ event_id: event.id, session_id: id, ...n }))]).onConflict((c) => c.doNothing()).execute();
    const gone = await tx.deleteFrom('event_registration').where('event_id', '=', event.id).returning('id').execute();
    await tx.updateTable('event').set({ emptied_at: now }).where('id', '=', event.id).execute();
    removed += gone.length;
  }
  return removed;
}

export interface WalkIn {
  /** The form's own random value: sent twice, it counts once. */
  readonly id: string;
  readonly places: number;
  readonly locale: Locale;
  readonly name: string | null;
}

/** Somebody came without having registered. The door decides whether there is room. */
export async function addWalkIn(tx: Tx, actor: Actor, eventId: string, { id, places, locale, name }: WalkIn, now = new Date()): Promise<Result<{ id: string; number: number }>> {
  const event = await lockEvent(tx, eventId);
  if (event === null) return failed('not_found');
  if (event.state !== 'published' || event.emptiedAt !== null) return failed('wrong_state');
  const known = await registrationById(tx, id);
  if (known !== null) return known.eventId === eventId ? ok({ id, number: known.number }) : failed('invalid_choice');
  await insertRegistration(tx, event, { id, places, locale, state: 'confirmed', walkIn: true, interpreting: [], childCare: 0, wheelchair: false, signLanguage: false });
  await tx.updateTable('event_registration').set({ arrived: places, arrived_at: now }).where('id', '=', id).execute();
  if (name !== null) await insertContact(tx, id, { name, email: null, phone: null, names: '', note: null });
  await record(tx, { actor, kind: 'registration', id, action: 'registration.walked_in', values: { eventId, places } });
  const made = (await registrationById(tx, id)) as Registration;
  return ok({ id, number: made.number });
}
