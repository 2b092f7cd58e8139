import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { newId, slugOf } from '../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../kernel/localized.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import { linkNodes, putNode, record, unlinkNodes } from '../thread/public.ts';
import { lockEvent, type Tx } from './locking/commands.ts';
import { eventById, eventBySlug, seriesBySlug, type Event } from './queries.ts';
import { fillPlaces } from './registering/commands.ts';
import type { Attendance, Audience, Kind, Need, Precision } from './schema.ts';
import { eventHref, RESERVED_SLUGS } from './urls.ts';

export interface EventInput {
  /** Made from title and day unless given. */
  readonly slug?: string | null;
  readonly title: Localized;
  readonly summary: Localized;
  readonly description?: Localized;
  readonly kind: Kind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly precision?: Precision;
  readonly place?: string;
  readonly address?: string;
  readonly municipality?: string | null;
  readonly onlineUrl?: string | null;
  readonly languages?: readonly string[];
  readonly interpreting?: readonly string[];
  readonly needs?: readonly Need[];
  readonly processId?: string | null;
  readonly seriesId?: string | null;
  readonly originId?: string | null;
  readonly accessibility?: Localized;
  readonly contact?: string;
  readonly capacity?: number | null;
  readonly registration?: boolean;
  readonly opensAt?: Date | null;
  readonly closesAt?: Date | null;
  readonly waitingList?: boolean;
  readonly groupMax?: number;
  readonly certificate?: boolean;
  readonly certificateText?: Localized;
  readonly keepDays?: number | null;
  readonly source?: string;
  readonly invented?: boolean;
  readonly participants?: number | null;
  readonly qualifier?: Attendance;
}

const NOTHING = localized('');

function columnsOf(input: EventInput) {
  return {
    title: input.title, summary: input.summary, description: input.description ?? NOTHING, kind: input.kind, starts_at: input.startsAt, ends_at: input.endsAt, precision: input.precision ?? 'time',
    place: input.place ?? '', address: input.address ?? '', municipality_key: input.municipality ?? null, online_url: input.onlineUrl ?? null, languages: input.languages ?? [], interpreting: input.interpreting ?? [],
    needs: input.needs ?? [], process_id: input.processId ?? null, series_id: input.seriesId ?? null, origin_id: input.originId ?? null, accessibility: input.accessibility ?? NOTHING, contact: input.contact ?? '',
    capacity: input.capacity ?? null, registration: input.registration ?? false, opens_at: input.opensAt ?? null, closes_at: input.closesAt ?? null, waiting_list: input.waitingList ?? true, group_max: input.groupMax ?? 10,
    certificate: input.certificate ?? false, certificate_text: input.certificateText ?? NOTHING, keep_days: input.keepDays ?? null, source: input.source ?? '', invented: input.invented ?? false,
    participants: input.participants ?? null, participants_qualifier: input.qualifier ?? 'exact',
  };
}

const valuesOf = (input: EventInput) => ({ title: sourceText(input.title), kind: input.kind, startsAt: input.startsAt.toISOString(), endsAt: input.endsAt.toISOString(), place: input.place ?? '', capacity: input.capacity ?? null, registration: input.registration ?? false });

/** A new event, for the office alone until it is published. */
export async function createEvent(tx: Tx, actor: Actor, input: EventInput): Promise<Result<{ id: string; slug: string }>> {
  const slug = await freeSlug(tx, input.slug ?? null, `${slugOf(sourceText(input.title)).slice(0, 60)}-${dayOf(input.startsAt)}`);
  if (slug === null) return failed('already_taken', 'slug');
  const refused = await refusedInput(tx, null, input);
  if (refused !== null) return refused;
  const id = newId();
  await tx.insertInto('event').values({ id, slug, ...columnsOf(input) }).execute();
  await putEventNode(tx, id, null);
  await record(tx, { actor, kind: 'event', id, action: 'event.created', values: valuesOf(input) });
  return ok({ id, slug });
}

