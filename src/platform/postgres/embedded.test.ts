import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from './embedded.ts';

const folder = mkdtempSync(join(tmpdir(), 'miteinander-embedded-'));
const cluster = join(folder, 'pg');
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbedded({ cluster });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

test('keeps what it has acknowledged, compares text the same way everywhere, and listens to nobody else', async () => {
  const rows = await ask(`select current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses, upper('ä') as upper,
    (select datlocprovider::text || ':' || datlocale from pg_database where datname = current_database()) as locale`);
  expect(rows).toEqual([{ fsync: 'on', addresses: '', upper: 'Ä', locale: 'b:C.UTF-8' }]);
  const socketDir = new URL(server.url).searchParams.get('host') as string;
  expect(statSync(socketDir).mode & 0o077).toBe(0);
});

test('an error leaves neither statement nor value in the log', async () => {
  await ask('create table guarded (secret text primary key)');
  await ask('insert into guarded values ($1)', ['geheim-4711']);
  await expect(ask('insert into guarded values ($1)', ['geheim-4711'])).rejects.toThrow('duplicate key');
  await expect(ask(`insert into guarded values ('geheim-0815'), (1/0)`)).rejects.toThrow();
  const log = readdirSync(join(cluster, 'log')).map((name) => readFileSync(join(cluster, 'log', name), 'utf8')).join('');
  expect(log).toContain('duplicate key');
  expect(log).not.toMatch(/geheim|insert into/);
});

test('a second start of the same cluster takes the running server over', async () => {
  const again = await startEmbedded({ cluster });
  expect([again.reused, again.url]).toEqual([true, server.url]);
  again.release();
});

test('a server that dies is started again under the same address, and its death is told', async () => {
  const told = new Promise<void>((resolve) => server.onDown(resolve));
  process.kill(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await told;
  await expect.poll(() => ask('select count(*)::int as n from guarded').catch(() => null), { timeout: 10_000 }).toEqual([{ n: 1 }]);
});
