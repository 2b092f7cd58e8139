import { sql } from 'kysely';
import { VISITOR, type Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { conceptHrefs, createPractice } from '../../concept/public.ts';
import { linkNodes, record } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import type { Event } from '../queries.ts';
import { marketOf, stallByCode, stallById, stallContactOf, stallsOf, type Market, type Stall, type StallContact } from './queries.ts';
import { placesOf, stallHash, stateAfterChange, takesStalls, type Hall } from './rules.ts';
import type { StallNeed } from './schema.ts';

type PracticeTx = Tx & Parameters<typeof createPractice>[0];

export interface MarketInput extends Hall {
  readonly call: Localized;
  readonly open: boolean;
  readonly closesOn: Day | null;
}

/** Sets up a market, or changes it. A place where somebody stands can be neither a gap nor outside the hall. */
export async function saveMarket(tx: Tx, actor: Actor, eventId: string, version: number, input: MarketInput): Promise<Result<null>> {
  if ((await lockEvent(tx, eventId)) === null) return failed('not_found');
  const known = await marketOf(tx, eventId);
  if ((known?.version ?? 0) !== version) return failed('stale');
  const places = new Set(placesOf(input));
  const lost = (await stallsOf(tx, eventId, ['waiting', 'accepted'])).find((s) => s.place !== null && !places.has(s.place));
  if (lost !== undefined) return failed('in_use', 'gaps');
  const columns = { call: input.call, open: input.open, closes_on: input.closesOn, hall_columns: input.columns, hall_rows: input.rows, gaps: [...input.gaps], entrance: input.entrance };
  await tx.insertInto('event_market').values({ event_id: eventId, ...columns }).onConflict((c) => c.column('event_id').doUpdateSet({ ...columns, version: version + 1 })).execute();
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.market_saved', values: { open: input.open, places: places.size } });
  return ok(null);
}

export interface Application {
  readonly project: string;
  readonly institution: string;
  readonly shows: string;
  readonly language: string;
  readonly needs: readonly StallNeed[];
  readonly contact: StallContact;
}
export interface NewApplication extends Application {
  readonly locale: Locale;
  /** Opens the application afterwards; only its hash is kept. The same again adds nothing. */
  readonly code: string;
}

/** A project applies for a stall. Nobody but the office and its holder reads it before it is accepted. */
export async function applyForStall(tx: Tx, eventId: string, input: NewApplication, now = new Date()): Promise<Result<{ id: string }>> {
  const event = await lockEvent(tx, eventId);
  const market = event === null ? null : await marketOf(tx, eventId);
  if (event === null || market === null) return failed('not_found');
  const twice = await stallByCode(tx, input.code);
  if (twice !== null) return ok({ id: twice.id });
  if (!takesStalls(market, event, now)) return failed('already_closed');
  const { last } = await tx.selectFrom('event_stall').select(({ fn }) => fn.max('number').as('last')).where('event_id', '=', eventId).executeTakeFirstOrThrow();
  const id = newId();
  const { project, institution, shows, language, needs, locale } = input;
  await tx.insertInto('event_stall').values({ id, event_id: eventId, number: (last ?? 0) + 1, project, institution, shows, language, needs, locale }).execute();
  await tx.insertInto('event_stall_contact').values({ stall_id: id, ...input.contact }).execute();
  await addStallCode(tx, id, input.code);
  await record(tx, { actor: VISITOR, kind: 'stall', id, action: 'stall.applied', values: { eventId } });
  await tellStall(tx, id, 'received');
  return ok({ id });
}

/** The holder writes it anew. What has changed for visitors is read by the office again before it is shown; the place stays. */
export async function changeStall(tx: Tx, id: string, version: number, input: Application, now = new Date()): Promise<Result<null>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  const { event, stall } = found.value;
  if (stall.state === 'withdrawn' || event.state !== 'published' || event.endsAt <= now) return failed('wrong_state');
  if (stall.version !== version) return failed('stale');
  const { project, institution, shows, language, needs } = input;
  const reworded = project !== stall.project || institution !== stall.institution || shows !== stall.shows || language !== stall.language;
  const state = stateAfterChange(stall.state, reworded);
  await tx.updateTable('event_stall').set({ project, institution, shows, language, needs, state, reason: null, version: version + 1 }).where('id', '=', id).execute();
  await tx.insertInto('event_stall_contact').values({ stall_id: id, ...input.contact }).onConflict((c) => c.column('stall_id').doUpdateSet({ ...input.contact })).execute();
  await record(tx, { actor: VISITOR, kind: 'stall', id, action: 'stall.changed', values: { state } });
  return ok(null);
}

