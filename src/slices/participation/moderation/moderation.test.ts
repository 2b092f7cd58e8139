import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails } from '../../../platform/mail.ts';
import { createProcess, createSubmission, participationJobs, publishSubmission, type NewSubmission, type Taken } from '../public.ts';
import { contentHash } from '../submissions/rules.ts';
import { masked, readTags } from './translations/rules.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const env = { BASE_URL: 'http://localhost:3000', DATA_DIR: `/tmp/miteinander-moderation-${process.pid}` };
let app: TestApp;
let processId: string;
let moderator: string;
let coordinator: string;
beforeAll(async () => {
  app = await testApp(env);
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized('Kurz'), call: 'open', publishedOn: today }))).id;
  moderator = await app.signIn('moderator', { kind: 'process', id: processId });
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

async function say(text: string, more: Partial<NewSubmission> = {}): Promise<Taken & { path: string; desk: string }> {
  const taken = valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId(), ...more })));
  return { ...taken, path: `/follow/${encodeURIComponent(taken.receipt)}`, desk: `/desk/submissions/${taken.id}` };
}
const post = (path: string, form: Record<string, string | readonly string[]>, as = moderator) => app.request(`/de${path}`, { as, form });
const read = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const revision = async (id: string): Promise<string> => String((await app.db.selectFrom('submission').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version);
async function work(more: Record<string, string> = {}): Promise<void> {
  const pool = openPool(app.url, { max: 2 });
  await workOff(pool, { db: app.db, config: readConfig({ ...env, ...more }) }, [participationJobs]);
  await pool.end();
}
const everywhere = ['/submissions.json', '/submissions.csv', '/processes/dialog/submissions.json', '/de/submissions', '/de/processes/dialog'];

test('danger: never public, the office is alerted without the text, and the author reads where help is', async () => {
  const s = await say('Mein Mann schlägt mich und die Kinder', { contact: { email: 'hilfe@example.org', name: null, locale: 'ar' } });
  await write(app.db, (tx) => publishSubmission(tx, OFFICE, s.id));
  expect((await post(`${s.desk}/route`, { kind: 'nothing', revision: await revision(s.id) })).status).toBe(422);
  expect((await post(`${s.desk}/route`, { kind: 'danger', revision: '99' })).status).toBe(409);
  expect((await post(`${s.desk}/route`, { kind: 'danger', revision: await revision(s.id) })).status).toBe(303);
  for (const path of everywhere) expect(await read(path), path).not.toContain('schlägt');
  expect((await app.request(`/de/processes/dialog/submissions/${s.number}`)).status).toBe(404);
  const receipt = await read(`/ar${s.path}`);
  for (const words of ['tel:110', 'tel:112', 'tel:116016', 'نحن قلقون عليك']) expect(receipt, words).toContain(words);
  expect(await read('/de/desk', coordinator)).toContain('Jemand könnte in Gefahr sein');
  await work();
  const mails = await keptMails(readConfig(env));
  expect(mails.map((m) => m.to)).toContain('hilfe@example.org');
  expect(mails.some((m) => m.to !== 'hilfe@example.org' && m.text.includes('110 oder 112'))).toBe(true);
  for (const mail of mails) expect(mail.text).not.toContain('schlägt');
});

test('an application: its time of receipt is kept, it is handed on with hour and office, and can be closed or taken back', async () => {
  const s = await say('Hiermit lege ich Widerspruch ein gegen den Bescheid');
  await post(`${s.desk}/route`, { kind: 'application', revision: await revision(s.id) });
  const form = { steps: ['time', 'same_day', 'judge'], handedTo: 'Fachbereich Soziales', handedOn: '', handedAt: '', consent: 'on', note: '', revision: '1' };
  const refused = await post(`${s.desk}/route/change`, form);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="Fachbereich Soziales"');
  expect((await post(`${s.desk}/route/change`, { ...form, handedOn: today, handedAt: '25:00' })).status).toBe(422);
  expect((await post(`${s.desk}/route/change`, { ...form, handedOn: today, handedAt: '14:30' })).status).toBe(303);
  expect((await post(`${s.desk}/route/change`, { ...form, handedOn: today, handedAt: '14:45' })).status).toBe(409);
  const page = await read(`/de${s.path}`);
  for (const words of ['14:30', 'Fachbereich Soziales', 'Bei uns angekommen']) expect(page, words).toContain(words);
  expect(await app.db.selectFrom('submission_route').select('steps').where('submission_id', '=', s.id).executeTakeFirst()).toEqual({ steps: ['time', 'same_day'] });
  expect((await post(`${s.desk}/publish`, { text: 'Hiermit lege ich Widerspruch ein gegen den Bescheid', revision: await revision(s.id) })).status).toBe(409);
  expect((await post(`${s.desk}/route/back`, {})).status).toBe(303);
  expect(await read(`/de${s.path}`)).toContain('angekommen');
});

test('outside the office’s competence: public with the reason, forwarded, replied; the reply only where it may be read', async () => {
  const s = await say('Wahlrecht für alle, die hier leben');
  await write(app.db, (tx) => publishSubmission(tx, OFFICE, s.id));
  const form = { level: 'bund', body: 'Deutscher Bundestag', reason: 'Das Wahlrecht regelt der Bund.', reason_ar: 'القانون اتحادي', letter: '', forwardedOn: '', reply: '', replyOn: '', revision: '0' };
  expect((await post(`${s.desk}/referral`, { ...form, level: 'mond' })).status).toBe(422);
  expect((await post(`${s.desk}/referral`, { ...form, replyOn: today })).status).toBe(422);
  expect((await post(`${s.desk}/referral`, form)).status).toBe(303);
  expect((await post(`${s.desk}/referral`, form)).status).toBe(409);
  const html = await read(`/ar/processes/dialog/submissions/${s.number}`);
  for (const words of ['Deutscher Bundestag', 'القانون اتحادي', 'القرار في هذا للحكومة الاتحادية']) expect(html, words).toContain(words);
  expect((await post(`${s.desk}/referral`, { ...form, forwardedOn: today, reply: 'Wir prüfen das geheime Papier.', replyOn: today, revision: '1' })).status).toBe(303);
  expect(await read(`/de${s.path}`)).toContain('geheime Papier');
  for (const path of [`/de/processes/dialog/submissions/${s.number}`, '/submissions.json']) expect(await read(path), path).not.toContain('geheime Papier');
  expect(await read('/submissions.json')).toContain('"body":"Deutscher Bundestag"');
  expect(await read(`/de${s.desk}/letter`, moderator)).toContain('Wahlrecht für alle');
});

test('an answer is read and heard by whoever holds the receipt, and by nobody else', async () => {
  const s = await say('ትግርኛ ጽሑፍ', { language: 'ti' });
  const wav = Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt '), Buffer.alloc(80)]);
  const send = (bytes: Buffer, name: string) => {
    const body = new FormData();
    body.append('text', 'እናመስግን');
    body.append('language', 'ti');
    body.append('audio', new File([new Uint8Array(bytes)], name));
    return app.request(`/de${s.desk}/messages`, { as: moderator, method: 'POST', body, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
  };
  const wrong = await send(Buffer.from('<script>alert(1)</script>'.repeat(5)), 'gruss.mp3');
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('እናመስግን');
  expect((await send(wav, '../gruss.html')).status).toBe(303);
  const page = await read(`/ar${s.path}`);
  expect(page).toContain('lang="ti"');
  const audio = /<audio[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';
  const heard = await app.request(audio);
  expect([heard.status, heard.headers.get('content-type'), heard.headers.get('cache-control')]).toEqual([200, 'audio/wav', 'no-store']);
  expect((await app.request(audio.replace(/[^/]+$/, newId()))).status).toBe(404);
  const other = await say('Ein anderer Beitrag');
  expect((await app.request(audio.replace(/follow\/[^/]+/, `follow/${encodeURIComponent(other.receipt)}`))).status).toBe(404);
});

test('a decision can be said in the author’s language, too, also as a recording, with what was typed still there when it is no recording', async () => {
  const wav = Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt '), Buffer.alloc(80)]);
  const send = async (path: string, fields: Record<string, string>, audio: Buffer | null) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (audio !== null) body.append('audio', new File([new Uint8Array(audio)], 'antwort.wav'));
    return app.request(`/de${path}`, { as: moderator, method: 'POST', body });
  };
  const s = await say('ዝኾነ ሰብ ይጽውዕ', { language: 'ti' });
  const fields = { reason: 'Nennt eine Person.', own: 'ሓደ ሰብ ስለ ዝጽውዕ', language: 'ti', revision: await revision(s.id) };
  const refused = await send(`${s.desk}/withhold`, fields, Buffer.from('MZ no sound'));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('ሓደ ሰብ ስለ ዝጽውዕ</textarea>');
  expect((await send(`${s.desk}/withhold`, { ...fields, own: '' }, wav)).status).toBe(422);
  expect((await send(`${s.desk}/withhold`, { ...fields, language: '<b>' }, null)).status).toBe(422);
  expect(await read(`/de${s.path}`)).not.toContain('ዝጽውዕ</p>');
  expect((await send(`${s.desk}/withhold`, fields, wav)).status).toBe(303);
  const receipt = await read(`/de${s.path}`);
  for (const said of ['Nennt eine Person.', 'ሓደ ሰብ ስለ ዝጽውዕ', '<div lang="ti"']) expect(receipt).toContain(said);
  expect((await app.request(/<audio[^>]* src="([^"]+)"/.exec(receipt)?.[1] ?? '')).headers.get('content-type')).toBe('audio/wav');
  expect(await app.db.selectFrom('submission_message').select(['language']).where('submission_id', '=', s.id).execute()).toEqual([{ language: 'ti' }]);

  const other = await say('Bitte mehr Züge nach Berlin', { language: 'tr' });
  const referral = { level: 'Bund', body: 'Bundesministerium für Verkehr', reason: 'Züge bestellt der Bund.', revision: '0', own: 'Trenleri federal hükümet planlar.', language: 'tr' };
  expect((await send(`${other.desk}/referral`, { ...referral, level: (/<option value="([a-z]+)"/.exec(await read(`/de${other.desk}/referral`, moderator)) ?? [])[1] ?? '' }, null)).status).toBe(303);
  expect(await read(`/de${other.path}`)).toContain('Trenleri federal hükümet planlar.');
});

test('a list shows working translations into the reader’s language first, marked, with the original beneath', async () => {
  const text = 'دورات في المساء للأمهات';
  const s = await say(text, { language: 'ar' });
  await write(app.db, async (tx) => valueOf(await publishSubmission(tx, OFFICE, s.id)));
  const stored = (await app.db.selectFrom('submission').select('text').where('id', '=', s.id).executeTakeFirstOrThrow()).text;
  await app.db.insertInto('submission_translation').values({ submission_id: s.id, language: 'de', text: 'Kurse am Abend für Mütter', made_by: 'human', made_from: contentHash(processId, stored) }).execute();
  for (const path of ['/de/processes/dialog/submissions', '/de/submissions', '/de-simple/submissions']) {
    const html = await read(path);
    expect(html.indexOf('Kurse am Abend für Mütter')).toBeGreaterThan(0);
    expect(html.indexOf('Kurse am Abend für Mütter')).toBeLessThan(html.indexOf(text));
  }
  expect(await read('/de/submissions')).toContain('Von einem Menschen übersetzt');
  expect(await read('/ar/submissions')).not.toContain('Kurse am Abend');
  await app.db.updateTable('submission_translation').set({ made_from: Buffer.alloc(32) }).where('submission_id', '=', s.id).execute();
  expect(await read('/de/submissions')).not.toContain('Kurse am Abend');
});

test('a language the office does not read: an interpreter sees it without numbers, and the translation stands beside the original', async () => {
  const s = await say('ጽሑፍ 0511 1234567 አብነት', { language: 'ti' });
  const interpreter = await app.signIn('interpreter', { kind: 'process', id: processId });
  expect(await read('/de/translations', interpreter)).toContain(`/translations/${s.id}`);
  expect(await read('/de/desk/submissions?process=dialog', moderator)).toContain('Wartet auf eine Übersetzung');
  expect(await read(`/de${s.desk}`, moderator)).toContain('Das Büro liest diese Sprache nicht: Tigrinya');
  const page = await read(`/de/translations/${s.id}`, interpreter);
  expect(page).toContain('ጽሑፍ');
  expect(page).not.toContain('1234567');
  expect((await app.request(`/de/translations/${s.id}`)).status).toBe(302);
  expect((await app.request(`/de/translations/${s.id}`, { as: await app.signIn('interpreter', { kind: 'process', id: newId() }) })).status).toBe(403);
  expect((await post(`/translations/${s.id}`, { language: 'de', text: 'Eine Bitte mit […] als Beispiel', revision: await revision(s.id) }, interpreter)).status).toBe(303);
  expect(await read('/de/translations', interpreter)).not.toContain(s.id);
  expect(await read('/de/desk/submissions?process=dialog', moderator)).toContain('Eine Bitte mit […] als Beispiel');
  expect(await read(`/de${s.desk}`, moderator)).not.toContain('Das Büro liest diese Sprache nicht');
  const text = 'ጽሑፍ […] አብነት';
  expect((await post(`${s.desk}/publish`, { text, revision: await revision(s.id) })).status).toBe(303);
  // The wording has changed with the redaction: the translation is out of date until somebody looks again.
  expect(await read(`/de/processes/dialog/submissions/${s.number}`)).not.toContain('Eine Bitte mit');
  expect((await post(`/translations/${s.id}`, { language: 'de', text: 'Eine Bitte mit […] als Beispiel', revision: await revision(s.id) }, interpreter)).status).toBe(303);
  const shown = await read(`/de/processes/dialog/submissions/${s.number}`);
  for (const words of ['Eine Bitte mit […] als Beispiel', 'Von einem Menschen übersetzt', 'lang="ti"']) expect(shown, words).toContain(words);
});

test('a translation service is asked only for what is masked; its work is marked, and never replaces a person’s', async () => {
  const asked: { q: string; source: string }[] = [];
  const service = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(JSON.parse(body) as { q: string; source: string });
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ translatedText: 'Aus der Maschine' }));
    });
  }).listen(0);
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  const s = await say('Ji kerema xwe min bipirsin: rojda@example.org 0511 998877', { language: 'kmr' });
  expect((await post(`${s.desk}/translation/ask`, {})).status).toBe(404);
  await write(app.db, async (tx) => (await import('./translations/asking/commands.ts')).askForTranslation(tx, s.id));
  await work({ TRANSLATE_URL: url });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.source).toBe('kmr');
  expect(asked[0]?.q).not.toMatch(/rojda@|998877/);
  expect(await read(`/de/translations/${s.id}`, moderator)).toContain('Maschinell übersetzt und nicht geprüft');
  await post(`/translations/${s.id}`, { language: 'de', text: 'Von Hand', revision: await revision(s.id) });
  await write(app.db, async (tx) => (await import('./translations/asking/commands.ts')).askForTranslation(tx, s.id));
  await work({ TRANSLATE_URL: url });
  const page = await read(`/de/translations/${s.id}`, moderator);
  expect(page).toContain('Von Hand');
  expect(page).toContain('von einem Menschen geprüft');
  service.close();
});

