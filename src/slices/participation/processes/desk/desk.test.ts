import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system, VISITOR } from '../../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { localized } from '../../../../kernel/localized.ts';
import { createEvent } from '../../../events/public.ts';
import { createSurvey } from '../../../surveys/public.ts';
import { createProcess, createSubmission, processBySlug, publishSubmission, type Process } from '../../public.ts';

const today = dayOf(new Date());
let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const post = (path: string, form: Record<string, string | readonly string[]>) => app.request(`/de${path}`, { as, form });
const row = (n: number, label: string, value: string, more: Record<string, string> = {}) => Object.fromEntries(Object.entries({ label, value, unit: '', qualifier: 'exact', source: '', ...more }).map(([name, typed]) => [`n${n}_${name}`, typed]));
const now = async (): Promise<Process> => (await processBySlug(app.db, 'dialog')) as Process;

test('from a new process to a public one with an open call, as a clerk does it', async () => {
  const basics = { slug: 'dialog', title: 'Dialog 2026', title_en: 'Dialogue 2026', summary: 'Worum es geht.', topics: 'Sprache\nWohnen\nSprache\n' };
  expect((await post('/desk/processes/new', { ...basics, slug: 'Nicht gut!' })).status).toBe(422);
  expect((await post('/desk/processes/new', { ...basics, slug: 'new' })).status).toBe(422);
  expect((await post('/desk/processes/new', basics)).headers.get('location')).toBe('/de/desk/processes/dialog?saved=1');
  expect((await post('/desk/processes/new', basics)).status).toBe(422);
  for (const path of ['/de/processes/dialog', '/processes/dialog.json', '/de/processes/dialog/submit', '/processes/dialog/submissions.json']) expect((await app.request(path)).status, path).toBe(404);
  expect((await app.request('/de/processes/dialog', { as })).status).toBe(200);
  expect((await post('/desk/processes/dialog/call', { call: 'open', revision: '1' })).status).toBe(409);
  expect((await post('/desk/processes/dialog/publish', {})).status).toBe(422);
  expect((await post('/desk/processes/dialog/publish', { sure: 'on' })).status).toBe(303);
  expect((await post('/desk/processes/dialog/call', { call: 'open', closesOn: addDays(today, -1), revision: '1' })).status).toBe(422);
  expect((await post('/desk/processes/dialog/call', { call: 'open', closesOn: addDays(today, 9), revision: '1' })).status).toBe(303);
  const page = await (await app.request('/en/processes/dialog')).text();
  expect(page).toContain('Dialogue 2026');
  expect(page).toContain('/en/processes/dialog/submit');
  expect(((await (await app.request('/processes/dialog.json')).json()) as { topics: unknown[] }).topics).toHaveLength(2);
});

test('two people edit at once: the second sees the first’s version and keeps what was typed', async () => {
  const { version } = await now();
  const form = { title: 'Erste Hand', summary: 'S', topics: 'Sprache', revision: String(version) };
  expect((await post('/desk/processes/dialog', form)).status).toBe(303);
  const second = await post('/desk/processes/dialog', { ...form, title: 'Zweite Hand' });
  expect(second.status).toBe(409);
  const html = await second.text();
  expect(html).toContain('value="Zweite Hand"');
  expect(html).toContain('Erste Hand');
  expect((await now()).title.texts['de']?.text).toBe('Erste Hand');
});

test('a changed title leaves its translations behind as out of date; an emptied one goes', async () => {
  const { version } = await now();
  await post('/desk/processes/dialog', { title: 'Neu', title_en: 'Dialogue 2026', title_ar: 'حوار', summary: 'S', topics: 'Sprache', revision: String(version) });
  const { title, version: next } = await now();
  expect(title.texts['ar']).toMatchObject({ of: title.version });
  await post('/desk/processes/dialog', { title: 'Noch neuer', title_ar: 'حوار', summary: 'S', topics: 'Sprache', revision: String(next) });
  const after = (await now()).title;
  expect(after.texts['en']).toBeUndefined();
  expect(after.texts['ar']?.of).toBeLessThan(after.version);
});

