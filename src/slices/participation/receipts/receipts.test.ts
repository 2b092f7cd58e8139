import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { dropOldMails, keptMails } from '../../../platform/mail.ts';
import { createProcess, createRecommendation, createSubmission, mergeSubmissions, participationJobs, participationRetention, publishSubmission, setRecommendationState, withholdSubmission, type NewSubmission, type Taken } from '../public.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: `/tmp/miteinander-receipts-${process.pid}` });
let app: TestApp;
let processId: string;
let moderator: string;
beforeAll(async () => {
  app = await testApp();
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog', 'de', { ar: 'حوار' }), summary: localized('Kurz'), call: 'open', publishedOn: today }))).id;
  moderator = await app.signIn('moderator', { kind: 'process', id: processId });
});
beforeEach(() => dropOldMails(config, new Date(Date.now() + 400 * 86_400_000)));
afterAll(() => app.drop());

async function say(text: string, more: Partial<NewSubmission> = {}): Promise<Taken & { path: string }> {
  const taken = valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId(), ...more })));
  return { ...taken, path: `/de/follow/${encodeURIComponent(taken.receipt)}` };
}
const publish = async (id: string) => valueOf(await write(app.db, (tx) => publishSubmission(tx, OFFICE, id)));
const condense = async (submissionIds: string[], title = 'Kurse am Abend') =>
  valueOf(await write(app.db, (tx) => createRecommendation(tx, OFFICE, { processId, field: localized('Bildung'), title: localized(title), text: localized(''), prospect: localized('Geht.'), submissionIds, forumIds: [], publishedOn: today })));
async function workOffMails(): Promise<void> {
  const pool = openPool(app.url, { max: 2 });
  await workOff(pool, { db: app.db, config }, [participationJobs]);
  await pool.end();
}
const read = async (path: string): Promise<string> => (await app.request(path)).text();
const revision = async (id: string): Promise<string> => String((await app.db.selectFrom('submission').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version);
const everyRow = async (pattern: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: app.url });
  await client.connect();
  const { rows } = await client.query<{ t: string }>(`select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`);
  const hits: string[] = [];
  for (const { t } of rows) if ((await client.query(`select 1 from ${t.replace('.', '."')}" x where x::text ~* $1 limit 1`, [pattern])).rowCount !== 0) hits.push(t);
  await client.end();
  return hits;
};

test('the code is typed as it is read, and a wrong one is asked for again', async () => {
  const { receipt } = await say('Codes tippen');
  const typed = receipt.toLowerCase().replace(/(.{4})(?=.)/g, '$1 ').replaceAll('0', 'o').replaceAll('1', 'l');
  const found = await app.request('/de/follow', { form: { code: typed } });
  expect(found.status).toBe(303);
  expect((await app.request(found.headers.get('location') ?? '')).status).toBe(200);
  for (const code of ['', '1234', `${receipt.slice(0, 16)}${receipt.endsWith('0') ? '1' : '0'}`, '7'.repeat(17), '../../etc', '\u202E']) {
    const wrong = await app.request('/de/follow', { form: { code } });
    expect(wrong.status, code).toBe(422);
    expect(await wrong.text()).toContain('href="#form-code"');
  }
  expect((await app.request('/de/follow/7KQ4-0000-0000-0000-X')).status).toBe(404);
});

test('the author sees every state, and the reason of a refusal; nobody else sees the text', async () => {
  const { id, path, number } = await say('Herr M. schließt die Waschküche ab');
  expect(await read(path)).toContain('angekommen');
  const form = { reason: 'Ihr Text nennt eine Person.', revision: await revision(id) };
  expect((await app.request(`/de/desk/submissions/${id}/withhold`, { as: moderator, form })).status).toBe(303);
  const page = await read(path);
  expect(page).toContain('Ihr Text nennt eine Person.');
  expect(page).toContain('Waschküche');
  for (const url of [`/de/processes/dialog/submissions/${number}`, `/processes/dialog/submissions/${number}.json`, `/de/thread/submission/${id}`]) expect((await app.request(url)).status, url).toBe(404);
  for (const url of ['/processes/dialog/submissions.json', '/processes/dialog/submissions.csv', '/submissions.json', '/submissions.csv', '/de/submissions', '/de/processes/dialog/submissions', '/de/processes/dialog']) expect(await read(url), url).not.toContain('Waschküche');
});

