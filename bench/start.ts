import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, lineOf } from '../e2e/product.ts';
import { ROOT } from '../src/platform/paths.ts';
import { atMost, median, type Row } from './table.ts';

const ROUNDS = 5;

/** `npm start` as a person types it, the second time: seconds until the last line, and until the first page is there. */
export async function start(port: number): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'miteinander-start-'));
  const env = { ...process.env, PORT: String(port), DATA_DIR: dir };
  const ready: number[] = [];
  const first: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const began = performance.now();
      const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
      await lineOf(child, /^Miteinander is ready: /m);
      const at = performance.now();
      const answer = await fetch(`http://localhost:${port}/de`);
      await answer.text();
      if (round > 0) {
        ready.push((at - began) / 1000);
        first.push((performance.now() - at) / 1000);
      }
      await ended(child);
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  return [atMost('second npm start, until ready', median(ready), 1, 's'), atMost('first response after it', median(first), 0.5, 's')];
}