/** Rewrites an event. More room lets people move up from the waiting list. */
export async function changeEvent(tx: Tx, actor: Actor, id: string, version: number, input: EventInput): Promise<Result<null>> {
  const before = await lockEvent(tx, id);
  if (before === null) return failed('not_found');
  if (before.version !== version) return failed('stale');
  const refused = await refusedInput(tx, before, input);
  if (refused !== null) return refused;
  await tx.updateTable('event').set({ ...columnsOf(input), changed_at: new Date(), version: version + 1 }).where('id', '=', id).execute();
  await putEventNode(tx, id, before.originId);
  await fillPlaces(tx, id);
  await record(tx, { actor, kind: 'event', id, action: 'event.changed', values: valuesOf(input) });
  return ok(null);
}

async function refusedInput(tx: Tx, before: Event | null, input: EventInput): Promise<Extract<Result<never>, { ok: false }> | null> {
  if (input.endsAt < input.startsAt) return failed('date_order', 'endDay');
  if (input.opensAt != null && input.closesAt != null && input.closesAt <= input.opensAt) return failed('date_order', 'closesDay');
  if (input.originId != null && (input.originId === before?.id || (await eventById(tx, input.originId)) === null)) return failed('invalid_choice', 'origin');
  if (before !== null && input.capacity != null) {
    const { n } = await tx.selectFrom('event_registration').select(({ fn }) => fn.sum<number | null>('places').as('n')).where('event_id', '=', before.id).where('state', '=', 'confirmed').executeTakeFirstOrThrow();
    // Whoever has a place keeps it.
    if (input.capacity < (n ?? 0)) return failed('out_of_range', 'capacity', { min: n ?? 0, max: 100_000 });
  }
  return null;
}

/** Makes an event public. What was published stays public, also when it is cancelled. */
export async function publishEvent(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const event = await lockEvent(tx, id);
  if (event === null) return failed('not_found');
  if (event.state !== 'draft') return failed('wrong_state');
  await tx.updateTable('event').set({ state: 'published', changed_at: new Date(), version: event.version + 1 }).where('id', '=', id).execute();
  await putEventNode(tx, id, event.originId);
  await record(tx, { actor, kind: 'event', id, action: 'event.published' });
  return ok(null);
}

/** Writes the event's node and its ties to the event that it follows up. */
async function putEventNode(tx: Tx, id: string, formerOrigin: string | null): Promise<void> {
  const event = (await eventById(tx, id)) as Event;
  await putNode(tx, { kind: 'event', id, title: event.title, href: eventHref(event.slug), visible: event.state !== 'draft', date: dayOf(event.startsAt) });
  if (formerOrigin !== null && formerOrigin !== event.originId) await unlinkNodes(tx, formerOrigin, 'led_to', id);
  if (event.originId !== null) await linkNodes(tx, event.originId, 'led_to', id);
}

/** The address that was asked for, if it is free; else one made of title and day, with a number where that is taken. */
async function freeSlug(tx: Tx, wanted: string | null, made: string): Promise<string | null> {
  if (wanted !== null) return RESERVED_SLUGS.includes(wanted) || (await eventBySlug(tx, wanted)) !== null ? null : wanted;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? made : `${made}-${n}`;
    if (!RESERVED_SLUGS.includes(slug) && (await eventBySlug(tx, slug)) === null) return slug;
  }
}

export interface SeriesInput {
  readonly title: Localized;
  readonly summary: Localized;
  readonly audiences?: readonly Audience[];
}

/** Adds a series, or rewrites one. */
export async function saveSeries(tx: Tx, actor: Actor, { title, summary, audiences = [] }: SeriesInput, known?: { readonly id: string; readonly version: number }): Promise<Result<{ id: string; slug: string }>> {
  const input = { title, summary, audiences };
  if (known !== undefined) {
    const row = await tx.updateTable('event_series').set({ ...input, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).returning(['id', 'slug']).executeTakeFirst();
    if (row === undefined) return failed('stale');
    await record(tx, { actor, kind: 'event_series', id: row.id, action: 'event.series_changed', values: { title: sourceText(input.title) } });
    return ok(row);
  }
  const id = newId();
  const base = slugOf(sourceText(input.title)).slice(0, 70);
  let slug = base;
  for (let n = 2; (await seriesBySlug(tx, slug)) !== null; n += 1) slug = `${base}-${n}`;
  await tx.insertInto('event_series').values({ id, slug, ...input }).execute();
  await record(tx, { actor, kind: 'event_series', id, action: 'event.series_created', values: { title: sourceText(input.title) } });
  return ok({ id, slug });
}
