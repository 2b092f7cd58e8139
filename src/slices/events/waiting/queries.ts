import { sql } from 'kysely';
import { holds, isCoordinator, isStaff, type Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { staffLocale, type Locale } from '../../../kernel/locale.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { undecidedByEvent } from '../market/queries.ts';
import { words as marketWords } from '../market/words.ts';
import { mayReceive, mayRun, mayStart } from '../policy.ts';
import { eventList, numbersOf, type Event } from '../queries.ts';
import { publicState, registrationStatus } from '../rules.ts';
import type { CountTables, EventTables, MarketTables, WallTables } from '../tables.ts';
import { deskHref, eventHref, PATHS, pathTo } from '../urls.ts';
import { unreadByEvent } from '../wall/queries.ts';
import { words as wallWords } from '../wall/words.ts';
import { words } from '../words.ts';

/** What the start page says of an event. */
export type EventHead = Pick<Event, 'slug' | 'title' | 'summary' | 'startsAt' | 'endsAt' | 'precision'>;

/** Of a series only the next date: a training with twelve evenings is one thing to come to. */
const upcoming = composed((reads: Reads<EventTables>, now: Date, limit: number) =>
  reads.selectFrom('event').select(['slug', 'title', 'summary', 'starts_at as startsAt', 'ends_at as endsAt', 'precision'])
    .where('state', '=', 'published').where('ends_at', '>', now)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('event as other').select('other.id').whereRef('other.series_id', '=', 'event.series_id').whereRef('other.starts_at', '<', 'event.starts_at').where('other.state', '=', 'published').where('other.ends_at', '>', now))))
    .orderBy('starts_at').orderBy('slug').limit(limit),
);

/** The next public events that take place, for the start page. */
export async function eventHeads(reads: Reads<EventTables>, limit: number, now: Date): Promise<readonly EventHead[]> {
  return (await upcoming(reads, now, limit)) as EventHead[];
}

/** The next public events that take place. */
export async function upcomingEvents(reads: Reads<EventTables>, limit: number, now: Date): Promise<readonly Event[]> {
  return (await eventList(reads, { when: 'upcoming' }, { page: 1, pageSize: limit + 5 }, now)).items.filter((e) => e.state === 'published').slice(0, limit);
}

/** Days before an event from which on a draft is late. */
const PUBLISH_BEFORE_DAYS = 28;
const COUNT_WITHIN_DAYS = 14;
const DAY = 86_400_000;

/** What waits in this slice: drafts whose day comes near, people on waiting lists, events that nobody has counted, stalls and texts that nobody has decided. */
export async function waitingFor(reads: Reads<CountTables & WallTables & MarketTables>, actor: Actor, locale: Locale, now = new Date()): Promise<Waiting[]> {
  if (!isStaff(actor)) return [];
  const t = words(staffLocale(locale));
  const { items } = await eventList(reads, { drafts: true, from: new Date(now.getTime() - COUNT_WITHIN_DAYS * DAY) }, { page: 1, pageSize: 200 }, now);
  const mine = items.filter((e) => isCoordinator(actor) || (e.processId !== null && holds(actor, 'coordinator', 'process', e.processId)));
  const lines = await Promise.all(mine.map((event) => lineFor(reads, t, event, now)));
  return [...lines.filter((line) => line !== null), ...(await unreadOnWalls(reads, actor, locale)), ...(await undecidedStalls(reads, actor, locale))];
}

/** Stalls that somebody applied for and nobody has decided. */
async function undecidedStalls(reads: Reads<MarketTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const t = marketWords(staffLocale(locale));
  const mine = (await undecidedByEvent(reads)).filter((event) => mayRun(actor, event));
  return mine.map(({ slug, title, startsAt, n }) => ({ label: t('staff.waits', { title: sourceText(title), n }), href: pathTo(PATHS.deskMarket, { slug }), due: dayOf(startsAt), count: n }));
}

/** Texts that somebody wrote on a wall and nobody has read. */
async function unreadOnWalls(reads: Reads<WallTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const t = wallWords(staffLocale(locale));
  const mine = (await unreadByEvent(reads)).filter((event) => mayReceive(actor, event));
  return mine.map(({ slug, title, n }) => ({ label: t('staff.waits', { title: sourceText(title), n }), href: pathTo(PATHS.deskWall, { slug }), due: null, count: n }));
}