test('looking changes nothing, however often', async () => {
  const { id, path } = await say('Nur ansehen');
  const before = await app.db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  for (const url of [path, `${path}/slip`, `${path}/correct`, `${path}/withdraw`, `${path}/forget-contact`]) {
    for (const method of ['GET', 'HEAD']) await app.request(url, { method });
  }
  expect(await app.db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).toEqual(before);
});

test('a correction hides the old words at once and is moderated again', async () => {
  const { id, path, number } = await say('Frau Zett hat gesagt');
  await publish(id);
  const started = Date.now();
  const answer = await app.request(`${path}/correct`, { form: { text: 'Im Amt wurde gesagt', language: 'de', revision: await revision(id) } });
  expect(answer.status).toBe(303);
  expect(Date.now() - started).toBeGreaterThan(950);
  expect((await app.request(`/de/processes/dialog/submissions/${number}`)).status).toBe(404);
  expect(await everyRow('Frau Zett')).toEqual([]);
  expect(await read(path)).toContain('Im Amt wurde gesagt');
});

test('a stale correction is refused, keeps what was typed and shows what is stored', async () => {
  const { id, path } = await say('Erste Fassung');
  const old = await revision(id);
  await app.request(`${path}/correct`, { form: { text: 'Zweite Fassung', language: 'de', revision: old } });
  const stale = await app.request(`${path}/correct`, { form: { text: 'Dritte Fassung', language: 'de', revision: old } });
  expect(stale.status).toBe(409);
  const html = await stale.text();
  expect(html).toContain('Dritte Fassung');
  expect(html).toContain('Zweite Fassung');
});

test('withdrawing needs a tick, erases everything, and the receipt says so', async () => {
  const { id, path } = await say('Etwas mit Quitten', { contact: { email: 'quitte@example.org', name: 'Quitte', locale: 'de' } });
  await publish(id);
  expect((await app.request(`${path}/withdraw`, { form: { revision: await revision(id) } })).status).toBe(422);
  expect((await app.request(`${path}/withdraw`, { form: { revision: await revision(id), sure: 'on' } })).status).toBe(303);
  expect(await everyRow('quitte')).toEqual([]);
  const page = await read(path);
  expect(page).toContain('zurückgenommen');
  expect(page).not.toContain('/withdraw');
});

test('condensed: the receipt leads to the recommendation and its fate, and nothing can be changed any more', async () => {
  const [a, b] = [await say('Abendkurse für Schichtarbeitende'), await say('Kurse nach der Arbeit')];
  await publish(a.id);
  await publish(b.id);
  await write(app.db, (tx) => mergeSubmissions(tx, OFFICE, a.id, b.id));
  const { id, number } = await condense([b.id]);
  const decision = { reason: localized('Wir öffnen die Kurse ab März.', 'de', { ar: 'نفتتح الدورات في آذار.' }), on: today, href: '/assessments/7#decision' };
  await write(app.db, (tx) => setRecommendationState(tx, OFFICE, id, 'adopted', decision));
  // A ballot that closes later weighs what is decided already: the decision stands.
  expect(await write(app.db, (tx) => setRecommendationState(tx, OFFICE, id, 'weighted'))).toMatchObject({ ok: false });
  for (const path of [a.path, `/de/processes/dialog/recommendations/${number}`]) for (const words of ['Wir öffnen die Kurse ab März.', '/de/assessments/7#decision']) expect(await read(path)).toContain(words);
  expect(await read(a.path.replace('/de/', '/ar/'))).toContain('نفتتح الدورات في آذار.');
  const page = await read(a.path);
  expect(page).toContain(`/de/processes/dialog/recommendations/${number}`);
  expect(page).toContain('angenommen');
  expect(page).toContain(`Nr. ${b.number}`);
  expect(page).not.toContain('/correct');
  expect((await app.request(`${a.path}/correct`, { form: { text: 'Zu spät', language: 'de', revision: await revision(a.id) } })).status).toBe(409);
  expect((await app.request(`${a.path}/withdraw`, { form: { sure: 'on', revision: await revision(a.id) } })).status).toBe(409);
});

