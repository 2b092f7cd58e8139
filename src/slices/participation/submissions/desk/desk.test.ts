import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system, VISITOR } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createProcess, createSubmission, publishSubmission, submissionById, waitingFor, type NewSubmission, type Submission, type Taken } from '../../public.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let processId: string;
let otherId: string;
let moderator: string;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  const process = async (slug: string) => valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, { slug, title: localized(`Prozess ${slug}`), summary: localized(''), call: 'open', publishedOn: today, topics: [localized('Sprache')] }))).id;
  processId = await process('dialog');
  otherId = await process('anderer');
  moderator = await app.signIn('moderator', { kind: 'process', id: processId });
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

async function say(text: string, more: Partial<NewSubmission> = {}): Promise<Taken> {
  return valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId(), ...more })));
}
const one = async (id: string): Promise<Submission> => (await submissionById(app.db, id)) as Submission;
const post = (path: string, form: Record<string, string | readonly string[]>, as = moderator) => app.request(`/de${path}`, { as, form });
const get = async (path: string, as = moderator): Promise<string> => (await app.request(`/de${path}`, { as })).text();

test('the office’s pages are for those who moderate the process, and for nobody else', async () => {
  const mine = await say('Meins');
  const foreign = await say('Fremdes', { processId: otherId });
  const paths = ['/desk/submissions', `/desk/submissions/${mine.id}`, `/desk/submissions/${mine.id}/merge`, '/desk/processes', '/desk/processes/dialog', '/desk/processes/dialog/cards'];
  for (const path of paths) {
    const visitor = await app.request(`/de${path}`);
    expect([visitor.status, visitor.headers.get('location')], path).toEqual([302, expect.stringContaining('/de/sign-in')]);
    expect((await app.request(`/de${path}`, { as: await app.signIn() })).status, path).toBe(403);
    expect((await app.request(`/de${path}`, { as: moderator })).status, path).toBe(200);
  }
  for (const path of [`/desk/submissions/${foreign.id}`, `/desk/submissions/${foreign.id}/merge`, '/desk/processes/anderer', '/desk/processes/anderer/cards', '/desk/processes/dialog/phases/new', '/desk/processes/dialog/forums/new', '/desk/processes/dialog/recommendations/new', '/desk/processes/new']) {
    expect((await app.request(`/de${path}`, { as: moderator })).status, path).toBe(403);
  }
  expect(await get('/desk/submissions')).not.toContain('Fremdes');
  for (const id of ['x', newId(), "' or 1=1 --"]) expect((await app.request(`/de/desk/submissions/${encodeURIComponent(id)}`, { as: moderator })).status).toBe(404);
  expect((await post(`/desk/submissions/${foreign.id}/publish`, { text: 'Fremdes', revision: '1' })).status).toBe(403);
  expect((await one(foreign.id)).state).toBe('received');
});

test('publish takes out names with […], goes on to the next, and refuses rewording and stale forms', async () => {
  const [first, second] = [await say('Herr Müller grüßt nicht'), await say('Danach dieser')];
  const path = `/desk/submissions/${first.id}/publish`;
  const reworded = await post(path, { text: 'Das Amt grüßt nicht', revision: '1' });
  expect(reworded.status).toBe(422);
  expect(await reworded.text()).toContain('Das Amt grüßt nicht');
  const stale = await post(path, { text: '[…] grüßt nicht', revision: '7' });
  expect(stale.status).toBe(409);
  const done = await post(path, { text: '[…] grüßt nicht', revision: '1', after: 'next' });
  expect(done.headers.get('location')).toMatch(/\/de\/desk\/submissions\/[0-9a-f-]{36}$/);
  const page = await (await app.request(`/de/processes/dialog/submissions/${first.number}`)).text();
  expect(page).toContain('[…] grüßt nicht');
  expect(page).not.toContain('Müller');
  expect((await app.request(`/de/processes/dialog/submissions/${second.number}`)).status).toBe(404);
});

test('withholding needs a reason, answers when no process shows the text, and can be revised', async () => {
  const { id, number } = await say('Zurückzuhalten');
  await write(app.db, (tx) => publishSubmission(tx, OFFICE, id));
  expect((await post(`/desk/submissions/${id}/withhold`, { reason: '', revision: '2' })).status).toBe(422);
  const started = Date.now();
  expect((await post(`/desk/submissions/${id}/withhold`, { reason: 'Nennt eine Person.', revision: '2' })).status).toBe(303);
  expect(Date.now() - started).toBeGreaterThan(950);
  expect((await app.request(`/de/processes/dialog/submissions/${number}`)).status).toBe(404);
  expect((await post(`/desk/submissions/${id}/publish`, { text: 'Zurückzuhalten', revision: '3' })).status).toBe(303);
  expect(await one(id)).toMatchObject({ state: 'published', withheldReason: null });
});

test('a contribution moves to another topic and municipality', async () => {
  const { id } = await say('Wohin?');
  const topic = (await app.db.selectFrom('process_topic').select('id').where('process_id', '=', processId).executeTakeFirstOrThrow()).id;
  expect((await post(`/desk/submissions/${id}/sort`, { topic, municipality: '03241003', language: 'tr', revision: '1' })).status).toBe(303);
  expect(await one(id)).toMatchObject({ topicId: topic, municipality: '03241003', language: 'tr' });
  const foreign = (await app.db.selectFrom('process_topic').select('id').where('process_id', '=', otherId).executeTakeFirstOrThrow()).id;
  expect((await post(`/desk/submissions/${id}/sort`, { topic: foreign, municipality: '', language: 'tr', revision: '2' })).status).toBe(422);
});

