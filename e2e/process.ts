import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
export const MAIN = join(ROOT, 'dist/main.js');

/** A process of the product that a test started, with everything it has said. */
export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  said(): string;
  /** Resolves with the exit code once the process has ended; a signal's name where one ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves with the address once it is ready; rejects when it ends before. */
  ready(): Promise<string>;
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

export function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'miteinander-process-'));
  folders.add(folder);
  return folder;
}

/** Starts the program with Node, or another command (`npm`) in the project. */
export function begin(args: readonly string[], env: Readonly<Record<string, string>>, command = process.execPath): Started {
  // A clean environment: what npm and vitest set must not reach the program.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, command === process.execPath ? [MAIN, ...args] : [...args], { cwd: ROOT, env: { PATH, HOME, DEMO: '0', PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? '')));
  void ended.then(() => running.delete(child));
  const ready = async (): Promise<string> => {
    for (;;) {
      const address = /^Miteinander is ready: (\S+)/m.exec(text)?.[1];
      if (address !== undefined) return address;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended before it was ready:\n${text}`);
      await sleep(10);
    }
  };
  return { child, pid: child.pid ?? 0, said: () => text, ended, ready };
}

export async function stop(started: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
  started.child.kill(signal);
  return started.ended;
}

/** Ends whatever a failed test left, the embedded servers too. */
export async function cleanUp(): Promise<void> {
  for (const child of running) child.kill('SIGTERM');
  for (let i = 0; i < 200 && running.size > 0; i += 1) await sleep(50);
  for (const folder of folders) {
    const pid = serverPid(folder);
    if (pid !== null && isRunning(pid)) process.kill(pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  folders.clear();
}

/** Pid of the embedded server of a data directory, as its pid file says. */
export function serverPid(dir: string): number | null {
  try {
    return Number(readFileSync(join(dir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** Pids of a process's children. */
export function childrenOf(pid: number): number[] {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  return stats.filter((one) => one.parent === pid).map((one) => one.pid);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}

export async function until(what: string, check: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(25)) if (await check()) return;
  throw new Error(`still not: ${what}`);
}
