import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails } from '../../../platform/mail.ts';
import { runRetention } from '../../../platform/retention.ts';
import { retentionBook } from '../../legal/public.ts';
import { createDepartment } from '../../people/public.ts';
import { answerQuestion, applicationHolder, bodyJobs, bodyRetention, memberHolder, publishCall, saveBody, saveCall, saveMember, saveQuestion } from '../public.ts';

const OFFICE = system('test');
const TODAY = dayOf(new Date());
const PERSON = { name: 'Quastina Flosser', email: 'quastina@example.org', phone: '0511 424242', needs: 'Kurmandschi' };
const PERSONAL = Object.values(PERSON);

let app: TestApp;
let coordinator: string;
let callId: string;
let needed: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
  await write(app.db, async (tx) => {
    const body = valueOf(await saveBody(tx, OFFICE, { slug: 'beirat', kind: 'integration_council', name: localized('Beirat'), decides: false, openSittings: true }));
    const questions = [{ text: localized('Warum möchten Sie mitmachen?', 'de', { ar: 'لماذا تودّ أن تشارك؟' }), needed: true }, { text: localized('Was bringen Sie mit?'), needed: false }];
    callId = valueOf(await saveCall(tx, OFFICE, { slug: 'mitreden', bodyId: body.id, title: localized('Mitreden'), text: localized('Vier Abende im Jahr'), seats: 1, opensOn: addDays(TODAY, -3), closesOn: TODAY, questions })).id;
  });
  needed = (await app.db.selectFrom('membership_question').select('id').where('needed', '=', true).executeTakeFirstOrThrow()).id;
});
afterAll(() => app.drop());

const text = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const send = (form: Record<string, string>, locale = 'de') => app.request(`/${locale}/membership-calls/mitreden/apply`, { form: { ...PERSON, token: newId(), ...form } });
const numbers = async (): Promise<number[]> => (await app.db.selectFrom('membership_application').select('number').orderBy('received_on').execute()).map((r) => r.number);

describe('applying', () => {
  test('is possible once the office has published the call, and not before', async () => {
    expect((await app.request('/de/membership-calls/mitreden')).status).toBe(404);
    expect(await text('/membership-calls.json')).not.toContain('mitreden');
    await write(app.db, async (tx) => valueOf(await publishCall(tx, OFFICE, callId)));
    expect(await text('/de/bodies/beirat')).toContain('/de/membership-calls/mitreden');
    for (const locale of LOCALES) expect(await text(`/${locale}/membership-calls/mitreden/apply`)).toMatch(/name="answer_[0-9a-f-]{36}"/);
  });

  test('refuses what is missing in the language of the page, and keeps what was typed', async () => {
    const refused = await send({ [`answer_${needed}`]: '', needs: 'eine <b>Rampe</b>' }, 'ar');
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('eine &lt;b>Rampe');
    expect(page).toContain('quastina@example.org');
    expect((await send({ [`answer_${needed}`]: 'x'.repeat(4_000) })).status).toBe(422);
    expect((await send({ [`answer_${needed}`]: 'Gern', email: 'kein at zeichen' })).status).toBe(422);
    expect(await numbers()).toEqual([]);
  });

  test('gives a receipt; the same form sent twice is one application; the history knows nobody', async () => {
    const form = { [`answer_${needed}`]: 'Weil ich hier lebe.', token: newId() };
    const [first, second] = [await send(form), await send(form)];
    expect([first.status, second.status, second.headers.get('location')]).toEqual([303, 303, first.headers.get('location')]);
    expect(await numbers()).toHaveLength(1);
    const mine = await app.request(first.headers.get('location') ?? '');
    const page = await mine.text();
    for (const part of ['Ihre Bewerbung ist da', 'Weil ich hier lebe.', ...PERSONAL]) expect(page).toContain(part);
    expect(mine.headers.get('cache-control')).toBe('no-store');
    const history = JSON.stringify(await app.db.selectFrom('history_value').select('values').execute());
    for (const value of [...PERSONAL, 'Weil ich hier lebe.']) expect(history).not.toContain(value);
  });

  test('a wrong code leads to the form, and whoever withdraws leaves nothing behind', async () => {
    expect((await app.request('/de/applications/AAAA-AAAA')).status).toBe(404);
    const answer = await send({ [`answer_${needed}`]: 'Doch nicht', name: 'Zoe Zurueck' });
    const path = (answer.headers.get('location') ?? '').replace('?sent=1', '');
    expect((await app.request(`${path}/withdraw`, { form: {} })).status).toBe(422);
    expect(await (await app.request(`${path}/withdraw`, { form: { sure: 'on' } })).text()).toContain('Alles gelöscht');
    expect((await app.request(path)).status).toBe(404);
    expect(await app.db.selectFrom('membership_applicant').select('name').where('name', '=', 'Zoe Zurueck').execute()).toEqual([]);
  });
});

