import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { buildEvent, guestsBySlug, registrationIn, revisionIn, soon } from '../../../test/events.ts';
import { mailbox } from '../../../test/mails.ts';
import { system } from '../../kernel/actor.ts';
import { readCode } from '../../kernel/code.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { createProcess, createSubmission, discussedIn, publishSubmission, saveForum } from '../participation/public.ts';
import { threadOf } from '../thread/public.ts';
import { createEvent, type EventInput } from './commands.ts';
import { eventJobs, eventRetention } from './jobs.ts';
import { addSpeaker, saveRound, saveSession } from './programme/commands.ts';
import { eventBySlug, numbersOf } from './queries.ts';
import { cancelRegistration } from './registering/commands.ts';
import { moveUp } from './rules.ts';

const actor = system('test');
const DAY = 86_400_000;
let app: TestApp;
let staff: string;
const { config, mails } = mailbox(() => app, 'events', [eventJobs]);
const anEvent = (input: Partial<EventInput> = {}, capacities: readonly (number | null)[] = []) => buildEvent(app.db, input, capacities);
const stateOf = (slug: string) => guestsBySlug(app.db, slug);

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

type Values = Record<string, string | readonly string[]>;
const send = (slug: string, values: Values = {}, locale = 'de') => app.request(`/${locale}/events/${slug}/register`, { form: { token: newId(), name: 'Gast', places: '1', ...values } });
describe('registering', () => {
  test('without an account: a page with code, number and calendar file, and a mail whose link opens the same registration', async () => {
    const { slug } = await anEvent({ interpreting: ['ar'], needs: ['child_care', 'note'] });
    const form = await (await app.request(`/de/events/${slug}/register`)).text();
    expect(form).toContain('Kinder, die betreut werden sollen');
    expect(form).not.toContain('Platz für einen Rollstuhl');
    const answer = await send(slug, { name: 'Amira <b>', places: '3', names: 'Ben\nCleo', email: 'amira@example.org', interpreting: 'ar', child_care: '2', wheelchair: 'on', note: 'Ruhiger Platz' }, 'ar');
    expect(answer.status).toBe(303);
    const [guest] = await stateOf(slug);
    // What the event does not ask for is not kept, even if somebody sends it.
    expect(guest).toMatchObject({ state: 'confirmed', places: 3, interpreting: ['ar'], childCare: 2, wheelchair: false, note: 'Ruhiger Platz', locale: 'ar' });
    const page = await (await app.request(answer.headers.get('location') ?? '')).text();
    expect(page).toContain('Amira &lt;b');
    expect(page).toContain(`/events/${slug}.ics`);
    const [mail] = await mails();
    expect(mail?.to).toBe('amira@example.org');
    expect(mail?.text).not.toContain('Ruhiger Platz');
    const [ticket, calendar] = (mail?.files ?? []).map((file) => ({ ...file, bytes: Buffer.from(file.base64, 'base64') }));
    expect(ticket?.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(mail?.html).toContain(`src="cid:${ticket?.contentId}"`);
    expect([calendar?.name, calendar?.type]).toEqual([`${slug}.ics`, 'text/calendar; charset=utf-8; method=PUBLISH']);
    const within = (file: string): string => file.slice(file.indexOf('BEGIN:VEVENT'));
    expect(within(calendar?.bytes.toString() ?? '')).toBe(within(await (await app.request(`/events/${slug}.ics?lang=ar`)).text()));
    const link = /http:\/\/localhost:3000(\/ar\/registrations\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(readCode(decodeURIComponent(link.split('/').at(-1) ?? '')), 'a code of its own').not.toBe(registrationIn(answer));
    const opened = await app.request(link);
    expect([opened.status, opened.headers.get('cache-control'), opened.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'no-referrer']);
    // A job says which registration, never whom, and holds no code.
    await send(slug, { name: 'Zweite', email: 'zweite@example.org' });
    const { rows } = await sql<{ text: string }>`select payload::text as text from graphile_worker._private_jobs`.execute(app.db);
    expect(rows.map((r) => Object.keys(JSON.parse(r.text) as object).sort())).toEqual([['news', 'registrationId']]);
  });

  test('a form sent twice counts once, also at the same moment', async () => {
    const { slug } = await anEvent();
    const values = { token: newId(), name: 'Doppelt' };
    const answers = await Promise.all([send(slug, values), send(slug, values), send(slug, values)]);
    expect(new Set(answers.map((a) => a.headers.get('location'))).size).toBe(1);
    expect(await stateOf(slug)).toHaveLength(1);
  });

  test('what is wrong is said, and what was typed is still there', async () => {
    const { slug } = await anEvent({ groupMax: 3 });
    const answer = await send(slug, { name: '', places: '9', phone: '0511 1' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('0511 1');
    expect((await send(slug, { places: '9' })).status).toBe(422);
    expect((await send(slug, { email: 'kein-at' })).status).toBe(422);
    expect(await stateOf(slug)).toHaveLength(0);
  });

  test('not before it opens, not after it closes, not where nobody registers', async () => {
    const early = await anEvent({ opensAt: new Date(Date.now() + DAY) });
    const late = await anEvent({ closesAt: new Date(Date.now() - DAY) });
    const open = await anEvent({ registration: false });
    expect([(await send(early.slug)).status, (await send(late.slug)).status, (await send(open.slug)).status]).toEqual([409, 409, 409]);
  });

  test('many at the same moment never get more places than there are, in the hall or in a room', async () => {
    const { slug, sessions } = await anEvent({ capacity: 10 }, [4, 4]);
    const round = (await (await app.request(`/de/events/${slug}/register`)).text()).match(/name="(round_[0-9a-f-]+)"/)?.[1] ?? '';
    const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => send(slug, { name: `Gast ${i}`, places: String(1 + (i % 2)), [round]: sessions[i % 2] as string })));
    const guests = await stateOf(slug);
    const seats = (id: string) => guests.filter((g) => g.state === 'confirmed' && g.choices.some((c) => c.sessionId === id && !c.waiting)).reduce((sum, g) => sum + g.places, 0);
    const waiting = guests.filter((g) => g.state === 'confirmed' && g.choices.some((c) => c.waiting)).reduce((sum, g) => sum + g.places, 0);
    const taken = guests.filter((g) => g.state === 'confirmed').reduce((sum, g) => sum + g.places, 0);
    expect(taken).toBeLessThanOrEqual(10);
    expect(sessions.map(seats).every((n) => n <= 4)).toBe(true);
    expect(sessions.map(seats).reduce((a, b) => a + b, waiting), 'a seat, or a place on its waiting list').toBe(taken);
    expect(taken).toBeGreaterThanOrEqual(7);
    expect(answers.every((a) => a.status === 303 || a.status === 422)).toBe(true);
  });

  test('one address is not written to again and again because others type it; a hall behind one address is not cut off', async () => {
    const { slug } = await anEvent();
    const many = await Promise.all(Array.from({ length: 40 }, (_, i) => send(slug, { name: `Halle ${i}` })));
    expect(many.every((a) => a.status === 303)).toBe(true);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await send(slug, { email: 'opfer@example.org' })).status);
    expect(statuses.filter((s) => s === 303)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
    await mails();
  });
});

describe('the waiting list', () => {
  test('moves up by itself when somebody cancels, and says so by mail; a full room is told', async () => {
    const { slug, sessions } = await anEvent({ capacity: 2 }, [1, null]);
    const round = `round_${(await app.db.selectFrom('event_session').select('round_id').where('id', '=', sessions[0] as string).executeTakeFirstOrThrow()).round_id}`;
    const first = await send(slug, { name: 'Erste', [round]: sessions[0] as string });
    await send(slug, { name: 'Zweite', [round]: sessions[1] as string });
    const group = await send(slug, { name: 'Gruppe', places: '2' });
    const single = await send(slug, { name: 'Einzeln', email: 'einzeln@example.org', [round]: sessions[0] as string });
    const page = await (await app.request(single.headers.get('location') ?? '')).text();
    expect(page).toContain('Sie stehen auf der Warteliste');
    expect(page).toContain('Vor Ihnen steht 1 Anmeldung');
    await mails();
    // The second goes; one place is free: the group of two keeps its turn, the single person passes, but the room is full.
    const second = (await stateOf(slug)).find((g) => g.name === 'Zweite');
    valueOf(await write(app.db, (tx) => cancelRegistration(tx, actor, second?.id ?? '')));
    const after = await stateOf(slug);
    expect(after.map((g) => [g.name, g.state]).sort()).toEqual([['', 'cancelled'], ['Einzeln', 'confirmed'], ['Erste', 'confirmed'], ['Gruppe', 'waiting']]);
    expect(after.find((g) => g.name === 'Einzeln')?.choices).toEqual([{ sessionId: sessions[0], waiting: true }]);
    const [mail] = await mails();
    expect(mail?.subject).toContain('Sie haben einen Platz');
    expect(mail?.text).toContain('inzwischen voll');
    // GET changes nothing; cancelling needs the tick.
    const code = registrationIn(first);
    expect((await app.request(`/de/registrations/${code}/cancel`)).status).toBe(404);
    expect((await app.request(`/de/registrations/${code}/cancel`, { form: {} })).status).toBe(422);
    expect((await app.request(`/de/registrations/${code}/cancel`, { form: { sure: 'on' } })).status).toBe(303);
    expect(registrationIn(group)).not.toBe('');
    // The first leaves the room to whoever waits for it.
    expect((await stateOf(slug)).find((g) => g.name === 'Einzeln')?.choices).toEqual([{ sessionId: sessions[0], waiting: false }]);
    expect((await mails()).find((m) => m.to === 'einzeln@example.org')?.subject).toContain('Platz im Angebot');
  });

  test('whatever happens, nobody sits on another’s chair and nobody waits who would fit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (free, sizes) => {
      const queue = sizes.map((places, i) => ({ id: String(i), places }));
      const moved = new Set(moveUp(free, queue));
      const used = queue.filter((q) => moved.has(q.id)).reduce((sum, q) => sum + q.places, 0);
      expect(used).toBeLessThanOrEqual(free);
      expect(queue.filter((q) => !moved.has(q.id)).every((q) => q.places > free - used)).toBe(true);
      // Of two of the same size the earlier one goes first.
      for (const [i, q] of queue.entries()) if (moved.has(q.id)) expect(queue.slice(0, i).filter((e) => e.places <= q.places).every((e) => moved.has(e.id))).toBe(true);
    }));
  });
});