test('merging offers similar contributions with the words that say so, is found by search too, and is undone', async () => {
  const [a, b] = [await say('Dolmetscherpool einrichten'), await say('Pool von Sprachmittlern aufbauen')];
  for (const s of [a, b]) await write(app.db, (tx) => publishSubmission(tx, OFFICE, s.id));
  const page = await get(`/desk/submissions/${a.id}/merge`);
  expect(page).toContain(`value="${b.id}"`);
  expect(page).toMatch(/(ähnlich|gleich) \(\d+[\u00a0\s]%\):[^<]*Dolmetscherpool[^<]*Sprachmittlern[^<]*anderes Wort dafür/);
  expect(await get(`/desk/submissions/${a.id}/merge?q=Sprachmittlern`)).toContain(`value="${b.id}"`);
  expect((await post(`/desk/submissions/${a.id}/merge`, {})).status).toBe(422);
  expect((await post(`/desk/submissions/${a.id}/merge`, { into: a.id })).status).toBe(422);
  expect((await post(`/desk/submissions/${a.id}/merge`, { into: b.id })).status).toBe(303);
  expect(await get(`/desk/submissions/${a.id}`)).toContain('Wieder trennen');
  const target = await (await app.request(`/de/processes/dialog/submissions/${b.number}`)).text();
  expect(target).toContain(`/de/processes/dialog/submissions/${a.number}`);
  expect(((await (await app.request(`/processes/dialog/submissions/${a.number}.json`)).json()) as { mergedInto: string }).mergedInto).toBe(`dialog-${b.number}`);
  expect((await post(`/desk/submissions/${a.id}/unmerge`, {})).status).toBe(303);
  expect((await one(a.id)).mergedInto).toBeNull();
});

test('cards are typed in one after the other; receipts live in the page alone and are printed at the end', async () => {
  const path = '/desk/processes/dialog/cards';
  const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const slipsIn = (html: string): string[] => [...new Set([...html.matchAll(/name="slip" value="([^"]+)"/g)].map((m) => m[1] as string))];
  let html = await get(path);
  expect(html).toMatch(/<textarea[^>]*autofocus/);
  const series = { channel: 'phone', receivedOn: '2026-02-03', language: 'uk' };
  for (const text of ['Erste Karte', 'Zweite Karte', 'Dritte Karte']) {
    const answer = await post(path, { ...series, text, token: tokenIn(html), slip: slipsIn(html) });
    expect(answer.status).toBe(200);
    html = await answer.text();
  }
  expect(html).toContain('3 Beiträge in dieser Reihe');
  expect(slipsIn(html)).toHaveLength(3);
  expect(html).toMatch(/value="phone" selected/);
  expect(html).toMatch(/value="2026-02-03"/);
  const again = await post(path, { ...series, text: 'Dritte Karte', token: newId(), slip: slipsIn(html) });
  expect(slipsIn(await again.text())).toHaveLength(4);
  const refused = await (await post(path, { ...series, text: '', token: newId(), slip: slipsIn(html) })).text();
  expect(slipsIn(refused)).toHaveLength(3);
  const printed = await (await post('/desk/processes/dialog/slips', { slip: [...slipsIn(html), `999:${'7'.repeat(17)}`, 'kaputt'] })).text();
  expect(printed.match(/class="mt-qr"/g)).toHaveLength(3);
  const stored = await app.db.selectFrom('submission').select(['channel', 'language', 'received_at']).where('text', '=', 'Erste Karte').executeTakeFirstOrThrow();
  expect([stored.channel, stored.language, dayOf(stored.received_at)]).toEqual(['phone', 'uk', '2026-02-03']);
  expect((await post(path, { ...series, receivedOn: '2031-01-01', text: 'Aus der Zukunft', token: newId() })).status).toBe(422);
});

test('reloading the answer to a card does not add it twice', async () => {
  const form = { channel: 'paper', receivedOn: today, language: 'de', text: 'Einmal reicht', token: newId() };
  await post('/desk/processes/dialog/cards', form);
  await post('/desk/processes/dialog/cards', form);
  expect(await app.db.selectFrom('submission').select('id').where('text', '=', 'Einmal reicht').execute()).toHaveLength(1);
});

test('what waits is listed by process, for those who may do it', async () => {
  const actor = { kind: 'account', id: newId(), name: 'M', sessionId: newId(), grants: [{ role: 'moderator', scope: 'process', scopeId: otherId }] } as const;
  const waiting = await waitingFor(app.db, actor, 'de');
  expect(waiting).toEqual([{ label: 'Beiträge sichten: Prozess anderer', href: '/desk/submissions?process=anderer', due: expect.any(String), count: 1 }]);
  expect(await waitingFor(app.db, VISITOR, 'de')).toEqual([]);
});

test('the history says who did what, and never what the text was', async () => {
  const { id } = await say('Geheime Zwetschge');
  await post(`/desk/submissions/${id}/withhold`, { reason: 'Wegen der Zwetschge.', revision: '1' });
  const values = await app.db.selectFrom('history_value').innerJoin('history_entry', 'history_entry.id', 'history_value.entry_id').select('history_value.values').where('subject_id', '=', id).execute();
  expect(values.length).toBeGreaterThan(1);
  expect(JSON.stringify(values)).not.toContain('Zwetschge');
  expect(await get(`/desk/submissions/${id}`, coordinator)).toContain('Nicht veröffentlicht');
});
