// Whether node_modules is what package-lock.json says. Runs before every start, on any Node from 18.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'node_modules/.miteinander-stamp';

function digest(root) {
  return createHash('sha1').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

/** @param {string} root */
export function stampInstalled(root) {
  writeFileSync(join(root, STAMP), digest(root));
}

/**
 * Compares one digest; where that differs (an installation by hand), every package with the list npm keeps inside node_modules.
 * @param {string} root
 * @returns {boolean}
 */
export function areInstalled(root) {
  try {
    if (readFileSync(join(root, STAMP), 'utf8') === digest(root)) return true;
  } catch {
    // not installed by this program so far
  }
  if (!isComplete(root)) return false;
  stampInstalled(root);
  return true;
}

function isComplete(root) {
  try {
    const wanted = packagesOf(join(root, 'package-lock.json'));
    const found = packagesOf(join(root, 'node_modules/.package-lock.json'));
    return Object.entries(wanted).every(([path, entry]) => path === '' || found[path]?.version === entry.version || (found[path] === undefined && isForOthers(entry)));
  } catch {
    return false;
  }
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** A package that npm leaves out here: for another kind of machine, or one that only such a package needs. */
function isForOthers(entry) {
  const fits = (list, mine) => list === undefined || list.includes(mine) || (list.every((name) => name.startsWith('!')) && !list.includes(`!${mine}`));
  if (entry.optional !== true && entry.peer !== true && entry.devOptional !== true) return false;
  const limited = entry.os !== undefined || entry.cpu !== undefined;
  return !limited || entry.libc !== undefined || !fits(entry.os, process.platform) || !fits(entry.cpu, process.arch);
}