test('whoever wanted an answer gets it by mail, in their language, and then the address is gone', async () => {
  const { id, receipt } = await say('دورات مسائية للعاملين', { language: 'ar', contact: { email: 'amal@example.org', name: 'أمل', locale: 'ar' } });
  await publish(id);
  await condense([id], 'Kurse für alle');
  await workOffMails();
  const mails = await keptMails(config);
  expect(mails.map((m) => m.to)).toEqual(['amal@example.org']);
  expect(mails[0]?.html).toContain('dir="rtl"');
  expect(mails[0]?.text).toContain('http://localhost:3000/ar/processes/dialog/recommendations/');
  expect(mails[0]?.text).not.toContain(receipt.slice(0, 8));
  expect(mails[0]?.text).not.toContain('دورات مسائية للعاملين');
  expect(await everyRow('amal@example')).toEqual([]);
});

test('a refusal is mailed with its reason, and the address stays for the next answer', async () => {
  const { id } = await say('Bitte zurückhalten', { contact: { email: 'berk@example.org', name: null, locale: 'en' } });
  await app.request(`/de/desk/submissions/${id}/withhold`, { as: moderator, form: { reason: 'Names a person.', revision: await revision(id) } });
  await workOffMails();
  const mails = await keptMails(config);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('Names a person.');
  expect(await everyRow('berk@example')).toEqual(['public.submission_contact']);
});

test('the author can have the address deleted; the receipt never shows it', async () => {
  const { path } = await say('Doch keine Antwort', { contact: { email: 'chris@example.org', name: 'Chris', locale: 'de' } });
  const page = await read(path);
  expect(page).toContain('/forget-contact');
  expect(page).not.toContain('chris@');
  expect((await app.request(`${path}/forget-contact`, { form: {} })).status).toBe(303);
  expect(await everyRow('chris@example')).toEqual([]);
});

test('retention erases what is due, also when a mail could not leave', async () => {
  const kept = await say('Bleibt noch', { contact: { email: 'dana@example.org', name: null, locale: 'de' } });
  const old = await say('Schon lange', { contact: { email: 'elif@example.org', name: null, locale: 'de' } });
  const stuck = await say('Mail ging nicht', { contact: { email: 'farid@example.org', name: null, locale: 'de' } });
  await app.db.updateTable('submission_contact').set({ delete_after: today }).where('submission_id', '=', old.id).execute();
  await app.db.updateTable('submission').set({ considered_on: addDays(today, -20) }).where('id', '=', stuck.id).execute();
  const [contacts] = participationRetention;
  await contacts?.remove(app.db, new Date(Date.now() - (contacts.days) * 86_400_000));
  const left = await app.db.selectFrom('submission_contact').select('submission_id').execute();
  expect(left.map((l) => l.submission_id)).toContain(kept.id);
  expect(left.map((l) => l.submission_id)).not.toContain(old.id);
  expect(left.map((l) => l.submission_id)).not.toContain(stuck.id);
});

test('the receipt suggests public contributions about the same thing, and only those', async () => {
  const open = await say('Einen Dolmetscherpool für Arztbesuche einrichten');
  const secret = await say('Dolmetscher für Arztbesuche, fragt Frau Geheim');
  await publish(open.id);
  const mine = await say('Pool von Sprachmittlern für Besuche beim Arzt aufbauen');
  const page = await read(mine.path);
  expect(page).toContain(`/de/processes/dialog/submissions/${open.number}"`);
  expect(page).not.toContain('Geheim');
  expect(secret.number).toBeGreaterThan(0);
});

test('authors see what others wrote about the same, with the words that say so, in every language, and only while it is public', async () => {
  const others = await say('Im Hort soll es Dolmetscherinnen geben');
  await publish(others.id);
  const hidden = await say('Sprachmittlung im Hort, noch nicht gelesen');
  const mine = await say('Sprachmittler für den Hort');
  const link = `/processes/dialog/submissions/${others.number}"`;
  const said = { de: ['Andere haben Ähnliches gesagt', 'anderes Wort dafür', '„Hort“'], 'de-simple': ['anderes Wort für das Gleiche'], en: ['another word for it', '“Hort”'], ar: ['كلمة أخرى بالمعنى نفسه', '«Hort»'] };
  for (const [locale, expected] of Object.entries(said)) {
    const path = mine.path.replace('/de/', `/${locale}/`);
    for (const html of [await read(path), await read(`${path}/slip`)]) for (const part of [`/${locale}${link}`, ...expected]) expect(html, `${locale}: ${part}`).toContain(part);
  }
  expect(await read(mine.path)).not.toContain(`submissions/${hidden.number}"`);
  await write(app.db, (tx) => withholdSubmission(tx, OFFICE, others.id, { version: 2, reason: 'Ein Name' }));
  expect(await read(mine.path)).not.toContain(link);
});