describe('the first round', () => {
  test('shows answers and no name, to nobody, in no page; jurors of the call read, others do not', async () => {
    await send({ [`answer_${needed}`]: 'Ich kenne viele.', name: 'Zweite Person', email: 'zwei@example.org' });
    const [number] = await numbers();
    const juror = await app.signIn('juror', { kind: 'call', id: callId });
    const other = await app.signIn('juror', { kind: 'call', id: newId() });
    expect([(await text('/de/desk/membership-calls', juror)).includes('mitreden/applications'), (await text('/de/desk/membership-calls', other)).includes('mitreden')]).toEqual([true, false]);
    const pages = ['/de/desk/membership-calls/mitreden/applications', `/de/desk/membership-calls/mitreden/applications/${number}`];
    for (const path of pages) {
      for (const as of [coordinator, juror]) {
        const page = await text(path, as);
        expect(page).toMatch(/Weil ich hier lebe|Ich kenne viele|Bewerbung \d+/);
        for (const value of [...PERSONAL, 'Zweite Person', 'zwei@example.org']) expect([path, value, page.includes(value)]).toEqual([path, value, false]);
      }
      for (const as of [other, await app.signIn('officer'), await app.signIn('moderator'), await app.signIn('committee_member'), await app.signIn('administrator')]) expect((await app.request(path, { as })).status).toBe(403);
    }
    expect((await app.request(pages[1] ?? '', { as: juror, form: { says: 'yes' } })).status).toBe(303);
    expect((await app.request(pages[1] ?? '', { as: juror, form: { says: 'maybe' } })).status).toBe(303);
    expect(await app.db.selectFrom('membership_view').select('says').execute()).toEqual([{ says: 'maybe' }]);
    expect((await app.request(`${pages[1]}/decision`, { as: juror, form: { state: 'accepted', reason: 'Gut', revision: '1' } })).status).toBe(403);
  });

  test('ends only after the last day; then the office knows who applied and decides with a reason', async () => {
    const [first, second] = await numbers();
    const base = '/de/desk/membership-calls/mitreden';
    const end = () => app.request(`${base}/meeting`, { as: coordinator, form: { chosen: String(first), sure: 'on' } });
    expect((await end()).status).toBe(422);
    await app.db.updateTable('membership_call').set({ closes_on: addDays(TODAY, -1) }).execute();
    expect((await send({ [`answer_${needed}`]: 'Zu spät' })).status).toBe(409);
    expect((await end()).status).toBe(303);
    const shown = await text(`${base}/applications/${first}`, coordinator);
    expect([...PERSONAL, 'Zweite Person'].some((value) => shown.includes(value))).toBe(true);
    const decide = (number: number | undefined, state: string, reason = 'Ihre Erfahrung fehlt uns.') => app.request(`${base}/applications/${number}/decision`, { as: coordinator, form: { state, reason, revision: '1' } });
    expect((await decide(first, 'accepted', '')).status).toBe(422);
    expect((await decide(first, 'accepted')).status).toBe(303);
    expect((await decide(second, 'accepted')).status, 'there is one seat').toBe(422);
    expect((await app.request(`${base}/close`, { as: coordinator, form: {} })).status).toBe(409);
    expect((await decide(second, 'declined')).status).toBe(303);
    expect((await app.request(`${base}/close`, { as: coordinator, form: {} })).status).toBe(303);
  });

  test('whoever left an address is told by mail, in their language, that it arrived and once how it was decided; never code, answer or need', async () => {
    const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: await mkdtemp(join(tmpdir(), 'miteinander-calls-')) });
    const pool = openPool(app.url, { max: 2 });
    const waiting = (await pool.query<{ payload: { about: string } }>("select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'bodies.tell_applicant'")).rows;
    // Two that stayed; the receipt of whoever withdrew finds nobody any more.
    expect(waiting.map((job) => job.payload.about).sort()).toEqual(['decision', 'decision', 'receipt', 'receipt', 'receipt']);
    await app.db.updateTable('membership_application').set({ locale: 'ar' }).where('state', '=', 'declined').execute();
    await workOff(pool, { db: app.db, config }, [bodyJobs]);
    await pool.end();
    const mails = await keptMails(config);
    const texts = mails.map((mail) => mail.text).join('\n');
    // The receipts come too late here: what they say is no longer so.
    expect(mails).toHaveLength(2);
    expect(texts).toMatch(/ist angenommen/);
    expect(texts).toMatch(/اخترنا هذه المرة/);
    for (const part of ['Weil ich hier lebe', 'Ich kenne viele', PERSON.needs]) expect(texts).not.toContain(part);
    await rm(config.dataDir, { recursive: true, force: true });
  });

  test('everything is deleted 90 days after the decision, and found for whoever asks before', async () => {
    const held = await applicationHolder.heldAbout(app.db, { email: 'quastina@example.org', name: null }, 'de', OFFICE);
    expect(held.map((h) => h.facts.map((f) => f.value))).toEqual([expect.arrayContaining(PERSONAL)]);
    await runRetention(app.db, bodyRetention, retentionBook, new Date(Date.now() + 60 * 86_400_000));
    expect(await numbers()).toHaveLength(2);
    await runRetention(app.db, bodyRetention, retentionBook, new Date(Date.now() + 95 * 86_400_000));
    expect(await numbers()).toEqual([]);
    for (const table of ['membership_applicant', 'membership_answer', 'membership_view'] as const) expect(await app.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});

test('a name without a mandate goes a year after the term, the seat stays; with one it stays', async () => {
  const { id } = await app.db.selectFrom('body').select('id').executeTakeFirstOrThrow();
  const seat = { role: 'member', voting: true, represents: null, since: '2020-01-01', until: '2024-06-30', consentOn: null, consentHow: null } as const;
  await write(app.db, async (tx) => {
    valueOf(await saveMember(tx, OFFICE, id, { ...seat, name: 'Ohne Mandat', mandate: false }));
    valueOf(await saveMember(tx, OFFICE, id, { ...seat, name: 'Mit Mandat', mandate: true }));
  });
  const [held] = await memberHolder.heldAbout(app.db, { email: null, name: 'mit mandat' }, 'en', OFFICE);
  expect(held?.keep).not.toBeNull();
  await runRetention(app.db, bodyRetention, retentionBook, new Date('2026-01-01T00:00:00Z'));
  expect((await app.db.selectFrom('body_member').select('name').orderBy('name').execute()).map((m) => m.name)).toEqual(['Mit Mandat', null]);
});

describe("councillors' questions", () => {
  test('wait with the unit that answers; the office publishes; what is published stays', async () => {
    const department = await write(app.db, async (tx) => valueOf(await createDepartment(tx, OFFICE, { name: localized('Fachbereich Jugend') })).id);
    const officer = await app.signIn('officer', { kind: 'department', id: department });
    const form = { title: 'Räume für Kinder', question: 'Wo fehlen Räume?', askedAs: 'Mitglied der Versammlung', partyGroup: 'Gruppe Mitte', askedOn: TODAY, dueOn: addDays(TODAY, 7), department };
    expect((await app.request('/de/desk/council-questions/new', { as: coordinator, form: { ...form, dueOn: addDays(TODAY, -7) } })).status).toBe(422);
    expect((await app.request('/de/desk/council-questions/new', { as: coordinator, form })).status).toBe(303);
    const slug = `${TODAY}-raeume-fuer-kinder`;
    const path = `/de/desk/council-questions/${slug}/answer`;
    expect(await text('/de/desk', officer)).toContain('Anfrage beantworten: Räume für Kinder');
    expect((await app.request(path, { as: await app.signIn('officer', { kind: 'department', id: newId() }) })).status).toBe(403);
    expect((await app.request(path, { as: officer, form: { answer: 'In vier Orten.', publish: 'on', revision: '1' } })).status).toBe(403);
    expect((await app.request(path, { as: officer, form: { answer: 'In vier Orten.', revision: '1' } })).status).toBe(303);
    for (const shown of [`/de/council-questions/${slug}`, `/council-questions/${slug}.json`]) expect((await app.request(shown)).status).toBe(404);
    expect(await text('/council-questions.csv')).not.toContain('Räume');
    expect(await text('/de/desk', coordinator)).toContain('Antwort veröffentlichen: Räume für Kinder');
    expect((await app.request(path, { as: coordinator, form: { answer: 'In vier Orten.', publish: 'on', revision: '2' } })).status).toBe(303);
    expect(await text(`/de/council-questions/${slug}`)).toContain('In vier Orten.');
    expect((await app.request(path, { as: coordinator, form: { answer: 'Anders', revision: '3' } })).status).toBe(409);
  });

  test('are not public however they stand, until the day of publishing', async () => {
    const made = await write(app.db, async (tx) => valueOf(await saveQuestion(tx, OFFICE, { title: localized('Kuenftig'), question: localized('?'), askedOn: TODAY, askedAs: 'Mitglied', partyGroup: null, departmentId: null, dueOn: TODAY })));
    await write(app.db, async (tx) => valueOf(await answerQuestion(tx, OFFICE, { id: made.id, version: 1 }, localized('Bald'), true, addDays(TODAY, 1))));
    expect(await text('/council-questions.json') + (await text('/de/council-questions'))).not.toContain('Kuenftig');
  });
});
