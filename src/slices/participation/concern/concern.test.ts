import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, createSubmission, publishSubmission } from '../public.ts';
import { purgeConcerns, setConcern } from './commands.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let processId: string;

beforeAll(async () => {
  app = await testApp();
  processId = await write(app.db, async (tx) => {
    const { id } = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] }));
    for (const text of ['Mehr Kurse am Abend', 'Der Bus fährt zu selten', 'Noch nicht geprüft']) {
      const made = valueOf(await createSubmission(tx, OFFICE, { processId: id, text, language: 'de', topicId: null, municipality: null, channel: 'paper' }));
      if (text !== 'Noch nicht geprüft') valueOf(await publishSubmission(tx, OFFICE, made.id));
    }
    return id;
  });
});
afterAll(() => app.drop());

const at = (number: number, lang = 'de'): string => `/${lang}/processes/dialog/submissions/${number}/concern`;
const item = async (number: number) => (await (await app.request(`/processes/dialog/submissions/${number}.json`)).json()) as { concernsToo: number | null };
const cookieOf = (answer: Response): string => /concern=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
/** A browser that opened the page and kept its cookie. */
const browser = async (number: number): Promise<string> => cookieOf(await app.request(at(number)));
const press = (number: number, cookie: string, concerned: 'yes' | 'no') => app.request(at(number), { form: { concerned }, headers: { cookie } });
const switchTo = (open: boolean) => write(app.db, (tx) => setConcern(tx, OFFICE, processId, open));

test('while a process does not ask, there is no button, no number and no page', async () => {
  expect((await item(1)).concernsToo).toBeNull();
  expect(await (await app.request('/de/processes/dialog/submissions/1')).text()).not.toContain('betrifft mich auch');
  expect((await app.request(at(1))).status).toBe(404);
  expect((await press(1, 'concern=AAAAAAAAAAAAAAAAAAAAAA', 'yes')).status).toBe(404);
});

test('the office switches it on beside the other ways of a process', async () => {
  const session = await app.signIn('coordinator');
  const page = await (await app.request('/de/desk/processes/dialog/ways', { as: session })).text();
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
  expect(page).toContain('betrifft mich auch');
  expect((await app.request('/de/desk/processes/dialog/ways', { as: session, form: { languages: 'de, en', revision, concern: 'on' } })).status).toBe(303);
  expect((await item(1)).concernsToo).toBe(0);
  expect(/name="concern"[^>]*checked/.test(await (await app.request('/de/desk/processes/dialog/ways', { as: session })).text())).toBe(true);
});

test('a device counts once, in every language, and can take it back', async () => {
  const [one, two] = [await browser(1), await browser(1)];
  expect(one).not.toBe(two);
  for (const cookie of [one, one, two]) expect((await press(1, cookie, 'yes')).status).toBe(303);
  expect((await item(1)).concernsToo).toBe(2);
  const page = await app.request(at(1), { headers: { cookie: one } });
  const html = await page.text();
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(html).toContain('Sie haben gesagt');
  expect(html).toContain('2 Mal gesagt');
  expect(html).toContain('Gezählt werden Geräte, nicht Menschen');
  expect(await (await app.request('/ar/processes/dialog/submissions/1')).text()).toContain('قيل مرتين');
  expect((await press(1, one, 'no')).headers.get('location')).toContain('done=taken_back');
  expect((await item(1)).concernsToo).toBe(1);
  expect((await app.request('/submissions.csv')).status).toBe(200);
  expect(await (await app.request('/submissions.csv')).text()).toContain('concernsToo');
});

test('without a cookie nothing is counted and the page says why; made-up cookies are none', async () => {
  const before = (await item(2)).concernsToo;
  for (const cookie of ['', 'concern=kurz', `concern=${'a'.repeat(5_000)}`, 'concern=%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00']) {
    const answer = await press(2, cookie, 'yes');
    expect(answer.headers.get('location'), cookie.slice(0, 20)).toContain('done=no_cookie');
  }
  expect((await item(2)).concernsToo).toBe(before);
  expect(await (await app.request(`${at(2)}?done=no_cookie`)).text()).toContain('nichts gemerkt');
});

test('what is not public cannot be supported, and reading changes nothing', async () => {
  const cookie = await browser(1);
  for (const number of ['3', '99', '0', 'x', '1e3']) expect((await press(number as unknown as number, cookie, 'yes')).status, number).toBe(404);
  await app.request(`${at(2)}?concerned=yes`, { headers: { cookie } });
  expect((await item(2)).concernsToo).toBe(0);
});

test('a hall says it from one address; a machine that goes on is stopped', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 410; i += 1) statuses.push((await press(2, `concern=${String(i).padStart(22, 'A')}`, 'yes')).status);
  expect(statuses.slice(0, 400).every((s) => s === 303)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
}, 60_000);

test('nothing stored leads from one contribution to another, to a time or to the browser', async () => {
  const cookie = await browser(1);
  await press(1, cookie, 'yes');
  const rows = await app.db.selectFrom('submission_concern').selectAll().where('submission_id', '=', (await app.db.selectFrom('submission').select('id').where('number', '=', 1).executeTakeFirstOrThrow()).id).execute();
  const all = await app.db.selectFrom('submission_concern').selectAll().execute();
  expect(new Set(all.map((r) => r.device.toString('hex'))).size).toBe(all.length);
  expect(JSON.stringify(rows)).not.toContain(cookie.slice('concern='.length));
  const history = await app.db.selectFrom('history_entry').select('action').execute();
  expect(history.map((h) => h.action).filter((a) => a.includes('concern'))).toEqual(['process.concern_switched']);
});

test('after a year the numbers stay and no device is told any more', async () => {
  const cookie = await browser(1);
  await press(1, cookie, 'yes');
  const before = (await item(1)).concernsToo;
  expect(await write(app.db, (tx) => purgeConcerns(tx, today))).toBe(0);
  expect(await write(app.db, (tx) => purgeConcerns(tx, addDays(today, 2)))).toBeGreaterThan(0);
  expect((await item(1)).concernsToo).toBe(before);
  await press(1, cookie, 'no');
  expect((await item(1)).concernsToo).toBe(before);
});

test('switched off, the numbers are gone from pages and data; switched on again they are there', async () => {
  const before = (await item(1)).concernsToo;
  await switchTo(false);
  expect((await item(1)).concernsToo).toBeNull();
  await switchTo(true);
  expect((await item(1)).concernsToo).toBe(before);
});
