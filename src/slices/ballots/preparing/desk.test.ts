import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../platform/config.ts';
import { dropUnusedFiles } from '../../../platform/files.ts';
import { keyFolder, type KeyFolder } from '../../../platform/keys.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildBallot, reload } from '../../../../test/ballots.ts';
import { ballotRetention } from '../jobs.ts';
import { ballotBySlug, resultOf, waitingFor } from '../public.ts';

let app: TestApp;
let keys: KeyFolder;
let coordinator: string;
let moderator: string;
const DATA_DIR = `/tmp/miteinander-ballots-desk-test-${process.pid}`;
beforeAll(async () => {
  app = await testApp({ DATA_DIR });
  keys = keyFolder(readConfig({ DATA_DIR }).keysDir);
  [coordinator, moderator] = await Promise.all([app.signIn('coordinator'), app.signIn('moderator')]);
});
afterAll(() => app.drop());

const SETTINGS = { title_de: 'Was soll zuerst kommen?', title_en: 'What first?', dotsPerVoter: '3', maxPerOption: '2', electorate: 'codes', offline: '1', top: '1', listsFrom: '50' };
const post = (path: string, form: Record<string, string | readonly string[]>, as = coordinator) => app.request(`/de/desk/ballots${path}`, { as, form });
const text = async (path: string, as = coordinator) => (await app.request(`/de/desk/ballots${path}`, { as })).text();

