import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf, instantOf } from '../../../kernel/dates.ts';
import { newCode } from '../../../kernel/code.ts';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { threadOf } from '../../thread/public.ts';
import { createEvent, publishEvent } from '../commands.ts';
import { applyForStall, decideStall, saveMarket } from '../market/commands.ts';
import { minutesOf } from '../minutes/queries.ts';
import { addSpeaker, saveRound, saveSession } from '../programme/commands.ts';
import { sessionById } from '../programme/queries.ts';
import { documentOf } from './pages/document.tsx';
import { editionsOf } from './queries.ts';
import { digestOf } from './rules.ts';

const actor = system('test');
/** As an edition keeps it. */
const STALL = { number: 1, project: 'Sprachcafé', institution: 'Brücke e. V.', shows: 'Reden bei *Tee*', language: 'de', place: 4, practiceHref: '/practices/sprachcafe' };
let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

/** An event with one session and minutes; it began so many days ago. */
async function anEvent(daysAgo = 1, originId: string | null = null) {
  const startsAt = instantOf(addDays(dayOf(new Date()), -daysAgo), '10:00');
  const made = await write(app.db, async (tx) => {
    const event = valueOf(await createEvent(tx, actor, { title: localized('Forum Wohnen', 'de', { ar: 'منتدى السكن' }), summary: localized('Ein Tag'), kind: 'forum', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), place: 'Rathaus', originId }));
    const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Runde'), startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }));
    const session = valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized('Arbeitsgruppe'), description: localized(''), room: 'Saal', capacity: null, languages: [], forumId: null, headcount: 31 }));
    const known = await sessionById(tx, session.id);
    if (known !== null) await addSpeaker(tx, actor, known, { name: 'Frau Geheim', function: localized(''), part: 'speaker' });
    valueOf(await publishEvent(tx, actor, event.id));
    return { event, sessionId: session.id };
  });
  const path = `/de/desk/events/${made.event.slug}/sessions/${made.sessionId}/minutes`;
  await app.request(path, { as: staff, form: { line: '* Mieten', once: newId() } });
  const [topic] = (await minutesOf(app.db, made.event.id)).topics;
  await app.request(path, { as: staff, form: { line: '+21 Bezahlbar bauen <i>', topic: topic?.id ?? '', once: newId() } });
  await app.request(`${path}/presence`, { as: staff, form: { role_residents: '20', role_administration: '5' } });
  return { ...made, path };
}

const releaseIt = (slug: string, form: Record<string, string>) => app.request(`/de/desk/events/${slug}/documentation/release`, { as: staff, form });