test('what was taken out is kept apart, read only by who runs the process, and reading is in the history', async () => {
  const s = await say('Frau Quittenbaum ist unhöflich');
  await post(`${s.desk}/publish`, { text: '[…] ist unhöflich', revision: await revision(s.id) });
  for (const path of [...everywhere, `/de/processes/dialog/submissions/${s.number}`]) expect(await read(path), path).not.toContain('Quittenbaum');
  expect((await post(`${s.desk}/original`, {})).status).toBe(403);
  expect(await read(`/de${s.desk}`, moderator)).not.toContain('Quittenbaum');
  const shown = await post(`${s.desk}/original`, {}, coordinator);
  expect(await shown.text()).toContain('Quittenbaum');
  expect(await app.db.selectFrom('history_entry').select('action').where('subject_id', '=', s.id).where('action', '=', 'submission.original_read').execute()).toHaveLength(1);
  await post(`/follow/${encodeURIComponent(s.receipt)}/withdraw`, { revision: await revision(s.id), sure: 'on' });
  expect(await app.db.selectFrom('submission_original').select('submission_id').where('submission_id', '=', s.id).execute()).toEqual([]);
});

test('a hundred alike are decided at once and counted as one; each keeps number and receipt', async () => {
  const first = await say('Bitte mehr Deutschkurse am Abend anbieten');
  const others = [];
  for (let n = 0; n < 12; n += 1) others.push(await say(`Bitte mehr Deutschkurse am Abend anbieten${'!'.repeat(n + 1)}`));
  const page = await read(`/de${first.desk}/alike`, moderator);
  for (const { id } of others) expect(page).toContain(`value="${id}"`);
  const before = ((await (await app.request('/processes/dialog/submissions.json')).json()) as { total: number }).total;
  expect((await post(`${first.desk}/alike`, { ids: others.map((o) => o.id), decision: 'withhold', reason: '' })).status).toBe(422);
  expect((await post(`${first.desk}/alike`, { ids: others.map((o) => o.id), decision: 'publish', join: 'on' })).status).toBe(303);
  const after = ((await (await app.request('/processes/dialog/submissions.json')).json()) as { total: number }).total;
  expect(after).toBe(before + 13);
  const merged = await app.db.selectFrom('submission').select('merged_into').where('id', 'in', others.map((o) => o.id)).execute();
  expect(new Set(merged.map((m) => m.merged_into))).toEqual(new Set([first.id]));
  expect(await read(`/de${others[3]?.path ?? ''}`)).toContain(`Nr. ${first.number}`);
});

