import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { mailbox } from '../../../../test/mails.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { createProcess, createSubmission } from '../../participation/public.ts';
import { deskJobs } from './jobs.ts';
import { isDue } from './rules.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let as: string;
const box = mailbox(() => app, 'desk-digest', [deskJobs]);
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());
const mails = async () => {
  await write(app.db, (tx) => enqueue(tx, 'front.digests'));
  return box.mails();
};

test('due daily or weekly', () => {
  expect([isDue('day', null, today), isDue('day', today, today), isDue('day', addDays(today, -1), today), isDue('week', addDays(today, -6), today), isDue('week', addDays(today, -7), today)]).toEqual([true, false, true, false, true]);
});

test('each of the staff chooses for themselves: never at first, one mail of what waits, switched off by its link', async () => {
  await write(app.db, async (tx) => {
    const { id } = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] }));
    valueOf(await createSubmission(tx, OFFICE, { processId: id, text: 'Ein Treff', language: 'de', topicId: null, municipality: null, channel: 'paper' }));
  });
  expect(await mails()).toEqual([]);
  expect((await app.request('/de/desk/digest', { as: await app.signIn('participant') })).status).toBe(403);
  expect((await app.request('/de/desk/digest', { as, form: { rhythm: 'hourly' } })).status).toBe(422);
  expect((await app.request('/de/desk/digest', { as, form: { rhythm: 'day' } })).status).toBe(303);
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.text).toContain('/de/desk');
  expect(mail?.text).not.toContain('Ein Treff');
  expect(await mails()).toEqual([]);
  const { accountId, refused } = { accountId: (await app.db.updateTable('desk_digest').set({ sent_on: addDays(today, -1) }).returning('account_id').executeTakeFirstOrThrow()).account_id, refused: { ...box.config, smtpUrl: 'smtp://127.0.0.1:1' } };
  await expect(deskJobs.tasks['front.digest']?.({ accountId }, { db: app.db, config: refused })).rejects.toThrow('mail server');
  expect(await mails()).toHaveLength(1);
  const link = new URL(mail?.unsubscribe ?? '').pathname;
  expect(await (await app.request(link)).text()).toContain('Keine Mails mehr');
  expect((await app.request(link, { form: {} })).status).toBe(400);
  expect(await app.db.selectFrom('desk_digest').select('rhythm').execute()).toHaveLength(1);
  expect((await app.request(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
  expect(await app.db.selectFrom('desk_digest').select('rhythm').execute()).toEqual([]);
  expect(await mails()).toEqual([]);
});
