import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { LOCALES } from '../../kernel/locale.ts';
import { personalColumns, unannotatedColumns } from '../../platform/database/personal.ts';
import { runRetention } from '../../platform/retention.ts';
import germanAnnotations from './facts/annotations.json' with { type: 'json' };
import { legalRetention, retentionBook } from './public.ts';
import { NOTICES } from './rules.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

const text = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();

test.each(LOCALES)('the legal pages exist in %s', async (locale) => {
  for (const path of ['imprint', 'privacy', 'accessibility', 'easy', ...NOTICES.map((n) => `privacy/${n.key}`)]) {
    const response = await app.request(`/${locale}/${path}`);
    expect(response.status, path).toBe(200);
    expect(await response.text()).toContain('<h1');
  }
});

test('a template is marked until an administrator confirms its review', async () => {
  expect(await text('/de/imprint')).toContain('Muster, noch nicht geprüft');
  await app.db.updateTable('instance').set({ settings: JSON.stringify({ operator: 'Landkreis Muster', reviewed_imprint: '1/2026-11-20' }) }).execute();
  const page = await text('/de/imprint');
  expect(page).not.toContain('Muster, noch nicht geprüft');
  expect(page).toContain('Landkreis Muster');
  expect(await text('/de/privacy')).toContain('Muster, noch nicht geprüft');
});

test('a review of older wording does not count', async () => {
  await app.db.updateTable('instance').set({ settings: JSON.stringify({ reviewed_imprint: '0/2020-01-01' }) }).execute();
  expect(await text('/de/imprint')).toContain('Muster, noch nicht geprüft');
});

test('the statement names law and arbitration office', async () => {
  const page = await text('/de/accessibility');
  for (const part of ['§§ 9a und 9b', '§ 9d NBGG', 'schlichtungsstelle@ms.niedersachsen.de', 'Gebärdensprache']) expect(page).toContain(part);
});