test('several withheld at once: each author reads the reason, and in their language where the office wrote it', async () => {
  const german = await say('Hassrede gegen Nachbarn gehört auf jede Wand geschrieben');
  const arabic = await say('Hassrede gegen Nachbarn gehört auf jede Wand geschrieben.', { language: 'ar' });
  const turkish = await say('Hassrede gegen Nachbarn gehört auf jede Wand geschrieben!', { language: 'tr' });
  const page = await read(`/de${german.desk}/alike`, moderator);
  expect(page).toContain(`Dieselbe Begründung auf Arabisch – العربية, für Nr. ${arabic.number}`);
  const form = { ids: [arabic.id, turkish.id], decision: 'withhold', reason: 'Der Text setzt Menschen herab.', 'own-ar': 'النص يهين أشخاصًا.', 'own-tr': '' };
  const long = await post(`${german.desk}/alike`, { ...form, 'own-ar': 'ن'.repeat(1_001) });
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('Der Text setzt Menschen herab.');
  expect((await post(`${german.desk}/alike`, form)).status).toBe(303);
  for (const s of [german, arabic, turkish]) expect(await read(`/ar${s.path}`)).toContain('Der Text setzt Menschen herab.');
  expect(await read(`/ar${arabic.path}`)).toContain('النص يهين أشخاصًا.');
  for (const s of [german, turkish]) expect(await read(`/ar${s.path}`)).not.toContain('النص يهين');
  expect(await read(`/ar${turkish.path}`)).toMatch(/متوفر بهذه اللغة فقط.*<div class="mt-flow" lang="de" dir="ltr">/s);
  for (const path of everywhere) expect(await read(path), path).not.toContain('Hassrede');
});

