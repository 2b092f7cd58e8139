import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holderOf, isHolder, processBegan, takeLock, waitForLock } from './lockfile.ts';

const folder = mkdtempSync(join(tmpdir(), 'miteinander-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('one holds it, another is told who; given back, it is free and nothing is left', () => {
  const path = join(folder, 'a');
  const lock = takeLock(path, 'first');
  if (isHolder(lock)) throw new Error('the lock is free');
  expect(takeLock(path, 'second')).toMatchObject({ pid: process.pid, note: 'first' });
  lock.release();
  expect(holderOf(path)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 - 1, began: 'x', note: '' })],
  ['another process with the same number', JSON.stringify({ pid: process.pid, began: 'another boot', note: '' })],
  ['nobody that can be read', '{"pid":'],
])('left behind by %s, it is taken over', (_, text) => {
  const path = join(folder, 'b');
  writeFileSync(path, text);
  const lock = takeLock(path, 'next');
  if (isHolder(lock)) throw new Error('not taken over');
  expect(holderOf(path)).toMatchObject({ pid: process.pid, began: processBegan(process.pid) });
  lock.release();
});

test('whoever waits gets it when it is given back', async () => {
  const path = join(folder, 'c');
  const lock = await waitForLock(path, 'first');
  const second = waitForLock(path, 'second');
  lock.release();
  (await second).release();
});

test('a process that is none has no beginning', () => {
  expect(processBegan(2 ** 22 - 1)).toBeNull();
});