/** The holder takes it back: the place is free, the contact gone. After the event the contact alone goes; what everybody saw there stays. */
export async function withdrawStall(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  const { event, stall } = found.value;
  await tx.deleteFrom('event_stall_contact').where('stall_id', '=', id).execute();
  const over = event.endsAt <= now && stall.state === 'accepted';
  if (!over) await tx.updateTable('event_stall').set({ state: 'withdrawn', place: null, reason: null, version: stall.version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'stall', id, action: over ? 'stall.contact_erased' : 'stall.withdrawn' });
  return ok(null);
}

/** Event first, stall second: everybody locks in this order. */
async function locked(tx: Tx, id: string): Promise<Result<{ event: Event; stall: Stall; market: Market }>> {
  const before = await stallById(tx, id);
  const event = before === null ? null : await lockEvent(tx, before.eventId);
  const market = event === null ? null : await marketOf(tx, event.id);
  const stall = market === null ? null : await stallById(tx, id);
  return event === null || market === null || stall === null ? failed('not_found') : ok({ event, stall, market });
}

/** The office's stall of this event, as it was when they looked at it. */
async function decided(tx: Tx, eventId: string, id: string, version: number): Promise<Result<{ event: Event; stall: Stall; market: Market }>> {
  const found = await locked(tx, id);
  if (!found.ok) return found;
  if (found.value.stall.eventId !== eventId) return failed('not_found');
  if (found.value.stall.state === 'withdrawn') return failed('wrong_state');
  return found.value.stall.version === version ? found : failed('stale');
}

async function refusedPlace(tx: Tx, eventId: string, market: Market, id: string, place: number | null): Promise<Extract<Result<never>, { ok: false }> | null> {
  if (place === null) return null;
  if (!placesOf(market).includes(place)) return failed('invalid_choice', 'place');
  const other = await tx.selectFrom('event_stall').select('id').where('event_id', '=', eventId).where('place', '=', place).where('id', '<>', id).executeTakeFirst();
  return other === undefined ? null : failed('already_taken', 'place');
}

type Decision = { readonly state: 'accepted'; readonly place: number | null } | { readonly state: 'declined'; readonly reason: string };

/** Takes a stall in, at a place or without one yet, or declines it with a reason. Its holder learns it under the receipt, and by mail if they left one. */
export async function decideStall(tx: Tx, actor: Actor, eventId: string, id: string, version: number, decision: Decision): Promise<Result<null>> {
  const found = await decided(tx, eventId, id, version);
  if (!found.ok) return found;
  const place = decision.state === 'accepted' ? decision.place : null;
  const refused = await refusedPlace(tx, eventId, found.value.market, id, place);
  if (refused !== null) return refused;
  if (decision.state === 'declined' && found.value.stall.practiceId !== null) return failed('wrong_state');
  await tx.updateTable('event_stall').set({ state: decision.state, place, reason: decision.state === 'declined' ? decision.reason : null, version: version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'stall', id, action: `stall.${decision.state}`, values: { number: found.value.stall.number, place } });
  await tellStall(tx, id, decision.state);
  return ok(null);
}

/** Gives an accepted stall another place, or takes it away. */
export async function placeStall(tx: Tx, actor: Actor, eventId: string, id: string, version: number, place: number | null): Promise<Result<null>> {
  const found = await decided(tx, eventId, id, version);
  if (!found.ok) return found;
  const { stall, market, event } = found.value;
  if (stall.state !== 'accepted') return failed('wrong_state');
  const refused = await refusedPlace(tx, eventId, market, id, place);
  if (refused !== null) return refused;
  await tx.updateTable('event_stall').set({ place, version: version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'stall', id, action: 'stall.placed', values: { number: stall.number, place } });
  if (place !== null && place !== stall.place && event.endsAt > new Date()) await tellStall(tx, id, 'placed');
  return ok(null);
}

