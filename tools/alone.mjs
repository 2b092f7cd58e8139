// One process at a time, on any Node from 18: two starts on a fresh clone must not install or build into each other.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the work while holding the folder's lock; waits for another process that holds it and still lives.
 * @template T
 * @param {string} folder
 * @param {() => T} work
 * @returns {T}
 */
export function whileAlone(folder, work) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'busy');
  while (!taken(lock)) {
    if (!holderLives(lock)) rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderLives(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // An empty file is being written this moment, or its writer was killed just then.
    if (pid === 0) return Date.now() - statSync(lock).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