describe('the documentation of an event', () => {
  test('is prepared by the office, released by somebody named, and then public with everything but names', async () => {
    const origin = await anEvent(30);
    const { event } = await anEvent(1, origin.event.id);
    await write(app.db, async (tx) => {
      const stall = { project: 'Sprachcafé', institution: 'Brücke e. V.', shows: 'Reden bei Tee', language: 'de', needs: [], contact: { name: 'Frau Geheim', email: null, phone: null }, locale: 'de' as const, code: newCode() };
      valueOf(await saveMarket(tx, actor, event.id, 0, { call: localized(''), open: true, closesOn: null, columns: 3, rows: 2, gaps: [], entrance: 'bottom' }));
      const { id } = valueOf(await applyForStall(tx, event.id, stall, new Date(Date.now() - 7 * 86_400_000)));
      valueOf(await decideStall(tx, actor, event.id, id, 1, { state: 'accepted', place: 4 }));
    });
    expect((await app.request(`/de/events/${event.slug}/documentation`)).status).toBe(404);
    const preview = await (await app.request(`/de/desk/events/${event.slug}/documentation`, { as: staff })).text();
    expect(preview).toContain('Bezahlbar bauen &lt;i');
    const unsure = await releaseIt(event.slug, { approver: 'Leitung der Koordinierungsstelle', edition: '1' });
    expect(unsure.status).toBe(422);
    expect(await unsure.text()).toContain('Leitung der Koordinierungsstelle');
    expect((await releaseIt(event.slug, { approver: 'Leitung der Koordinierungsstelle', edition: '1', sure: 'on' })).status).toBe(303);
    const page = await (await app.request(`/ar/events/${event.slug}/documentation`)).text();
    for (const part of ['منتدى السكن', 'Bezahlbar bauen &lt;i', 'Mieten', 'تأييد', 'حضر 31 شخصًا', 'من السكان', 'Leitung der Koordinierungsstelle', `/events/${origin.event.slug}`, 'سوق الفرص', 'Sprachcafé', 'Brücke e. V.', 'المكان 4']) expect(page).toContain(part);
    expect(page).not.toContain('Geheim');
    expect(await (await app.request(`/de/events/${event.slug}`)).text()).toContain(`/de/events/${event.slug}/documentation`);
    expect(await (await app.request(`/de/events/${origin.event.slug}`)).text()).toContain(`/de/events/${event.slug}`);
  });

  test('what was released stays: a correction is a new edition with a reason, and the old one can still be read', async () => {
    const { event, path } = await anEvent();
    const thread = async () => (await threadOf(app.db, event.id, { staff: false }))?.later.find((s) => s.kind === 'statement')?.total ?? 0;
    expect(await thread()).toBe(0);
    await releaseIt(event.slug, { approver: 'Leitung', edition: '1', sure: 'on' });
    expect(await thread(), 'released statements are in the thread').toBe(1);
    const [statement] = (await minutesOf(app.db, event.id)).statements;
    expect((await app.request(`${path}/statements/${statement?.id}/remove`, { as: staff, form: {} })).status).toBe(409);
    await app.request(`${path}/statements/${statement?.id}`, { as: staff, form: { revision: '1', text: 'Anders gesagt', submissions: '' } });
    expect(await (await app.request(`/de/events/${event.slug}/documentation`)).text()).toContain('Bezahlbar');
    expect((await releaseIt(event.slug, { approver: 'Leitung', edition: '2', sure: 'on' })).status).toBe(422);
    expect((await releaseIt(event.slug, { approver: 'Leitung', edition: '1', sure: 'on', correction: 'x' })).status, 'somebody else released meanwhile').toBe(409);
    expect((await releaseIt(event.slug, { approver: 'Leitung', edition: '2', sure: 'on', correction: 'Wortlaut berichtigt' })).status).toBe(303);
    const newest = await (await app.request(`/de/events/${event.slug}/documentation`)).text();
    expect(newest).toContain('Anders gesagt');
    expect(newest).toContain('Wortlaut berichtigt');
    expect(await (await app.request(`/de/events/${event.slug}/documentation/1`)).text()).toContain('Bezahlbar');
    for (const edition of await editionsOf(app.db, event.id)) expect(digestOf(edition.snapshot).toString('hex')).toBe(edition.digest);
  });

  test('a preface is kept, a stale one refused with its words', async () => {
    const { event } = await anEvent();
    const at = `/de/desk/events/${event.slug}/documentation`;
    expect((await app.request(at, { as: staff, form: { preface: 'Guten Tag', revision: '0' } })).status).toBe(303);
    const stale = await app.request(at, { as: staff, form: { preface: 'Zu spät', revision: '0' } });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Zu spät');
    expect(await (await app.request(at, { as: staff })).text()).toContain('Guten Tag');
  });

  test('nothing is released before the event, and only by those who run it', async () => {
    const { event } = await anEvent(-3);
    expect((await releaseIt(event.slug, { approver: 'Leitung', edition: '1', sure: 'on' })).status).toBe(409);
    const other = await app.signIn('moderator');
    expect((await app.request(`/de/desk/events/${event.slug}/documentation`, { as: other })).status).toBe(403);
  });

  test('the PDF is tagged, says the same in every language and runs in its direction', async () => {
    const { event } = await anEvent(1, (await anEvent(30)).event.id);
    await releaseIt(event.slug, { approver: 'Leitung', edition: '1', sure: 'on' });
    const [edition] = await editionsOf(app.db, event.id);
    if (edition === undefined) throw new Error('nothing was released');
    for (const locale of LOCALES) {
      const data = documentOf({ ...edition, snapshot: { ...edition.snapshot, stalls: [STALL] } }, locale, (p) => `https://example.org${p}`);
      expect(JSON.stringify(data)).toContain('Bezahlbar bauen <i>');
      expect(JSON.stringify(data)).toContain('https://example.org/practices/sprachcafe');
      const pdf = await makePdf({ template: documentPath('events', 'documentation'), data, created: new Date(), fonts: await documentFonts() });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
      expect(pdf.toString('latin1')).toContain(`/Lang (${locale.slice(0, 2)})`);
    }
    expect(await (await app.request(`/ar/events/${event.slug}/documentation`)).text()).toContain(`/events/${event.slug}/documentation/1/ar.pdf`);
    expect((await app.request(`/events/${event.slug}/documentation/1/fr.pdf`)).status).toBe(404);
  }, 30_000);
});
