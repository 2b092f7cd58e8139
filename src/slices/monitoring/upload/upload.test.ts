import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { takeCatalogue } from '../public.ts';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  await write(app.db, (tx) => takeCatalogue(tx, system('test')));
});
afterAll(() => app.drop());

const PATH = '/de/desk/indicators/foreigners-share/file';
const plain = (text: string): string => text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
async function send(fields: Record<string, string>, file?: string): Promise<{ status: number; html: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file !== undefined) body.set('file', new Blob([file]), 'tabelle.csv');
  const answer = await app.request(PATH, { as, method: 'POST', body, headers: { origin: 'http://localhost:3000' } });
  return { status: answer.status, html: await answer.text() };
}
const listIn = (html: string): string => /name="list" value="([^"]+)"/.exec(html)?.[1] ?? '';
const values = async (): Promise<unknown[]> => ((await (await app.request('/indicators/foreigners-share.json')).json()) as { values: { value: number }[] }).values.map((v) => v.value);

test('a file is looked at, its columns are chosen, it is read, and the next one is read alike', async () => {
  expect((await app.request(PATH, { as: await app.signIn('officer') })).status).toBe(403);
  expect((await send({ source: 'Amt' })).status).toBe(422);
  const own = 'Kennung;Berichtsjahr;Quote\n03241;2023;15,5\n03241;2024;16,5\n03241;bald;17\n';
  const asked = await send({ source: 'Amt' }, own);
  expect([asked.status, listIn(asked.html) !== '']).toEqual([422, true]);
  const chosen = { list: listIn(asked.html), source: 'Amt', area: 'Kennung', period: 'Berichtsjahr', value: 'Quote', keep: 'on' };
  const missing = await send({ ...chosen, source: '' });
  expect([missing.status, listIn(missing.html)], 'the file stays').toEqual([422, chosen.list]);
  const seen = await send(chosen);
  expect(plain(seen.html)).toMatch(/2 neu 0 berichtigt 0 wie bisher 1 nicht verstanden.*Nicht verstanden: Zeile 4/);
  expect(await values(), 'looking writes nothing').toEqual([]);
  expect((await send({ ...chosen, next: 'read' })).status, 'a line is not understood').toBe(422);
  expect((await send({ ...chosen, next: 'read', skipWrong: 'on' })).status).toBe(303);
  expect(await values()).toEqual([15.5, 16.5]);

  const next = await send({ source: 'Amt' }, own.replace('16,5', '16,75').replace('bald', '2025'));
  expect(plain(next.html)).toMatch(/schon einmal eingelesen.*1 neu 1 berichtigt 1 wie bisher 0 nicht verstanden.*Bisher Neu 2024 .*16,5 16,75/);
  expect(next.html).toMatch(/<option value="Kennung" selected/);
  expect(next.html.match(/<input[^>]*name="allGroups"[^>]*>/)?.[0]).not.toContain('checked');
  const fresh = await send({ source: 'Amt' }, 'GeoCode;Jahr;Wert\n03241;2022;14\n');
  expect(fresh.html.match(/<input[^>]*name="allGroups"[^>]*>/)?.[0], 'as it was read').toContain('checked');
});

test('what is no table is refused', async () => {
  expect((await send({ source: 'Amt' }, '\u0000\u0001\u0002')).status).toBe(422);
  expect((await send({ source: 'Amt', list: '%%%' })).status).toBe(422);
  expect((await send({ source: 'Amt' }, `a;b\n${'x'.repeat(3_200_000)}`)).status).toBe(422);
});