describe('the holder', () => {
  test('changes within what is free, reads what is held, and erases everything', async () => {
    const { slug } = await anEvent({ capacity: 3 });
    const code = registrationIn(await send(slug, { name: 'Holger', email: 'holger@example.org' }));
    await send(slug, { name: 'Andere' });
    const path = `/de/registrations/${code}`;
    const html = await (await app.request(path)).text();
    const tooMany = await app.request(`${path}/change`, { form: { revision: revisionIn(html), name: 'Holger', places: '3' } });
    expect(tooMany.status).toBe(422);
    expect(await tooMany.text()).toContain('Es sind nur noch 2 Plätze frei');
    expect((await app.request(`${path}/change`, { form: { revision: revisionIn(html), name: 'Holger B.', places: '2', email: 'holger@example.org' } })).status).toBe(303);
    expect((await app.request(`${path}/change`, { form: { revision: revisionIn(html), name: 'Veraltet', places: '1' } })).status).toBe(409);
    const held = (await (await app.request(`/registrations/${code}/data.json`)).json()) as { contact: { email: string }; registration: { places: number } };
    expect([held.contact.email, held.registration.places]).toEqual(['holger@example.org', 2]);
    expect((await app.request(`${path}/erase`, { form: { sure: 'on' } })).status).toBe(200);
    expect((await app.request(path)).status).toBe(404);
    expect((await stateOf(slug)).map((g) => g.name)).toEqual(['Andere']);
    await mails();
  });

  test('a code that is none is asked for again; a typed code leads on', async () => {
    const { slug } = await anEvent();
    const code = registrationIn(await send(slug));
    expect((await app.request('/de/registrations', { form: { code: 'AAAA-BBBB' } })).status).toBe(422);
    expect((await app.request('/de/registrations', { form: { code: code.toLowerCase().replace(/(.{4})/g, '$1 ') } })).status).toBe(303);
    expect((await app.request('/ar/registrations/forged')).status).toBe(404);
  });
});

