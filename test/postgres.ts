import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPool } from '../src/platform/database/connect.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { holderOf, processBegan, waitForLock } from '../src/platform/lockfile.ts';
import { startEmbedded, type EmbeddedPostgres } from '../src/platform/postgres/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The shared server's URL, naming no particular database. */
    postgresUrl: string;
    /** The migrated database that suites are cloned from. */
    postgresTemplate: string;
  }
}

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
const FOLDER = join(tmpdir(), `miteinander-tests-${userInfo().uid}`);
const LOCK = join(FOLDER, 'lock');
const RUNS = join(FOLDER, 'runs');

/**
 * One throw-away server for all test runs of this account: made once, started by the first run, stopped by the last.
 * `TEST_DATABASE_URL` tests against a server of one's own instead; its role must be allowed to create databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await joinServer() : { url: given, leave: () => Promise.resolve() };
  try {
    project.provide('postgresTemplate', await ensureTemplate(server.url));
  } catch (error) {
    await server.leave();
    throw error;
  }
  project.provide('postgresUrl', server.url);
  return server.leave;
}

async function joinServer(): Promise<{ url: string; leave: () => Promise<void> }> {
  mkdirSync(RUNS, { recursive: true, mode: 0o700 });
  const run = join(RUNS, String(process.pid));
  const server = await locked(async () => {
    writeFileSync(run, JSON.stringify({ pid: process.pid, began: processBegan(process.pid), note: 'tests' }));
    return startOrRebuild();
  });
  const leave = async (): Promise<void> => {
    rmSync(run, { force: true });
    await locked(async () => (othersRun() ? server.release() : server.stop()));
  };
  return { url: server.url, leave };
}

async function locked<T>(work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(LOCK, 'tests', 120_000);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** A throw-away cluster does not survive a crash of the machine; then it is made anew. */
async function startOrRebuild(): Promise<EmbeddedPostgres> {
  const cluster = join(FOLDER, 'pg');
  try {
    return await startEmbedded({ cluster, durability: 'throw-away' });
  } catch {
    rmSync(cluster, { recursive: true, force: true });
    return startEmbedded({ cluster, durability: 'throw-away' });
  }
}

function othersRun(): boolean {
  return readdirSync(RUNS).some((name) => {
    const alive = holderOf(join(RUNS, name)) !== null;
    if (!alive) rmSync(join(RUNS, name), { force: true });
    return alive;
  });
}

/** The template for these migrations: built under another name, then renamed, so that nobody clones half of it. */
async function ensureTemplate(url: string): Promise<string> {
  const template = `template_${migrationsDigest()}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(72410)');
    await dropAbandoned(admin);
    const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await buildTemplate(admin, url, template);
  } finally {
    await admin.end();
  }
  return template;
}

async function buildTemplate(admin: pg.Client, url: string, template: string): Promise<void> {
  const draft = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await admin.query(`create database ${draft} template template0`);
  const pool = openPool(databaseUrl(url, draft), { max: 2 });
  await migrate(pool, MIGRATIONS).finally(() => pool.end());
  await admin.query(`alter database ${draft} rename to ${template}`);
  await admin.query(`alter database ${template} allow_connections false`);
}

/** Databases of runs that were killed. Their names carry the pid of the run. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname ~ '^test_[0-9]+_'`);
  for (const { datname } of rows) {
    const pid = Number(datname.split('_')[1]);
    if (processBegan(pid) === null) await admin.query(`drop database if exists ${datname} with (force)`);
  }
}

function migrationsDigest(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).filter((n) => n.endsWith('.sql')).sort()) hash.update(name).update('\0').update(readFileSync(join(MIGRATIONS, name))).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
