import type pg from 'pg';
import { createApp } from '../src/app.tsx';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/database/connect.ts';
import { Assets } from '../src/platform/web/assets.ts';
import { httpServer } from '../src/platform/web/server.ts';
import { generate, load, type Graph } from './thread-graph.ts';
import { atMost, median, shown, type Row } from './table.ts';

const LIMIT_MS = 10;
const WARM_UP = 30;
const ROUNDS = 200;

/** A thread page over HTTP, made anew for every request, in the database that `thread-graph.ts` states. */
export async function thread(pool: pg.Pool): Promise<Row[]> {
  const graph = generate();
  const seconds = await fill(pool, graph);
  const db = connect(pool);
  await db.updateTable('instance').set({ set_up_at: new Date() }).execute();
  const app = createApp({ db, config: readConfig({}), assets: new Assets(new Map(), {}), cache: null });
  const server = httpServer(app, new Assets(new Map(), {}), null);
  const port = await server.listen(0, '127.0.0.1');
  try {
    const measure = graph.nodes[graph.measure]!;
    const page = await timed(`http://127.0.0.1:${port}/de/thread/measure/${measure.id}`);
    if (!page.text.includes('10.000 Beiträge')) throw new Error('the page does not count 10.000 contributions');
    const data = await timed(`http://127.0.0.1:${port}/thread/measure/${measure.id}.json`);
    const first = (kind: string): string => graph.nodes.find((n) => n.kind === kind && n.visible)!.id;
    const submission = await timed(`http://127.0.0.1:${port}/de/thread/submission/${first('submission')}`);
    const report = await timed(`http://127.0.0.1:${port}/de/thread/report/${first('report')}`);
    return [
      shown(`loading ${graph.nodes.length} records and ${graph.links.length} links`, `${Math.round(seconds)} s`),
      atMost('page of a measure with 10,000 origins, median', median(page.times), LIMIT_MS, 'ms'),
      atMost('the same, nine in ten requests', percentile(page.times, 0.9), LIMIT_MS, 'ms'),
      atMost('the same as data, median', median(data.times), LIMIT_MS, 'ms'),
      shown('page of a submission, median', `${median(submission.times).toFixed(2)} ms`),
      shown('page of a report that nearly everything led to, median', `${median(report.times).toFixed(2)} ms`),
    ];
  } finally {
    await server.close(0);
  }
}

async function fill(pool: pg.Pool, graph: Graph): Promise<number> {
  const began = performance.now();
  const client = await pool.connect();
  try {
    await load(client, graph);
  } finally {
    client.release();
  }
  return (performance.now() - began) / 1000;
}

/** One request after the other, as one reader feels it: until the last byte. */
async function timed(url: string): Promise<{ times: number[]; text: string }> {
  const times: number[] = [];
  let text = '';
  for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
    const began = performance.now();
    const answer = await fetch(url);
    text = await answer.text();
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    if (i >= WARM_UP) times.push(performance.now() - began);
  }
  return { times, text };
}

const percentile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