/** After the event an accepted stall becomes a good practice that one can build on; the thread says where it comes from. */
export async function practiceFromStall(tx: PracticeTx, actor: Actor, eventId: string, id: string, version: number, now = new Date()): Promise<Result<{ href: string }>> {
  const found = await decided(tx, eventId, id, version);
  if (!found.ok) return found;
  const { stall, event } = found.value;
  if (stall.state !== 'accepted' || stall.practiceId !== null || event.state !== 'published' || event.endsAt > now) return failed('wrong_state');
  const made = await createdPractice(tx, actor, stall, event);
  if (!made.ok) return made;
  const href = conceptHrefs.practice(made.value.slug);
  await linkNodes(tx, event.id, 'led_to', made.value.id);
  await tx.updateTable('event_stall').set({ practice_id: made.value.id, practice_href: href, version: version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'stall', id, action: 'stall.became_practice', values: { number: stall.number, practice: made.value.slug } });
  return ok({ href });
}

/** How often another address is tried when a practice of the same name exists. */
const TRIES = 20;

async function createdPractice(tx: PracticeTx, actor: Actor, stall: Stall, event: Event): Promise<Result<{ id: string; slug: string }>> {
  const base = slugOf(stall.project.slice(0, 60)).slice(0, 70).replace(/-+$/, '');
  const content = {
    title: localized(stall.project, stall.language), note: localized(stall.shows, stall.language), kind: 'project' as const, partners: stall.institution === '' ? [] : [stall.institution],
    place: event.place === '' ? null : event.place, source: [`${sourceText(event.title)}, ${dayOf(event.startsAt)}`, event.source].filter((part) => part !== '').join('; '), date: dayOf(event.startsAt),
  };
  for (let n = 1; n < TRIES; n += 1) {
    const made = await createPractice(tx, actor, { ...content, slug: n === 1 ? base : `${base}-${n}` });
    if (made.ok || made.problems[0]?.code !== 'already_taken') return made;
  }
  return failed('already_taken', 'title');
}

export const STALL_MAIL = 'events.stall_mail';
export const STALL_NEWS = ['received', 'accepted', 'declined', 'placed', 'event_changed', 'event_cancelled'] as const;
export type StallNews = (typeof STALL_NEWS)[number];

async function tellStall(tx: Tx, stallId: string, news: StallNews): Promise<void> {
  if ((await stallContactOf(tx, stallId))?.email != null) await enqueue(tx, STALL_MAIL, { stallId, news }, { key: `${STALL_MAIL}:${news}:${stallId}` });
}

/** Tells everybody who applied and was not turned away that the event has changed. Returns how many that are. */
export async function tellStalls(tx: Tx, eventId: string, news: 'event_changed' | 'event_cancelled'): Promise<number> {
  const stalls = await stallsOf(tx, eventId, ['waiting', 'accepted']);
  for (const { id } of stalls) await tellStall(tx, id, news);
  return stalls.length;
}

/** One more code for an application, for a mail: what is mailed is stored nowhere. */
export async function addStallCode(tx: Tx, stallId: string, code: string): Promise<void> {
  await tx.insertInto('event_stall_link').values({ code_hash: stallHash(code), stall_id: stallId }).execute();
}

/**
 * Retention: of events that ended long enough ago, who applied is forgotten, and so is every application that was not accepted.
 * Returns how many contacts went.
 */
export async function purgeStalls(tx: Tx, now: Date, keepDays: number): Promise<number> {
  const due = await tx.selectFrom('event').select('id').where(sql<boolean>`ends_at <= ${now}::timestamptz - make_interval(days => least(coalesce(keep_days, ${keepDays}::int), ${keepDays}::int))`).where((e) => e.exists(e.selectFrom('event_stall as s').select('s.id').whereRef('s.event_id', '=', 'event.id'))).execute();
  if (due.length === 0) return 0;
  const ofDue = tx.selectFrom('event_stall').select('id').where('event_id', 'in', due.map((e) => e.id));
  const gone = await tx.deleteFrom('event_stall_contact').where('stall_id', 'in', ofDue).executeTakeFirst();
  await tx.deleteFrom('event_stall_link').where('stall_id', 'in', ofDue).execute();
  await tx.deleteFrom('event_stall').where('event_id', 'in', due.map((e) => e.id)).where('state', '<>', 'accepted').execute();
  return Number(gone.numDeletedRows);
}
