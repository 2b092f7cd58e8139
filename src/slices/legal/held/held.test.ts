import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addAccount } from '../../people/public.ts';
import { createProcess, createSubmission } from '../../participation/public.ts';

let app: TestApp;
const cookies = { coordinator: '', administrator: '', officer: '' };
const today = dayOf(new Date());

beforeAll(async () => {
  app = await testApp();
  for (const role of ['coordinator', 'administrator', 'officer'] as const) cookies[role] = await app.signIn(role);
  await write(app.db, async (tx) => {
    const process = valueOf(await createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] }));
    const say = (text: string, email: string, name: string) => createSubmission(tx, { kind: 'visitor' }, { processId: process.id, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: crypto.randomUUID(), contact: { email, name, locale: 'de' } });
    valueOf(await say('Mehr Bänke am Markt', 'aylin@example.org', 'Aylin Käya'));
    valueOf(await say('Mehr Licht', 'jan@example.org', 'Jan Petersen'));
    valueOf(await addAccount(tx, system('test'), { name: 'Aylin Kaya', email: 'aylin@example.org', locale: 'de' }));
  });
  const contact = { institution: 'Verein Brücke', kind: 'association', function: '', person: 'Kaya, Aylin', email: 'verein@example.org', phone: '', street: '', postalCode: '', town: '', country: '', municipality: '', language: 'de', source: 'Liste', purposes: ['news'], checkedOn: today, ground: 'public_task', consentOn: '', consentHow: '', staysUntil: '' };
  expect((await app.request('/de/desk/contacts/new', { as: cookies.coordinator, form: contact })).status).toBe(303);
});
afterAll(() => app.drop());

const post = (path: string, form: Record<string, string | string[]>, as = cookies.coordinator) => app.request(`/de/privacy/held${path}`, { as, form });
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const chosenIn = (html: string): string[] => [...html.matchAll(/name="chosen" value="([^"]+)"/g)].map((m) => m[1] as string);

test('is for the office, asked by form, and never by nobody’s name', async () => {
  expect((await app.request('/de/privacy/held', { headers: { cookie: cookies.officer } })).status).toBe(403);
  expect((await post('', { email: 'aylin@example.org' }, cookies.officer)).status).toBe(403);
  expect((await app.request('/de/privacy/held')).status).toBe(302);
  expect((await post('', { email: '', name: '' })).status).toBe(422);
  expect((await post('', { email: '', name: '%' })).status).toBe(422);
  const none = await (await post('', { name: '%%%' })).text();
  expect(lacking(none, 'Darüber ist nichts gespeichert', 'nirgends gespeichert')).toEqual([]);
});

test('finds by mail address or by name, in any order and spelling, across everything, and nobody else', async () => {
  const byMail = await (await post('', { email: 'AYLIN@example.org' })).text();
  expect(lacking(byMail, 'Beitrag Nr. 1', 'Mehr Bänke am Markt', 'Konto seit', 'Einwilligung, Art. 6')).toEqual([]);
  expect(byMail).not.toContain('Verein Brücke');
  const byName = await (await post('', { name: 'aylin kaya' })).text();
  expect(lacking(byName, 'Verein Brücke', 'Beitrag Nr. 1', '3 Einträge')).toEqual([]);
  expect(byName).not.toContain('Petersen');
});

test('hands it over as a file', async () => {
  const file = await post('/export', { name: 'Aylin Kaya' });
  expect([file.headers.get('content-disposition'), file.headers.get('cache-control')]).toEqual(['attachment; filename="auskunft.json"', 'no-store']);
  const { records } = (await file.json()) as { records: { kind: string; data: Record<string, string> }[] };
  expect(records.map((r) => r.kind).sort()).toEqual(['Kontaktangaben zu Beiträgen', 'Kontaktverzeichnis', 'Konten']);
  expect(records.find((r) => r.kind === 'Kontaktverzeichnis')?.data['Person']).toBe('Kaya, Aylin');
});

test('erases what is ticked and may go: accounts by an administrator alone; the contribution itself stays', async () => {
  const asked = { name: 'Aylin Kaya' };
  const chosen = chosenIn(await (await post('', asked)).text());
  expect(chosen.map((c) => c.split('/')[0]).sort()).toEqual(['contact', 'submission.contact']);
  const account = await app.db.selectFrom('account').select('id').where('email', '=', 'aylin@example.org').executeTakeFirstOrThrow();
  // Others may have the name: nothing is ticked by itself, and what was ticked stays so when something is missing.
  const ticked = (html: string): string[] => [...html.matchAll(/name="chosen" value="([^"]+)" checked/g)].map((m) => m[1] as string);
  expect(ticked(await (await post('', asked)).text())).toEqual([]);
  expect(ticked(await (await post('', { email: 'aylin@example.org' })).text())).not.toEqual([]);
  const refused = await post('/erase', { ...asked, chosen: [chosen[0] as string] });
  expect([refused.status, ticked(await refused.text())]).toEqual([422, [chosen[0]]]);
  expect((await post('/erase', { ...asked, sure: 'on' })).status).toBe(422);
  const jan = await app.db.selectFrom('submission_contact').select('submission_id').where('email', '=', 'jan@example.org').executeTakeFirstOrThrow();
  const done = await (await post('/erase', { ...asked, sure: 'on', chosen: [...chosen, `account/${account.id}`, `submission.contact/${jan.submission_id}`] })).text();
  expect(lacking(done, '2 Einträge sind gelöscht', 'Ein Konto löscht die Administration')).toEqual([]);
  expect(await app.db.selectFrom('contact').select('id').execute()).toEqual([]);
  expect((await app.db.selectFrom('submission_contact').select('email').execute()).map((r) => r.email)).toEqual(['jan@example.org']);
  expect((await app.db.selectFrom('submission').select('text').orderBy('number').execute()).map((r) => r.text)).toEqual(['Mehr Bänke am Markt', 'Mehr Licht']);
  const byAdministrator = chosenIn(await (await post('', asked, cookies.administrator)).text());
  expect((await post('/erase', { ...asked, sure: 'on', chosen: byAdministrator }, cookies.administrator)).status).toBe(200);
  expect((await app.db.selectFrom('account').select('closed_at').where('id', '=', account.id).executeTakeFirstOrThrow()).closed_at).not.toBeNull();
  const history = JSON.stringify(await app.db.selectFrom('history_entry').leftJoin('history_value', 'history_value.entry_id', 'history_entry.id').select(['action', 'values']).execute());
  expect(lacking(history, 'Kaya', 'aylin', 'Brücke')).toHaveLength(3);
  expect(history).toContain('held.erased');
});
