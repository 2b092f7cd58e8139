import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { keptMails, type KeptMail } from '../../../platform/mail.ts';
import { createProcess, createRecommendation, createSubmission, followerHolder, publishSubmission, withholdSubmission } from '../public.ts';
import { DIGEST, purgeFollowers } from './commands.ts';
import { followingJobs } from './jobs.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const dir = mkdtempSync(join(tmpdir(), 'miteinander-following-'));
const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: dir });
let app: TestApp;
let processId: string;
let first: string;

beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    processId = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] })).id;
  });
  first = await say('Mehr Kurse am Abend');
});
afterAll(async () => {
  await app.drop();
  rmSync(dir, { recursive: true, force: true });
});

const say = (text: string, open = true) =>
  write(app.db, async (tx) => {
    const made = valueOf(await createSubmission(tx, OFFICE, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'paper' }));
    if (open) valueOf(await publishSubmission(tx, OFFICE, made.id));
    return made.id;
  });
const FORM = '/de/processes/dialog/subscribe';
const ask = (email: string, submission = '', lang = 'de') => app.request(FORM.replace('/de/', `/${lang}/`), { form: { email, submission } });
const tasks = followingJobs.tasks;
/** Runs the jobs of one kind as the worker would, for every follower. */
const work = async (task: string): Promise<void> => {
  for (const { id } of await app.db.selectFrom('follower').select('id').execute()) await tasks[task]?.({ id }, { db: app.db, config });
};
const mailsTo = async (email: string): Promise<KeptMail[]> => (await keptMails(config)).filter((m) => m.to === email);
const linkIn = (mail: KeptMail | undefined): string => /http:\/\/localhost:3000(\/[a-z-]+\/subscriptions\/[\w-]{22})/.exec(mail?.text ?? '')?.[1] ?? '';
const yesterday = () => app.db.updateTable('follower').set({ told_on: addDays(today, -1) }).where('told_on', 'is not', null).execute();

test('an address is asked first; one button on the page confirms, opening the page does not', async () => {
  expect((await ask('a@example.org')).headers.get('location')).toContain('sent=1');
  await work('participation.follow_ask');
  const [mail] = await mailsTo('a@example.org');
  expect(mail?.text).not.toContain('Mehr Kurse');
  const link = linkIn(mail);
  const page = await app.request(link);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toContain('Ja, schreiben Sie mir');
  expect((await app.db.selectFrom('follower').select('confirmed_on').executeTakeFirstOrThrow()).confirmed_on).toBeNull();
  await work(DIGEST);
  expect(await mailsTo('a@example.org')).toHaveLength(1);
  expect((await app.request(link, { form: { do: 'confirm' } })).status).toBe(303);
  expect(await (await app.request(link)).text()).toContain('a@example.org');
});

test('a mail tells what is new since the last one, once a day at most, and how to end it', async () => {
  await work(DIGEST);
  expect(await mailsTo('a@example.org')).toHaveLength(1);
  await say('Der Bus fährt zu selten');
  await say('Noch nicht geprüft', false);
  await write(app.db, async (tx) => valueOf(await createRecommendation(tx, OFFICE, { processId, field: localized('Feld'), title: localized('Kurse am Abend'), text: localized(''), prospect: localized('Geht.'), forumIds: [], submissionIds: [first], publishedOn: today })));
  await work(DIGEST);
  const [mail, ...others] = await mailsTo('a@example.org');
  expect(others).toHaveLength(1);
  expect(mail?.text).toContain('1 neuer Beitrag');
  expect(mail?.text).toContain('Kurse am Abend');
  expect(mail?.text).not.toContain('Noch nicht');
  expect(mail?.unsubscribe).toBe(`http://localhost:3000${linkIn(mail)}`);
  await say('Noch einer');
  await work(DIGEST);
  expect(await mailsTo('a@example.org')).toHaveLength(2);
  await yesterday();
  await work(DIGEST);
  expect((await mailsTo('a@example.org'))[0]?.text).toContain('1 neuer Beitrag');
  await yesterday();
  await work(DIGEST);
  expect(await mailsTo('a@example.org')).toHaveLength(3);
});

