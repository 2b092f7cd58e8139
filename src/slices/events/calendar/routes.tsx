import { z } from 'zod';
import { dayOf, instantOf } from '../../../kernel/dates.ts';
import { LOCALES, type Locale } from '../../../kernel/locale.ts';
import { byLanguage, inLanguage } from '../../../kernel/localized.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { filter, type Query, type Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { mayStart, publicEvent } from '../policy.ts';
import { eventList, seriesBySlug, seriesList, takenPlaces, type Event, type EventFilter } from '../queries.ts';
import { hasDay, monthOf, publicState, registrationStatus } from '../rules.ts';
import { EventItem, KINDS, type EventData } from '../schema.ts';
import { eventHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { atomOf, icsEventOf, icsOf } from './ics/rules.ts';
import { ListPage, type EventLine } from './pages/list.tsx';
import { MonthPage } from './pages/month.tsx';
import { SeriesPage } from '../pages/event.tsx';
import { slugsOf } from './queries.ts';

const FILTERS = { when: filter(z.enum(['upcoming', 'past'])), kind: filter(z.enum(KINDS)), municipality: filter(z.string().regex(/^\d{2,14}$/)), process: filter(z.string().max(80)), series: filter(z.string().max(80)) };
type Asked = Query<typeof FILTERS>;
/** A calendar program reads the whole of it every few hours. */
const SUBSCRIBED = { page: 1, pageSize: 500 };

/** The calendar: list, month, series, and what programs read. */
export function mountCalendar(site: Site): void {
  site.page(PATHS.month, monthPage);
  site.page(PATHS.series, seriesPage);
  site.list({
    path: PATHS.events,
    summary: 'Events: forums, trainings, information evenings',
    item: EventItem,
    filters: FILTERS,
    csv: ({ title, summary, languages, interpreting, ...item }) => ({ ...item, title: title['de'] ?? Object.values(title)[0], summary: summary['de'] ?? Object.values(summary)[0], languages: languages.join(' '), interpreting: interpreting.join(' ') }),
    load: async (c, asked) => {
      const { items, total } = await eventList(c.get('db'), await filterOf(c, asked), asked);
      return { items: await itemsOf(c, items), total };
    },
    page: listPage,
  });
  site.data(PATHS.calendarFile, subscription);
  site.data(PATHS.feed, feed);
  site.data('/events/:slug{[^/]+\\.ics}', oneFile);
}

async function filterOf(c: Ctx, { when, kind, municipality, process, series, q }: Asked): Promise<EventFilter> {
  const ids = await slugsOf(c.get('db'), { process, series });
  return { when, kind, municipality, q, processId: ids.processId, seriesId: ids.seriesId };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const now = new Date();
  const when = asked.when ?? 'upcoming';
  const pageSize = Math.min(asked.pageSize, 24);
  const [{ items, total }, places, series] = await Promise.all([eventList(c.get('db'), { ...(await filterOf(c, asked)), when }, { page: asked.page, pageSize }, now), municipalities(c.get('db')), seriesList(c.get('db'))]);
  const lines = await linesOf(c, items, now);
  return html(c, <ListPage lines={lines} total={total} page={asked.page} pageSize={pageSize} when={when} kind={asked.kind} municipality={asked.municipality} q={asked.q} municipalities={places} series={series} now={now} staff={mayStart(c.get('actor'))} />);
}

/** Events with what lists say about them. */
export async function linesOf(c: Ctx, events: readonly Event[], now: Date): Promise<EventLine[]> {
  const [taken, places] = await Promise.all([takenPlaces(c.get('db'), events.map((e) => e.id)), municipalities(c.get('db'))]);
  return events.map((event) => ({ event, status: registrationStatus(event, taken.get(event.id) ?? 0, now), municipality: places.find((p) => p.key === event.municipality)?.name ?? null }));
}

/** Events as data. */
export async function itemsOf(c: Ctx, events: readonly Event[], now = new Date()): Promise<EventData[]> {
  const db = c.get('db');
  const [taken, names] = await Promise.all([takenPlaces(db, events.map((e) => e.id)), slugsOf(db, {})]);
  return events.map((e) => ({
    id: e.id, slug: e.slug, url: c.get('view').absolute(eventHref(e.slug)), kind: e.kind, state: publicState(e, now), title: byLanguage(e.title), summary: byLanguage(e.summary), startsAt: e.startsAt.toISOString(), endsAt: e.endsAt.toISOString(),
    precision: e.precision, place: e.place, address: e.address, municipality: e.municipality, online: e.onlineUrl !== null, languages: [...e.languages], interpreting: [...e.interpreting], process: names.processes.get(e.processId ?? '') ?? null,
    series: names.series.get(e.seriesId ?? '') ?? null, followsUp: names.events.get(e.originId ?? '') ?? null, registration: registrationStatus(e, taken.get(e.id) ?? 0, now), capacity: e.capacity, participants: e.participants,
    participantsQualifier: e.qualifier, source: e.source, invented: e.invented,
  }));
}

async function monthPage(c: Ctx): Promise<Response> {
  const today = dayOf(new Date());
  const month = monthOf(c.req.query('month') ?? '') ?? found(monthOf(today.slice(0, 7)));
  const { items } = await eventList(c.get('db'), { from: instantOf(month.first), to: instantOf(`${month.next}-01`) }, { page: 1, pageSize: 300 });
  return html(c, <MonthPage month={month} events={items} today={today} />);
}

async function seriesPage(c: Ctx): Promise<Response> {
  const now = new Date();
  const series = found(await seriesBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const of = (when: 'upcoming' | 'past') => eventList(c.get('db'), { when, seriesId: series.id }, { page: 1, pageSize: 60 }, now).then((r) => linesOf(c, r.items, now));
  const [upcoming, past] = await Promise.all([of('upcoming'), of('past')]);
  return html(c, <SeriesPage series={series} upcoming={upcoming} past={past} now={now} staff={mayStart(c.get('actor'))} />);
}

/** The language a link to a file says, else the one a program asks for. */
const languageOf = (c: Ctx): Locale => LOCALES.find((l) => l === c.req.query('lang')) ?? c.get('locale');

/** A calendar file as an answer. */
function icsAnswer(c: Ctx, events: readonly Event[], fileName: string): Response {
  const name = words(languageOf(c))('calendar.name', { region: c.get('view').site.region });
  const body = icsOf(events.filter((e) => hasDay(e.precision)).map((e) => icsEventOf(e, languageOf(c), c.get('view').absolute)), { host: new URL(c.get('config').baseUrl).host, name });
  return c.body(body, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${fileName}"` });
}

/** Everything to come and the year before it; with the filters of the list. */
async function subscription(c: Ctx): Promise<Response> {
  const filters = await askedFilters(c);
  const { items } = await eventList(c.get('db'), { ...filters, from: new Date(Date.now() - 366 * 86_400_000) }, SUBSCRIBED);
  return icsAnswer(c, items, 'events.ics');
}

/** The list's filters, as far as they can be read: a program that subscribed long ago gets everything rather than nothing. */
async function askedFilters(c: Ctx): Promise<EventFilter> {
  const asked = z.object(FILTERS).safeParse(c.req.query());
  return asked.success ? filterOf(c, { ...asked.data, q: null, ...SUBSCRIBED } as Asked) : {};
}

async function oneFile(c: Ctx): Promise<Response> {
  const param = c.req.param.bind(c.req) as (key: string) => string | undefined;
  c.req.param = ((key: string) => param(key)?.replace(/\.ics$/, '')) as typeof c.req.param;
  const event = await publicEvent(c);
  return icsAnswer(c, [event], `${event.slug}.ics`);
}

async function feed(c: Ctx): Promise<Response> {
  const view = c.get('view');
  const { items } = await eventList(c.get('db'), { ...(await askedFilters(c)), when: 'upcoming' }, { page: 1, pageSize: 50 });
  const locale = languageOf(c);
  const t = words(locale);
  const entries = items.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime()).map((e) => ({ id: e.id, title: inLanguage(e.title, locale).text, summary: inLanguage(e.summary, locale).text, url: view.absolute(`/${locale}${eventHref(e.slug)}`), changedAt: e.changedAt }));
  const body = atomOf(entries, { title: t('calendar.name', { region: view.site.region }), url: view.absolute(PATHS.events), self: view.absolute(`${PATHS.feed}${view.search}`), author: view.site.name });
  return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
}