test('phases are added, changed and removed; wrong dates and numbers are named', async () => {
  const phase = { kind: 'survey', title: 'Umfrage', text: '', result: '', startsOn: '2026-02-01', endsOn: '2026-03-01', precision: 'day', rows: '3', ...row(0, 'Eingeladen', '713'), ...row(2, 'Antworten', '21,6', { unit: 'percent', qualifier: 'computed' }) };
  expect((await post('/desk/processes/dialog/phases/new', { ...phase, endsOn: '2026-01-01' })).status).toBe(422);
  const wrong = await post('/desk/processes/dialog/phases/new', { ...phase, ...row(1, 'Schlecht', 'viele') });
  expect(wrong.status).toBe(422);
  const refused = await wrong.text();
  expect(refused).toContain('href="#form-n1_value"');
  expect(refused).toContain('value="viele"');
  expect((await post('/desk/processes/dialog/phases/new', { ...phase, startsOn: '2026-02-30' })).status).toBe(422);
  expect((await post('/desk/processes/dialog/phases/new', phase)).status).toBe(303);
  const { id } = await app.db.selectFrom('process_phase').select('id').executeTakeFirstOrThrow();
  expect((await post(`/desk/processes/dialog/phases/${id}`, { ...phase, title: 'Befragung', revision: '1' })).status).toBe(303);
  expect((await post(`/desk/processes/dialog/phases/${id}`, { ...phase, title: 'Zu spät', revision: '1' })).status).toBe(409);
  const page = await (await app.request('/de/processes/dialog')).text();
  expect(page).toContain('Befragung');
  expect(page).toContain('21,6 % (nachgerechnet)');
  expect((await post(`/desk/processes/dialog/phases/${id}/remove`, { revision: '2' })).status).toBe(422);
  expect((await post(`/desk/processes/dialog/phases/${id}/remove`, { revision: '2', sure: 'on' })).status).toBe(303);
  expect((await post(`/desk/processes/dialog/phases/${newId()}`, { ...phase, revision: '1' })).status).toBe(404);
});

test('condensing: look for contributions without losing what was typed, save a draft, publish it', async () => {
  const process = await now();
  const say = async (text: string) => {
    const taken = valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId: process.id, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() })));
    await write(app.db, (tx) => publishSubmission(tx, system('test'), taken.id));
    return taken;
  };
  const [a, b] = [await say('Abendkurse für Berufstätige'), await say('Kurse nach der Arbeit anbieten')];
  const forum = await post('/desk/processes/dialog/forums/new', { title: 'Sprache', heldOn: '2026-03-07', place: 'Garbsen', minutes: 'Konsens.', participants: '60', qualifier: 'about', numbers: String(a.number) });
  expect(forum.status).toBe(303);
  const path = '/desk/processes/dialog/recommendations/new';
  const typed = { field: 'Sprache', title: 'Kurse am Abend anbieten', text: 'Für alle, die arbeiten.', prospect: '' };
  const looked = await (await post(path, { ...typed, numbers: String(a.number), q: 'Arbeit', step: 'look' })).text();
  expect(looked).toContain('value="Kurse am Abend anbieten"');
  expect(looked).toMatch(new RegExp(`value="${a.id}" checked`));
  expect(looked).toContain(`value="${b.id}"`);
  const lacking = await post(path, { ...typed, submissions: [a.id, b.id] });
  expect(lacking.status).toBe(422);
  expect(await lacking.text()).toContain('href="#form-prospect"');
  expect((await post(path, { ...typed, prospect: 'Die Volkshochschule kann das.' })).status).toBe(422);
  const saved = await post(path, { ...typed, prospect: 'Die Volkshochschule kann das.', submissions: [a.id, b.id, newId()] });
  expect(saved.headers.get('location')).toBe('/de/desk/processes/dialog/recommendations/1?saved=1');
  expect((await app.request('/de/processes/dialog/recommendations/1')).status).toBe(404);
  expect((await app.request('/processes/dialog/recommendations/1.json')).status).toBe(404);
  expect((await post('/desk/processes/dialog/recommendations/1/publish', { revision: '1' })).status).toBe(422);
  expect((await post('/desk/processes/dialog/recommendations/1/publish', { revision: '1', sure: 'on' })).status).toBe(303);
  const item = (await (await app.request('/processes/dialog/recommendations/1.json')).json()) as Record<string, unknown>;
  expect(item).toMatchObject({ slug: 'dialog-r1', state: 'published', submissions: [`dialog-${a.number}`, `dialog-${b.number}`], submissionsNotPublic: 0 });
  expect((await (await app.request(`/processes/dialog/submissions/${a.number}.json`)).json()) as object).toMatchObject({ state: 'considered', recommendations: ['dialog-r1'] });
  expect(await (await app.request('/de/processes/dialog/forums/1')).text()).toContain('rund 60');
  expect((await post(path, { ...typed, title: 'Lehrgänge am Abend', text: 'Für Berufstätige', prospect: 'Geht.', submissions: [b.id] })).status).toBe(303);
  const second = await (await app.request('/de/desk/processes/dialog/recommendations/2', { as })).text();
  expect(second).toContain('Ähnliche Empfehlungen');
  expect(second).toContain('1 Kurse am Abend anbieten');
  expect(second).toContain('„Lehrgänge“ ~ „Kurse“');
});