async function lineFor(reads: Reads<CountTables>, t: ReturnType<typeof words>, event: Event, now: Date): Promise<Waiting | null> {
  const named = { title: sourceText(event.title) };
  const begins = dayOf(event.startsAt);
  if (event.state === 'draft') return event.endsAt > now && event.startsAt.getTime() - now.getTime() < PUBLISH_BEFORE_DAYS * DAY ? { label: t('waits.draft', named), href: deskHref(event.slug), due: begins } : null;
  if (event.state === 'cancelled' || !event.registration) return null;
  const { whole } = await numbersOf(reads, event);
  if (publicState(event, now) === 'over') return whole.registered > 0 && whole.arrived === 0 && event.participants === null ? { label: t('waits.count', named), href: deskHref(event.slug), due: null } : null;
  return whole.waiting > 0 ? { label: t('waits.list', { ...named, n: whole.waiting }), href: pathTo(PATHS.deskWaiting, { slug: event.slug }), due: begins, count: whole.waiting } : null;
}

/** Past events of a process and who came: the number the office wrote down, else what was kept, else what the door counted. */
const held = composed((reads: Reads<CountTables>, processId: string, now: Date) =>
  reads
    .selectFrom('event as e')
    .select(sql<number>`count(*)`.as('events'))
    .select(sql<number>`coalesce(sum(coalesce(e.participants, (select n.arrived from event_number n where n.event_id = e.id and n.session_id is null), (select sum(r.arrived) from event_registration r where r.event_id = e.id), 0)), 0)`.as('came'))
    .where('e.process_id', '=', processId)
    .where('e.state', '=', 'published')
    .where('e.ends_at', '<=', now),
);

const MOST_OPEN = 4;

/** The next events of a process, as far as it takes to say what one can do there. */
const open = composed((reads: Reads<CountTables>, processId: string, now: Date) =>
  reads
    .selectFrom('event as e')
    .select(['slug', 'title', 'state', 'registration', 'capacity', 'waiting_list as waitingList', 'starts_at as startsAt', 'ends_at as endsAt', 'opens_at as opensAt', 'closes_at as closesAt'])
    .select(sql<number>`coalesce((select sum(r.places) from event_registration r where r.event_id = e.id and r.state = 'confirmed'), 0)`.as('taken'))
    .where('process_id', '=', processId)
    .where('state', '=', 'published')
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .orderBy('slug')
    .limit(MOST_OPEN),
);
const EVENTS_COUNTED = inAllLanguages((locale) => words(locale)('counted.events'));
const CAME_COUNTED = inAllLanguages((locale) => words(locale)('counted.came'));

const MOST_ON_DESK = 20;

/** What events add to a process's page: what one can come to, and how many came. */
export const eventsOfProcess: ProcessPart = {
  module: 'events',
  openNow: async (db, { id }, locale) => {
    const now = new Date();
    return (await open(db, id, now)).map((row) => {
      const e = row as typeof row & Pick<Event, 'state'>;
      const status = registrationStatus(e, e.taken, now);
      return { title: e.title, action: words(locale)(status === 'open' ? 'join.register' : status === 'waiting' ? 'join.wait' : 'event.look'), href: eventHref(e.slug), until: dayOf(e.closesAt ?? e.startsAt) };
    });
  },
  desk: async (db, { id }, actor, locale) => {
    if (!mayReceive(actor, { processId: id })) return null;
    const { items } = await eventList(db, { processId: id, drafts: true }, { page: 1, pageSize: MOST_ON_DESK });
    const t = words(staffLocale(locale));
    const make = mayStart(actor) ? { make: { title: t('desk.new'), href: `${PATHS.deskNew}?process=${id}` } } : {};
    return { all: { title: t('desk.title'), href: PATHS.desk }, items: items.map((e) => ({ title: sourceText(e.title), href: deskHref(e.slug) })), ...make };
  },
  counted: async (db, { id }) => {
    const [row] = await held(db, id, new Date());
    return [
      { quantity: 'events', phase: 'forums', label: EVENTS_COUNTED, value: row?.events ?? 0 },
      { quantity: 'event-participants', phase: 'forums', label: CAME_COUNTED, value: row?.came ?? 0 },
    ];
  },
};
