import { expect, test, vi } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { readConfig } from './config.ts';
import { enqueue, jobRetention, startWorker, workOff, type SliceJobs } from './jobs.ts';

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

test('a mail that can never be sent leaves no recipient behind, in no table and no log', async () => {
  const { db, pool, drop } = await freshDatabase();
  const lines: string[] = [];
  const written = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const said = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  let tries = 0;
  const jobs: SliceJobs = { tasks: { 'slice.mail': () => { tries += 1; return Promise.reject(new Error('the mail server did not take a mail')); } } };
  const context = { db, config: readConfig({}) };
  const left = async () => (await pool.query<{ row: string }>('select p::text as row from graphile_worker._private_jobs p')).rows;
  try {
    await enqueue(db, 'slice.mail', { to: 'ada@example.org' }, { attempts: 2 });
    await workOff(pool, context, [jobs]);
    expect(JSON.stringify(await left())).toContain('ada@example.org');
    await vi.waitFor(async () => {
      await pool.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
      await workOff(pool, context, [jobs]);
      expect([tries, await left()]).toEqual([2, []]);
    }, { timeout: 10_000, interval: 100 });
    expect(lines.join('')).toContain('job given up');
    expect(lines.join('')).not.toContain('ada@');
  } finally {
    written.mockRestore();
    said.mockRestore();
  }
  // One whose worker was killed during the last try.
  await enqueue(db, 'slice.mail', { to: 'bo@example.org' }, { attempts: 1 });
  await enqueue(db, 'slice.mail', { to: 'waits@example.org' });
  await pool.query(`update graphile_worker._private_jobs set attempts = 1, locked_at = now() - interval '2 days', locked_by = 'gone', updated_at = now() - interval '2 days'`);
  expect(await jobRetention.remove(db, new Date(Date.now() - 86_400_000))).toBe(1);
  expect(JSON.stringify(await left())).toContain('waits@example.org');
  expect(JSON.stringify(await left())).not.toContain('bo@example.org');
  await drop();
});
