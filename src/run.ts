import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database/connect.ts';
import { join, migrateOrRefuse, reach } from './platform/join.ts';
import { claim } from './platform/owner.ts';
import { ASSETS } from './platform/paths.ts';
import { startEmbedded } from './platform/postgres/embedded.ts';
import { Refusal } from './platform/refusal.ts';
import { askedToStop, portRefusal, refuseTakenPort, superviseWorker } from './platform/supervise.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** How long a set-up that is asked to end may take to its next step. */
const SET_UP_GRACE_MS = 20_000;

/** Connections of one web process. */
const WEB_POOL = 20;

/** `start`: the owner of the data directory. Database, schema, first content, web server in this process, worker beside it. */
export async function start(config: Config): Promise<void> {
  await run(async (undo, stopping) => {
    const owner = claim(config.dataDir);
    undo.defer(() => owner.release());
    await refuseTakenPort(config.port, config.host);
    // Evaluating the program takes as long as starting the database: both at once.
    const program = Promise.all([import('./app.tsx'), import('./first-content.ts')]);
    program.catch(() => undefined);
    const url = config.databaseUrl ?? (await embedded(owner.paths.cluster, undo));
    stopping.throwIfAborted();
    const pool = await reach(url, 'miteinander web', WEB_POOL);
    undo.defer(() => end(pool));
    const lost = Promise.withResolvers<never>();
    await owner.lockIn(url, () => lost.reject(new Refusal(`Another process has taken over the data directory ${config.dataDir}.`)));
    const applied = await migrateOrRefuse(pool);
    if (applied.length > 0) say(`The database was brought up to date (${applied.length} migrations).`);
    stopping.throwIfAborted();
    owner.publish(url, config.baseUrl);
    const [, { firstContent }] = await program;
    await firstContent(pool, config, say);
    stopping.throwIfAborted();
    await serve(config, pool, undo);
    const worker = superviseWorker(say);
    undo.defer(() => worker.stop());
    return { until: lost.promise };
  });
}

/** `web`: a further web process on the database of the data directory's owner. */
export async function web(config: Config): Promise<void> {
  await run(async (undo) => {
    await refuseTakenPort(config.port, config.host);
    const joined = await join(config, 'miteinander web');
    undo.defer(() => joined.leave());
    await serve(config, joined.pool, undo);
    return { until: forever() };
  });
}

/** `worker`: works off jobs until told to end; a child of `start`, or alone on another machine. */
export async function work(config: Config): Promise<void> {
  await run(async (undo) => {
    const [{ sliceJobs }, { startWorker }] = await Promise.all([import('./slices.ts'), import('./platform/jobs.ts')]);
    const joined = await join(config, 'miteinander worker');
    undo.defer(() => joined.leave());
    const runner = await startWorker(joined.pool, { db: connect(joined.pool), config }, sliceJobs);
    undo.defer(() => runner.stop());
    return { until: runner.promise.then(forever) };
  });
}

async function serve(config: Config, pool: pg.Pool, undo: AsyncDisposableStack): Promise<void> {
  const { createServer } = await import('./app.tsx');
  const server = await createServer({ pool, config, assetsDir: ASSETS });
  undo.defer(() => server.close(10_000));
  const port = await server.listen(config.port, config.host).catch((error: unknown) => Promise.reject(portRefusal(error, config.port, config.host)));
  say(`Miteinander is ready: http://${shownHost(config.host)}:${port}`);
  flushCompileCache();
}

async function embedded(cluster: string, undo: AsyncDisposableStack): Promise<string> {
  const server = await startEmbedded({ cluster, say });
  undo.defer(() => server.stop());
  return server.url;
}

/**
 * Sets up, waits for the request to end, and undoes everything in the reverse order: no new requests, running ones finish, the
 * worker finishes its job, the database is shut down. `setUp` gives what rejects when the process must not go on, inside an
 * object so that it is not awaited; asked to end meanwhile, it stops at its next step.
 */
async function run(setUp: (undo: AsyncDisposableStack, stopping: AbortSignal) => Promise<{ until: Promise<never> }>): Promise<void> {
  const stopping = new AbortController();
  const asked = askedToStop().then(() => stopping.abort());
  await using undo = new AsyncDisposableStack();
  try {
    const given = await Promise.race([setUp(undo, stopping.signal), asked.then(() => sleep(SET_UP_GRACE_MS, null))]);
    if (given !== null) await Promise.race([asked, given.until]);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}

const forever = (): Promise<never> => new Promise(() => undefined);

/** A request that outlived its grace must not keep the process alive. */
async function end(pool: pg.Pool): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, 3_000).unref());
  await Promise.race([pool.end(), late]);
}

function shownHost(host: string | undefined): string {
  if (host === undefined || ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
