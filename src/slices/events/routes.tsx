import { isStaff } from '../../kernel/actor.ts';
import { byLanguage } from '../../kernel/localized.ts';
import type { Ctx } from '../../platform/web/env.ts';
import type { Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { roomsAt } from '../live/public.ts';
import { forumLinks, processById, processHref } from '../participation/public.ts';
import { territoryByKey } from '../territory/public.ts';
import { threadOf, ThreadSection } from '../thread/public.ts';
import { itemsOf, linesOf, mountCalendar } from './calendar/routes.tsx';
import { mountCatalogue } from './catalogue/routes.tsx';
import { mountDoor } from './door/routes.tsx';
import { mountEditing } from './editing/routes.tsx';
import { mountDocumentation } from './documentation/routes.tsx';
import { hasDocumentation } from './documentation/queries.ts';
import { MarketSection } from './market/pages/market.tsx';
import { marketOf, stallsOf } from './market/queries.ts';
import { mountMarket } from './market/routes.tsx';
import { takesStalls } from './market/rules.ts';
import { mountMinutes } from './minutes/routes.tsx';
import { EventPage } from './pages/event.tsx';
import { mountPapers } from './papers/routes.tsx';
import { mayReceive, publicEvent, readableEvent } from './policy.ts';
import { mountProgramme } from './programme/routes.tsx';
import { programmeOf } from './programme/queries.ts';
import { eventById, eventList, numbersOf, seriesById, takenPlaces, type Event } from './queries.ts';
import { mountRegistering } from './registering/routes.tsx';
import { takenSeats, waitingSeats } from './seats/queries.ts';
import { publicState, registrationStatus } from './rules.ts';
import { EventDetail, type EventData } from './schema.ts';
import { mountTandem } from './tandem/routes.tsx';
import { PATHS } from './urls.ts';
import { mountWall } from './wall/routes.tsx';
import { wallOf } from './wall/queries.ts';

/** Everything about events, from the first plan to the numbers that remain. */
export function mountEvents(all: Site): void {
  const site = all.module('events');
  for (const mount of [mountCatalogue, mountCalendar, mountRegistering, mountEditing, mountProgramme, mountDoor, mountPapers, mountTandem, mountMinutes, mountDocumentation, mountWall, mountMarket]) mount(site);
  site.item({ path: PATHS.event, summary: 'One event with its programme', item: EventDetail, load: detailOf, page: eventPage });
}

async function detailOf(c: Ctx) {
  const event = await publicEvent(c);
  const [[item], rounds, numbers] = await Promise.all([itemsOf(c, [event]), programmeOf(c.get('db'), event.id), numbersOf(c.get('db'), event)]);
  const over = publicState(event, new Date()) === 'over';
  return {
    ...(item as EventData), description: byLanguage(event.description), accessibility: byLanguage(event.accessibility), contact: event.contact,
    rounds: rounds.map((round) => ({
      title: byLanguage(round.title), startsAt: round.startsAt.toISOString(), endsAt: round.endsAt.toISOString(),
      sessions: round.sessions.map((s) => ({
        id: s.id, title: byLanguage(s.title), description: byLanguage(s.description), room: s.room, capacity: s.capacity, languages: [...s.languages], speakers: s.speakers.map((p) => ({ name: p.name, function: byLanguage(p.function), part: p.part })),
        registered: over ? (numbers.sessions.get(s.id)?.registered ?? 0) : null, arrived: over ? (s.headcount ?? numbers.sessions.get(s.id)?.arrived ?? 0) : null,
      })),
    })),
  };
}

async function eventPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const now = new Date();
  const event = await readableEvent(c);
  const voices = c.get('modules').has('participation');
  const [taken, seats, waiting, rounds, numbers, municipality, process, series, origin, thread, documented, wall, market, stalls] = await Promise.all([
    takenPlaces(db, [event.id]).then((t) => t.get(event.id) ?? 0), takenSeats(db, event.id), waitingSeats(db, event.id), programmeOf(db, event.id), numbersOf(db, event), event.municipality === null ? null : territoryByKey(db, event.municipality),
    voices && event.processId !== null ? processById(db, event.processId) : null, event.seriesId === null ? null : seriesById(db, event.seriesId), event.originId === null ? null : eventById(db, event.originId),
    threadOf(db, event.id, { staff: isStaff(c.get('actor')), perStep: 20 }), hasDocumentation(db, event.id), wallOf(db, event.id), marketOf(db, event.id), stallsOf(db, event.id, ['accepted']),
  ]);
  const followUps = await linesOf(c, (await eventList(db, { originId: event.id }, { page: 1, pageSize: 12 }, now)).items, now);
  const forums = voices ? await forumLinks(db, rounds.flatMap((r) => r.sessions).flatMap((s) => s.forumId ?? [])) : new Map<string, string>();
  const over = publicState(event, now) === 'over';
  const live = c.get('modules').has('live') ? await roomsAt(db, [event.id, ...rounds.flatMap((r) => r.sessions).map((s) => s.id)]) : new Map<string, never>();
  const programme = { rounds, live, clock: event.precision === 'time', taken: over || !event.registration ? null : seats, waiting: event.waitingList ? waiting : null, numbers: over ? numbers.sessions : null, forums };
  const shownOrigin: Event | null = origin?.state === 'draft' ? null : origin;
  return html(c, (
    <EventPage
      event={event} status={registrationStatus(event, taken, now)} taken={taken} now={now} municipality={municipality} series={series} origin={shownOrigin} followUps={followUps} programme={programme} whole={numbers.whole}
      process={process === null || process.publishedOn === null ? null : { title: process.title, href: processHref(process.slug) }} thread={<ThreadSection data={thread} />} documented={documented} live={live.get(event.id) ?? null} wall={wall !== null}
      market={market === null ? null : <MarketSection event={event} stalls={stalls} open={takesStalls(market, event, now)} />} staff={mayReceive(c.get('actor'), event)}
    />
  ));
}
