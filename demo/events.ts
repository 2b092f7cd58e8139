import { addDays, dayOf, instantOf, type Day } from '../src/kernel/dates.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { newCode } from '../src/kernel/code.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addSpeaker, createEvent, publishEvent, register, saveRound, saveSeries, saveSession, type EventInput } from '../src/slices/events/public.ts';
import { forumsOf, processBySlug, saveForum } from '../src/slices/participation/public.ts';
import { system } from '../src/kernel/actor.ts';
import { loadMarket } from './market.ts';
import facts from './data/events.json' with { type: 'json' };
import market from './data/market-2026.json' with { type: 'json' };

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Texts = { readonly de: string } & Readonly<Record<string, string>>;
type EventFacts = (typeof facts.events)[number];

const actor = system('demo');
const text = (value: Texts | string): Localized => (typeof value === 'string' ? localized(value) : localized(value.de, 'de', value));
const INVENTED = 'Erfunden für die Vorführung';

/** Days from the loading on until the invented events that one can register for. */
const OPEN_IN_DAYS = 60;
const TRAINING_IN_DAYS = 24;

/** Ids of the invented process's forums and of the event that is to come. */
export interface InventedEvents {
  readonly past: string;
  readonly open: string;
}

/** Real events as their sources tell them, and invented ones that are open for registration. */
export async function loadEvents(db: Db): Promise<InventedEvents> {
  return write(db, async (tx) => {
    await loadAlliance(tx);
    await loadForum2011(tx);
    const made = await loadOpenEvent(tx);
    await loadTrainings(tx);
    return made;
  });
}

async function put(tx: Tx, input: EventInput): Promise<{ id: string; slug: string }> {
  const made = valueOf(await createEvent(tx, actor, input));
  valueOf(await publishEvent(tx, actor, made.id));
  return made;
}

/** First and last moment of a printed date, which may be a day, a month or a year. */
function spanOf({ from, to }: { readonly from: string; readonly to: string }): { startsAt: Date; endsAt: Date } {
  const [year = 0, month = 12] = to.split('-').map(Number);
  const last = to.length === 10 ? to : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { startsAt: instantOf(`${from}-01-01`.slice(0, 10)), endsAt: instantOf(last, '23:59') };
}

async function loadAlliance(tx: Tx): Promise<void> {
  const series = new Map<string, string>();
  for (const one of facts.series) series.set(one.key, valueOf(await saveSeries(tx, actor, { title: text(one.title), summary: text(one.summary) })).id);
  const made: string[] = [];
  for (const one of facts.events as readonly (EventFacts & { readonly follows?: number; readonly partners?: readonly string[]; readonly participants?: number; readonly qualifier?: string; readonly series?: string })[]) {
    const partners = one.partners ?? [];
    const { id } = await put(tx, {
      title: text(one.title), summary: text(one.summary), kind: one.kind as EventInput['kind'], ...spanOf(one), precision: one.precision as 'day', place: one.place, municipality: one.municipality, source: facts.source, seriesId: series.get(one.series ?? '') ?? null,
      originId: one.follows === undefined ? null : (made[one.follows] ?? null), participants: one.participants ?? null, qualifier: (one.qualifier ?? 'exact') as 'about',
      ...(partners.length === 0 ? {} : { description: text({ de: `Mit: ${partners.join('; ')}`, en: `With: ${partners.join('; ')}`, ar: `بالتعاون مع: ${partners.join('؛ ')}` }) }),
    });
    made.push(id);
  }
}

/** The forum of 2011 with its five parallel forums, each tied to what was said in it. */
async function loadForum2011(tx: Tx): Promise<void> {
  const { title, summary, date, place, municipality, participants, qualifier, source, round, tandems } = facts.forum2011;
  const process = await processBySlug(tx, 'integrationsforum-2011');
  const startsAt = instantOf(date);
  const endsAt = instantOf(date, '23:59');
  const { id } = await put(tx, { title: text(title), summary: text(summary), kind: 'forum', startsAt, endsAt, precision: 'day', place, municipality, participants, qualifier: qualifier as 'over', source, processId: process?.id ?? null });
  const parallel = valueOf(await saveRound(tx, actor, id, { title: text(round), startsAt, endsAt }));
  for (const [i, forum] of (process === null ? [] : await forumsOf(tx, process.id)).entries()) {
    const session = valueOf(await saveSession(tx, actor, id, { roundId: parallel.id, title: forum.title, description: localized(''), room: '', capacity: null, languages: [], forumId: forum.id }));
    for (const [part, people] of (tandems[i] ?? []).entries()) for (const name of people) await addSpeaker(tx, actor, { id: session.id, eventId: id }, { name, function: localized(''), part: part === 0 ? 'internal_expert' : 'external_expert' });
  }
}

/** A Saturday at least so many days ahead. */
function saturdayIn(days: number): Day {
  const day = addDays(dayOf(new Date()), days);
  return addDays(day, (6 - new Date(`${day}T00:00:00Z`).getUTCDay() + 7) % 7);
}