describe('the calendar', () => {
  test('list, month, data and calendar files hold what is published, and a draft has none', async () => {
    const start = soon(33);
    const { slug } = await anEvent({ title: localized('Sommerfest, groß; klein\\', 'de', { ar: 'احتفال الصيف' }), startsAt: start, endsAt: new Date(start.getTime() + 3_600_000), kind: 'celebration' });
    const draft = await write(app.db, (tx) => createEvent(tx, actor, { title: localized('Geheim'), summary: localized(''), kind: 'other', startsAt: start, endsAt: start }));
    const secret = valueOf(draft).slug;
    const list = (await (await app.request('/events.json?kind=celebration')).json()) as { items: { slug: string; state: string }[] };
    expect(list.items.map((i) => i.slug)).toEqual([slug]);
    for (const path of ['/de/events', '/ar/events', `/de/events/month?month=${dayOf(start).slice(0, 7)}`, '/events.csv', '/events.atom', '/events.ics']) {
      const body = await (await app.request(path)).text();
      expect([path, body.includes(path.endsWith('.ics') ? 'Sommerfest\\, groß\\; klein\\\\' : path.startsWith('/ar') ? 'احتفال الصيف' : 'Sommerfest')]).toEqual([path, true]);
      expect(body).not.toContain('Geheim');
    }
    expect((await app.request(`/de/events/${secret}`)).status).toBe(404);
    expect((await app.request(`/events/${secret}.json`)).status).toBe(404);
    expect((await app.request(`/events/${secret}.ics`)).status).toBe(404);
    // Programs that read a calendar send no language: the link says it, with what the list was narrowed to.
    const narrowed = await (await app.request('/ar/events?kind=celebration')).text();
    for (const link of ['/events.ics?kind=celebration&amp;lang=ar', '/events.atom?kind=celebration&amp;lang=ar']) expect(narrowed).toContain(`href="${link}"`);
    for (const link of ['/events.ics?lang=ar', '/events.atom?lang=ar', `/events/${slug}.ics?lang=ar`]) expect(await (await app.request(link)).text(), link).toContain('احتفال الصيف');
    expect(await (await app.request('/events.ics?lang=ar&kind=training')).text()).not.toContain('احتفال الصيف');
    expect((await app.request(`/de/events/${secret}`, { as: staff })).status).toBe(200);
    const ics = await (await app.request(`/events/${slug}.ics`)).text();
    expect(ics).toContain(`DTSTART;TZID=Europe/Berlin:${dayOf(start).replaceAll('-', '')}T100000`);
    expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect((await app.request('/de/events/month?month=2026-13')).status).toBe(200);
  });
});

