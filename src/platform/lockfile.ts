import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from './refusal.ts';

/** Who holds a lock: a pid alone is used again after a restart of the machine or of a container. */
export interface Holder {
  readonly pid: number;
  /** When the process began, in the system's own words; differs for every process that ever had the pid. */
  readonly began: string;
  /** What the holder says about itself, for messages. */
  readonly note: string;
}

/** When the process began (boot and start tick on Linux, `ps` elsewhere), or null when there is no such process. */
export function processBegan(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}

export function isAlive(holder: Holder): boolean {
  return processBegan(holder.pid) === holder.began;
}

/** The living holder of the lock file, or null when it is free or was left behind. */
export function holderOf(path: string): Holder | null {
  const holder = read(path);
  return holder !== null && isAlive(holder) ? holder : null;
}

export interface FileLock {
  release(): void;
}

/**
 * Takes the lock, or returns its living holder. A lock left behind by a process that was killed is taken over.
 * The file appears whole (written aside, then linked), so nobody reads half a holder.
 */
export function takeLock(path: string, note: string): FileLock | Holder {
  const mine = JSON.stringify({ pid: process.pid, began: processBegan(process.pid), note });
  const draft = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (linked(draft, path)) return { release: () => dropIfEqual(path, mine) };
      const found = readText(path);
      if (found === null) continue;
      const holder = parse(found);
      if (holder !== null && isAlive(holder)) return holder;
      dropIfEqual(path, found);
    }
    throw new Error(`cannot take the lock ${path}`);
  } finally {
    rmSync(draft, { force: true });
  }
}

export function isHolder(lock: FileLock | Holder): lock is Holder {
  return 'pid' in lock;
}

/** Waits for the lock while its holder lives, at most `patience` milliseconds. */
export async function waitForLock(path: string, note: string, patience = 60_000): Promise<FileLock> {
  const until = Date.now() + patience;
  for (;;) {
    const lock = takeLock(path, note);
    if (!isHolder(lock)) return lock;
    if (Date.now() > until) throw new Error(`the process ${lock.pid} (${lock.note}) does not give the lock ${path} back`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the file aside before it is deleted: of two who found the same dead holder, one must not delete the other's new lock. */
function dropIfEqual(path: string, expected: string): void {
  const aside = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`;
  try {
    if (readFileSync(path, 'utf8') !== expected) return;
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== expected) linked(aside, path);
    rmSync(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function read(path: string): Holder | null {
  const text = readText(path);
  return text === null ? null : parse(text);
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.began === 'string' ? { pid: value.pid, began: value.began, note: value.note ?? '' } : null;
  } catch {
    return null;
  }
}
