// Whether dist/ was built from the sources as they are. Runs before every start, on any Node from 18: no dependencies, few milliseconds.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'migrations', 'demo', 'tools'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * A digest of path, size and time of every source file: whatever touches a file leads to a build.
 * @param {string} root
 * @returns {string}
 */
export function stampSources(root) {
  const hash = createHash('sha1');
  const add = (path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const folder of FOLDERS) walk(root, folder, add);
  for (const file of FILES) add(file);
  return hash.digest('hex');
}

function walk(root, folder, add) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, add);
    else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
  }
}

/**
 * @param {string} root
 * @returns {boolean}
 */
export function isBuilt(root) {
  try {
    return readFileSync(join(root, 'dist/stamp'), 'utf8') === stampSources(root);
  } catch {
    return false;
  }
}
