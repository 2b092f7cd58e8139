import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { atomically } from './atomic.ts';
import type { Db } from './types.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.pool.query('create table note (n int unique)');
});
afterAll(() => fresh.drop());

const add = (db: Db, n: number): Promise<unknown> => db.transaction().execute((tx) => sql`insert into note values (${n})`.execute(tx));
const notes = async (): Promise<number[]> => (await fresh.pool.query<{ n: number }>('select n from note order by n')).rows.map((row) => row.n);

test('several transactions become visible together', async () => {
  await atomically(fresh.pool, async (db) => {
    await add(db, 1);
    expect(await notes()).toEqual([]);
    await Promise.all([add(db, 2), add(db, 3)]);
  });
  expect(await notes()).toEqual([1, 2, 3]);
});

test('a transaction that fails inside is undone alone', async () => {
  await atomically(fresh.pool, async (db) => {
    await add(db, 4);
    await expect(add(db, 4)).rejects.toThrow();
    await add(db, 5);
  });
  expect(await notes()).toEqual([1, 2, 3, 4, 5]);
});

test('when the whole fails, nothing is left', async () => {
  const failing = atomically(fresh.pool, async (db) => {
    await add(db, 6);
    throw new Error('stopped');
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await notes()).toEqual([1, 2, 3, 4, 5]);
});