async function loadOpenEvent(tx: Tx): Promise<InventedEvents> {
  const { forumDay, open } = facts.invented;
  const process = await processBySlug(tx, 'beispiel-2026');
  const forums = process === null ? [] : await forumsOf(tx, process.id);
  const past = await put(tx, { title: text(forumDay.title), summary: text(forumDay.summary), kind: 'forum', startsAt: instantOf('2026-03-07'), endsAt: instantOf('2026-03-21', '23:59'), precision: 'day', place: forumDay.place, participants: 183, processId: process?.id ?? null, source: INVENTED, invented: true });
  const round = valueOf(await saveRound(tx, actor, past.id, { title: text({ de: 'Drei Foren', en: 'Three forums', 'de-simple': '3 Treffen', ar: 'ثلاثة منتديات' }), startsAt: instantOf('2026-03-07'), endsAt: instantOf('2026-03-21', '23:59') }));
  for (const forum of forums) valueOf(await saveSession(tx, actor, past.id, { roundId: round.id, title: forum.title, description: localized(''), room: forum.place, capacity: null, languages: [], forumId: forum.id, headcount: forum.participants }));
  const day = saturdayIn(OPEN_IN_DAYS);
  const { id } = await put(tx, {
    title: text(open.title), summary: text(open.summary), description: text(open.description), accessibility: text(open.accessibility), kind: 'forum', startsAt: instantOf(day, '14:00'), endsAt: instantOf(day, '17:30'), place: open.place, address: open.address, municipality: open.municipality,
    contact: open.contact, capacity: open.capacity, registration: true, languages: ['de'], interpreting: open.interpreting, needs: ['child_care', 'wheelchair', 'sign_language', 'note'], processId: process?.id ?? null, originId: past.id, source: INVENTED, invented: true,
  });
  const sessions = new Map<string, string>();
  for (const one of open.rounds) for (const [title, session] of await addRound(tx, id, day, one as unknown as RoundFacts, process?.id ?? null)) sessions.set(title, session);
  // The smallest room is full: whoever comes last waits for it.
  for (const guest of open.guests) await addGuest(tx, id, guest, sessions);
  await loadMarket(tx, past.id, market.past);
  await loadMarket(tx, id, market.open);
  return { past: past.id, open: id };
}

interface RoundFacts {
  readonly title: Texts;
  readonly from: string;
  readonly to: string;
  readonly sessions: readonly { readonly title: Texts; readonly room: string; readonly capacity?: number; readonly tandem?: boolean; readonly speakers: readonly [string, string, string][] }[];
}

async function addRound(tx: Tx, eventId: string, day: Day, one: RoundFacts, processId: string | null): Promise<[string, string][]> {
  const made: [string, string][] = [];
  const round = valueOf(await saveRound(tx, actor, eventId, { title: text(one.title), startsAt: instantOf(day, one.from), endsAt: instantOf(day, one.to) }));
  for (const s of one.sessions) {
    // One of them has a tandem that chooses contributions beforehand.
    const forumId = s.tandem !== true || processId === null ? null : valueOf(await saveForum(tx, actor, processId, { title: text(s.title), heldOn: day, place: s.room, minutes: localized(''), participants: null, qualifier: 'exact', source: INVENTED, submissionIds: [] })).id;
    const session = valueOf(await saveSession(tx, actor, eventId, { roundId: round.id, title: text(s.title), description: localized(''), room: s.room, capacity: s.capacity ?? null, languages: ['de'], forumId }));
    for (const [name, role, part] of s.speakers) await addSpeaker(tx, actor, { id: session.id, eventId }, { name, function: text(role), part: part as 'moderator' });
    made.push([s.title.de, session.id]);
  }
  return made;
}

async function addGuest(tx: Tx, eventId: string, guest: { readonly name: string; readonly places: number; readonly children?: number; readonly interpreting?: string; readonly session?: string }, sessions: ReadonlyMap<string, string>): Promise<void> {
  const wishes = { places: guest.places, sessions: guest.session === undefined ? [] : [sessions.get(guest.session) ?? ''], interpreting: guest.interpreting === undefined ? [] : [guest.interpreting], childCare: guest.children ?? 0, wheelchair: false, signLanguage: false };
  valueOf(await register(tx, eventId, { ...wishes, contact: { name: `${guest.name} (erfunden)`, email: null, phone: null, names: '', note: null }, locale: 'de', code: newCode() }));
}

/** A training that is offered three times, with certificates. */
async function loadTrainings(tx: Tx): Promise<void> {
  const { training } = facts.invented;
  const series = valueOf(await saveSeries(tx, actor, { title: text(training.series.title), summary: text(training.series.summary), audiences: ['clubs', 'boards', 'volunteers'] }));
  for (const weeks of [0, 4, 8]) {
    const day = addDays(saturdayIn(TRAINING_IN_DAYS), weeks * 7 + 3);
    await put(tx, {
      title: text(training.title), summary: text(training.summary), kind: 'training', startsAt: instantOf(day, '18:00'), endsAt: instantOf(day, '21:00'), place: training.place, municipality: training.municipality, capacity: training.capacity, registration: true, languages: ['de'],
      needs: ['child_care', 'wheelchair', 'note'], certificate: true, certificateText: text(training.learned), seriesId: series.id, groupMax: 3, source: INVENTED, invented: true,
    });
  }
}
