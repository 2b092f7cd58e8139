import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { createServer } from '../../app.tsx';
import { readConfig } from '../config.ts';
import type { RunningServer } from './server.ts';

let fresh: FreshDatabase;
let server: RunningServer;
let port: number;

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.db.updateTable('instance').set({ region_name: 'Region Test', set_up_at: new Date() }).execute();
  server = await createServer({ pool: fresh.pool, config: readConfig({}), assetsDir: '/nonexistent' });
  port = await server.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await server.close(1_000);
  await fresh.drop();
});

/** Posts parts without saying how long they are altogether. */
function postChunks(parts: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' };
    const sent = request({ port, host: '127.0.0.1', path: '/de/sign-in', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

test('a form that does not say its length is read like any other', async () => {
  expect(await postChunks(['email=', 'ada%40example.org'])).toBe(303);
  expect(await postChunks([])).toBe(422);
});

test('a body is refused at the limit, whether or not it says its length', async () => {
  const mebibyte = 'a'.repeat(1024 * 1024);
  expect(await postChunks(['email=', mebibyte])).toBe(422);
  expect(await postChunks(['email=', mebibyte, mebibyte])).toBe(413);
  expect(await postChunks(['email=', ...Array.from({ length: 11 }, () => mebibyte), mebibyte]).catch(() => 413)).toBe(413);
  const said = await fetch(`http://127.0.0.1:${port}/de/sign-in`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `email=${mebibyte}${mebibyte}` });
  expect(said.status).toBe(413);
});

test('a request without any body is no fault of ours', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/de/sign-out`, { method: 'POST', redirect: 'manual' });
  expect(answer.status).toBe(303);
});
