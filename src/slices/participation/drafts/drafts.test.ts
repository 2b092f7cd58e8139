import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { loadTerritory } from '../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { setCall } from '../processes/commands.ts';
import { createProcess } from '../public.ts';
import { participationRetention } from '../receipts/jobs.ts';

let app: TestApp;
let processId: string;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()), topics: [localized('Sprache')] }))).id;
});
afterAll(() => app.drop());

const FORM = '/ar/processes/dialog/submit';
const later = (fields: Record<string, string>) => app.request(FORM, { form: { token: newId(), language: 'ar', later: '1', ...fields } });
const drafts = async () => app.db.selectFrom('submission_draft').selectAll().execute();
const linkOf = (answer: Response): string => (answer.headers.get('location') ?? '').replace('?saved=1', '');
const codeOf = (answer: Response): string => decodeURIComponent(/\/drafts\/([^?/]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '');

test('a text is put aside under a link, found again, continued in its place, and gone once it is sent', async () => {
  const answer = await later({ text: 'نصف فكرة', municipality: '03241002', groupName: 'Geheimnis', email: 'amal@example.org', name: 'Amal', answer: 'on' });
  expect(answer.status).toBe(303);
  const [row] = await drafts();
  expect(row).toMatchObject({ text: 'نصف فكرة', language: 'ar', municipality_key: '03241002' });
  expect(JSON.stringify(row), 'only the text').not.toMatch(/amal|Geheimnis/i);
  expect(JSON.stringify(await sql`select d::text as row from submission_draft d`.execute(app.db))).not.toContain(codeOf(answer).slice(0, 16));
  const saved = await app.request(answer.headers.get('location') ?? '');
  const html = await saved.text();
  expect(saved.headers.get('cache-control')).toBe('no-store');
  expect(saved.headers.get('referrer-policy')).toBe('no-referrer');
  for (const said of ['نصف فكرة</textarea>', 'http://localhost:3000/ar/drafts/', '<svg class="mt-qr"']) expect(html).toContain(said);
  expect(html).toMatch(/value="03241002" selected/);
  const again = await later({ text: 'فكرة كاملة', draft: codeOf(answer) });
  expect(codeOf(again)).toBe(codeOf(answer));
  expect((await drafts()).map((d) => d.text)).toEqual(['فكرة كاملة']);
  expect((await app.request(linkOf(answer))).status).toBe(200);
  expect((await app.request(FORM, { form: { token: newId(), language: 'ar', text: 'فكرة كاملة', draft: codeOf(answer) } })).status).toBe(303);
  expect(await drafts()).toEqual([]);
  expect((await app.request(linkOf(answer))).status).toBe(404);
});

test('its author deletes it; nothing of a draft is in the history', async () => {
  const answer = await later({ text: 'Wieder weg' });
  expect((await app.request(`${linkOf(answer)}/remove`, { form: {} })).status).toBe(303);
  expect(await drafts()).toEqual([]);
  const entries = await app.db.selectFrom('history_entry').select(({ fn }) => fn.countAll<number>().as('n')).where('action', 'like', '%draft%').executeTakeFirstOrThrow();
  expect(entries.n).toBe(0);
});

test('codes that are none lead nowhere, another process’s draft is not overwritten', async () => {
  for (const code of ['x', 'AAAA-AAAA-AAAA-AAAA-A', `${'0'.repeat(16)}1`]) expect((await app.request(`/de/drafts/${code}`)).status, code).toBe(404);
  const answer = await later({ text: 'Hier' });
  await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'zweiter', title: localized('Zweiter'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()) }));
  const other = await app.request('/de/processes/zweiter/submit', { form: { token: newId(), language: 'de', later: '1', text: 'Dort', draft: codeOf(answer) } });
  expect(codeOf(other)).not.toBe(codeOf(answer));
  expect((await drafts()).map((d) => d.text).sort()).toEqual(['Dort', 'Hier']);
});

test('bad input: nothing to keep, or too much, is said at the field; made-up topics and places are left out', async () => {
  const before = (await drafts()).length;
  for (const text of ['', 'x'.repeat(5_001)]) {
    const answer = await later({ text });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#form-text"');
  }
  expect(await drafts()).toHaveLength(before);
  await later({ text: 'Ohne Thema', topic: newId(), municipality: '99999999' });
  expect((await drafts()).find((d) => d.text === 'Ohne Thema')).toMatchObject({ topic_id: null, municipality_key: null });
});

test('when the call has closed, the words are given back', async () => {
  const answer = await later({ text: 'Zu spät, aber nicht verloren' });
  valueOf(await write(app.db, (tx) => setCall(tx, system('test'), processId, { call: 'closed', closesOn: null, version: 1 })));
  const html = await (await app.request(linkOf(answer))).text();
  expect(html).toContain('Zu spät, aber nicht verloren');
  expect(html).not.toContain('<textarea');
});

test('a draft goes 30 days after it was last saved', async () => {
  const retention = participationRetention.find((r) => r.key === 'submission.draft');
  const run = () => retention?.remove(app.db, new Date(Date.now() - 30 * 86_400_000));
  await app.db.updateTable('submission_draft').set({ saved_on: addDays(dayOf(new Date()), -30) }).execute();
  expect(await run()).toBe(0);
  await app.db.updateTable('submission_draft').set({ saved_on: addDays(dayOf(new Date()), -31) }).execute();
  expect(await run()).toBeGreaterThan(0);
  expect(await drafts()).toEqual([]);
});