describe('a coordinator', () => {
  test('prepares, opens, hands out codes, counts a board with a second person, and closes', async () => {
    expect((await post('/new', SETTINGS)).headers.get('location')).toBe('/de/desk/ballots/was-soll-zuerst-kommen');
    const at = '/was-soll-zuerst-kommen';
    expect(await (await post(`${at}/open`, {})).text()).toContain('mindestens zwei Vorschläge');
    for (const title of ['Sprachtreff', 'Haus der Vereine']) expect((await post(`${at}/options/new`, { title_de: title, pictogram: 'home' })).status).toBe(303);
    const twice = await post(`${at}/options/new`, { title_de: ' sprachtreff', pictogram: 'home' });
    expect([twice.status, (await twice.text()).includes('Das gibt es schon')]).toEqual([422, true]);
    expect((await post(`${at}/options/1`, { title_de: 'Sprachtreff', pictogram: 'book' })).status).toBe(303);
    expect((await post(`${at}/open`, {})).status).toBe(303);
    expect((await post(`${at}/options/1`, { title_de: 'Anders', pictogram: 'home' })).status).toBe(422);

    const slips = await (await post(`${at}/codes`, { count: '3', label: 'Forum Linden', as: 'slips', language: 'ar' })).text();
    const codes = [...slips.matchAll(/class="mt-code"[^>]*>([^<]+)</g)].map((m) => m[1] as string);
    expect(codes).toHaveLength(3);
    expect(slips.match(/class="mt-qr"/g)).toHaveLength(3);
    const csv = Buffer.from(/base64,([^"]+)"/.exec(slips)?.[1] ?? '', 'base64').toString();
    expect(codes.every((code) => csv.includes(code))).toBe(true);
    const later = await text(`${at}/codes`);
    expect(later).toContain('Forum Linden');
    for (const code of codes) expect(later).not.toContain(code);

    expect((await app.request(`/de/ballots${at}`, { form: { dots_1: '2', dots_2: '1', code: codes[0] as string } })).status).toBe(200);
    expect(await (await post(`${at}/stubs`, { code: codes[0] as string }, moderator)).text()).toContain('schon online abgestimmt');
    expect(await (await post(`${at}/stubs`, { code: codes[1] as string }, moderator)).text()).toContain('Der Abschnitt ist gespeichert');

    expect((await post(`${at}/boards`, { place: 'Aula', heldOn: '2026-11-20', persons: '4', dots_1: '7', dots_2: '5' }, moderator)).status).toBe(303);
    const [board] = await app.db.selectFrom('ballot_board').select(['id']).execute();
    expect(await text(`${at}/boards/${board?.id}`, moderator)).toContain('Sie haben diese Tafel selbst eingetragen');
    const confirm = await text(`${at}/boards/${board?.id}`);
    expect(/name="dots_1"[^>]*value="7"/.test(confirm)).toBe(false);
    expect(await (await post(`${at}/boards/${board?.id}/confirm`, { persons: '4', dots_1: '7', dots_2: '6' })).text()).toContain('stimmt nicht mit der ersten Zählung überein');
    expect(await (await post(`${at}/close`, { sure: 'on' })).text()).toContain('ohne zweite Bestätigung');
    expect((await post(`${at}/boards/${board?.id}/confirm`, { persons: '4', dots_1: '7', dots_2: '5' })).status).toBe(303);
    expect(await (await post(`${at}/close`, {})).text()).toContain('Bitte bestätigen Sie das mit einem Häkchen');
    expect((await post(`${at}/close`, { sure: 'on' })).status).toBe(303);
    const ballot = await ballotBySlug(app.db, at.slice(1));
    expect(ballot?.state).toBe('closed');
    expect(ballot === null ? null : (await resultOf(app.db, ballot))?.dots).toEqual([9, 6]);
    const over = await text(`${at}/codes`);
    expect(over).toContain('Diese Abstimmung ist beendet. Ihre Codes gibt es nicht mehr.');
    expect(over).not.toContain('Codes erzeugen');
    expect(await text(`${at}/reconciliation`)).toContain('Abschnitte und Zettel stimmen nicht überein');
  });

  test('keeps what was typed when something is wrong, and never overwrites a colleague silently', async () => {
    const wrong = await post('/new', { ...SETTINGS, title_de: 'Ein Titel', maxPerOption: '9', closesDay: '31.12.2026' });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(html).toContain('value="Ein Titel"');
    expect(html).toContain('value="31.12.2026"');
    await post('/new', { ...SETTINGS, slug: 'zweimal' });
    expect(await (await post('/new', { ...SETTINGS, slug: 'zweimal' })).text()).toContain('Das gibt es schon');
    expect((await post('/zweimal/edit', { ...SETTINGS, title_de: 'Erste Fassung', revision: '1' })).status).toBe(303);
    const stale = await post('/erste-fassung/edit', { ...SETTINGS, revision: '1' });
    expect(stale.status).toBe(404);
    const late = await post('/zweimal/edit', { ...SETTINGS, title_de: 'Meine Fassung', revision: '1' });
    expect(late.status).toBe(409);
    const shown = await late.text();
    expect(shown).toContain('value="Meine Fassung"');
    expect(shown).toContain('Erste Fassung');
  });

  test('alone runs ballots; others are refused', async () => {
    const { ballot } = await buildBallot(app.db, keys, { codes: 1 });
    for (const role of ['administrator', 'moderator', 'officer'] as const) {
      const as = await app.signIn(role);
      expect((await post(`/${ballot.slug}/close`, {}, as)).status).toBe(403);
      expect((await post(`/${ballot.slug}/codes`, { count: '1', label: 'x', as: 'csv', language: 'de' }, as)).status).toBe(403);
    }
    expect((await app.request('/de/desk/ballots')).status).not.toBe(200);
    expect((await reload(app.db, ballot.id)).state).toBe('open');
  });

  test('is told what waits: ended ballots, counts without a second person, ties', async () => {
    const { ballot } = await buildBallot(app.db, keys, { electorate: 'room', offline: true, closesAt: new Date(Date.now() + 60_000) });
    await app.db.updateTable('ballot').set({ closes_at: new Date(Date.now() - 1_000) }).where('id', '=', ballot.id).execute();
    await post(`/${ballot.slug}/boards`, { place: 'Aula', heldOn: '2026-11-20', dots_1: '2', dots_2: '2' }, moderator);
    const labels = (await waitingFor(app.db, { kind: 'system', name: 'test' }, 'de')).map((w) => w.label);
    expect(labels).toContain(`Auszählen: Abstimmung ${ballot.slug.split('-')[1]}`);
    expect(labels).toContain(`Zählungen bestätigen: Abstimmung ${ballot.slug.split('-')[1]}`);
    await post(`/${ballot.slug}/close`, { leaveOut: '1' });
    expect((await waitingFor(app.db, { kind: 'visitor' }, 'de'))).toEqual([]);
  });

  test('proves a board by a photo, which nobody can open before closing', async () => {
    const { ballot } = await buildBallot(app.db, keys, { electorate: 'room', offline: true });
    await post(`/${ballot.slug}/boards`, { place: 'Foyer', heldOn: '2026-11-20', dots_1: '5' });
    const board = await app.db.selectFrom('ballot_board').select('id').where('ballot_id', '=', ballot.id).executeTakeFirstOrThrow();
    const send = async (bytes: Buffer) => {
      const body = new FormData();
      body.set('photo', new File([new Uint8Array(bytes)], 'tafel.jpg', { type: 'image/jpeg' }));
      return app.request(`/de/desk/ballots/${ballot.slug}/boards/${board.id}/photo`, { method: 'POST', body, as: coordinator, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
    };
    expect((await send(Buffer.from('<svg onload="alert(1)"/> and more to be long enough'))).status).toBe(422);
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x08]), Buffer.from('GPS 52'), Buffer.from([0xff, 0xda, 0x00, 0x04, 1, 2, 3, 4, 0xff, 0xd9])]);
    expect((await send(jpeg)).status).toBe(303);
    const path = `/de/desk/ballots/${ballot.slug}/boards/${board.id}/photo`;
    expect((await app.request(path, { as: coordinator })).status).toBe(403);
    expect((await post(`/${ballot.slug}/close`, { sure: 'on' })).status).toBe(303);
    const seen = await app.request(path, { as: coordinator });
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await seen.arrayBuffer()).includes('GPS')).toBe(false);
    expect((await app.request(path)).status).not.toBe(200);
    const photos = ballotRetention.find((c) => c.key === 'ballot.photos');
    const years = (n: number) => new Date(Date.now() + n * 365 * 86_400_000);
    const files = join(DATA_DIR, 'files');
    const night = async (now: Date) => [await photos?.remove(app.db, new Date(now.getTime() - 730 * 86_400_000)), await dropUnusedFiles(app.db, files, now)];
    expect(await night(years(1))).toEqual([0, 0]);
    expect((await app.request(path, { as: coordinator })).status).toBe(200);
    expect(await night(years(3))).toEqual([1, 1]);
    expect((await app.request(path, { as: coordinator })).status).toBe(404);
    expect((await readdir(files, { recursive: true, withFileTypes: true })).filter((f) => f.isFile())).toEqual([]);
    expect(await app.db.selectFrom('ballot_board').select(['confirmed', 'photo']).where('id', '=', board.id).executeTakeFirst()).toEqual({ confirmed: true, photo: null });
  });
});
