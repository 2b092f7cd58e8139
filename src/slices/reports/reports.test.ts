import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { openPool } from '../../platform/database/connect.ts';
import { write } from '../../platform/database/write.ts';
import { workOff } from '../../platform/jobs.ts';
import { keptMails } from '../../platform/mail.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { textOfPdf } from '../../../test/pdf.ts';
import { documentFonts } from '../../../test/fonts.ts';
import { addField, createConcept, createMeasure } from '../concept/public.ts';
import { createDepartment } from '../people/public.ts';
import { verifyChain } from '../thread/public.ts';
import { calendarOf, USUAL } from './calendar/rules.ts';
import { closeRound } from './editions/commands.ts';
import { anchorsOf, editionBySlug } from './editions/queries.ts';
import { digestOf } from './editions/rules.ts';
import { reportJobs } from './jobs.ts';
import { draftPdf, reportPdf } from './pdf/commands.ts';
import { waitingFor } from './queries.ts';
import { createRound } from './rounds/commands.ts';
import { roundBySlug } from './rounds/queries.ts';

let app: TestApp;
let coordinator: string;
let officer: string;
const today = dayOf(new Date());
const dataDir = mkdtempSync(join(tmpdir(), 'miteinander-reports-'));
const ids: Record<string, string> = {};
const SLUG = 'probe-2026-h2';

beforeAll(async () => {
  app = await testApp({ DATA_DIR: dataDir });
  await write(app.db, async (tx) => {
    const me = system('test');
    for (const name of ['Soziales', 'Bildung']) ids[name] = valueOf(await createDepartment(tx, me, { name: localized(`Fachbereich ${name}`) })).id;
    const concept = valueOf(await createConcept(tx, me, { slug: 'probe', title: localized('Probekonzept', 'de', { en: 'Trial concept' }), source: 'Drucksache 1' }));
    ids['concept'] = concept.id;
    for (const [code, title] of [['sprache', 'Sprache'], ['arbeit', 'Arbeit']] as const) valueOf(await addField(tx, me, concept.editionId, { code, title: localized(title) }));
    const add = async (fieldCode: string, title: string, state: string, unit: string | null): Promise<void> => {
      const made = valueOf(await createMeasure(tx, me, { conceptId: concept.id, fieldCode, title: localized(title), state: state as never, since: '2026-01-01', public: true, leadDepartmentId: unit === null ? null : (ids[unit] ?? null), ...(state === 'stopped' ? { reason: localized('Kein Geld') } : {}) }));
      ids[title] = made.id;
      ids[`key ${title}`] = made.key;
    };
    await add('sprache', 'Sprachmittlung', 'planned', 'Soziales');
    await add('sprache', 'Sprachcafé', 'running', 'Soziales');
    await add('arbeit', 'Berufsberatung', 'idea', 'Bildung');
    await add('arbeit', 'Messe', 'stopped', 'Bildung');
    await add('arbeit', 'Ohne Amt', 'running', null);
  });
  coordinator = await app.signIn('coordinator');
  officer = await app.signIn('officer', { kind: 'department', id: ids['Soziales']! });
});
afterAll(() => app.drop());

const text = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const key = (title: string): string => ids[`key ${title}`]!;
const part = (title: string, values: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(values).map(([name, value]) => [`${name}_${key(title)}`, value]));