describe('the door', () => {
  test('by list, number and ticket; twice is once; walk-ins count; numbers by room', async () => {
    const { slug, id, sessions } = await anEvent({}, [null, null]);
    await send(slug, { name: 'Dora Tür', places: '2' });
    await send(slug, { name: 'Emil' });
    const door = `/de/desk/events/${slug}/door`;
    const [dora, emil] = await stateOf(slug);
    expect((await app.request(door)).status).toBe(302);
    expect((await app.request(door, { form: { code: '1' } })).status).toBe(401);
    const moderator = await app.signIn('moderator');
    expect(await (await app.request(`${door}?q=dora`, { as: moderator })).text()).not.toContain('Emil');
    const arrive = (form: Values) => app.request(door, { as: moderator, form, headers: { accept: 'application/json' } }).then((r) => r.json()) as Promise<Record<string, unknown>>;
    expect(await arrive({ code: `#${dora?.number}`, places: '1' })).toMatchObject({ arrived: 1, again: false });
    expect(await arrive({ id: dora?.id ?? '', places: '1', at: String(Date.now() - 60_000) })).toMatchObject({ again: true });
    expect(await arrive({ code: `http://localhost:3000/tickets/${emil?.id}`, session: sessions[1] as string })).toMatchObject({ arrived: 1 });
    expect(await arrive({ code: '4711' })).toEqual({ error: 'ticket_unknown', message: 'Zu dieser Veranstaltung gibt es diese Anmeldung nicht.' });
    const walkIn = { id: newId(), places: '3' };
    for (let i = 0; i < 2; i += 1) expect((await app.request(`${door}/walk-in`, { as: moderator, form: walkIn })).status).toBe(303);
    expect(await (await app.request(`${door}/walk-in`, { as: moderator, form: walkIn, headers: { accept: 'application/json' } })).json()).toMatchObject({ walkIn: true });
    const { whole, sessions: rooms } = await numbersOf(app.db, { id, emptiedAt: null });
    expect(whole).toMatchObject({ registered: 3, arrived: 5 });
    expect(rooms.get(sessions[1] as string)).toMatchObject({ arrived: 1 });
    expect((await app.request(door, { as: moderator, form: { id: emil?.id ?? '', undo: '1' } })).status).toBe(303);
    expect((await numbersOf(app.db, { id, emptiedAt: null })).whole.arrived).toBe(4);
    const visitor = await app.request(`/de/tickets/${dora?.id}`);
    expect(await visitor.text()).not.toContain('Dora');
    expect((await app.request(`/de/tickets/${dora?.id}`, { as: moderator })).headers.get('location')).toContain(`ticket=${dora?.id}`);
    expect((await app.request(`/desk/events/${slug}/registrations.csv`, { as: moderator })).status).toBe(403);
    expect(await (await app.request(`/desk/events/${slug}/registrations.csv`, { as: staff })).text()).toContain('Dora Tür');
  });
});