test('one contribution can be followed in one’s language; withheld, it is silent', async () => {
  const id = await say('Ein Treff für alle');
  const { number } = await app.db.selectFrom('submission').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  expect(await (await app.request(`/ar${FORM.slice(3)}?submission=${number}`)).text()).toContain(`المساهمة رقم ${number}`);
  await ask('b@example.org', String(number), 'ar');
  await work('participation.follow_ask');
  const mail = (await mailsTo('b@example.org'))[0];
  expect(mail?.html).toContain('dir="rtl"');
  await app.request(linkIn(mail), { form: { do: 'confirm' } });
  await write(app.db, async (tx) => valueOf(await createRecommendation(tx, OFFICE, { processId, field: localized('Feld'), title: localized('Treffpunkte'), text: localized(''), prospect: localized('Geht.'), forumIds: [], submissionIds: [id], publishedOn: today })));
  valueOf(await write(app.db, (tx) => withholdSubmission(tx, OFFICE, id, { version: 2, reason: 'Nennt jemanden' }).then(async (r) => (r.ok ? r : withholdSubmission(tx, OFFICE, id, { version: 3, reason: 'Nennt jemanden' })))));
  await work(DIGEST);
  expect(await mailsTo('b@example.org')).toHaveLength(1);
});

test('who asks again gets the same link; nobody learns from the form who follows', async () => {
  const again = await ask('A@example.org ');
  expect(again.headers.get('location')).toBe((await ask('neu@example.org')).headers.get('location'));
  expect(await app.db.selectFrom('follower').select('id').where('email', '=', 'a@example.org').execute()).toHaveLength(1);
});

test('bad input keeps what was typed; what is not public cannot be followed; a mailbox is not filled', async () => {
  const bad = await ask('keine adresse', '1');
  expect(bad.status).toBe(422);
  const html = await bad.text();
  expect(html).toContain('keine adresse');
  expect(html).toContain('name="submission" value="1"');
  for (const number of ['3', '99', 'x', '-1']) expect((await ask('c@example.org', number)).status, number).toBe(404);
  expect((await ask('c@example.org\nBcc: x@example.org')).status).toBe(422);
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await ask('voll@example.org')).status));
  expect(statuses.filter((s) => s === 429).length).toBeGreaterThan(3);
});

test('the link ends it and the address is gone; mail programs can press the button themselves', async () => {
  const { token } = await app.db.selectFrom('follower').select('token').where('email', '=', 'a@example.org').executeTakeFirstOrThrow();
  const link = `/de/subscriptions/${token}`;
  expect((await app.request(link, { form: {} })).status).toBe(400);
  const pressed = await app.request(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
  expect(pressed.status).toBe(200);
  expect(await app.db.selectFrom('follower').select('id').where('email', '=', 'a@example.org').execute()).toHaveLength(0);
  expect((await app.request(link)).status).toBe(404);
  expect((await app.request(link, { form: { do: 'stop' } })).status).toBe(200);
  expect((await app.request('/de/subscriptions/%00')).status).toBeLessThan(500);
});

test('what is held about an address is found and erased; unconfirmed addresses go after a week', async () => {
  const [held] = await followerHolder.heldAbout(app.db, { email: 'b@example.org', name: null }, 'de', OFFICE);
  expect(JSON.stringify(held)).toContain('b@example.org');
  await app.db.transaction().execute(async (tx) => followerHolder.erase(tx, OFFICE, held?.id ?? ''));
  expect(await followerHolder.heldAbout(app.db, { email: 'b@example.org', name: null }, 'de', OFFICE)).toEqual([]);
  expect(await write(app.db, (tx) => purgeFollowers(tx, addDays(today, 6)))).toBe(0);
  expect(await write(app.db, (tx) => purgeFollowers(tx, addDays(today, 7)))).toBeGreaterThan(0);
  const history = await app.db.selectFrom('history_value').select('values').execute();
  expect(JSON.stringify(history)).not.toContain('example.org');
});
