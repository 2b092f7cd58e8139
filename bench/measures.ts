import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createApp } from '../src/app.tsx';
import { newId } from '../src/kernel/ids.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/database/connect.ts';
import type { Db } from '../src/platform/database/types.ts';
import { Assets } from '../src/platform/web/assets.ts';
import { PageCache } from '../src/platform/web/cache.ts';
import { httpServer } from '../src/platform/web/server.ts';
import { fillPlan, PLAN } from './measures-plan.ts';
import { cpuOfBoth } from './processor.ts';
import { atMost, busy, median, shown, type Row } from './table.ts';

const LIMIT_MS = 50;
const WARM_UP = 10;
const ROUNDS = 60;

/** What is asked for, and what must be in the answer: an empty page is quick, too. */
const PAGES: readonly { readonly what: string; readonly path: string; readonly holds: string; readonly staff?: boolean }[] = [
  { what: 'list, first page', path: '/de/measures', holds: 'Angebot Nummer' },
  { what: 'list, page 200 of 400', path: '/de/measures?page=200', holds: 'Angebot Nummer' },
  { what: 'list narrowed by department, state and town', path: '/de/measures?department=fachbereich-2&state=idea&municipality=03241002', holds: 'Angebot Nummer' },
  { what: 'list searched for a word', path: '/de/measures?q=nummer+1999', holds: 'Angebot Nummer 1999' },
  { what: 'table', path: '/de/measures?view=table', holds: 'Handlungsfeld' },
  { what: 'board by state', path: '/de/measures?view=board', holds: 'mt-board__card' },
  { what: 'board of one concept', path: '/de/measures?view=board&concept=konzept-7', holds: 'mt-board__card' },
  { what: 'timeline', path: '/de/measures?view=timeline', holds: 'mt-gantt__bar' },
  { what: 'map', path: '/de/measures?view=map', holds: 'mt-map' },
  { what: 'by unit', path: '/de/measures?view=units', holds: 'Fachbereich 3' },
  { what: 'goals of a concept', path: '/de/measures?view=goals&concept=konzept-7', holds: 'Ziel 2' },
  { what: 'data, 50 measures', path: '/measures.json', holds: '"total":20000' },
  { what: 'attention list', path: '/de/desk/measures', holds: 'überfällig', staff: true },
  { what: 'attention list of one unit, one concern', path: '/de/desk/measures?department=fachbereich-2&concern=silent', holds: 'sechs Monate', staff: true },
  { what: 'list, signed in', path: '/de/measures', holds: 'Angebot Nummer', staff: true },
];

/** As of somebody who has just written: their pages are made anew for every request. */
const FRESH = 'fresh=1';

/**
 * Lists, board, timeline and attention over HTTP, made anew for every request, in the plan that `measures-plan.ts` states. Beside the time
 * until the last byte stands what a request takes of the processor, of program, reader and database together: that holds on a busy machine, too.
 */
export async function measures(pool: pg.Pool): Promise<Row[]> {
  const seconds = await fillPlan(pool);
  const db = connect(pool);
  await db.updateTable('instance').set({ set_up_at: new Date() }).execute();
  const cookie = await coordinator(db);
  const cache = new PageCache(pool);
  const server = httpServer(createApp({ db, config: readConfig({}), assets: new Assets(new Map(), {}), cache }), new Assets(new Map(), {}), cache);
  const port = await server.listen(0, '127.0.0.1');
  try {
    const rows: Row[] = [shown(`loading ${PLAN.measures} measures in ${PLAN.concepts} concepts with ${PLAN.steps} steps`, `${Math.round(seconds)} s`)];
    for (const page of PAGES) {
      const { times, processor } = await timed(pool, `http://127.0.0.1:${port}${page.path}`, page.holds, page.staff === true ? cookie : FRESH);
      const row = atMost(`${page.what}, median`, median(times), LIMIT_MS, 'ms');
      rows.push({ ...row, measured: `${row.measured}, ${processor.toFixed(0)} ms of processor` });
    }
    return [...rows, busy()];
  } finally {
    await server.close(0);
    cache.stop();
  }
}

/** The cookie of a coordinator's session. */
async function coordinator(db: Db): Promise<string> {
  const [id, token] = [newId(), randomBytes(32).toString('base64url')];
  await db.insertInto('account').values({ id, name: 'Bench', email: 'bench@example.org' }).execute();
  await db.insertInto('role_grant').values({ id: newId(), account_id: id, role: 'coordinator', scope: 'all', scope_id: null }).execute();
  await db.insertInto('session').values({ token_hash: createHash('sha256').update(token).digest(), id: newId(), account_id: id, expires_at: new Date(Date.now() + 3_600_000), device: 'bench' }).execute();
  return `session=${token}`;
}

/** One request after the other, as one reader feels it: until the last byte. */
async function timed(pool: pg.Pool, url: string, holds: string, cookie: string): Promise<{ times: number[]; processor: number }> {
  const times: number[] = [];
  let before = await cpuOfBoth(pool);
  for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
    if (i === WARM_UP) before = await cpuOfBoth(pool);
    const began = performance.now();
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${url}: ${answer.status}, without "${holds}"`);
    if (i >= WARM_UP) times.push(performance.now() - began);
  }
  const after = await cpuOfBoth(pool);
  return { times, processor: ((after.program + after.database - before.program - before.database) * 1000) / ROUNDS };
}