describe('the office', () => {
  const form = (values: Values = {}): Values => ({ title: 'Elternabend', summary: 'Wie Schule geht', kind: 'training', startDay: addDays(dayOf(new Date()), 30), startTime: '18:00', endTime: '20:00', registration: 'on', groupMax: '5', waitingList: 'on', ...values });

  test('plans, publishes, repeats, and calls off with a mail; all without script', async () => {
    const refused = await app.request('/de/desk/events/new', { as: staff, form: form({ startTime: '25:00', place: 'Rathaus' }) });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Rathaus');
    const made = await app.request('/de/desk/events/new', { as: staff, form: form({ place: 'Rathaus', capacity: '20', certificate: 'on' }) });
    expect(made.status).toBe(303);
    const slug = /\/desk\/events\/([^?]+)/.exec(made.headers.get('location') ?? '')?.[1] ?? '';
    const desk = `/de/desk/events/${slug}`;
    expect((await app.request(`${desk}/publish`, { as: staff, form: {} })).status).toBe(303);
    expect(await (await app.request(`/ar/events/${slug}`)).text(), 'whoever comes knows of the certificate').toContain('نعم، شهادة مشاركة');
    expect((await app.request(`${desk}/rounds/new`, { as: staff, form: { title: 'Begrüßung', day: addDays(dayOf(new Date()), 30), startTime: '18:00', endTime: '18:30' } })).status).toBe(303);
    const day = addDays(dayOf(new Date()), 60);
    expect((await app.request(`${desk}/copy`, { as: staff, form: { day, rhythm: 'weekly', times: '3', more: addDays(day, 100) } })).status).toBe(303);
    expect(await app.db.selectFrom('event').select('id').where('slug', 'like', 'elternabend-%').execute()).toHaveLength(5);
    await send(slug, { name: 'Mutter', email: 'mutter@example.org' });
    const html = await (await app.request(desk, { as: staff })).text();
    expect(html).toContain('Elternabend');
    await mails();
    // A new place is told to those who registered.
    const edit = await (await app.request(`${desk}/edit`, { as: staff })).text();
    expect((await app.request(`${desk}/edit`, { as: staff, form: form({ place: 'Schule', capacity: '20', revision: revisionIn(edit) }) })).status).toBe(303);
    expect((await mails()).map((m) => m.subject)).toEqual(['Geändert: Elternabend']);
    const { version } = (await eventBySlug(app.db, slug)) as { version: number };
    expect((await app.request(`${desk}/cancel`, { as: staff, form: { reason: 'Krank', revision: String(version) } })).status).toBe(422);
    expect((await app.request(`${desk}/cancel`, { as: staff, form: { reason: 'Krank', revision: String(version), sure: 'on' } })).status).toBe(303);
    const [mail] = await mails();
    expect([mail?.to, mail?.text.includes('Krank')]).toEqual(['mutter@example.org', true]);
    expect(await (await app.request(`/de/events/${slug}`)).text()).toContain('Diese Veranstaltung ist abgesagt');
    expect(await (await app.request(`/events/${slug}.ics`)).text()).toContain('STATUS:CANCELLED');
  });

  test('papers are made on request: badges, list, certificates', async () => {
    const { slug } = await anEvent();
    await send(slug, { name: 'Übermüller علي', places: '2' });
    const make = (values: Values) => app.request(`/de/desk/events/${slug}/papers`, { as: staff, form: values });
    for (const values of [{ paper: 'badges' }, { paper: 'attendance' }, { paper: 'certificates', names: 'Ada Lovelace\nعلي' }, { paper: 'certificates', names: 'علي', language: 'ar' }] as Values[]) {
      const answer = await make(values);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      expect(pdf.slice(0, 5)).toBe('%PDF-');
      expect(pdf).toContain(values['language'] === 'ar' ? '/Lang (ar)' : '/Lang (de)');
    }
    expect((await make({ paper: 'certificates', names: ' ' })).status).toBe(422);
    expect((await app.request(`/de/desk/events/${slug}/papers`, { form: { paper: 'badges' } })).status).toBe(401);
  });

  test('what waits stands on the desk', async () => {
    const { slug } = await anEvent({ title: localized('Volles Haus'), capacity: 1 });
    await send(slug);
    await send(slug);
    expect(await (await app.request('/de/desk', { as: staff })).text()).toContain('1 wartet auf einen Platz: Volles Haus');
  });
});

