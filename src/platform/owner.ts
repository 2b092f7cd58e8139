import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { holderOf, isHolder, takeLock, type FileLock } from './lockfile.ts';
import { dataPaths, makeFolder, type DataPaths } from './paths.ts';
import { messageOf, Refusal } from './refusal.ts';

/** The one process that a data directory belongs to: it runs the embedded server, holds keys and files, and starts the worker. */
export interface Owner {
  readonly paths: DataPaths;
  /** Lets the command line, workers and further web processes find the database, and commands the address that links begin with. */
  publish(url: string, baseUrl?: string): void;
  /**
   * Holds the directory's lock in the database as well: on a shared disk, the other owner's process cannot be seen. `onLost` is
   * called when, after an interruption, another owner has it.
   */
  lockIn(url: string, onLost: () => void): Promise<void>;
  /** Gives everything back. */
  release(): Promise<void>;
}

/** Takes the data directory, made when missing; refuses in one sentence. */
export function claim(dataDir: string): Owner {
  const paths = dataPaths(dataDir);
  const lock = lockDirectory(dataDir, paths);
  const session = { client: null as pg.Client | null, released: false };
  return {
    paths,
    publish: (url, baseUrl) => {
      if (baseUrl !== undefined) writePrivately(paths.baseUrl, `${baseUrl}\n`);
      writePrivately(paths.url, `${url}\n`);
    },
    lockIn: async (url, onLost) => {
      if (!(await hold(session, url, paths, onLost))) throw new Refusal(`The data directory ${dataDir}, or a copy of it, is in use by a process on another machine.`);
    },
    release: async () => {
      session.released = true;
      await session.client?.end().catch(() => undefined);
      rmSync(paths.url, { force: true });
      lock.release();
    },
  };
}

/** The URL that the directory's living owner has published; null when there is no owner. Waits for one that is just starting. */
export async function publishedUrl(dataDir: string, patience = 60_000): Promise<string | null> {
  const paths = dataPaths(dataDir);
  for (const until = Date.now() + patience; ; await sleep(50)) {
    if (holderOf(paths.lock) === null) return null;
    try {
      return readFileSync(paths.url, 'utf8').trim();
    } catch {
      if (Date.now() > until) throw new Refusal(`The process that uses the data directory ${dataDir} does not become ready.`);
    }
  }
}

/** The address under which the directory's owner serves, or last served; null when none ever did. */
export function publishedBaseUrl(dataDir: string): string | null {
  try {
    return readFileSync(dataPaths(dataDir).baseUrl, 'utf8').trim();
  } catch {
    return null;
  }
}

function lockDirectory(dataDir: string, paths: DataPaths): FileLock {
  let lock;
  try {
    // Others may pass through to what is theirs (a server under another account); nothing can be listed or read.
    makeFolder(dataDir, 0o711);
    for (const folder of [paths.files, paths.mail, paths.keys]) makeFolder(folder, 0o700);
    lock = takeLock(paths.lock, 'Miteinander');
  } catch (error) {
    throw new Refusal(`The data directory ${dataDir} is not writable (${messageOf(error)}).`);
  }
  if (isHolder(lock)) throw new Refusal(`The data directory ${dataDir} is in use by the process ${lock.pid}; stop that one or set DATA_DIR to another directory.`);
  // Whoever was killed has left its URL behind.
  rmSync(paths.url, { force: true });
  return lock;
}

interface Session {
  client: pg.Client | null;
  released: boolean;
}

/** Takes the lock on a connection of its own and takes it again when that connection is lost. */
async function hold(session: Session, url: string, paths: DataPaths, onLost: () => void): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'miteinander owner', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  if (!(await locked(client, keyOf(paths)))) {
    await client.end();
    return false;
  }
  session.client = client;
  client.on('end', () => {
    if (!session.released) void holdAgain(session, url, paths, onLost);
  });
  return true;
}

async function holdAgain(session: Session, url: string, paths: DataPaths, onLost: () => void): Promise<void> {
  while (!session.released) {
    await sleep(500, undefined, { ref: false });
    const held = await hold(session, url, paths, onLost).catch(() => null);
    if (held === false) onLost();
    if (held !== null) return;
  }
}

/** The server needs a moment to notice that an owner was killed. */
async function locked(client: pg.Client, key: string): Promise<boolean> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [key]);
    if (rows[0]?.held === true) return true;
    await sleep(100);
  }
  return false;
}

/** A random name of the directory as the lock's number; a path would be the same in every container. */
function keyOf(paths: DataPaths): string {
  return createHash('sha256').update(directoryId(paths)).digest().readBigInt64BE().toString();
}

function directoryId(paths: DataPaths): string {
  try {
    return readFileSync(paths.id, 'utf8');
  } catch {
    const id = randomUUID();
    writePrivately(paths.id, id);
    return id;
  }
}

function writePrivately(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}
