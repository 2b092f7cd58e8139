import { sql } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';
import { cleanLine } from '../../kernel/text.ts';
import type { Reads } from '../../platform/database/types.ts';
import { containsWords } from '../../platform/database/words.ts';
import { askedWords } from '../similarity/public.ts';
import type { Attendance, Audience, EventState, Kind, Need, Precision } from './schema.ts';
import type { CountTables, EventTables } from './tables.ts';

type R = Reads<EventTables>;

export interface Event {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly description: Localized;
  readonly kind: Kind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly precision: Precision;
  readonly place: string;
  readonly address: string;
  readonly municipality: string | null;
  readonly onlineUrl: string | null;
  readonly languages: readonly string[];
  readonly interpreting: readonly string[];
  readonly needs: readonly Need[];
  readonly processId: string | null;
  readonly seriesId: string | null;
  readonly originId: string | null;
  readonly accessibility: Localized;
  readonly contact: string;
  readonly capacity: number | null;
  readonly registration: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly waitingList: boolean;
  readonly groupMax: number;
  readonly certificate: boolean;
  readonly certificateText: Localized;
  readonly state: EventState;
  readonly cancelReason: Localized | null;
  readonly keepDays: number | null;
  readonly emptiedAt: Date | null;
  readonly source: string;
  readonly invented: boolean;
  readonly participants: number | null;
  readonly qualifier: Attendance;
  readonly changedAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id', 'slug', 'title', 'summary', 'description', 'kind', 'starts_at as startsAt', 'ends_at as endsAt', 'precision', 'place', 'address', 'municipality_key as municipality', 'online_url as onlineUrl',
  'languages', 'interpreting', 'needs', 'process_id as processId', 'series_id as seriesId', 'origin_id as originId', 'accessibility', 'contact', 'capacity', 'registration', 'opens_at as opensAt',
  'closes_at as closesAt', 'waiting_list as waitingList', 'group_max as groupMax', 'certificate', 'certificate_text as certificateText', 'state', 'cancel_reason as cancelReason', 'keep_days as keepDays',
  'emptied_at as emptiedAt', 'source', 'invented', 'participants', 'participants_qualifier as qualifier', 'changed_at as changedAt', 'version',
] as const;

export interface EventFilter {
  readonly when?: 'upcoming' | 'past' | null;
  readonly kind?: Kind | null;
  readonly municipality?: string | null;
  readonly processId?: string | null;
  readonly seriesId?: string | null;
  readonly originId?: string | null;
  readonly q?: string | null;
  /** From this instant on to that one, for the month. */
  readonly from?: Date;
  readonly to?: Date;
  /** Drafts, too: for the office. */
  readonly drafts?: boolean;
}

/** Public events: those to come with the nearest first, those past with the latest first. */
export async function eventList(reads: R, filter: EventFilter, paging: { readonly page: number; readonly pageSize: number }, now = new Date()): Promise<{ items: Event[]; total: number }> {
  const words = askedWords(cleanLine(filter.q ?? ''));
  const matching = reads
    .selectFrom('event')
    .$if(filter.drafts !== true, (b) => b.where('state', '<>', 'draft'))
    .$if(filter.when === 'upcoming', (b) => b.where('ends_at', '>', now))
    .$if(filter.when === 'past', (b) => b.where('ends_at', '<=', now))
    .$if(filter.kind != null, (b) => b.where('kind', '=', filter.kind as string))
    .$if(filter.municipality != null, (b) => b.where('municipality_key', '=', filter.municipality as string))
    .$if(filter.processId != null, (b) => b.where('process_id', '=', filter.processId as string))
    .$if(filter.seriesId != null, (b) => b.where('series_id', '=', filter.seriesId as string))
    .$if(filter.originId != null, (b) => b.where('origin_id', '=', filter.originId as string))
    .$if(filter.from !== undefined, (b) => b.where('ends_at', '>=', filter.from as Date))
    .$if(filter.to !== undefined, (b) => b.where('starts_at', '<', filter.to as Date))
    .$if(words.length > 0, (b) => b.where(containsWords(sql`concat_ws(' ', localized_words(title), localized_words(summary), place)`, { words, nearly: false })));
  const { n } = await matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const items = await matching
    .select(COLUMNS)
    .orderBy('starts_at', filter.when === 'past' ? 'desc' : 'asc')
    .orderBy('slug')
    .limit(paging.pageSize)
    .offset((paging.page - 1) * paging.pageSize)
    .execute();
  return { items: items as Event[], total: n };
}

