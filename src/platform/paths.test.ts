import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './paths.ts';

describe('making the folders of an instance', () => {
  const base = mkdtempSync(join(tmpdir(), 'miteinander-folders-'));
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('makes what is missing above as well, closed to others, and again without harm', () => {
    const folder = join(base, 'a', 'b', 'c');
    makeFolder(folder, 0o700);
    makeFolder(folder, 0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('refuses a place below a file', () => {
    writeFileSync(join(base, 'file'), '');
    expect(() => makeFolder(join(base, 'file', 'below'), 0o700)).toThrow(/ENOTDIR/);
  });

  it.runIf(existsSync('/proc/self'))('refuses a place that the system will not have, and returns', () => {
    expect(() => makeFolder('/proc/miteinander/data', 0o700)).toThrow(/ENOENT/);
  });
});
