import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { keyCheck, KeyFolder } from './keys.ts';

const dir = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a key is made once, is readable by the account alone, and the same for every process that shares the folder', () => {
  const id = newId();
  const key = new KeyFolder(dir).ensure(id);
  const path = new KeyFolder(dir).pathOf(id);
  expect(new KeyFolder(dir).ensure(id)).toEqual(key);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(readdirSync(dir)).toHaveLength(1);
});

test('a destroyed key is gone here at once and elsewhere within a second or so', async () => {
  const id = newId();
  const [mine, theirs] = [new KeyFolder(dir), new KeyFolder(dir)];
  mine.ensure(id);
  expect(theirs.read(id)).not.toBeNull();
  mine.destroy(id);
  mine.destroy(id);
  expect(mine.read(id)).toBeNull();
  await expect.poll(() => theirs.read(id), { timeout: 3_000 }).toBeNull();
});

test('a damaged key file counts as no key and is not overwritten', () => {
  const folder = new KeyFolder(dir);
  const id = newId();
  writeFileSync(folder.pathOf(id), 'nonsense');
  expect(folder.read(id)).toBeNull();
  expect(() => folder.ensure(id)).toThrow('damaged');
});

test('the check tells keys apart', () => {
  const folder = new KeyFolder(dir);
  const [a, b] = [folder.ensure(newId()), folder.ensure(newId())];
  expect(keyCheck(a)).toEqual(keyCheck(Buffer.from(a)));
  expect(keyCheck(a)).not.toEqual(keyCheck(b));
});

test('only ids name keys: no path leads out of the folder', () => {
  expect(() => new KeyFolder(dir).read('../../etc/passwd')).toThrow();
});
