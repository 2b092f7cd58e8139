import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/platform/paths.ts';

/** The product as an operator starts it, with the demonstration region, in a data directory of its own. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startProduct(port: number, dataDir?: string): Promise<Product> {
  const dir = dataDir ?? (await mkdtemp(join(tmpdir(), 'miteinander-bench-')));
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js'), 'start'], { env: { ...process.env, PORT: String(port), DATA_DIR: dir, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] });
  await lineOf(child, /^Miteinander is ready: /m);
  return {
    url: `http://localhost:${port}`,
    dataDir: dir,
    pid: child.pid as number,
    stop: async () => {
      await ended(child);
      if (dataDir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Waits for a line of a child's output. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (pattern.test(text)) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready: ${text}`)));
  });
}

export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Processor seconds a process has used so far (Linux: /proc; clock ticks are 1/100 s). */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
