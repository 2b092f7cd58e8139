import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isId } from '../kernel/ids.ts';
import { makeFolder } from './paths.ts';

const HEADER = 'miteinander key 1';
const BYTES = 32;
/** How long a key is trusted to still exist without looking; a destroyed one is forgotten in every process after this. */
const REMEMBERED_MS = 1_000;

/** Says which key it is without telling anything about it; kept where the key must not be. */
export function keyCheck(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('check').digest().subarray(0, 16);
}

/**
 * Secret keys as files of this machine: one of 32 random bytes an id, readable by the account alone, never in the database, a log or
 * a backup. Processes that share the folder share the keys.
 */
export class KeyFolder {
  readonly dir: string;
  readonly #known = new Map<string, { key: Buffer; until: number; timer: NodeJS.Timeout }>();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Where the key of an id lies, for messages to the operator. */
  pathOf(id: string): string {
    if (!isId(id)) throw new Error('not an id');
    return join(this.dir, `${id}.key`);
  }

  /** The key, or null when there is none here. The same buffer as long as the key is remembered; nobody writes into it. */
  read(id: string): Buffer | null {
    const known = this.#known.get(id);
    if (known !== undefined && performance.now() < known.until) return known.key;
    this.#forget(id);
    const key = readKey(this.pathOf(id));
    if (key !== null) this.#remember(id, key);
    return key;
  }

  /** The key; made when there is none. It is on disk when this returns. Two processes at once agree on one. */
  ensure(id: string): Buffer {
    const there = this.read(id);
    if (there !== null) return there;
    makeFolder(this.dir, 0o700);
    const path = this.pathOf(id);
    const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
    writeDurably(draft, `${HEADER}\n${randomBytes(BYTES).toString('base64')}\n`);
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    syncFolder(this.dir);
    const made = readKey(path);
    if (made === null) throw new Error('a key file is damaged');
    return made;
  }

  /** Ids of the keys that lie here. */
  list(): string[] {
    return existsSync(this.dir) ? readdirSync(this.dir).flatMap((name) => (name.endsWith('.key') && isId(name.slice(0, -4)) ? [name.slice(0, -4)] : [])) : [];
  }

  /** Overwrites and removes a key. Doing it again changes nothing. */
  destroy(id: string): void {
    this.#forget(id);
    const path = this.pathOf(id);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return;
    const file = openSync(path, 'r+');
    try {
      writeSync(file, randomBytes(size), 0, size, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rmSync(path, { force: true });
    syncFolder(this.dir);
  }

  #remember(id: string, key: Buffer): void {
    const timer = setTimeout(() => this.#forget(id), REMEMBERED_MS);
    timer.unref();
    this.#known.set(id, { key, until: performance.now() + REMEMBERED_MS, timer });
  }

  #forget(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    clearTimeout(known.timer);
    this.#known.delete(id);
  }
}

const folders = new Map<string, KeyFolder>();

/** The process's one view of a key folder. */
export function keyFolder(dir: string): KeyFolder {
  const known = folders.get(dir) ?? new KeyFolder(dir);
  folders.set(dir, known);
  return known;
}

function readKey(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [header, body] = text.split('\n');
  const key = Buffer.from(body ?? '', 'base64');
  return header === HEADER && key.length === BYTES ? key : null;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