test('a usual reason is read in the author’s language, own words below it; a bundle offers the same, and nothing at all is refused', async () => {
  const [one, other] = [await say('Immer dasselbe über Nachbarn von nebenan'), await say('Immer dasselbe über Nachbarn von nebenan!', { contact: { email: 'a@example.org', name: null, locale: 'ar' } })];
  expect((await post(`${one.desk}/withhold`, { usual: '', reason: '', revision: '1' })).status).toBe(422);
  expect((await post(`${one.desk}/withhold`, { usual: 'made-up', revision: '1' })).status).toBe(422);
  expect((await post(`${one.desk}/withhold`, { usual: 'unclear', reason: 'Meinen Sie den Weg zur Schule?', revision: '1' })).status).toBe(303);
  const page = await read(`/ar${one.path}`);
  for (const words of ['لم نفهم النص', 'Meinen Sie den Weg zur Schule?']) expect(page).toContain(words);
  expect(page).not.toContain('Wir verstehen den Text nicht');
  expect((await post(`${other.desk}/alike`, { decision: 'withhold', usual: '', reason: '' })).status).toBe(422);
  expect((await post(`${other.desk}/alike`, { decision: 'withhold', usual: 'same' })).status).toBe(303);
  expect(await read(`/en${other.path}`)).toContain('Once is enough');
  await work();
  expect((await keptMails(readConfig(env))).some((m) => m.text?.includes('وصلنا هذا النص عدة مرات'))).toBe(true);
});

