import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, Refusal } from '../refusal.ts';
import { accountFor, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { DATABASE, ensureCluster, lastLine, SERVER_ENV, settings, USER, type Durability } from './cluster.ts';
import { isServerOf, readPostmaster } from './postmaster.ts';

export interface EmbeddedOptions {
  /** The cluster's folder; made when missing. Its parent must exist. The caller holds a lock that keeps others away. */
  readonly cluster: string;
  readonly durability?: Durability;
  /** Told what happens, one line a step. */
  readonly say?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connects through a socket that only this account can open. Stays the same when the server is restarted. */
  readonly url: string;
  readonly cluster: string;
  /** Whether this call found the server running. */
  readonly reused: boolean;
  /** Called when the server has died by itself; it is being started again. */
  onDown(listener: () => void): void;
  /** Shuts the server down: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
  /** Stops watching and leaves the server running. */
  release(): void;
}

const PORT = 5432;
const SOCKET_PREFIX = 'miteinander-';
/** Socket paths hold 107 bytes on Linux and 103 on macOS. */
const LONGEST_FOLDER = 103 - `/.s.PGSQL.${PORT}`.length;

interface Server {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly durability: Durability;
  socketDir: string;
  pid: number;
}

/**
 * Starts the PostgreSQL that comes with the program, or takes over the one that still serves this cluster after its starter
 * was killed. Starts it again whenever it dies, until {@link EmbeddedPostgres.stop}.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { cluster, durability = 'durable', say = () => undefined } = options;
  const binaries = findBinaries();
  const account = accountFor(cluster);
  if ((await ensureCluster(cluster, binaries, account, durability)) === 'made') say('A new PostgreSQL database was set up.');
  const left = readPostmaster(cluster);
  const reused = left !== null && isServerOf(cluster, left.pid);
  const server: Server = { cluster, binaries, account, durability, pid: 0, socketDir: reused ? left.socketDir : socketFolder(account) };
  if (reused) await takeOver(server, left.pid);
  else await start(server, left?.socketDir);
  return watch(server, reused, say);
}

/** Waits for a server found running: it may just be starting, or be shutting down, and is then started again. */
async function takeOver(server: Server, pid: number): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(20)) {
    const now = readPostmaster(server.cluster);
    if (now?.pid === pid && now.ready && isServerOf(server.cluster, pid)) {
      server.pid = pid;
      return;
    }
    if (!isServerOf(server.cluster, pid)) return start(server);
  }
  throw new Refusal(`The PostgreSQL server with the process number ${pid} does not become ready.`);
}

function socketFolder(account: Account): string {
  const base = [tmpdir(), '/tmp'].find((folder) => Buffer.byteLength(join(folder, `${SOCKET_PREFIX}xxxxxx`)) <= LONGEST_FOLDER) ?? '/tmp';
  const folder = mkdtempSync(join(base, SOCKET_PREFIX));
  account.own(folder);
  return folder;
}

function removeSocketFolder(folder: string | undefined): void {
  if (folder !== undefined && basename(folder).startsWith(SOCKET_PREFIX)) rmSync(folder, { recursive: true, force: true });
}

/**
 * Starts the server and waits until it answers. Backends of a killed server need a moment to notice and let go of the shared
 * memory, so a refused start is tried again for a while.
 */
async function start(server: Server, abandoned?: string): Promise<void> {
  if (abandoned !== server.socketDir) removeSocketFolder(abandoned);
  const until = Date.now() + 10_000;
  for (;;) {
    const refusal = await attempt(server);
    if (refusal === null) return;
    if (Date.now() > until || !/shared memory|lock file|is in use/i.test(refusal)) throw new Refusal(`The embedded PostgreSQL does not start: ${refusal}.`);
    await sleep(200);
  }
}

/** One start. Null when it answers, otherwise what the server said. */
async function attempt(server: Server): Promise<string | null> {
  clearRemains(server);
  const { file, args, options } = server.account.command(server.binaries.postgres, ['-D', server.cluster, ...settings(server.socketDir, server.durability)]);
  // Its own session: Ctrl-C in a terminal reaches Node only, which then shuts the server down in order.
  const child = spawn(file, args, { ...options, env: SERVER_ENV, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let output = '';
  let ended = false;
  child.stderr.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-4_000)));
  child.once('error', (error) => ((ended = true), (output += error.message)));
  child.once('exit', () => (ended = true));
  // Recovery after a crash may take long; the server says "ready" when done.
  while (!ended) {
    const now = readPostmaster(server.cluster);
    if (now !== null && now.pid === child.pid && now.ready) {
      child.stderr.destroy();
      child.unref();
      server.pid = now.pid;
      return null;
    }
    await sleep(8);
  }
  await sleep(20);
  return lastLine(output).replace(/^.*?(FATAL|ERROR):\s*/, '').replace(/\.$/, '') || 'it ended at once';
}

/** Removes what a killed server leaves: its pid file (the pid may be somebody else's now) and the lock of its socket. */
function clearRemains(server: Server): void {
  const left = readPostmaster(server.cluster);
  if (left !== null && isServerOf(server.cluster, left.pid)) return;
  rmSync(join(server.cluster, 'postmaster.pid'), { force: true });
  mkdirSync(server.socketDir, { recursive: true, mode: 0o700 });
  for (const ending of ['', '.lock']) rmSync(join(server.socketDir, `.s.PGSQL.${PORT}${ending}`), { force: true });
}

function watch(server: Server, reused: boolean, say: (line: string) => void): EmbeddedPostgres {
  const listeners: (() => void)[] = [];
  const ending = new AbortController();
  const guarding = guard(server, ending.signal, () => listeners.forEach((listener) => listener()), say);
  return {
    url: `postgresql://${USER}@localhost:${PORT}/${DATABASE}?host=${server.socketDir}`,
    cluster: server.cluster,
    reused,
    onDown: (listener) => void listeners.push(listener),
    release: () => ending.abort(),
    stop: async () => {
      ending.abort();
      await guarding;
      await shutDown(server);
    },
  };
}

/** Looks after the server until told to end. The timer does not keep the process alive. */
async function guard(server: Server, ending: AbortSignal, down: () => void, say: (line: string) => void): Promise<void> {
  for (;;) {
    await sleep(200, undefined, { ref: false, signal: ending }).catch(() => undefined);
    if (ending.aborted) return;
    if (isServerOf(server.cluster, server.pid)) continue;
    down();
    await restart(server, ending, say);
  }
}

/** Starts a server that died, at once and then at growing intervals up to ten seconds. */
async function restart(server: Server, ending: AbortSignal, say: (line: string) => void): Promise<void> {
  say('PostgreSQL has died and is being started again.');
  for (let pause = 100; !ending.aborted; pause = Math.min(pause * 2, 10_000)) {
    try {
      await start(server);
      say('PostgreSQL is running again.');
      return;
    } catch (error) {
      say(messageOf(error));
      await sleep(pause);
    }
  }
}

/** A fast shutdown (SIGINT); a server that does not manage within half a minute is told to drop everything. */
async function shutDown(server: Server): Promise<void> {
  const started = Date.now();
  for (let sent = ''; isServerOf(server.cluster, server.pid); await sleep(10)) {
    const signal = Date.now() - started > 30_000 ? 'SIGQUIT' : 'SIGINT';
    if (signal !== sent) process.kill(server.pid, signal);
    sent = signal;
  }
  removeSocketFolder(server.socketDir);
}
