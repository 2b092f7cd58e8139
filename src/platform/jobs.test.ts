import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { readConfig } from './config.ts';
import { enqueue, startWorker, type SliceJobs } from './jobs.ts';

test('a worker does what is enqueued, and knows tasks whose names have a dot, by time as well', async () => {
  const { db, pool, drop } = await freshDatabase();
  const done = Promise.withResolvers<unknown>();
  const jobs: SliceJobs = { tasks: { 'slice.verb': (payload) => Promise.resolve(done.resolve(payload)) }, cron: ['0 4 1 1 * slice.verb'] };
  const runner = await startWorker(pool, { db, config: readConfig({}) }, [jobs]);
  await enqueue(db, 'slice.verb', { n: 1 });
  expect(await done.promise).toEqual({ n: 1 });
  await runner.stop();
  await drop();
});
