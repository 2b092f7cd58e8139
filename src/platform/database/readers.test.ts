import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { connect } from './connect.ts';
import { Readers } from './readers.ts';
import type { Db } from './types.ts';

let fresh: FreshDatabase;
let readers: Readers;
let db: Db;

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.pool.query('create table note (n int unique)');
  readers = new Readers(fresh.pool);
  db = connect(fresh.pool, readers);
  await open();
});
afterAll(async () => {
  await readers.end();
  await fresh.drop();
});

/** Waits until the readers are connected. */
async function open(): Promise<void> {
  for (let tries = 0; readers.pick() === null && tries < 200; tries += 1) await sleep(20);
  expect(readers.pick()).not.toBeNull();
}

const double = async (n: number): Promise<number | undefined> => (await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(db)).rows[0]?.twice;

test('every one of many statements at once gets its own answer', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  expect(await Promise.all(numbers.map(double))).toEqual(numbers.map((n) => n * 2));
});

test('a statement that fails takes nothing with it', async () => {
  const bad = sql`select 1 / ${0}::int`.execute(db);
  const results = await Promise.allSettled([double(1), bad, double(2), double(3)]);
  expect(results.map((r) => (r.status === 'fulfilled' ? r.value : 'failed'))).toEqual([2, 'failed', 4, 6]);
  expect(await double(4)).toBe(8);
});

test('a transaction reads what it wrote, others see it after commit', async () => {
  const count = async (on: Db): Promise<number> => (await sql<{ n: number }>`select count(*) as n from note`.execute(on)).rows[0]?.n ?? -1;
  await db.transaction().execute(async (tx) => {
    await sql`insert into note values (1)`.execute(tx);
    expect(await count(tx as unknown as Db)).toBe(1);
    expect(await count(db)).toBe(0);
  });
  expect(await count(db)).toBe(1);
  await sql`with added as (insert into note values (2) returning n) select n from added`.execute(db);
  expect(await count(db)).toBe(2);
});

test('a slow statement holds up nobody', async () => {
  const slow = sql`select count(*) from generate_series(1, 30000000)`.execute(db);
  await sleep(60);
  const began = performance.now();
  expect(await double(5)).toBe(10);
  const waited = performance.now() - began;
  const first = await Promise.race([slow.then(() => 'slow'), Promise.resolve('quick')]);
  expect(first).toBe('quick');
  expect(waited).toBeLessThan(2_000);
  await slow;
});

test('after all connections were cut it goes on by itself', async () => {
  await fresh.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
  await sleep(100);
  expect(await double(6)).toBe(12);
  await sleep(600);
  await open();
  expect(await double(7)).toBe(14);
});