describe('the tandem', () => {
  test('chooses by personal link; two who choose at once keep each other’s choice; the thread runs from event to forum', async () => {
    const processId = valueOf(await write(app.db, (tx) => createProcess(tx, actor, { slug: 'tandem', title: localized('Dialog'), summary: localized(''), call: 'closed', publishedOn: dayOf(new Date()), topics: [localized('Sprache')] }))).id;
    const submit = (text: string) => write(app.db, async (tx) => { const { id } = valueOf(await createSubmission(tx, actor, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online' })); valueOf(await publishSubmission(tx, actor, id)); return id; });
    const [a, b, c] = [await submit('Mehr Bänke'), await submit('Bessere Busse'), await submit('Sprachcafé')];
    const forum = valueOf(await write(app.db, (tx) => saveForum(tx, actor, processId, { title: localized('Wohnen'), heldOn: null, place: '', minutes: localized(''), participants: null, qualifier: 'exact', submissionIds: [] })));
    const event = await anEvent({ processId });
    const startsAt = soon();
    const session = await write(app.db, async (tx) => {
      const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Foren'), startsAt, endsAt: startsAt }));
      return valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized('Forum Wohnen'), description: localized(''), room: '', capacity: null, languages: [], forumId: forum.id }));
    });
    const speaker = await write(app.db, (tx) => addSpeaker(tx, actor, { id: session.id, eventId: event.id }, { name: 'Ina Innen', function: localized('Leitung'), part: 'internal_expert' }));
    const desk = `/de/desk/events/${event.slug}/sessions/${session.id}`;
    const made = await (await app.request(`${desk}/link`, { as: staff, form: { speaker } })).text();
    const link = /http:\/\/localhost:3000(\/de\/tandem\/[^<"\s]+)/.exec(made)?.[1] ?? '';
    expect(await (await app.request(desk, { as: staff })).text()).not.toContain(link);
    const page = await (await app.request(link)).text();
    expect(page).toContain('Mehr Bänke');
    await app.request(link, { form: { shown: [a, b, c], choose: [a] } });
    await app.request(`${desk}/selection`, { as: staff, form: { shown: [a, b, c], choose: [b] } });
    expect([...(await discussedIn(app.db, forum.id))].sort()).toEqual([a, b].sort());
    await app.request(link, { form: { shown: [a, b], was: [a, b], choose: [b] } });
    expect(await discussedIn(app.db, forum.id)).toEqual([b]);
    const forged = await app.request('/de/tandem/forged');
    expect([forged.status, (await forged.text()).includes('Dieser Link gilt nicht mehr')]).toEqual([404, true]);
    expect((await threadOf(app.db, forum.id, { staff: false }))?.earlier.flatMap((s) => s.items).map((n) => n.kind)).toContain('event');
    expect(await (await app.request('/de/processes/tandem')).text()).toContain('Gut ankommen');
    // What was discussed is linked once there is something to read.
    const discussed = 'Was hier besprochen wurde';
    expect(await (await app.request(`/de/events/${event.slug}`)).text()).not.toContain(discussed);
    await app.db.updateTable('event').set({ starts_at: new Date(Date.now() - 2 * DAY), ends_at: new Date(Date.now() - DAY) }).where('id', '=', event.id).execute();
    expect(await (await app.request(`/de/events/${event.slug}`)).text()).toContain(discussed);
    expect((await app.request(link)).status, 'the link ends with the event').toBe(404);
    await app.db.updateTable('event').set({ ends_at: new Date(Date.now() + 60 * DAY) }).where('id', '=', event.id).execute();
    expect((await app.request(link)).status, 'and lasts when it is put off').toBe(200);
  });
});

describe('afterwards', () => {
  test('reminders leave once; registrations become numbers when their day has come', async () => {
    const { slug, id } = await anEvent({ startsAt: new Date(Date.now() + DAY) });
    await send(slug, { name: 'Rita', email: 'rita@example.org', places: '2' });
    await mails();
    await app.db.updateTable('event_registration').set({ registered_at: new Date(Date.now() - 3 * DAY) }).where('event_id', '=', id).execute();
    const remind = async () => { await eventJobs.tasks['events.remind']?.({}, { db: app.db, config }); return (await mails()).filter((m) => m.to === 'rita@example.org').length; };
    expect([await remind(), await remind()]).toEqual([1, 0]);
    await app.db.updateTable('event_registration').set({ arrived: 1 }).where('event_id', '=', id).execute();
    await app.db.updateTable('event').set({ starts_at: new Date(Date.now() - 31 * DAY), ends_at: new Date(Date.now() - 30 * DAY), keep_days: 20 }).where('id', '=', id).execute();
    const [kept] = eventRetention;
    expect(await kept?.remove(app.db, new Date(Date.now() - 90 * DAY), 90)).toBe(1);
    expect(await stateOf(slug)).toEqual([]);
    const event = await eventBySlug(app.db, slug);
    expect(event?.emptiedAt).not.toBeNull();
    expect((await numbersOf(app.db, event as { id: string; emptiedAt: Date })).whole).toMatchObject({ registered: 2, arrived: 1 });
    expect(await (await app.request(`/de/events/${slug}`)).text()).toContain('Teilnehmende');
  });
});
