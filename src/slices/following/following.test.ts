import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { mailbox } from '../../../test/mails.ts';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { enqueue } from '../../platform/jobs.ts';
import { keptMails, type KeptMail } from '../../platform/mail.ts';
import { addField, adoptEdition, conceptSteps, createConcept, createMeasure, measureSteps, setMeasureState, startDraft } from '../concept/public.ts';
import { createProcess, createRecommendation, createSubmission, processSteps, publishSubmission, withholdSubmission } from '../participation/public.ts';
import { withdrawSubmission } from '../participation/receipts/commands.ts';
import { beginMail, purgeFollowers, releaseMail } from './commands.ts';
import { followerHolder, followingJobs } from './public.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let processId: string;
let conceptId: string;
let measureId: string;
const jobs = [followingJobs([processSteps, measureSteps, conceptSteps])];
const box = mailbox(() => app, 'following', jobs);
const todo = <T,>(work: Parameters<typeof write<T>>[1]) => write(app.db, work);

beforeAll(async () => {
  app = await testApp();
  await todo(async (tx) => {
    processId = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] })).id;
    const concept = valueOf(await createConcept(tx, OFFICE, { slug: 'plan', title: localized('Integrationsplan') }));
    conceptId = concept.id;
    valueOf(await addField(tx, OFFICE, concept.editionId, { code: 'sprache', title: localized('Sprache') }));
    measureId = valueOf(await createMeasure(tx, OFFICE, { conceptId, fieldCode: 'sprache', title: localized('Kurse am Abend'), state: 'planned' })).id;
    valueOf(await adoptEdition(tx, OFFICE, { editionId: concept.editionId, slug: '2026', resolution: { body: 'Versammlung', date: today, outcome: 'unanimous' } }));
  });
});
afterAll(() => app.drop());

const say = (text: string, open = true) =>
  todo(async (tx) => {
    const made = valueOf(await createSubmission(tx, OFFICE, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'paper' }));
    if (open) valueOf(await publishSubmission(tx, OFFICE, made.id));
    return made.id;
  });
const recommend = (title: string, submissionIds: string[]) => todo(async (tx) => valueOf(await createRecommendation(tx, OFFICE, { processId, field: localized('Feld'), title: localized(title), text: localized(''), prospect: localized('Geht.'), forumIds: [], submissionIds, publishedOn: today })));
const FORM = '/de/subscriptions/new';
const ask = (email: string, about: string, rhythm = 'week', lang = 'de') => app.request(FORM.replace('/de/', `/${lang}/`), { form: { email, about, rhythm } });
const digests = async (task = 'following.digests'): Promise<readonly KeptMail[]> => {
  await todo((tx) => enqueue(tx, task));
  return box.mails();
};
const linkIn = (mail: KeptMail | undefined): string => /http:\/\/localhost:3000(\/[a-z-]+\/subscriptions\/[\w-]{22})/.exec(mail?.text ?? '')?.[1] ?? '';
/** Asks, reads the mail and presses its button. */
const follow = async (email: string, about: string, rhythm = 'week', lang = 'de'): Promise<string> => {
  await ask(email, about, rhythm, lang);
  const link = linkIn((await box.mails()).find((m) => m.to === email));
  expect((await app.request(link, { form: { do: 'confirm' } })).status).toBe(303);
  return link;
};
const weekAgo = () => app.db.updateTable('follower').set({ told_on: addDays(today, -7) }).where('told_on', 'is not', null).execute();
const state = (to: 'running' | 'done' | 'planned') => todo(async (tx) => valueOf(await setMeasureState(tx, OFFICE, measureId, { state: to, date: today })));

test('an address is asked first; one button on the page confirms, opening it does not; the question says nothing that somebody wrote', async () => {
  const first = await say('Mehr Kurse am Abend');
  expect((await ask('a@example.org', first)).headers.get('location')).toContain('sent=1');
  const [mail] = await box.mails();
  expect(mail?.text).not.toContain('Mehr Kurse');
  expect(mail?.text).toContain('Beitrag Nr. 1');
  const page = await app.request(linkIn(mail));
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toContain('Ja, schreiben Sie mir');
  await recommend('Kurse', [first]);
  expect(await digests()).toEqual([]);
  expect((await app.request(linkIn(mail), { form: { do: 'confirm' } })).status).toBe(303);
  expect(await digests()).toEqual([]);
});

