import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { mailbox } from '../../../../test/mails.ts';
import { system } from '../../../kernel/actor.ts';
import { readCode } from '../../../kernel/code.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createEvent, publishEvent, type EventInput } from '../commands.ts';
import { stallHolder } from '../held/commands.ts';
import { eventJobs, eventRetention } from '../jobs.ts';
import { saveMarket, type MarketInput } from './commands.ts';
import { stallsOf } from './queries.ts';
import { cellOf, gapsIn, gapsText, placesOf } from './rules.ts';
import { STALL_STATES } from './schema.ts';

const actor = system('test');
const DAY = 86_400_000;
let app: TestApp;
let staff: string;
const { mails } = mailbox(() => app, 'market', [eventJobs]);

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

/** A published event with a market that takes applications. */
async function aMarket(input: Partial<MarketInput> = {}, event: Partial<EventInput> = {}): Promise<{ id: string; slug: string }> {
  const startsAt = event.startsAt ?? new Date(Date.now() + 20 * DAY);
  return write(app.db, async (tx) => {
    const made = valueOf(await createEvent(tx, actor, { title: localized('Fest der Vereine'), summary: localized('Ein Tag'), kind: 'celebration', startsAt, endsAt: new Date(startsAt.getTime() + 5 * 3_600_000), ...event }));
    valueOf(await publishEvent(tx, actor, made.id));
    valueOf(await saveMarket(tx, actor, made.id, 0, { call: localized('Wir suchen Vereine.'), open: true, closesOn: null, columns: 3, rows: 2, gaps: [2], entrance: 'left', ...input }));
    return made;
  });
}