test('a report of a barrier reaches the office once, and what was typed survives a refusal', async () => {
  const refused = await app.request('/de/accessibility/report', { form: { page: 'Startseite', message: '', reply_contact: 'post@example.org' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="post@example.org"');

  const form = { page: 'Startseite', message: 'Der Knopf hat <b>keinen</b> Namen.', reply_contact: '' };
  for (let i = 0; i < 2; i += 1) expect((await app.request('/de/accessibility/report', { form })).headers.get('location')).toBe('/de/accessibility/report/thanks');
  const staff = await app.signIn('coordinator');
  const page = await text('/de/accessibility/reports', staff);
  expect(page.match(/Der Knopf hat &lt;b>keinen/g)).toHaveLength(1);
  expect((await app.request('/de/accessibility/reports')).status).not.toBe(200);
  expect((await app.request('/de/accessibility/reports', { as: await app.signIn('officer') })).status).toBe(403);
});

test('answering notes what was done; a stale form changes nothing', async () => {
  const staff = await app.signIn('coordinator');
  const { id, version } = await app.db.selectFrom('barrier_report').select(['id', 'version']).executeTakeFirstOrThrow();
  const send = (note: string) => app.request(`/de/accessibility/reports/${id}/answer`, { as: staff, form: { revision: String(version), note } });
  expect((await send('Knopf benannt')).status).toBe(303);
  const stale = await send('Etwas anderes');
  expect(stale.status).toBe(422);
  expect(await stale.text()).toContain('Etwas anderes');
  expect(await app.db.selectFrom('barrier_report').select('note').executeTakeFirst()).toEqual({ note: 'Knopf benannt' });
});

test('contact and report are deleted when their periods are over, and the plan says so', async () => {
  await app.db.updateTable('barrier_report').set({ reply_contact: 'post@example.org', answered_at: new Date('2026-01-01T12:00:00Z') }).execute();
  await runRetention(app.db, legalRetention, retentionBook, new Date('2026-01-20T00:00:00Z'));
  expect(await app.db.selectFrom('barrier_report').select('reply_contact').executeTakeFirst()).toEqual({ reply_contact: 'post@example.org' });
  await runRetention(app.db, legalRetention, retentionBook, new Date('2026-02-20T00:00:00Z'));
  expect(await app.db.selectFrom('barrier_report').select('reply_contact').executeTakeFirst()).toEqual({ reply_contact: null });
  await runRetention(app.db, legalRetention, retentionBook, new Date('2027-02-20T00:00:00Z'));
  expect(await app.db.selectFrom('barrier_report').selectAll().execute()).toEqual([]);
  expect(await text('/de/privacy/processing', await app.signIn('administrator'))).toContain('12 Monate nach der Antwort');
});

test('a class that must be offered to the archive waits for its decision', async () => {
  const removed: Date[] = [];
  const offered = { ...legalRetention[1]!, key: 'test.offered', archive: 'offer' as const, remove: (_db: unknown, before: Date) => Promise.resolve(removed.push(before)) };
  await runRetention(app.db, [offered], retentionBook, new Date('2026-06-01T00:00:00Z'));
  expect(removed).toEqual([]);
  await app.db.insertInto('archive_decision').values({ class: 'test.offered', decision: 'waived', until_day: '2024-12-31' }).execute();
  await runRetention(app.db, [offered], retentionBook, new Date('2026-06-01T00:00:00Z'));
  expect(removed).toEqual([new Date('2024-12-31T00:00:00Z')]);
});

test('the record of processing is for staff, as page and as data', async () => {
  expect((await app.request('/privacy/processing.json')).status).toBe(401);
  expect((await app.request('/privacy/processing.json', { as: await app.signIn('officer') })).status).toBe(403);
  const data = (await (await app.request('/privacy/processing.json', { as: await app.signIn('administrator') })).json()) as { columns: { table: string; column: string }[] };
  expect(data.columns).toContainEqual({ table: 'account', column: 'email', ground: expect.any(String), retention: expect.any(String) });
});

test('every column that looks personal says what it is', async () => {
  expect(await unannotatedColumns(app.db)).toEqual([]);
});

test('every annotation has a German wording', async () => {
  const words = germanAnnotations as Record<string, string>;
  const missing = (await personalColumns(app.db)).flatMap((c) => [c.ground, c.retention]).filter((phrase) => words[phrase] === undefined);
  expect([...new Set(missing)]).toEqual([]);
});

test('an operator sets the days until registrations go: plan, notice and form say the same number', async () => {
  const administrator = await app.signIn('administrator');
  const revision = async (): Promise<string> => String((await app.db.selectFrom('instance').select('version').executeTakeFirstOrThrow()).version);
  const set = async (days: string, as = administrator) => app.request('/de/settings/deadlines', { as, form: { event_keep_days: days, revision: await revision() } });
  expect(await text('/de/privacy/processing', administrator)).toContain('90 Tage nach der Veranstaltung');
  const wrong = await set('4000');
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="4000"');
  expect((await set('30', await app.signIn('coordinator'))).status).toBe(403);
  expect((await set('30')).status).toBe(303);
  expect(await text('/de/privacy/processing', administrator)).toContain('>30 Tage nach der Veranstaltung');
  expect(await text('/de/privacy/event-registration')).toContain('Höchstens 30 Tage nach der Veranstaltung');
  expect(await text('/ar/privacy/event-stall')).toContain('30 يومًا');
  const seen: number[] = [];
  const plan = { ...legalRetention[1]!, key: 'test.set', setting: { key: 'event_keep_days', least: 1, most: 365 }, remove: (_db: unknown, _before: Date, days?: number) => Promise.resolve(seen.push(days ?? 0)) };
  await runRetention(app.db, [plan], retentionBook, new Date());
  expect((await set('')).status).toBe(303);
  await runRetention(app.db, [plan], retentionBook, new Date());
  expect(seen).toEqual([30, 365]);
});