test('one mail a week about everything an address follows, real steps only, each once', async () => {
  await follow('b@example.org', processId);
  const link = await follow('b@example.org', measureId);
  await todo((tx) => tx.updateTable('measure').set({ place: 'Rathaus' }).where('id', '=', measureId).execute());
  expect(await digests()).toEqual([]);
  await recommend('Treffpunkte', [await say('Ein Treff')]);
  await say('Noch nicht geprüft', false);
  await state('running');
  const [mail, ...others] = await digests();
  expect(others).toEqual([]);
  expect(mail?.subject).toBe('Neues zu 2 Themen, denen Sie folgen');
  for (const words of ['Treffpunkte', 'Inzwischen gibt es 2 Beiträge', 'Neuer Stand: Läuft', '/de/measures/']) expect(mail?.text).toContain(words);
  expect(mail?.text).not.toContain('Noch nicht');
  expect(mail?.unsubscribe).toBe(`http://localhost:3000${linkIn(mail)}`);
  await state('planned');
  expect(await digests()).toEqual([]);
  await weekAgo();
  const [next] = await digests();
  expect(next?.text).toContain('Neuer Stand: Geplant');
  expect(next?.text).not.toContain('Treffpunkte');
  await weekAgo();
  expect(await digests()).toEqual([]);
  expect(await (await app.request(link)).text()).toContain('Beteiligung „Dialog“');
});

test('who wants to hear at once does, in their language; of a concept, its measures and what a body decides', async () => {
  const link = await follow('c@example.org', conceptId, 'now', 'ar');
  await state('running');
  const [mail] = await digests('following.now');
  expect(mail?.to).toBe('c@example.org');
  expect(mail?.html).toContain('dir="rtl"');
  expect(mail?.text).toContain('Kurse am Abend');
  await todo(async (tx) => {
    const draft = valueOf(await startDraft(tx, OFFICE, conceptId));
    await tx.deleteFrom('edition_entry').where('edition_id', '=', draft.id).where('measure_id', '=', measureId).execute();
    valueOf(await adoptEdition(tx, OFFICE, { editionId: draft.id, slug: '2027', resolution: { body: 'Versammlung', date: today, outcome: 'majority' } }));
  });
  const [decided] = await digests('following.now');
  expect(decided?.text).toContain('/ar/concepts/plan/2027#resolution');
  expect(await digests('following.now')).toEqual([]);
  await app.request(link, { form: { do: 'rhythm', rhythm: 'week' } });
  expect((await app.request(link, { form: { do: 'rhythm', rhythm: 'daily' } })).status).toBe(400);
  await weekAgo();
  const dropped = (await digests()).find((m) => m.to === 'b@example.org');
  expect(dropped?.text).toContain('In der neuen Fassung 2027 des Konzepts steht diese Maßnahme nicht mehr');
});

test('two workers at once make one mail; one that dies in the middle leads to no second; a server that refuses is asked again', async () => {
  await weekAgo();
  await state('planned');
  const tasks = jobs[0]?.tasks ?? {};
  const context = { db: app.db, config: box.config };
  const mine = await app.db.selectFrom('follower').select('id').where('email', '=', 'b@example.org').execute();
  await Promise.all([...mine, ...mine].map(async ({ id }) => { await tasks['following.tell']?.({ id }, context); }));
  const made = await app.db.selectFrom('follower_mail').select('id').where('email', '=', 'b@example.org').execute();
  expect(made).toHaveLength(1);
  const id = made[0]?.id ?? '';
  await expect(tasks['following.send']?.({ id }, { db: app.db, config: { ...box.config, smtpUrl: 'smtp://127.0.0.1:1' } })).rejects.toThrow('mail server');
  // Begun by a worker that was killed: whether it left nobody knows, so that it leaves no more.
  const again = await todo((tx) => beginMail(tx, id));
  expect(again?.email).toBe('b@example.org');
  await tasks['following.send']?.({ id }, context);
  expect((await box.mails()).filter((m) => m.to === 'b@example.org')).toEqual([]);
  await todo((tx) => releaseMail(tx, id));
  await tasks['following.send']?.({ id }, context);
  await tasks['following.send']?.({ id }, context);
  expect((await keptMails(box.config)).filter((m) => m.id === id)).toHaveLength(1);
});

