import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { freePort, startProduct, type RunningProduct } from '../e2e/product.ts';
import { openPool } from '../src/platform/database/connect.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { MIGRATIONS } from '../src/platform/paths.ts';
import { startEmbedded } from '../src/platform/postgres/embedded.ts';
import { casting } from './casting.ts';
import { editions } from './editions.ts';
import { playHall } from './hall.ts';
import { live } from './live.ts';
import { measures } from './measures.ts';
import { monitoring } from './monitoring.ts';
import { pages } from './pages.ts';
import { similar } from './similarity.ts';
import { weights } from './similar-weights.ts';
import { start } from './start.ts';
import { print, type Row } from './table.ts';
import { survey } from './survey.ts';
import { thread } from './thread.ts';
import { weight } from './weight.ts';

/** What is measured, by name: `npm run bench -- pages thread` measures these alone. */
const MEASURES: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<Row[]> }>> = {
  pages: { title: 'Anonymous pages', run: () => withProduct((product) => pages(product)) },
  weight: { title: 'What a first visit moves', run: () => withProduct(weight) },
  casting: { title: 'Casting votes', run: () => withProduct(casting) },
  live: { title: 'A live room of 5,000 phones', run: () => withProduct(live) },
  thread: { title: 'A thread page among 100,000 contributions and a million links', run: () => withDatabase(thread) },
  measures: { title: 'Lists of 20,000 measures in 300 concepts with 200,000 steps', run: () => withDatabase(measures) },
  similarity: { title: 'Similar texts', run: () => withDatabase(similar) },
  weights: { title: 'How much each group of meaning tells', run: weights },
  monitoring: { title: 'A file of a million observations', run: () => withDatabase(monitoring) },
  editions: { title: 'Two editions of a concept with 500 measures', run: () => withDatabase(editions) },
  survey: { title: 'A survey with 10,000 complete answers', run: () => withDatabase(survey) },
  start: { title: 'Starting', run: async () => start(await freePort()) },
};

async function withProduct(work: (product: RunningProduct) => Promise<Row[]>): Promise<Row[]> {
  const product = await startProduct();
  try {
    return await work(product);
  } finally {
    await product.stop();
  }
}

/** A durable embedded server with a migrated, empty database. */
async function withDatabase(work: (pool: pg.Pool) => Promise<Row[]>): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'miteinander-bench-'));
  const server = await startEmbedded({ cluster: join(dir, 'pg') });
  const pool = openPool(server.url);
  try {
    await migrate(pool, MIGRATIONS);
    return await work(pool);
  } finally {
    await pool.end();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Measures what is asked for, or everything; the process ends with whether every limit was met. */
async function measureAll(): Promise<never> {
  const asked = process.argv.slice(2).filter((name) => name in MEASURES);
  let met = true;
  for (const name of asked.length > 0 ? asked : Object.keys(MEASURES)) {
    const measure = MEASURES[name];
    if (measure !== undefined) met = print(measure.title, await measure.run()) && met;
  }
  process.exit(met ? 0 : 1);
}

if (process.argv[2] === 'hall') playHall(process.argv[3] ?? '');
else await measureAll();
