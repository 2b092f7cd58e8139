import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createProcess, submissionList } from '../../public.ts';

let app: TestApp;
let processId: string;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  const input = { slug: 'dialog', title: localized('Dialog', 'de', { ar: 'حوار' }), summary: localized('Kurz'), call: 'open', publishedOn: dayOf(new Date()), topics: [localized('Sprache'), localized('Arbeit')] } as const;
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, system('test'), input))).id;
});
afterAll(() => app.drop());

const FORM = '/de/processes/dialog/submit';
const tokenOf = async (): Promise<string> => /name="token" value="([^"]+)"/.exec(await (await app.request(FORM)).text())?.[1] ?? '';
const send = async (fields: Record<string, string>, headers: Record<string, string> = {}) => app.request(FORM, { form: { token: await tokenOf(), language: 'de', ...fields }, headers });
const stored = async (): Promise<number> => (await app.db.selectFrom('submission').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
const slipOf = (answer: Response): string => answer.headers.get('location') ?? '';
const codeOf = (answer: Response): string => decodeURIComponent(/\/follow\/([^/]+)\//.exec(slipOf(answer))?.[1] ?? '');

test('the form says what it is not, asks for nobody’s status, and works in four languages', async () => {
  for (const [locale, words] of Object.entries({ de: ['110', 'kein Antrag', 'Aktenzeichen'], 'de-simple': ['110', 'keinen Antrag stellen'], en: ['110', 'not an application', 'file numbers'], ar: ['110', 'ليس طلبًا رسميًا'] })) {
    const page = await app.request(`/${locale}/processes/dialog/submit`);
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const word of words) expect(html, `${locale}: ${word}`).toContain(word);
    expect(html).toContain('Barsinghausen');
    const form = /<form class="mt-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
    const names = [...form.matchAll(/ name="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(names)).toEqual(new Set(['token', 'text', 'device', 'audio', ...[1, 2, 3, 4, 5].flatMap((n) => [`file${n}`, `caption${n}`]), 'topic', 'municipality', 'language', 'helped', 'groupName', 'groupPublic', 'groupPeople', 'answer', 'email', 'name', 'later']));
  }
});

test('the page with the form is kept by nobody, because each form is one person’s', async () => {
  expect((await app.request(FORM)).headers.get('cache-control')).toBe('no-store');
  expect(await tokenOf()).not.toBe(await tokenOf());
});

test('a contribution gives a receipt that can be printed, saved and followed', async () => {
  const answer = await send({ text: 'Mehr Kurse am Abend', municipality: '03241002' });
  expect(answer.status).toBe(303);
  const slip = await app.request(slipOf(answer));
  const html = await slip.text();
  expect(slip.headers.get('cache-control')).toBe('no-store');
  expect(slip.headers.get('referrer-policy')).toBe('no-referrer');
  const shown = codeOf(answer).replace(/(.{4})(?=.)/g, '$1-');
  expect(html).toContain(shown.replace('&', '&amp;'));
  expect(html).toContain('<svg class="mt-qr"');
  const picture = await app.request(`/follow/${encodeURIComponent(codeOf(answer))}/qr.png`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await picture.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
  expect((await app.request(`/de/follow/${encodeURIComponent(shown.toLowerCase())}`)).status).toBe(200);
});

test('the database does not hold the code', async () => {
  const code = codeOf(await send({ text: 'Wo steht der Code?' }));
  const { rows } = await app.db.getExecutor().executeQuery((await import('kysely')).sql`select s::text as row from submission s`.compile(app.db));
  expect(code).toHaveLength(17);
  expect(JSON.stringify(rows)).not.toContain(code.slice(0, 16));
});

test('the same form sent twice at once is one contribution, with the same receipt', async () => {
  const [token, before] = [await tokenOf(), await stored()];
  const form = { token, language: 'de', text: 'Zweimal geklickt' };
  const answers = await Promise.all([1, 2, 3].map(() => app.request(FORM, { form })));
  expect(new Set(answers.map(slipOf)).size).toBe(1);
  expect(answers.every((a) => a.status === 303)).toBe(true);
  expect(await stored()).toBe(before + 1);
});

test('a program that sends the same words without a form is told so, and gets nobody’s receipt', async () => {
  const first = await send({ text: 'Worte eines Menschen' });
  const again = await app.request(FORM, { form: { language: 'de', text: 'Worte eines Menschen' } });
  expect(again.status).toBe(409);
  const html = await again.text();
  expect(html).not.toContain(codeOf(first));
  expect(html).toContain('Worte eines Menschen');
});

test('the same browser is asked before it sends the same words again; another one is not', async () => {
  const first = await send({ text: 'Bänke am See' });
  const cookie = (first.headers.getSetCookie().find((c) => c.startsWith('sent=')) ?? '').split(';')[0] ?? '';
  const again = await send({ text: 'Bänke am See' }, { cookie });
  expect(again.status).toBe(409);
  const html = await again.text();
  expect(html).toContain('name="again"');
  expect(html).not.toContain(codeOf(first));
  expect((await send({ text: 'Bänke am See', again: 'on' }, { cookie })).status).toBe(303);
  expect((await send({ text: 'Bänke am See' })).status).toBe(303);
});

test('what looks like a number of a person is asked about once, and everything typed is still there', async () => {
  const fields = { text: 'Rufen Sie an: 0511 12345678', municipality: '03241005', helped: 'on', name: '' };
  const asked = await send(fields);
  const html = await asked.text();
  expect(asked.status).toBe(422);
  expect(html).toContain('Telefonnummer');
  expect(html).toContain('0511 12345678');
  expect(html).toMatch(/value="03241005" selected/);
  expect(html).toMatch(/name="helped"[^>]*checked|checked[^>]*name="helped"/);
  expect((await send({ ...fields, checked: 'on' })).status).toBe(303);
});

test('an address without the wish for an answer is not taken, nor a wish without an address', async () => {
  for (const [fields, field] of [[{ email: 'a@example.org' }, 'answer'], [{ name: 'Amal' }, 'answer'], [{ answer: 'on' }, 'email'], [{ answer: 'on', email: 'kaputt' }, 'email']] as const) {
    const answer = await send({ text: 'Mit Adresse', ...fields });
    expect(answer.status, JSON.stringify(fields)).toBe(422);
    expect(await answer.text()).toContain(`href="#form-${field}"`);
  }
  const before = (await app.db.selectFrom('submission_contact').selectAll().execute()).length;
  expect((await send({ text: 'Mit Adresse', answer: 'on', email: 'Amal@Example.org', name: 'Amal' })).status).toBe(303);
  const contacts = await app.db.selectFrom('submission_contact').selectAll().execute();
  expect(contacts).toHaveLength(before + 1);
  expect(contacts.at(-1)).toMatchObject({ email: 'amal@example.org', name: 'Amal' });
});

test.each([
  ['empty', { text: '' }, 'form-text'],
  ['too long', { text: 'x'.repeat(5_001) }, 'form-text'],
  ['only control and direction characters', { text: '\u202E\u0000\u2066\u200E'.slice(0, 3) }, 'form-text'],
  ['a topic of no process', { text: 'Gut so', topic: newId() }, 'form-topic'],
  ['a topic that is no id', { text: 'Gut so', topic: '1 or 1=1' }, 'form-topic'],
  ['a municipality that does not exist', { text: 'Gut so', municipality: '99999999' }, 'form-municipality'],
  ['a language that is none', { text: 'Gut so', language: '<script>' }, 'form-language'],
])('bad input, %s: a message beside the field, nothing stored', async (_name, fields: Record<string, string>, target) => {
  const before = await stored();
  const answer = await send(fields);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`href="#${target}"`);
  expect(html).not.toContain('<script>');
  expect(await stored()).toBe(before);
});

test('markup stays text, direction overrides go, line breaks stay', async () => {
  await send({ text: '<b>fett</b>\r\nzweite\u202E Zeile\u0007' });
  const row = await app.db.selectFrom('submission').select('text').orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow();
  expect(row.text).toBe('<b>fett</b>\nzweite Zeile');
});

test('a text far too long is refused with the reason, whatever it is made of, and nothing of it is lost', async () => {
  for (const text of [`Anfang ${'يكتب الناس '.repeat(20_000)}Ende`, `Anfang${' '.repeat(1_000_000)}Ende`]) {
    const began = performance.now();
    const answer = await send({ text });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Höchstens 5.000 Zeichen sind möglich');
    expect(html).toContain(`${text}</textarea>`);
    expect(performance.now() - began).toBeLessThan(5_000);
  }
});

test('a body of many megabytes is refused before it is read', async () => {
  const answer = await app.request(FORM, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(10 * 1024 * 1024), origin: 'http://localhost:3000', host: 'localhost:3000' }, body: 'text=x' });
  expect(answer.status).toBe(413);
});

test('a closed call says so and takes nothing', async () => {
  await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'zu', title: localized('Zu'), summary: localized(''), call: 'closed', publishedOn: '2026-01-01' }));
  const page = await (await app.request('/de/processes/zu/submit')).text();
  expect(page).not.toContain('<textarea');
  const before = await stored();
  expect((await app.request('/de/processes/zu/submit', { form: { token: newId(), language: 'de', text: 'Zu spät' } })).status).toBe(409);
  expect(await stored()).toBe(before);
});

test('a signed-in person speaks without their account being noted', async () => {
  const as = await app.signIn('moderator');
  const answer = await app.request(FORM, { as, form: { token: await tokenOf(), language: 'de', text: 'Als Mensch, nicht als Amt' } });
  expect(answer.status).toBe(303);
  const entry = await app.db.selectFrom('history_entry').select(['actor_kind', 'actor_id']).where('action', '=', 'submission.received').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
  expect(entry).toEqual({ actor_kind: 'visitor', actor_id: null });
});

test('300 people behind one address are heard; a machine is stopped', async () => {
  const crowd = await testApp();
  try {
    await write(crowd.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()) }));
    const one = async (n: number): Promise<number> => (await crowd.request(FORM, { form: { token: newId(), language: 'de', text: `Stimme ${n} aus dem Saal` } })).status;
    const statuses: number[] = [];
    for (let n = 0; n < 900 && !statuses.includes(429); n += 1) statuses.push(await one(n));
    expect(statuses.slice(0, 300).every((s) => s === 303)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  } finally {
    await crowd.drop();
  }
}, 60_000);

test('nothing that was not moderated is in the list', async () => {
  expect((await submissionList(app.db, { processId }, { page: 1, pageSize: 50 })).total).toBe(0);
});