test('a module that is off has no pages', async () => {
  await app.db.updateTable('instance').set({ modules_off: ['participation'] }).execute();
  for (const path of ['/de/processes', '/processes.json', '/de/follow', '/de/submissions', '/submissions.csv']) expect((await app.request(path)).status, path).toBe(404);
  await app.db.updateTable('instance').set({ modules_off: [] }).execute();
});

test('the office’s page of a process leads to its interviews, surveys, events, rooms and letters; a moderator sees what is theirs', async () => {
  const process = valueOf(await write(app.db, async (tx) => createProcess(tx, system('test'), { slug: 'wegweiser', title: localized('Wegweiser'), summary: localized('Worum es geht') })));
  const startsAt = new Date(Date.now() + 86_400_000);
  await write(app.db, async (tx) => {
    valueOf(await createSurvey(tx, system('test'), { slug: 'umfrage', processId: process.id, title: localized('Eine Umfrage'), intro: localized(''), thanks: localized(''), anonymous: true, minGroup: 5, openLink: true, closesOn: null }, { sections: [] }));
    valueOf(await createEvent(tx, system('test'), { slug: 'ein-treffen', title: localized('Ein Treffen'), summary: localized('Kurz'), kind: 'forum', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), processId: process.id }));
    return { ok: true as const, value: null };
  });
  const page = await (await app.request('/de/desk/processes/wegweiser', { as })).text();
  for (const href of ['/desk/processes/wegweiser/interviews', '/desk/surveys/umfrage', '/desk/events/ein-treffen', '/desk/rooms', '/desk/mailings', '/desk/contacts']) expect(page, href).toContain(`href="/de${href}"`);
  for (const path of ['/desk/surveys/new', '/desk/events/new', '/desk/rooms/new']) {
    expect(page).toContain(`href="/de${path}?process=${process.id}"`);
    expect(await (await app.request(`/de${path}?process=${process.id}`, { as })).text(), path).toMatch(new RegExp(`<option value="${process.id}" selected`));
  }
  const moderator = await (await app.request('/de/desk/processes/wegweiser', { as: await app.signIn('moderator', { kind: 'process', id: process.id }) })).text();
  expect(moderator).toContain('href="/de/desk/events/ein-treffen"');
  for (const href of ['/desk/processes/wegweiser/interviews', '/desk/surveys/umfrage', '/desk/mailings']) expect(moderator, href).not.toContain(`href="/de${href}"`);
  for (const path of ['surveys', 'events', 'rooms']) expect(moderator, path).not.toContain(`/desk/${path}/new`);
});