test('a round asks every unit that leads a measure, by mail too, and shows in their lists', async () => {
  const refused = await app.request('/de/report-rounds/new', { as: coordinator, form: { concept: 'probe', period: '2026-H3', committee: '', dueOn: '2026-02-30', preface: 'Bleibt stehen' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Bleibt stehen');
  const made = await app.request('/de/report-rounds/new', { as: coordinator, form: { concept: 'probe', period: '2026-H2', committee: 'Ausschuss für Integration', dueOn: addDays(today, 7), preface: 'Ein Wort vorweg.' } });
  expect(made.headers.get('location')).toBe(`/de/report-rounds/${SLUG}`);
  const pool = openPool(app.url);
  await workOff(pool, { db: app.db, config: readConfig({ DATA_DIR: dataDir }) }, [reportJobs]).finally(() => pool.end());
  const mails = await keptMails(readConfig({ DATA_DIR: dataDir }));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('Fachbereich Soziales: Zu 2 Maßnahmen fehlt');
  expect(mails[0]?.text).toContain(`/de/report-rounds/${SLUG}/answers?department=`);
  const scope = { role: 'officer' as const, scope: 'department' as const, scopeId: ids['Soziales']! };
  const lines = await waitingFor(app.db, { kind: 'account', id: 'x', name: 'x', sessionId: 'x', grants: [scope] }, 'de');
  expect(lines).toEqual([expect.objectContaining({ count: 2, due: addDays(today, 7) })]);
});

test('an officer sees and answers the own department only; visitors see nothing of it', async () => {
  const page = await text(`/de/report-rounds/${SLUG}/answers`, officer);
  expect(page).toContain('Sprachmittlung');
  expect(page).not.toContain('Berufsberatung');
  expect((await app.request(`/de/report-rounds/${SLUG}/answers`)).headers.get('location')).toContain('/sign-in');
  expect((await app.request(`/de/report-rounds/${SLUG}/close`, { as: officer, form: { revision: '1', confirm: 'on' } })).status).toBe(403);
  const forged = await app.request(`/de/report-rounds/${SLUG}/answers`, { as: officer, form: part('Berufsberatung', { version: '0', was: 'idea', state: 'idea', text: 'fremd' }) });
  expect(forged.status).toBe(303);
  expect(await app.db.selectFrom('report_answer').selectAll().execute()).toEqual([]);
});

test('each measure is saved by itself: what is right is kept, what is wrong comes back with what was typed', async () => {
  const sent = await app.request(`/de/report-rounds/${SLUG}/answers?missing=1`, {
    as: officer,
    form: { ...part('Sprachmittlung', { version: '0', was: 'planned', state: 'running', text: 'Zwei Sprachmittlerinnen haben begonnen.', reason: '' }), ...part('Sprachcafé', { version: '0', was: 'running', state: 'stopped', text: 'Pause', reason: '', level: '' }) },
  });
  expect(sent.status).toBe(422);
  const page = await sent.text();
  expect(page).toContain('1 Rückmeldung ist gespeichert');
  expect(page).toContain('>Pause</textarea>');
  expect(page).toContain(`name="version_${key('Sprachmittlung')}" value="1"`);
  expect(await app.db.selectFrom('measure').select('state').where('id', '=', ids['Sprachmittlung']!).executeTakeFirst()).toEqual({ state: 'running' });
  expect(await app.db.selectFrom('measure').select('state').where('id', '=', ids['Sprachcafé']!).executeTakeFirst()).toEqual({ state: 'running' });
});

test('a second editor’s answer is never overwritten unseen', async () => {
  const late = await app.request(`/de/report-rounds/${SLUG}/answers`, { as: coordinator, form: part('Sprachmittlung', { version: '0', was: 'running', state: 'running', text: 'Mein späterer Text' }) });
  expect(late.status).toBe(422);
  const page = await late.text();
  expect(page).toContain('Mein späterer Text');
  expect(page).toContain('Zwei Sprachmittlerinnen haben begonnen.');
  expect(page).toContain(`name="version_${key('Sprachmittlung')}" value="1"`);
});

test('the office enters for a unit that answered otherwise, and overdue units are named', async () => {
  await app.request(`/de/report-rounds/${SLUG}/answers`, { as: coordinator, form: part('Berufsberatung', { version: '0', was: 'idea', state: 'idea', text: '', nothing: 'on' }) });
  expect(await app.db.selectFrom('report_answer').select(['on_behalf', 'text']).where('measure_id', '=', ids['Berufsberatung']!).executeTakeFirst()).toEqual({ on_behalf: true, text: null });
  await app.db.updateTable('report_round').set({ due_on: addDays(today, -1) }).execute();
  const page = await text(`/de/report-rounds/${SLUG}`, coordinator);
  expect(page).toContain('überfällig');
  expect(page).toContain('2 von 4 Rückmeldungen');
  const reminded = await app.request(`/de/report-rounds/${SLUG}/remind`, { as: coordinator, form: {} });
  expect(reminded.headers.get('location')).toContain('reminded=1');
  expect(await text(`/de/report-rounds/${SLUG}`, coordinator)).toMatch(/id="overdue"[\s\S]*Fachbereich Soziales<\/a>: 1 Rückmeldung fehlt seit 1 Tag \(1-mal erinnert, zuletzt am/);
});

test('the calendar is computed backwards from the sitting, shown, and asks and reminds by itself', async () => {
  const path = '/de/report-rounds/probe-2026-h1';
  const begun = await app.request('/de/report-rounds/new', { as: coordinator, form: { concept: 'probe', period: '2026-H1', committee: 'Ausschuss', sittingOn: addDays(today, 400), dueOn: '', dispatchDays: '14', cosignDays: '10', preface: '' } });
  expect(begun.headers.get('location')).toBe(path);
  const { id, askOn, dueOn } = (await roundBySlug(app.db, 'probe-2026-h1'))!;
  expect({ askOn, dueOn }).toEqual({ askOn: calendarOf(addDays(today, 400), USUAL).ask, dueOn: calendarOf(addDays(today, 400), USUAL).due });
  const page = await text(path, coordinator);
  for (const step of ['Stellen werden gefragt', '1. Erinnerung', '2. Erinnerung', '3. Erinnerung', 'Entwurf geht in die Mitzeichnung', 'Ratsbüro versendet']) expect(page).toContain(step);
  const kinds = async () => (await app.db.selectFrom('report_request').select('kind').where('round_id', '=', id).where('department_id', '=', ids['Soziales']!).orderBy('kind').execute()).map((r) => r.kind);
  const morning = () => reportJobs.tasks['reports.remind']!({}, { db: app.db, config: readConfig({ DATA_DIR: dataDir }) } as never);
  await morning();
  expect(await kinds()).toEqual([]);
  const wrong = await app.request(`${path}/calendar`, { as: coordinator, form: { revision: '1', sittingOn: '2026-02-30', dueOn: '', dispatchDays: '91', cosignDays: '10' } });
  expect([wrong.status, (await wrong.text()).includes('2026-02-30')]).toEqual([422, true]);
  const near = { revision: '1', sittingOn: addDays(today, 3), dueOn: addDays(today, 30), dispatchDays: '14', cosignDays: '10' };
  expect((await app.request(`${path}/calendar`, { as: officer, form: near })).status).toBe(403);
  expect((await app.request(`${path}/calendar`, { as: coordinator, form: near })).status).toBe(303);
  expect((await app.request(`${path}/calendar`, { as: coordinator, form: near })).status).toBe(409);
  expect(await text(path, coordinator)).toContain('Die Zeit ist knapp');
  await morning();
  await morning();
  expect(await kinds()).toEqual(['asked']);
  await app.db.updateTable('report_request').set({ on_day: addDays(today, -30) }).where('round_id', '=', id).execute();
  for (const due of [5, 1, -6]) {
    await app.db.updateTable('report_round').set({ due_on: addDays(today, due) }).where('id', '=', id).execute();
    await morning();
    await morning();
  }
  expect(await kinds()).toEqual(['asked', 'last', 'overdue', 'soon']);
  await app.db.deleteFrom('report_request').where('round_id', '=', id).execute();
  await app.db.deleteFrom('report_round').where('id', '=', id).execute();
});

test('the short version in easy German is a text of its own', async () => {
  const form = { preface: 'Ein Wort vorweg.', easy: 'Wir haben viel gemacht.\n\nDas ist gut.' };
  expect((await app.request(`/de/report-rounds/${SLUG}/preface`, { as: officer, form: { revision: '1', ...form } })).status).toBe(403);
  expect((await app.request(`/de/report-rounds/${SLUG}/preface`, { as: coordinator, form: { revision: '1', ...form, easy: 'x'.repeat(10_001) } })).status).toBe(422);
  expect((await app.request(`/de/report-rounds/${SLUG}/preface`, { as: coordinator, form: { revision: '1', ...form } })).status).toBe(303);
});

test('closing freezes an edition; a missing answer reads "no new report" and names the unit', async () => {
  expect((await app.request(`/de/report-rounds/${SLUG}/close`, { as: coordinator, form: { revision: '1' } })).status).toBe(422);
  const closed = await app.request(`/de/report-rounds/${SLUG}/close`, { as: coordinator, form: { revision: '2', confirm: 'on' } });
  expect(closed.headers.get('location')).toBe(`/de/reports/${SLUG}`);
  const page = await text(`/de/reports/${SLUG}`);
  for (const said of ['Ein Wort vorweg.', 'Zwei Sprachmittlerinnen haben begonnen.', 'Kein neuer Bericht (Fachbereich Soziales).', 'Nichts Neues gemeldet.', 'Dies ist der erste Bericht']) expect(page).toContain(said);
  expect(page).not.toContain('Pause');
  const edition = (await editionBySlug(app.db, SLUG))!;
  expect(edition.digest).toBe(digestOf(edition.snapshot).toString('hex'));
  expect(edition.snapshot.totals).toMatchObject({ measures: 5, asked: 4, answered: 2 });
  await expect(app.db.updateTable('report_edition').set({ published_on: '2020-01-01' }).execute()).rejects.toThrow(/does not change/);
  await expect(app.db.deleteFrom('report_edition').execute()).rejects.toThrow(/does not change/);
  expect((await app.request(`/de/report-rounds/${SLUG}/close`, { as: coordinator, form: { revision: '3', confirm: 'on' } })).status).toBe(409);
});

test('the frozen report stays as it was when measures move on, and is part of their thread', async () => {
  const before = await text(`/reports/${SLUG}.json`);
  await app.db.updateTable('measure').set({ title: localized('Umbenannt') }).where('id', '=', ids['Sprachmittlung']!).execute();
  expect(await text(`/reports/${SLUG}.json`)).toBe(before);
  const data = JSON.parse(before) as { id: string; digest: string; snapshot: unknown; fields: { measures: unknown[] }[] };
  expect(digestOf(data.snapshot).toString('hex')).toBe(data.digest);
  const csv = await text(`/reports/${SLUG}.csv`);
  expect(csv.trim().split('\r\n')).toHaveLength(6);
  expect(await text(`/de/thread/measure/${ids['Sprachmittlung']}`)).toContain(`/de/thread/report/${data.id}`);
  expect(await text('/reports.json')).toContain(SLUG);
  for (const locale of ['de-simple', 'en', 'ar']) expect((await app.request(`/${locale}/reports/${SLUG}`)).status).toBe(200);
});

test('a correction is a new edition with its reason; the next half-year says what changed', async () => {
  await app.request(`/de/report-rounds/${SLUG}/correct`, { as: coordinator, form: { reason: 'Eine Zahl war falsch.' } });
  const round = (await roundBySlug(app.db, SLUG))!;
  expect(valueOf(await write(app.db, (tx) => closeRound(tx, system('test'), round.id, { today }))).slug).toBe(`${SLUG}-2`);
  expect(await text(`/de/reports/${SLUG}-2`)).toContain('Eine Zahl war falsch.');
  expect(await text(`/de/reports/${SLUG}`)).toContain('Es gibt eine neuere Fassung');
  await app.db.updateTable('measure').set({ state: 'done' }).where('id', '=', ids['Sprachcafé']!).execute();
  const next = valueOf(await write(app.db, (tx) => createRound(tx, system('test'), { conceptSlug: 'probe', period: '2027-H1', committee: 'Ausschuss', dueOn: '2027-06-01', mails: false })));
  const made = valueOf(await write(app.db, (tx) => closeRound(tx, system('test'), next.id, { today })));
  const page = await text(`/de/reports/${made.slug}`);
  expect(page).toContain('bisher „Läuft“, jetzt „Erledigt“');
  expect(page).toContain('Verglichen mit: Halbjahresbericht 2026/2');
});

test('a numbered draft is co-signed by departments, handed in, given back, and released by a named approver word for word', async () => {
  const { id, slug } = valueOf(await write(app.db, (tx) => createRound(tx, system('test'), { conceptSlug: 'probe', period: '2028-H1', committee: 'Ausschuss', dueOn: addDays(today, 9), preface: localized('So wurde es mitgezeichnet.'), mails: false })));
  const base = `/de/report-rounds/${slug}`;
  const approver = await app.signIn('approver');
  const send = (path: string, as: string, form: Record<string, string> = {}) => app.request(base + path, { as, form });
  expect((await send('/close', coordinator, { revision: '1', confirm: 'on' })).status).toBe(403);
  expect((await send('/drafts', officer, { revision: '1' })).status).toBe(403);
  expect((await send('/drafts', coordinator, { revision: '1' })).headers.get('location')).toBe(`${base}/drafts/1`);
  expect((await send('/drafts', coordinator, { revision: '1' })).status).toBe(409);
  const mine = { department: ids['Soziales']! };
  const wish = await send('/drafts/1/sign', officer, { ...mine, verdict: 'change', remark: '' });
  expect([wish.status, (await wish.text()).includes('aria-invalid')]).toEqual([422, true]);
  expect((await send('/drafts/1/sign', officer, { department: ids['Bildung']!, verdict: 'agreed' })).status).toBe(403);
  expect((await send('/drafts/1/sign', approver, { ...mine, verdict: 'agreed' })).status).toBe(403);
  expect((await send('/drafts/1/sign', officer, { ...mine, verdict: 'change', remark: 'Bitte <b>kürzer</b>' })).status).toBe(303);
  expect((await send('/drafts/1/sign', coordinator, { department: ids['Bildung']!, verdict: 'agreed', remark: '' })).status).toBe(303);
  const page = await text(`${base}/drafts/1`, coordinator);
  for (const said of ['Bitte &lt;b>kürzer', 'von der Koordinationsstelle eingetragen', 'So wurde es mitgezeichnet.', '1 von 2 mitgezeichnet']) expect(page + (await text(base, coordinator))).toContain(said);
  expect((await send('/drafts/1/release', approver)).status).toBe(409);
  expect((await send('/drafts/1/submit', coordinator)).status).toBe(303);
  expect((await send('/drafts/1/release', coordinator)).status).toBe(403);
  expect((await send('/drafts/1/release', approver, { next: 'return', why: 'Die Zahl stimmt nicht.' })).status).toBe(303);
  expect(await text(`${base}/drafts/1`, coordinator)).toContain('Die Zahl stimmt nicht.');
  const { version } = (await roundBySlug(app.db, slug))!;
  await send('/drafts', coordinator, { revision: String(version) });
  for (const late of ['/drafts/1/submit', '/drafts/1/sign']) expect((await send(late, coordinator, { ...mine, verdict: 'agreed' })).status).toBe(409);
  await send('/drafts/2/submit', coordinator);
  await app.db.updateTable('report_round').set({ preface: localized('Danach geändert.') }).where('id', '=', id).execute();
  expect((await app.request(`/de/reports/${slug}`)).status).toBe(404);
  expect((await send('/drafts/2/release', approver)).headers.get('location')).toBe(`/de/reports/${slug}`);
  const report = await text(`/de/reports/${slug}`);
  expect([report.includes('So wurde es mitgezeichnet.'), report.includes('Danach geändert.')]).toEqual([true, false]);
  const edition = (await editionBySlug(app.db, slug))!;
  expect(edition.digest).toBe(digestOf(edition.snapshot).toString('hex'));
  expect((await app.db.selectFrom('report_edition').select(['draft', 'released_by']).where('slug', '=', slug).executeTakeFirst())!).toMatchObject({ draft: 2, released_by: expect.stringMatching(/-/) });
  expect((await send('/drafts/2/release', approver)).status).toBe(409);
  await app.request(`${base}/correct`, { as: coordinator, form: { reason: 'Zahl berichtigt.' } });
  expect((await send('/drafts/2/release', approver)).status).toBe(409);
  await write(app.db, (tx) => closeRound(tx, system('test'), id, { today }));
});

test('drafts as PDF and Word say on every page that they are drafts, and only staff get them', async () => {
  const path = '/de/report-rounds/probe-2028-h1/drafts/1';
  const snapshot = (await editionBySlug(app.db, 'probe-2028-h1'))!;
  const options = { invented: false, draft: { number: 1, href: path } };
  const pdf = await textOfPdf(await draftPdf(snapshot, 'de', 'http://localhost:3000', { ...options, fonts: await documentFonts() }));
  expect(pdf.split('Entwurf 1 zur Mitzeichnung').length).toBeGreaterThan(3);
  const file = await app.request(`${path}/docx`, { as: officer });
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  for (const [name, count] of [['word/document.xml', 1], ['footer', 1]] as const) expect(Object.entries(parts).filter(([part, bytes]) => part.includes(name) && strFromU8(bytes).includes('Entwurf 1 zur Mitzeichnung')).length).toBeGreaterThanOrEqual(count);
  for (const kind of ['pdf', 'docx']) expect((await app.request(`${path}/${kind}`)).headers.get('location')).toContain('/sign-in');
}, 60_000);

test('every report carries an anchor of the history, and a chain that ended otherwise does not hold it', async () => {
  const anchors = await anchorsOf(app.db);
  expect(anchors.length).toBeGreaterThan(1);
  expect((await verifyChain(app.db, anchors)).findings).toEqual([]);
  const moved = anchors.map((a) => ({ ...a, hash: '0'.repeat(64) }));
  expect((await verifyChain(app.db, moved)).findings).toContainEqual(expect.objectContaining({ what: 'anchor_broken' }));
});

test('nobody can close twice at once', async () => {
  const { id } = valueOf(await write(app.db, (tx) => createRound(tx, system('test'), { conceptSlug: 'probe', period: '2027-H2', committee: 'Ausschuss', dueOn: '2027-12-01', mails: false })));
  const results = await Promise.all([1, 2, 3].map(() => write(app.db, (tx) => closeRound(tx, system('test'), id, { today }))));
  expect(results.filter((r) => r.ok)).toHaveLength(1);
});

test('the PDF is tagged, names its language and is the same bytes each time', async () => {
  const edition = (await editionBySlug(app.db, SLUG))!;
  const fonts = await documentFonts();
  const [first, second] = [await reportPdf(edition, 'de', 'http://localhost:3000', { invented: false, fonts }), await reportPdf(edition, 'de', 'http://localhost:3000', { invented: false, fonts })];
  expect(first.equals(second)).toBe(true);
  const raw = first.toString('latin1');
  expect(raw).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(raw).toMatch(/\/Lang\s*\(de\)/);
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toContain('pdfuaid');
  expect((await reportPdf(edition, 'en', 'http://localhost:3000', { invented: false, fonts })).toString('latin1')).toMatch(/\/Lang\s*\(en\)/);
}, 60_000);

test('characters that no font has, markup and Arabic do not break a PDF', async () => {
  const edition = (await editionBySlug(app.db, SLUG))!;
  const odd = { ...edition.snapshot, preface: localized('#read("/etc/passwd") *fett* $x$ 🎉 漢字 مرحبا @alle <b>') };
  const pdf = await reportPdf({ snapshot: odd, digest: edition.digest }, 'de', 'http://localhost:3000', { invented: true, fonts: await documentFonts() });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}, 60_000);

test('page, PDF, Word and data say the same, because all are made of the frozen edition', async () => {
  const edition = (await editionBySlug(app.db, SLUG))!;
  const file = await app.request(`/reports/${SLUG}/de.docx`);
  expect(file.headers.get('content-type')).toContain('wordprocessingml');
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(Buffer.from(await (await app.request(`/reports/${SLUG}/de.docx`)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/w:tblHeader[\s\S]*Heading2/);
  const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ');
  const word = plain(xml);
  const pdf = await textOfPdf(await reportPdf(edition, 'de', 'http://localhost:3000', { invented: true, fonts: await documentFonts() }));
  const page = plain(await text(`/de/reports/${SLUG}`));
  const measures = edition.snapshot.fields.flatMap((f) => f.measures);
  const titles = [...edition.snapshot.fields.map((f) => f.title), ...measures.map((m) => m.title)].map((said) => said.texts['de']?.text ?? '');
  const sentences = ['Ein Wort vorweg.', 'Wir haben viel gemacht.', 'Kurz gesagt, in Leichter Sprache', 'Zwei Sprachmittlerinnen haben begonnen.', 'Kein neuer Bericht (Fachbereich Soziales).', 'Nichts Neues gemeldet.', 'Berufsberatung', ...titles];
  for (const sentence of sentences) for (const [where, said] of Object.entries({ page, pdf, word })) expect(said, where).toContain(sentence);
  for (const said of [pdf, word]) expect(said).toContain(edition.digest);
  const data = (await (await app.request(`/reports/${SLUG}.json`)).json()) as { fields: { measures: unknown[] }[]; snapshot: { easy: string } };
  expect(data.snapshot.easy).toContain('Wir haben viel gemacht.');
  const lines = (await text(`/reports/${SLUG}.csv`)).trim().split('\r\n').length - 1;
  expect([data.fields.flatMap((f) => f.measures).length, lines]).toEqual([measures.length, measures.length]);
}, 60_000);