test('receive now, publish later: nothing appears before the office releases everything together', async () => {
  const { version } = await app.db.selectFrom('process').select('version').where('id', '=', processId).executeTakeFirstOrThrow();
  expect((await post('/desk/processes/dialog/ways', { publishLater: 'on', languages: 'de, !!', revision: String(version) }, coordinator)).status).toBe(422);
  expect((await post('/desk/processes/dialog/ways', { publishLater: 'on', languages: 'de, tr', revision: String(version) }, coordinator)).status).toBe(303);
  expect((await post('/desk/processes/dialog/ways', { languages: 'de', revision: String(version) }, coordinator)).status).toBe(409);
  const s = await say('Wartet auf den großen Tag');
  await post(`${s.desk}/publish`, { text: 'Wartet auf den großen Tag', revision: await revision(s.id) });
  for (const path of everywhere) expect(await read(path), path).not.toContain('großen Tag');
  expect(await read(`/de${s.path}`)).toContain('angenommen');
  expect((await post('/desk/processes/dialog/release', {}, moderator)).status).toBe(403);
  expect((await post('/desk/processes/dialog/release', {}, coordinator)).status).toBe(303);
  expect(await read('/submissions.json')).toContain('großen Tag');
});

test('masking takes out what leads to a person and nothing else', () => {
  expect(masked('Schreibt an a.b@example.org oder 0511 616-0, bitte')).not.toMatch(/example\.org|0511|616/);
  expect(masked('Seit 2015 kostet es 49 Euro im Monat')).toBe('Seit 2015 kostet es 49 Euro im Monat');
  expect(readTags('de, EN;ti')).toEqual(['de', 'en', 'ti']);
  expect(readTags('de, <b>')).toBeNull();
});

