import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dayOf } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/actor.ts';
import { showCode } from '../../kernel/code.ts';
import { newId } from '../../kernel/ids.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { write } from '../../platform/database/write.ts';
import { keyFolder, type KeyFolder } from '../../platform/keys.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { buildBallot, castWith, closeNow, reload } from '../../../test/ballots.ts';
import { confirmBoard, enterBoard } from './counting/commands.ts';
import { ballotJobs, resultOf } from './public.ts';

let app: TestApp;
let keys: KeyFolder;
const DATA_DIR = `/tmp/miteinander-ballots-test-${process.pid}`;
beforeAll(async () => {
  app = await testApp({ DATA_DIR });
  keys = keyFolder(readConfig({ DATA_DIR }).keysDir);
});
afterAll(() => app.drop());

const person = (): Actor => ({ kind: 'account', id: newId(), name: 'K.', grants: [], sessionId: newId() });
const vote = (slug: string, form: Record<string, string>, headers: Record<string, string> = {}) => app.request(`/de/ballots/${slug}`, { form, headers });
const receiptIn = (html: string) => /class="mt-code"[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
const dataOf = async (slug: string) => (await (await app.request(`/ballots/${slug}.json`)).json()) as { state: string; outcome: { digest: string; lists: Record<string, string> | null } | null; options: { number: number; dots?: number; place?: string }[]; liveTotals: unknown };

describe('the page to vote on', () => {
  test('takes dots and code without script, gives a receipt once, and finds it as counted', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 1 });
    const page = await (await app.request(`/de/ballots/${ballot.slug}`)).text();
    expect(page).toContain('href="/de/privacy/ballot"');
    expect(page).toContain('name="dots_1"');
    expect(page).toContain('Ein Meinungsbild');
    const typed = showCode(codes[0] as string).toLowerCase();
    const answer = await vote(ballot.slug, { dots_1: '3', dots_2: '', dots_3: '٢', code: ` ${typed} ` });
    const html = await answer.text();
    const receipt = receiptIn(html);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(receipt).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-.$/);
    expect(await (await app.request(`/de/ballots/${ballot.slug}/receipt`, { form: { receipt } })).text()).toContain('Das lässt sich noch nicht sagen');
    await closeNow(app.db, keys, ballot.id);
    expect(await (await app.request(`/de/ballots/${ballot.slug}/receipt`, { form: { receipt } })).text()).toContain('Ja, Ihre Stimme wurde gezählt');
    expect((await dataOf(ballot.slug)).options.map((o) => o.dots)).toEqual([3, 0, 2]);
  });

  test('keeps what was typed, and says what is wrong with it', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 1 });
    const code = codes[0] as string;
    for (const [form, sentence] of [
      [{ dots_1: '4', dots_2: '3', code }, 'Das sind zu viele Punkte. Sie haben 5 Punkte.'],
      [{ dots_1: '9', code }, 'Höchstens 5 Punkte auf einen Vorschlag.'],
      [{ dots_1: 'viele', code }, 'Bitte geben Sie eine ganze Zahl ein'],
      [{ dots_1: '-1', code }, 'Bitte geben Sie eine ganze Zahl ein'],
      [{ dots_2: '1', code: '1234' }, 'Dieser Code stimmt nicht'],
      [{ dots_2: '1', code: '' }, 'Bitte füllen Sie dieses Feld aus'],
      [{ code }, 'Bitte vergeben Sie mindestens einen Punkt.'],
    ] as const) {
      const answer = await vote(ballot.slug, form);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(html).toContain(sentence);
      for (const value of Object.values(form)) if (value !== '') expect(html).toContain(`value="${value}"`);
    }
    expect(await app.db.selectFrom('ballot_box').selectAll().where('ballot_id', '=', ballot.id).execute()).toEqual([]);
  });

  test('opened from a slip shows the form with the code and never an earlier choice, however often it is opened', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 1 });
    const path = `/ballots/${ballot.slug}/vote/${codes[0]}`;
    const moved = await app.request(path);
    expect(moved.status).toBe(302);
    expect(moved.headers.get('cache-control')).toBe('no-store');
    expect(moved.headers.get('referrer-policy')).toBe('no-referrer');
    const first = await (await app.request(`/de${path}`)).text();
    await castWith(app.db, keys, ballot, codes[0] as string, [5, 0, 0]);
    const answer = await app.request(`/de${path}`);
    const fields = (html: string) => html.match(/<input[^>]*name="dots_[^>]*>/g);
    expect(fields(await answer.text())).toEqual(fields(first));
    expect(first).toContain(`value="${showCode(codes[0] as string)}"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await app.request(`/de/ballots/${ballot.slug}/vote/nonsense`)).status).toBe(200);
  });

  test('does not cut off 300 people who vote behind one address', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 300 });
    const statuses: number[] = [];
    for (let at = 0; at < 300; at += 30) statuses.push(...(await Promise.all(codes.slice(at, at + 30).map(async (code) => (await vote(ballot.slug, { dots_1: '1', code })).status))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await resultOf(app.db, await closeNow(app.db, keys, ballot.id)))?.ballots).toBe(300);
  }, 60_000);

  test('one ballot a device: a double click, a reload and a change are one ballot', async () => {
    const { ballot } = await buildBallot(app.db, keys, { electorate: 'device' });
    const page = await app.request(`/de/ballots/${ballot.slug}`);
    const html = await page.text();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('Eine Stimme für jedes Gerät');
    const device = /name="device" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const [first] = await Promise.all([vote(ballot.slug, { dots_1: '1', device }), vote(ballot.slug, { dots_1: '1', device })]);
    const cookie = (first.headers.getSetCookie().find((c) => c.startsWith('ballot-')) ?? '').split(';')[0] as string;
    expect(await (await app.request(`/de/ballots/${ballot.slug}`, { headers: { cookie } })).text()).toContain('Dieses Gerät hat schon abgestimmt');
    await app.request(`/de/ballots/${ballot.slug}`, { form: { dots_2: '2' }, headers: { cookie } });
    await vote(ballot.slug, { dots_3: '1' });
    expect((await resultOf(app.db, await closeNow(app.db, keys, ballot.id)))?.dots).toEqual([0, 2, 1]);
  });

  test('says so when this server lacks the key, before and after pressing the button', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 1 });
    keys.destroy(ballot.id);
    expect(await (await app.request(`/de/ballots/${ballot.slug}`)).text()).toContain('Diesem Server fehlt der Schlüssel');
    const answer = await vote(ballot.slug, { dots_1: '1', code: codes[0] as string });
    expect(answer.status).toBe(503);
  });

  test('is there in every language, right to left in Arabic', async () => {
    const { ballot } = await buildBallot(app.db, keys, { codes: 1 });
    for (const lang of ['de', 'de-simple', 'en', 'ar']) expect((await app.request(`/${lang}/ballots/${ballot.slug}`)).status).toBe(200);
    expect(await (await app.request(`/ar/ballots/${ballot.slug}`)).text()).toContain('dir="rtl"');
  });
});

describe('before closing', () => {
  test('seven votes change nothing in any representation for any role: no result, no turnout', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 9, offline: true });
    const people = [undefined, ...(await Promise.all((['administrator', 'coordinator', 'moderator', 'officer', 'participant'] as const).map((role) => app.signIn(role))))];
    const paths = ['', '/recount', '/lists/allocations.csv', '/lists/receipts.csv', '/lists/boards.csv', '/lists/totals.csv'].map((p) => `/de/ballots/${ballot.slug}${p}`);
    const desk = ['', '/codes', '/boards', '/reconciliation', '/witnesses', '/decision'].map((p) => `/de/desk/ballots/${ballot.slug}${p}`);
    const all = [...paths, ...desk, `/ballots/${ballot.slug}.json`, `/ballots/${ballot.slug}/lists/allocations.csv`, '/ballots.json', '/ballots.csv', '/de/ballots', '/de/desk/ballots', '/de', '/de/desk'];
    const look = async () => {
      const seen = new Map<string, string>();
      for (const [i, as] of people.entries()) for (const path of all) seen.set(`${i} ${path}`, (await (await app.request(path, as === undefined ? {} : { as })).text()).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ''));
      return seen;
    };
    const before = await look();
    for (const code of codes.slice(0, 7)) await castWith(app.db, keys, ballot, code, [0, 5, 0]);
    const after = await look();
    for (const [path, text] of after) expect([path, text]).toEqual([path, before.get(path)]);
    const data = await dataOf(ballot.slug);
    expect(data.outcome).toBeNull();
    expect(data.options.every((o) => !('dots' in o) && !('place' in o))).toBe(true);
  });

  test('a draft exists for those who run ballots only', async () => {
    const { ballot } = await buildBallot(app.db, keys, { draft: true });
    expect((await app.request(`/de/ballots/${ballot.slug}`)).status).toBe(404);
    expect((await app.request(`/de/ballots/${ballot.slug}`, { as: await app.signIn('administrator') })).status).toBe(404);
    expect((await app.request(`/de/ballots/${ballot.slug}`, { as: await app.signIn('coordinator') })).status).toBe(200);
    expect((await app.request(`/ballots/${ballot.slug}.json`)).status).toBe(404);
    expect(await (await app.request('/ballots.json')).text()).not.toContain(ballot.slug);
  });
});

describe('once closed', () => {
  test('JSON, CSV lists and page say the same, and the lists hash to the digest', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 60, top: 2 });
    for (const [i, code] of codes.entries()) await castWith(app.db, keys, ballot, code, [2, i % 3, 1]);
    const coordinator = await app.signIn('coordinator');
    const closed = await app.request(`/de/desk/ballots/${ballot.slug}/close`, { as: coordinator, form: { sure: 'on' } });
    expect(closed.headers.get('location')).toBe(`/de/ballots/${ballot.slug}`);
    expect(keys.read(ballot.id)).toBeNull();
    const data = await dataOf(ballot.slug);
    expect(data.options).toMatchObject([{ dots: 120, place: 'in' }, { dots: 60, place: 'tied' }, { dots: 60, place: 'tied' }]);
    const list = async (name: string) => (await app.request(`/ballots/${ballot.slug}/lists/${name}.csv`)).text();
    const sums = (await list('allocations')).trim().split('\r\n').slice(1).map((l) => l.split(',').map(Number)).reduce((a, b) => a.map((n, i) => n + (b[i] ?? 0)));
    expect(sums).toEqual([120, 60, 60]);
    expect(await list('totals')).toBe('option,dots\r\n1,120\r\n2,60\r\n3,60\r\n');
    expect(data.outcome?.lists).toMatchObject({ receipts: `http://localhost:3000/ballots/${ballot.slug}/lists/receipts.csv` });
    expect(await (await app.request(`/de/ballots/${ballot.slug}`)).text()).toContain('Gleichstand an der Grenze');
    expect((await vote(ballot.slug, { dots_1: '1', code: codes[0] as string })).status).toBe(409);
    const decided = await app.request(`/de/desk/ballots/${ballot.slug}/decision`, { as: coordinator, form: { chosen: '3', body: 'Beirat', reason: 'Nach Aussprache', decidedOn: dayOf(new Date()) } });
    expect(decided.status).toBe(303);
    expect((await dataOf(ballot.slug)).options.map((o) => o.place)).toEqual(['in', 'out', 'in']);
    const chart = (await (await app.request(`/de/ballots/${ballot.slug}`)).text()).split('</ol>').find((part) => part.includes('mt-bars__cut')) ?? '';
    const order = ['Vorschlag 1', 'Vorschlag 3', 'nach Entscheidung bei Gleichstand', 'Vorschlag 2'].map((word) => chart.indexOf(word));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('the page names each board whose dots cannot be true, also when nobody counted the people at another', async () => {
    const { ballot } = await buildBallot(app.db, keys, { electorate: 'room', offline: true, maxPerOption: 3 });
    for (const [place, persons, dots] of [['Aula', 10, [40, 20, 0]], ['Flur', null, [7, 1, 4]]] as const) {
      const { id } = valueOf(await write(app.db, (tx) => enterBoard(tx, keys, person(), { ballotId: ballot.id, place, heldOn: '2026-11-20', persons, dots: [...dots] })));
      valueOf(await write(app.db, (tx) => confirmBoard(tx, keys, person(), id, { ballotId: ballot.id, persons, dots: [...dots] })));
    }
    await closeNow(app.db, keys, ballot.id);
    const html = await (await app.request(`/de/ballots/${ballot.slug}`)).text();
    expect(html).toContain('Tafel 1: Hier kann etwas nicht stimmen');
    expect(html).toContain('Auf der Tafel kleben 60 Punkte, möglich sind höchstens 50.');
    expect(html).toContain('Auf Vorschlag 1 kleben 40 Punkte, möglich sind höchstens 30.');
    expect(html).toContain('12 Punkte bei 5 Punkten für jede Person: Es müssen mindestens 3 Personen gewesen sein');
  });

  test('a clock closes what has ended, destroys keys left behind and opens what was announced', async () => {
    const ended = await buildBallot(app.db, keys, { codes: 2 });
    const withBoards = await buildBallot(app.db, keys, { codes: 2, offline: true });
    const planned = await buildBallot(app.db, keys, { draft: true });
    const past = new Date(Date.now() - 60_000);
    await castWith(app.db, keys, ended.ballot, ended.codes[0] as string, [1, 0, 0]);
    for (const { ballot } of [ended, withBoards]) await app.db.updateTable('ballot').set({ closes_at: past }).where('id', '=', ballot.id).execute();
    await app.db.updateTable('ballot').set({ state: 'planned', opens_at: past }).where('id', '=', planned.ballot.id).execute();
    expect(await (await app.request(`/de/ballots/${ended.ballot.slug}`)).text()).toContain('Jetzt wird ausgezählt');
    await ballotJobs.tasks['ballots.watch']?.({}, { db: app.db, config: readConfig({ DATA_DIR }) });
    expect((await reload(app.db, ended.ballot.id)).state).toBe('closed');
    expect((await reload(app.db, withBoards.ballot.id)).phase).toBe('ended');
    expect((await reload(app.db, planned.ballot.id)).state).toBe('open');
    expect([keys.read(ended.ballot.id) === null, keys.read(withBoards.ballot.id) === null]).toEqual([true, false]);
  });
});

describe('the log', () => {
  test('holds neither code nor receipt nor choice, also when the database fails in the middle of a vote', async () => {
    const { ballot, codes } = await buildBallot(app.db, keys, { codes: 1 });
    const lines: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => { lines.push(String(line)); return true; });
    await app.db.schema.alterTable('ballot_box').renameTo('ballot_box_away').execute();
    const failed = await vote(ballot.slug, { dots_1: '4', code: codes[0] as string });
    const viaSlip = await app.request(`/de/ballots/${ballot.slug}/vote/${codes[0]}`);
    await app.db.schema.alterTable('ballot_box_away').renameTo('ballot_box').execute();
    spy.mockRestore();
    expect(failed.status).toBe(500);
    expect(viaSlip.status).toBe(200);
    expect(lines.length).toBeGreaterThan(0);
    for (const secret of [codes[0] as string, showCode(codes[0] as string)]) for (const line of lines) expect(line.includes(secret)).toBe(false);
    expect(lines.join('')).toContain('/ballots/:slug');
    expect((await vote(ballot.slug, { dots_1: '4', code: codes[0] as string })).status).toBe(200);
  });
});