test('what is over ends the subscription; what was withheld is silent, what was taken back is forgotten', async () => {
  const id = await say('Ein Treff für alle');
  const { number } = await app.db.selectFrom('submission').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  expect(await (await app.request(`/ar${FORM.slice(3)}?about=${id}`)).text()).toContain(`المساهمة رقم ${number}`);
  await follow('d@example.org', id);
  const other = await say('Noch einer');
  await follow('e@example.org', other);
  await recommend('Treffpunkte für alle', [id]);
  valueOf(await todo((tx) => withholdSubmission(tx, OFFICE, id, { version: 2, reason: 'Nennt jemanden' }).then(async (r) => (r.ok ? r : withholdSubmission(tx, OFFICE, id, { version: 3, reason: 'Nennt jemanden' })))));
  valueOf(await todo((tx) => withdrawSubmission(tx, OFFICE, other, 2)));
  await weekAgo();
  await state('running');
  await state('done');
  const mails = await digests();
  expect(mails.find((m) => m.to === 'd@example.org')).toBeUndefined();
  expect(mails.find((m) => m.to === 'b@example.org')?.text).toContain('Damit ist es abgeschlossen');
  const left = await app.db.selectFrom('follower').select(['email', 'node_id']).execute();
  expect(left.filter((f) => f.node_id === measureId)).toEqual([]);
  expect(left.some((f) => f.email === 'e@example.org')).toBe(false);
  expect(left.some((f) => f.email === 'b@example.org' && f.node_id === processId)).toBe(true);
});

test('nobody learns from the form who follows; bad input keeps what was typed; what is not public cannot be followed; a mailbox is not filled', async () => {
  const again = await ask('B@example.org ', processId);
  expect(again.headers.get('location')).toBe((await ask('neu@example.org', processId)).headers.get('location'));
  expect(await app.db.selectFrom('follower').select('id').where('email', '=', 'b@example.org').where('node_id', '=', processId).execute()).toHaveLength(1);
  const bad = await ask('keine adresse', processId, 'daily');
  expect(bad.status).toBe(422);
  const html = await bad.text();
  expect(html).toContain('keine adresse');
  expect(html).toContain(`name="about" value="${processId}"`);
  const hidden = await say('Noch nicht', false);
  for (const about of [hidden, 'x', '', '-1', '00000000-0000-4000-8000-000000000000']) expect((await ask('c@example.org', about)).status, about).toBe(404);
  expect((await ask('c@example.org\nBcc: x@example.org', processId)).status).toBe(422);
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await ask('voll@example.org', processId)).status));
  expect(statuses.filter((s) => s === 429).length).toBeGreaterThan(3);
});

test('the link ends one thing or everything, and mail programs press the button themselves; the address is gone', async () => {
  const link = await follow('f@example.org', processId);
  await follow('f@example.org', conceptId);
  expect((await app.request(link, { form: {} })).status).toBe(400);
  const rest = await app.request(link, { form: { do: 'one', about: processId } });
  const next = rest.headers.get('location') ?? '';
  expect(next).not.toContain(link);
  expect((await app.request(link)).status).toBe(404);
  expect(await (await app.request(next)).text()).not.toContain('Dialog');
  const pressed = await app.request(next.split('?')[0] ?? '', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
  expect(pressed.status).toBe(200);
  expect(await app.db.selectFrom('follower').select('id').where('email', '=', 'f@example.org').execute()).toHaveLength(0);
  expect((await app.request(link, { form: { do: 'stop' } })).status).toBe(200);
  expect((await app.request('/de/subscriptions/%00')).status).toBeLessThan(500);
});

test('what is held about an address is found and erased; unconfirmed addresses go after a week', async () => {
  const [held] = await followerHolder.heldAbout(app.db, { email: 'b@example.org', name: null }, 'de', OFFICE);
  expect(JSON.stringify(held)).toContain('b@example.org');
  await app.db.transaction().execute(async (tx) => followerHolder.erase(tx, OFFICE, held?.id ?? ''));
  expect(await followerHolder.heldAbout(app.db, { email: 'b@example.org', name: null }, 'de', OFFICE)).toEqual([]);
  expect(await todo((tx) => purgeFollowers(tx, addDays(today, 6)))).toBe(0);
  expect(await todo((tx) => purgeFollowers(tx, addDays(today, 7)))).toBeGreaterThan(0);
  const history = await app.db.selectFrom('history_value').select('values').execute();
  expect(JSON.stringify(history)).not.toContain('example.org');
});