/** In whatever state: callers decide who may see a draft. */
export async function eventBySlug(reads: R, slug: string): Promise<Event | null> {
  return ((await reads.selectFrom('event').select(COLUMNS).where('slug', '=', slug).executeTakeFirst()) as Event | undefined) ?? null;
}

export async function eventById(reads: R, id: string): Promise<Event | null> {
  return ((await reads.selectFrom('event').select(COLUMNS).where('id', '=', id).executeTakeFirst()) as Event | undefined) ?? null;
}

export interface Series {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly audiences: readonly Audience[];
  readonly version: number;
}

const SERIES = ['id', 'slug', 'title', 'summary', 'audiences', 'version'] as const;

export async function seriesList(reads: R): Promise<readonly Series[]> {
  return (await reads.selectFrom('event_series').select(SERIES).orderBy('slug').execute()) as Series[];
}

export async function seriesBySlug(reads: R, slug: string): Promise<Series | null> {
  return ((await reads.selectFrom('event_series').select(SERIES).where('slug', '=', slug).executeTakeFirst()) as Series | undefined) ?? null;
}

export async function seriesById(reads: R, id: string): Promise<Series | null> {
  return ((await reads.selectFrom('event_series').select(SERIES).where('id', '=', id).executeTakeFirst()) as Series | undefined) ?? null;
}

/** Confirmed places by event. */
export async function takenPlaces(reads: Reads<CountTables>, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (eventIds.length === 0) return new Map();
  const rows = await reads.selectFrom('event_registration').select(({ fn }) => ['event_id', fn.sum<number>('places').as('n')]).where('state', '=', 'confirmed').where(sql<boolean>`event_id = any(${eventIds})`).groupBy('event_id').execute();
  return new Map(rows.map((r) => [r.event_id, r.n]));
}

export interface Count {
  readonly registered: number;
  readonly arrived: number;
  readonly cancelled: number;
  readonly waiting: number;
}

/** Numbers of an event and, by id, of its sessions: counted while the registrations are there, kept when they are gone. */
export async function numbersOf(reads: Reads<CountTables>, event: Pick<Event, 'id' | 'emptiedAt'>): Promise<{ readonly whole: Count; readonly sessions: ReadonlyMap<string, Count> }> {
  if (event.emptiedAt !== null) return keptNumbers(reads, event.id);
  const row = await reads
    .selectFrom('event_registration')
    .select([
      sql<number>`coalesce(sum(places) filter (where state = 'confirmed' and not walk_in), 0)`.as('registered'), sql<number>`coalesce(sum(arrived), 0)`.as('arrived'),
      sql<number>`coalesce(sum(places) filter (where state = 'cancelled'), 0)`.as('cancelled'), sql<number>`coalesce(sum(places) filter (where state = 'waiting'), 0)`.as('waiting'),
    ])
    .where('event_id', '=', event.id)
    .executeTakeFirstOrThrow();
  const sessions = await reads
    .selectFrom('event_choice as c')
    .innerJoin('event_registration as r', 'r.id', 'c.registration_id')
    .select(['c.session_id', sql<number>`coalesce(sum(r.places) filter (where c.chosen and not c.waiting and r.state = 'confirmed'), 0)`.as('registered'), sql<number>`coalesce(sum(c.arrived), 0)`.as('arrived'), sql<number>`coalesce(sum(r.places) filter (where c.waiting and r.state = 'confirmed'), 0)`.as('waiting')])
    .where('r.event_id', '=', event.id)
    .groupBy('c.session_id')
    .execute();
  return { whole: row, sessions: new Map(sessions.map(({ session_id, ...n }) => [session_id, { ...n, cancelled: 0 }])) };
}

async function keptNumbers(reads: R, eventId: string): Promise<{ readonly whole: Count; readonly sessions: ReadonlyMap<string, Count> }> {
  const rows = await reads.selectFrom('event_number').select(['session_id', 'registered', 'arrived', 'cancelled', 'waiting']).where('event_id', '=', eventId).execute();
  const none = { registered: 0, arrived: 0, cancelled: 0, waiting: 0 };
  const whole = rows.find((r) => r.session_id === null) ?? none;
  return { whole, sessions: new Map(rows.flatMap(({ session_id, ...n }) => (session_id === null ? [] : [[session_id, n] as const]))) };
}
