import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { signal, Signals } from './signals.ts';

let database: FreshDatabase;
beforeAll(async () => { database = await freshDatabase(); });
afterAll(() => database.drop());

/** Waits until it holds, two seconds at most. */
const until = (holds: () => boolean): Promise<void> => expect.poll(holds, { timeout: 2_000, interval: 10 }).toBe(true);

test('a change is heard after its commit, by its topic alone, also after the connection was lost', async () => {
  const signals = new Signals(database.pool);
  const heard: string[] = [];
  signals.on('a', () => heard.push('a'));
  const forget = signals.on('b', () => heard.push('b'));
  await until(() => signals.connected);
  heard.length = 0;
  await database.db.transaction().execute(async (tx) => {
    await signal(tx, 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual([]);
  });
  await until(() => heard.join() === 'a');
  forget();
  await signal(database.db, 'b');
  await signal(database.db, 'a');
  await until(() => heard.join() === 'a,a');
  await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`);
  await until(() => !signals.connected);
  await until(() => signals.connected);
  expect(heard.join(), 'something may have been missed').toBe('a,a,a');
  let ended = false;
  signals.atEnd(() => { ended = true; });
  signals.stop();
  expect(ended).toBe(true);
});