test('what was overlooked is taken out of what is public at once; the first wording is kept apart, and nothing can be reworded', async () => {
  const s = await say('Frau Beispielname hat uns sehr geholfen');
  await app.db.updateTable('process').set({ publish_later: false }).where('id', '=', processId).execute();
  await write(app.db, async (tx) => valueOf(await publishSubmission(tx, OFFICE, s.id)));
  const redact = async (text: string) => (await post(`${s.desk}/redact`, { text, revision: await revision(s.id) })).status;
  expect(await redact('Frau Beispielname hat uns sehr geholfen')).toBe(422);
  expect(await redact('Frau Anders hat uns sehr geholfen')).toBe(422);
  expect((await app.request(`/de${s.desk}/redact`, { form: { text: 'Frau […] hat uns sehr geholfen', revision: '2' } })).status).toBe(401);
  expect(await redact('Frau […] hat uns sehr geholfen')).toBe(303);
  for (const path of [...everywhere, `/de/processes/dialog/submissions/${s.number}`]) expect(await read(path), path).not.toContain('Beispielname');
  expect(await read(`/de/processes/dialog/submissions/${s.number}`)).toContain('Frau […] hat uns');
  expect(await read(`/de${s.desk}`, coordinator)).toContain('Wortlaut vor dem Herausnehmen ansehen');
  const waiting = await say('Noch nicht gesichtet, ohne Namen');
  expect((await post(`${waiting.desk}/redact`, { text: 'Noch nicht […], ohne Namen', revision: '1' })).status).toBe(409);
});
