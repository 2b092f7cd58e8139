import { fork, type ChildProcess } from 'node:child_process';
import { createServer as createProbe } from 'node:net';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.ts';
import { codeOf, messageOf, Refusal } from './refusal.ts';

const REPEATED_SIGNAL_MS = 1_000;
const FIRST_BEGIN_MS = 400;
/** Set for the worker of `start`: Ctrl-C reaches it too, but its parent decides when it ends. */
const SUPERVISED = 'MITEINANDER_SUPERVISED';

/**
 * Resolves with the first request to end: SIGINT, SIGTERM, SIGHUP or the end of the process that started this one. npm and a
 * terminal both deliver Ctrl-C, so a signal within the next second is the same one; a later one ends the process at once.
 */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const stop = (): void => {
      if (first === 0) first = Date.now();
      else if (Date.now() - first > REPEATED_SIGNAL_MS) process.exit(130);
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGHUP', stop);
    process.on('SIGINT', process.env[SUPERVISED] === undefined ? stop : () => undefined);
    process.on('disconnect', stop);
    process.channel?.unref();
  });
}

/** Says early, before anything is set up, that nobody could connect. */
export async function refuseTakenPort(port: number, host: string | undefined): Promise<void> {
  const probe = createProbe();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portRefusal(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** What listening failed for, as a sentence. */
export function portRefusal(error: unknown, port: number, host: string | undefined): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `The port ${port} is in use by another program; stop that one or set PORT to another number.`,
    EACCES: `The port ${port} may not be opened by this user; set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}; set HOST to one that it has.`,
    ENOTFOUND: `The address ${host} is not known; set HOST to one that this machine has.`,
  };
  return new Refusal(sentences[codeOf(error) ?? ''] ?? `The port ${port} cannot be opened (${messageOf(error)}).`);
}

export interface Worker {
  /** Lets the worker finish its job, then ends it; one that does not end within `graceMs` is killed and its job done again later. */
  stop(graceMs?: number): Promise<void>;
}

/** Runs the worker as a process of its own (a PDF of 150 measures would block pages for a second) and starts it again when it dies. */
export function superviseWorker(say: (line: string) => void): Worker {
  let child: ChildProcess | null = null;
  let stopping = false;
  let pause = 500;
  const begin = (): void => {
    if (stopping) return;
    const began = Date.now();
    child = fork(joinPath(ROOT, 'dist', 'main.js'), ['worker'], { execArgv: [], env: { ...process.env, [SUPERVISED]: '1' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      pause = Date.now() - began > 60_000 ? 500 : Math.min(pause * 2, 30_000);
      say(`The worker has ended (${signal ?? code}) and is being started again.`);
      setTimeout(begin, pause).unref();
    });
  };
  // Visitors who wait for a start come first.
  setTimeout(begin, FIRST_BEGIN_MS).unref();
  return {
    stop: async (graceMs = 30_000) => {
      stopping = true;
      if (child !== null) await ended(child, graceMs);
    },
  };
}

async function ended(child: ChildProcess, graceMs: number): Promise<void> {
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = new AbortController();
  const kill = sleep(graceMs, undefined, { signal: late.signal }).then(() => child.kill('SIGKILL'), () => undefined);
  await exit;
  late.abort();
  await kill;
}
