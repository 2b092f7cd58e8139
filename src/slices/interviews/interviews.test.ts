import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { createProcess, publishSubmission } from '../participation/public.ts';
import { interviewRetention } from './jobs.ts';

let app: TestApp;
let as: string;
let processId: string;
const today = dayOf(new Date());

beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  const phases = [{ kind: 'interviews' as const, title: localized('Interviews'), text: localized(''), result: localized(''), startsOn: '2014-01-01', endsOn: '2014-12-31', precision: 'year' as const, source: '', numbers: [{ quantity: 'internal', label: localized('Interviews in der Verwaltung'), value: 15, unit: '' as const, qualifier: 'exact' as const, source: 'Konzept' }] }];
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [localized('Bildung')], phases }))).id;
});
afterAll(() => app.drop());

const FORM = { side: 'internal', topic: 'Gesundheit', heldOn: today, institution: 'Gesundheitsamt', function: 'Leitung', conductedBy: 'Koordinierungsstelle', notes: 'Fragen und Antworten', consentOn: '', consentHow: '', name: '', nameConsentOn: '', nameConsentHow: '' };
const post = (path: string, form: Record<string, string>, cookie = as) => app.request(`/de/desk/processes/dialog/interviews${path}`, { as: cookie, form });
const get = async (path: string, cookie = as): Promise<string> => (await app.request(path, { headers: { cookie } })).text();
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const token = (): string => crypto.randomUUID();

test('is for those who run the process', async () => {
  const other = await app.signIn('coordinator', { kind: 'process', id: processId });
  const moderator = await app.signIn('moderator', { kind: 'process', id: processId });
  expect((await app.request('/de/desk/processes/dialog/interviews', { headers: { cookie: other } })).status).toBe(200);
  for (const path of ['/de/desk/interviews', '/de/desk/processes/dialog/interviews', '/de/desk/processes/dialog/interviews/new']) {
    expect([path, (await app.request(path, { headers: { cookie: moderator } })).status]).toEqual([path, 403]);
    expect([path, (await app.request(path)).status]).toEqual([path, 302]);
  }
  expect((await post('/new', FORM, moderator)).status).toBe(403);
});

test('what is typed wrong comes back with everything in it; a name needs its consent', async () => {
  const refused = await post('/new', { ...FORM, name: 'Aylin Kaya', notes: 'bleibt <stehen>' });
  expect(refused.status).toBe(422);
  expect(lacking(await refused.text(), 'bleibt &lt;stehen', 'href="#form-nameConsentOn"', 'href="#form-nameConsentHow"')).toEqual([]);
  expect((await post('/new', { ...FORM, heldOn: addDays(today, 3) })).status).toBe(422);
  expect((await post('/new', { ...FORM, side: '' })).status).toBe(422);
  expect((await post('/new', { ...FORM, consentOn: today })).status).toBe(422);
});

test('a statement becomes a contribution only with consent, keeps its origin, and its form counts once', async () => {
  expect((await post('/new', FORM)).headers.get('location')).toBe('/de/desk/processes/dialog/interviews/1?saved=1');
  const said = { text: 'Dolmetschen beim Arzt muss bezahlt werden.', language: 'de', topic: '', municipality: '', token: token() };
  expect((await post('/1/statement', said)).status).toBe(422);
  expect((await post('/1', { ...FORM, consentOn: today, consentHow: 'spoken', revision: '1' })).status).toBe(303);
  expect((await post('/1', { ...FORM, revision: '1' })).status).toBe(409);
  const made = await (await post('/1/statement', said)).text();
  expect(lacking(made, 'Beitrag Nr. 1 ist aufgenommen', 'Dolmetschen beim Arzt')).toEqual([]);
  await post('/1/statement', said);
  const rows = await app.db.selectFrom('submission').select(['id', 'channel', 'state', 'helped']).execute();
  expect(rows.map(({ channel, state, helped }) => [channel, state, helped])).toEqual([['interview', 'received', true]]);
  expect((await app.db.selectFrom('submission_contact').select('email').execute())).toEqual([]);
  const id = rows[0]?.id ?? '';
  await write(app.db, (tx) => publishSubmission(tx, system('test'), id));
  expect(lacking(await get(`/de/thread/submission/${id}`), 'Interview Nr. 1')).toEqual([]);
  const visitor = await (await app.request(`/de/thread/submission/${id}`)).text();
  expect(visitor).not.toContain('Interview Nr. 1');
  expect((await post('/1', { ...FORM, revision: '2' })).status).toBe(409);
  expect((await post('/1/remove', { sure: 'on' })).status).toBe(409);
});

test('names and notes stay apart from everything public, and the numbers stand beside the printed ones', async () => {
  expect((await post('/new', { ...FORM, side: 'external', topic: 'Sport', notes: 'Geheimnotiz', name: 'Jan Petersen', nameConsentOn: today, nameConsentHow: 'written' })).status).toBe(303);
  const page = await (await app.request('/de/processes/dialog')).text();
  expect(lacking(page, 'Interviews in der Verwaltung', '15', 'Interviews außerhalb der Verwaltung')).toEqual([]);
  const data = (await (await app.request('/processes/dialog.json')).json()) as { phases: { numbers: { quantity: string; value: number; qualifier: string }[] }[] };
  expect(data.phases[0]?.numbers.map((n) => [n.quantity, n.value, n.qualifier])).toEqual([['internal', 15, 'exact'], ['internal', 1, 'recorded'], ['external', 1, 'recorded']]);
  expect(lacking(`${page}${JSON.stringify(data)}`, 'Petersen', 'Geheimnotiz', 'Gesundheitsamt')).toHaveLength(3);
  const history = JSON.stringify(await app.db.selectFrom('history_entry').leftJoin('history_value', 'history_value.entry_id', 'history_entry.id').select(['action', 'values']).where('subject_kind', '=', 'interview').execute());
  expect(lacking(history, 'Petersen', 'Geheimnotiz', 'Sport')).toHaveLength(3);
});

test('whoever asks finds their name and has it erased; what was said stays', async () => {
  const found = await (await app.request('/de/privacy/held', { as, form: { email: '', name: 'Jan Petersen' } })).text();
  expect(lacking(found, 'Interview Nr. 2', 'Geheimnotiz')).toEqual([]);
  const chosen = [...found.matchAll(/name="chosen" value="(interview\/[^"]+)"/g)].map((m) => m[1] as string);
  expect((await app.request('/de/privacy/held/erase', { as, form: { email: '', name: 'Jan Petersen', sure: 'on', chosen } })).status).toBe(200);
  expect(await app.db.selectFrom('interview_person').select('name').execute()).toEqual([]);
  expect(await app.db.selectFrom('interview').select('number').execute()).toHaveLength(2);
});

test('notes go two years after the interview; one that led to nothing can be deleted', async () => {
  await app.db.updateTable('interview').set({ held_on: addDays(today, -731) }).where('number', '=', 1).execute();
  for (const k of interviewRetention) await k.remove(app.db, new Date(Date.now() - k.days * 86_400_000));
  expect((await app.db.selectFrom('interview').select('notes').orderBy('number').execute()).map((r) => r.notes)).toEqual(['', 'Geheimnotiz']);
  expect((await post('/2/remove', {})).status).toBe(422);
  expect((await post('/2/remove', { sure: 'on' })).status).toBe(303);
  expect(await app.db.selectFrom('interview').select('number').execute()).toHaveLength(1);
  expect(lacking(await get('/de/desk/interviews'), 'Dialog')).toEqual([]);
});