type Values = Record<string, string | readonly string[]>;
const STALL = { project: 'Rad für alle', institution: 'Verein Speiche', shows: 'Wir reparieren Räder mit Ihnen.', language: 'de', needs: ['power', 'table'], name: 'Mira' };
const apply = (slug: string, values: Values = {}, locale = 'de') => app.request(`/${locale}/events/${slug}/market/apply`, { form: { token: newId(), ...STALL, ...values } });
const codeIn = (answer: Response): string => readCode(decodeURIComponent(/\/stalls\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')) ?? '';
const all = (eventId: string) => stallsOf(app.db, eventId, STALL_STATES);
const page = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const one = async (eventId: string) => { const [stall] = await all(eventId); if (stall === undefined) throw new Error('no stall'); return stall; };
const desk = (slug: string, path: string, form: Values, as = staff) => app.request(`/de/desk/events/${slug}/market${path}`, { as, form: form as Record<string, string> });
const accept = async (event: { id: string; slug: string }, place = '') => { const s = await one(event.id); return desk(event.slug, `/${s.id}`, { decision: 'accepted', place, revision: `${s.version}` }); };
const end = (id: string, days = 1) => app.db.updateTable('event').set({ starts_at: new Date(Date.now() - (days + 1) * DAY), ends_at: new Date(Date.now() - days * DAY) }).where('id', '=', id).execute();

describe('applying for a stall', () => {
  test('needs no account; only the office and its holder see it until it is accepted', async () => {
    const event = await aMarket();
    const sent = await apply(event.slug, { email: 'mira@example.org' });
    expect(sent.status).toBe(303);
    const mine = await app.request(sent.headers.get('location') ?? '');
    expect([mine.status, mine.headers.get('cache-control'), mine.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'no-referrer']);
    expect(await mine.text()).toContain('Wird geprüft');
    expect(await page(`/de/events/${event.slug}/market`)).not.toContain('Rad für alle');
    expect(await page(`/events/${event.slug}/market.json`)).not.toContain('Rad für alle');
    expect(await page(`/de/desk/events/${event.slug}/market`, staff)).toContain('Rad für alle');
    expect((await app.request(`/de/desk/events/${event.slug}/market`, { as: await app.signIn('moderator') })).status).toBe(403);
    expect(await page('/de/desk', staff)).toContain('1 Stand wartet auf Antwort');
    const [mail] = await mails();
    expect([mail?.to, mail?.subject]).toEqual(['mira@example.org', 'Stand angemeldet: Fest der Vereine']);
    expect(mail?.text).not.toContain(codeIn(sent));
  });

  test('what is wrong is said and what was typed is still there; a form sent twice counts once', async () => {
    const event = await aMarket();
    const refused = await apply(event.slug, { project: '', shows: 'Sehr viel <script>', email: 'kein-at', needs: ['pinboard'] });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Sehr viel &lt;script');
    expect(html).toContain('kein-at');
    expect(html).toMatch(/value="pinboard"[^>]*checked|checked[^>]*value="pinboard"/);
    expect((await apply(event.slug, { needs: ['swimming'] })).status).toBe(422);
    const token = newId();
    const answers = await Promise.all([apply(event.slug, { token }), apply(event.slug, { token })]);
    expect(new Set(answers.map((a) => a.headers.get('location'))).size).toBe(1);
    expect(await all(event.id)).toHaveLength(1);
  });

  test('nobody applies to a market that is closed, over, or not there', async () => {
    const closed = await aMarket({ open: false });
    expect((await apply(closed.slug)).status).toBe(409);
    const late = await aMarket({ closesOn: '2020-01-01' });
    expect((await apply(late.slug)).status).toBe(409);
    expect(await page(`/de/events/${late.slug}/market/apply`)).toContain('Man kann sich gerade nicht');
    const over = await aMarket();
    await end(over.id);
    expect((await apply(over.slug)).status).toBe(409);
    expect((await app.request('/de/events/gibt-es-nicht/market')).status).toBe(404);
  });
});

describe('the office decides', () => {
  test('accepts at a place: list, plan, data and the event show it; the holder is told', async () => {
    const event = await aMarket();
    const sent = await apply(event.slug, { email: 'mira@example.org', phone: '0511 77' });
    await mails();
    expect((await accept(event, '2')).status, 'a gap is no place').toBe(422);
    expect((await accept(event, '4')).status).toBe(303);
    const shown = await page(`/de/events/${event.slug}/market`);
    expect(shown).toContain('Platz 4: Rad für alle');
    expect(shown).not.toContain('0511 77');
    expect(await page(`/de/events/${event.slug}`)).toContain('Rad für alle');
    const { items } = (await (await app.request(`/events/${event.slug}/market.json`)).json()) as { items: object[] };
    expect(items).toEqual([expect.objectContaining({ project: 'Rad für alle', place: 4, practice: null, slug: '1' })]);
    expect(JSON.stringify(items)).not.toMatch(/Mira|0511|example\.org/);
    expect((await page(`/events/${event.slug}/market.csv`)).split('\r\n')[1]).toContain('Rad für alle');
    expect(await page(`/de/stalls/${codeIn(sent)}`)).toContain('Zugesagt');
    const [mail] = await mails();
    expect(mail?.subject).toBe('Ihr Stand ist dabei: Fest der Vereine');
    expect(mail?.text).toContain('Nummer 4');
    const link = /http:\/\/localhost:3000(\/de\/stalls\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(link).not.toContain(codeIn(sent));
    expect(await page(link)).toContain('Zugesagt');
  });

  test('declines with a reason, which its holder alone reads', async () => {
    const event = await aMarket();
    const sent = await apply(event.slug, { email: 'mira@example.org' });
    await mails();
    const stall = await one(event.id);
    const without = await desk(event.slug, `/${stall.id}`, { decision: 'declined', reason: '', revision: '1' });
    expect(without.status).toBe(422);
    expect((await desk(event.slug, `/${stall.id}`, { decision: 'declined', reason: 'Die Halle ist voll.', revision: '1' })).status).toBe(303);
    expect(await page(`/de/stalls/${codeIn(sent)}`)).toContain('Die Halle ist voll.');
    expect(await page(`/de/events/${event.slug}/market`)).not.toContain('Rad für alle');
    expect((await mails())[0]?.text).toContain('Die Halle ist voll.');
    // A colleague had it open all the while.
    expect((await desk(event.slug, `/${stall.id}`, { decision: 'accepted', place: '', revision: '1' })).status).toBe(409);
  });

  test('a place is given to one stall alone, and stays in the hall while somebody stands there', async () => {
    const event = await aMarket();
    await apply(event.slug);
    await accept(event, '1');
    await apply(event.slug, { project: 'Zweiter Stand' });
    const second = (await all(event.id)).find((s) => s.project === 'Zweiter Stand');
    expect((await desk(event.slug, `/${second?.id}`, { decision: 'accepted', place: '1', revision: '1' })).status).toBe(422);
    expect((await desk(event.slug, `/${second?.id}`, { decision: 'accepted', place: '3', revision: '1' })).status).toBe(303);
    expect((await desk(event.slug, `/${second?.id}/place`, { place: '6', revision: '2' })).status).toBe(303);
    const hall = { call: 'Wir suchen Vereine.', open: '1', closesOn: '', rows: '2', entrance: 'top', revision: '1' };
    const smaller = await desk(event.slug, '', { ...hall, columns: '2', gaps: '' });
    expect(smaller.status, 'place 6 is outside').toBe(409);
    expect((await desk(event.slug, '', { ...hall, columns: '3', gaps: '6' })).status).toBe(409);
    expect((await desk(event.slug, '', { ...hall, columns: '3', gaps: 'Bühne' })).status).toBe(422);
    expect((await desk(event.slug, '', { ...hall, columns: '3', gaps: '2, 4-5' })).status).toBe(303);
  });
});

describe('the holder', () => {
  test('changes it: new words are read again before anybody sees them, the place stays', async () => {
    const event = await aMarket();
    const code = codeIn(await apply(event.slug));
    await accept(event, '1');
    const change = (values: Values, revision: number) => app.request(`/de/stalls/${code}/change`, { form: { ...STALL, ...values, revision: `${revision}` } });
    expect((await change({ needs: ['pinboard'] }, 2)).status).toBe(303);
    expect((await one(event.id))).toMatchObject({ state: 'accepted', needs: ['pinboard'], place: 1 });
    expect((await change({ shows: 'Jetzt etwas ganz anderes' }, 3)).status).toBe(303);
    expect((await one(event.id))).toMatchObject({ state: 'waiting', place: 1 });
    expect(await page(`/de/events/${event.slug}/market`)).not.toContain('ganz anderes');
    const stale = await change({ shows: 'Von einem alten Formular' }, 2);
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Von einem alten Formular');
    await accept(event, '1');
    expect(await page(`/de/events/${event.slug}/market`)).toContain('ganz anderes');
  });

  test('withdraws it: contact and place go at once; the code is found in a form', async () => {
    const event = await aMarket();
    const code = codeIn(await apply(event.slug, { email: 'mira@example.org' }));
    await accept(event, '1');
    expect((await app.request(`/de/events/${event.slug}/market/find`, { form: { code: code.toLowerCase() } })).headers.get('location')).toContain('/stalls/');
    expect((await app.request(`/de/events/${event.slug}/market/find`, { form: { code: 'KEINER' } })).status).toBe(422);
    expect((await app.request(`/de/stalls/${code}/withdraw`, { form: {} })).status).toBe(422);
    expect((await app.request(`/de/stalls/${code}/withdraw`, { form: { sure: '1' } })).status).toBe(303);
    expect(await one(event.id)).toMatchObject({ state: 'withdrawn', place: null });
    expect(await app.db.selectFrom('event_stall_contact').selectAll().where('email', '=', 'mira@example.org').where('stall_id', '=', (await one(event.id)).id).execute()).toEqual([]);
    expect(await page(`/de/events/${event.slug}/market`)).not.toContain('Rad für alle');
  });

  test('is told when the event is called off', async () => {
    const event = await aMarket();
    await apply(event.slug, { email: 'abgesagt@example.org' });
    const { version } = await app.db.selectFrom('event').select('version').where('id', '=', event.id).executeTakeFirstOrThrow();
    expect((await app.request(`/de/desk/events/${event.slug}/cancel`, { as: staff, form: { reason: 'Sturm', sure: '1', revision: `${version}` } })).status).toBe(303);
    const news = (await mails()).filter((m) => m.to === 'abgesagt@example.org');
    expect(news.at(-1)?.text).toContain('Sturm');
  });
});

describe('after the event', () => {
  test('a stall becomes a good practice in one step, and the thread knows where from', async () => {
    const event = await aMarket();
    await apply(event.slug);
    await accept(event, '1');
    const stall = await one(event.id);
    const take = (as = staff) => desk(event.slug, `/${stall.id}/practice`, { revision: '2' }, as);
    expect((await take()).status, 'not before it is over').toBe(409);
    await end(event.id);
    const taken = await take();
    expect(taken.headers.get('location')).toBe('/de/practices/rad-fuer-alle');
    const practice = await page('/de/practices/rad-fuer-alle');
    expect(practice).toContain('Verein Speiche');
    expect(practice).toContain(`/de/events/${event.slug}`);
    expect(await page(`/de/events/${event.slug}/market`)).toContain('/de/practices/rad-fuer-alle');
    expect((await take()).status, 'once').toBe(409);
    // A second project of the same name gets an address of its own.
    const other = await aMarket();
    await apply(other.slug);
    await accept(other);
    await end(other.id);
    const again = await one(other.id);
    expect((await desk(other.slug, `/${again.id}/practice`, { revision: '2' })).headers.get('location')).toBe('/de/practices/rad-fuer-alle-2');
  });

  test('who applied is forgotten when the day has come, at once when the office is asked; accepted stalls stay', async () => {
    const event = await aMarket();
    await apply(event.slug, { name: 'Quirina Test', email: 'quirina@example.org' });
    await accept(event, '1');
    const code = codeIn(await apply(event.slug, { project: 'Ungelesen', name: 'Quirina Test' }));
    const held = await stallHolder.heldAbout(app.db, { email: null, name: 'Quirina Test' }, 'de', actor);
    expect(held.map((h) => h.title).sort()).toEqual(['Stand: Rad für alle', 'Stand: Ungelesen']);
    await end(event.id, 40);
    const night = eventRetention.find((r) => r.key === 'event.stall');
    expect(await night?.remove(app.db, new Date(Date.now() - 90 * DAY), 90)).toBe(0);
    expect(await night?.remove(app.db, new Date(Date.now() - 30 * DAY), 30)).toBe(2);
    expect((await all(event.id)).map((s) => s.project)).toEqual(['Rad für alle']);
    expect((await app.request(`/de/stalls/${code}`)).status).toBe(404);
    expect(await stallHolder.heldAbout(app.db, { email: 'quirina@example.org', name: null }, 'de', actor)).toEqual([]);
  });
});

test('a hall: every place has one cell, gaps are none, and stretches read back as they were', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.uniqueArray(fc.integer({ min: 1, max: 400 })), (columns, rows, wanted) => {
    const gaps = wanted.filter((gap) => gap <= columns * rows).sort((a, b) => a - b);
    const hall = { columns, rows, gaps };
    const places = placesOf(hall);
    expect(places.length).toBe(columns * rows - gaps.length);
    const cells = places.map((place) => cellOf(hall, place));
    expect(new Set(cells.map((c) => `${c.column}/${c.row}`)).size).toBe(places.length);
    expect(cells.every((c) => c.column < columns && c.row < rows)).toBe(true);
    expect(gapsIn(gapsText(gaps), columns * rows)).toEqual(gaps);
  }));
  for (const wrong of ['0', '7', '3-1', 'x', '1.5', '-2']) expect(gapsIn(wrong, 6), wrong).toBeNull();
});
