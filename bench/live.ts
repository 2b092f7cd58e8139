import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { connect, openPool } from '../src/platform/database/connect.ts';
import { write } from '../src/platform/database/write.ts';
import { KeyFolder } from '../src/platform/keys.ts';
import { dataPaths } from '../src/platform/paths.ts';
import { createRoom, openPoll, openRoom, savePoll } from '../src/slices/live/public.ts';
import type { Heard } from './hall.ts';
import type { RunningProduct } from '../e2e/product.ts';
import { cpuSeconds } from './processor.ts';
import { atMost, shown, type Row } from './table.ts';

const PHONES = 5_000;
const DOTS_A_SECOND = 500;
const WARM_UP_SECONDS = 3;
const SECONDS = 20;
const OPTIONS = 6;
const SHARE = 0.99;

/**
 * A hall of 5,000 phones that look at one room's running result while 500 people a second give a dot each. A process of its own plays the hall
 * over raw sockets, on the same two cores. A dot reaches a phone when the phone is told a number of answers that includes it; the time
 * runs from when the dot was sent. Every phone and every dot counts.
 */
export async function live(product: RunningProduct): Promise<Row[]> {
  const room = await openHall(product);
  const before = await rss(product.pid);
  const hall = await Hall.start(product.url);
  try {
    const slowest = await hall.ask<number>({ do: 'join', path: `/de/rooms/${room.slug}/stream?view=phone-support`, phones: PHONES });
    const joined = await rss(product.pid);
    const path = `/de/rooms/${room.slug}/answer`;
    await hall.ask({ do: 'vote', path, poll: room.poll, seconds: WARM_UP_SECONDS, perSecond: DOTS_A_SECOND });
    const cpu = await cpuSeconds(product.pid);
    const heard = await hall.ask<Heard>({ do: 'vote', path, poll: room.poll, seconds: SECONDS, perSecond: DOTS_A_SECOND });
    const used = (await cpuSeconds(product.pid)) - cpu;
    return [
      atMost(`p99 of a dot reaching ${PHONES.toLocaleString('en')} phones at ${DOTS_A_SECOND} dots a second`, quantile(heard.histogram, SHARE), 300, 'ms'),
      shown('median', `${quantile(heard.histogram, 0.5)} ms`),
      shown('slowest of all', `${heard.histogram.findLastIndex((n) => n > 0)} ms`),
      atMost('dots acknowledged, p99', heard.acknowledged, 300, 'ms'),
      { what: 'dots that were lost or doubled', measured: String(Math.abs(heard.sent - heard.counted)), limit: '= 0', met: heard.sent === heard.counted },
      { what: 'phones that lost the line', measured: String(heard.lost), limit: '= 0', met: heard.lost === 0 },
      shown('dots a second', String(Math.round(heard.sent / SECONDS))),
      shown('changes sent a second', (heard.messages / SECONDS).toFixed(1)),
      shown('bytes to a phone a second', String(Math.round(heard.bytes / PHONES / SECONDS))),
      shown('processor of the web process', `${Math.round((used / SECONDS) * 100)} % of one core`),
      shown('memory a phone', `${((joined - before) / PHONES).toFixed(1)} kB`),
      shown(`${PHONES.toLocaleString('en')} phones joined in`, `${(slowest / 1000).toFixed(1)} s`),
    ];
  } finally {
    hall.stop();
  }
}

async function openHall(product: RunningProduct): Promise<{ slug: string; poll: string }> {
  const paths = dataPaths(product.dataDir);
  const pool = openPool((await readFile(paths.url, 'utf8')).trim(), { max: 2 });
  const actor = system('bench');
  const slug = `bench-${randomBytes(4).toString('hex')}`;
  const options = Array.from({ length: OPTIONS }, (_, i) => ({ title: localized(`Option ${i + 1}`), correct: false }));
  const rules = { shownLive: true, maxChoices: 1, dotsPerVoter: 1, maxPerOption: 1, scaleFrom: 1, scaleTo: 5, scaleLow: null, scaleHigh: null };
  try {
    const poll = await write(connect(pool), async (tx) => {
      const { id } = valueOf(await createRoom(tx, actor, { slug, title: localized('Bench'), note: null, processId: null, heldOn: '2026-01-01', closesOn: null, asking: true, moderated: true, teams: [] }));
      const made = valueOf(await savePoll(tx, actor, id, { kind: 'dots', question: localized('Was zuerst?'), options, ...rules }));
      valueOf(await openRoom(tx, new KeyFolder(paths.keys), actor, id));
      valueOf(await openPoll(tx, actor, id, made.number));
      return made.id;
    });
    return { slug, poll };
  } finally {
    await pool.end();
  }
}

/** Milliseconds within which the share of all arrivals lies. */
function quantile(histogram: readonly number[], share: number): number {
  const all = histogram.reduce((sum, n) => sum + n, 0);
  let seen = 0;
  return histogram.findIndex((n) => (seen += n) >= all * share);
}

/** Resident memory of a process in kB (Linux: /proc). */
const rss = async (pid: number): Promise<number> => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);

class Hall {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(url: string): Promise<Hall> {
    // The bench's own program again, told to be the hall.
    const child = fork(process.argv[1] as string, ['hall', url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return new Hall(child);
  }

  ask<T>(order: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (answer) => resolve(answer as T));
      this.#child.once('exit', (code) => reject(new Error(`the hall ended with ${code}`)));
      this.#child.send(order as Record<string, unknown>);
    });
  }

  stop(): void {
    this.#child.kill();
  }
}
