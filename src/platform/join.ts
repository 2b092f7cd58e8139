import type pg from 'pg';
import type { Config } from './config.ts';
import { connect, openPool } from './database/connect.ts';
import { DatabaseNewerError, migrate } from './database/migrate.ts';
import type { Db } from './database/types.ts';
import { claim, publishedUrl } from './owner.ts';
import { MIGRATIONS } from './paths.ts';
import { startEmbedded } from './postgres/embedded.ts';
import { codeOf, messageOf, Refusal } from './refusal.ts';

const OLDEST_SERVER = 16;

export interface Joined {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Closes the pool, and shuts down what was started for this. */
  leave(): Promise<void>;
}

/** A pool on a server that answers and is new enough; otherwise one sentence about it. */
export async function reach(url: string, name: string, max?: number): Promise<pg.Pool> {
  const pool = openPool(url, { name, ...(max === undefined ? {} : { max }) });
  try {
    const { rows } = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_SERVER) throw new Refusal(`The database server is PostgreSQL ${version}; Miteinander needs ${OLDEST_SERVER} or newer.`);
    return pool;
  } catch (error) {
    await pool.end();
    if (error instanceof Refusal) throw error;
    if (codeOf(error) === 'ERR_INVALID_URL') throw new Refusal('DATABASE_URL cannot be read; it looks like postgresql://user:password@host:5432/database, with special characters in the password percent-encoded.');
    throw new Refusal(`The database cannot be reached (${codeOf(error) ?? 'error'}: ${messageOf(error)}).`);
  }
}

/** Brings the schema up to date; a database of a later version is refused in one sentence. */
export async function migrateOrRefuse(pool: pg.Pool): Promise<string[]> {
  try {
    return await migrate(pool, MIGRATIONS);
  } catch (error) {
    if (error instanceof DatabaseNewerError) throw new Refusal(`The database is newer than this program (it has the migration ${error.migration}); start the newer version.`);
    throw error;
  }
}

/**
 * The database for a command, a worker or a further web process: the given one, the one that a running owner has published, or,
 * where nothing runs, the embedded server for as long as it is needed.
 */
export async function join(config: Config, name: string): Promise<Joined> {
  const url = config.databaseUrl ?? (await publishedUrl(config.dataDir));
  if (url === null) return joinAlone(config, name);
  const pool = await reach(url, name);
  if (config.databaseUrl !== undefined) await migrateOrRefuse(pool).catch((error: unknown) => pool.end().then(() => Promise.reject(error)));
  return { url, pool, leave: () => pool.end() };
}

async function joinAlone(config: Config, name: string): Promise<Joined> {
  await using undo = new AsyncDisposableStack();
  const owner = claim(config.dataDir);
  undo.defer(() => owner.release());
  const server = await startEmbedded({ cluster: owner.paths.cluster });
  undo.defer(() => server.stop());
  const pool = await reach(server.url, name);
  undo.defer(() => pool.end());
  await migrateOrRefuse(pool);
  owner.publish(server.url);
  const kept = undo.move();
  return { url: server.url, pool, leave: () => kept.disposeAsync() };
}

/** Runs `work` on the instance's database, whether or not the product is running. */
export async function withDatabase<T>(config: Config, work: (db: Db, pool: pg.Pool) => Promise<T>): Promise<T> {
  const joined = await join(config, 'miteinander command');
  try {
    return await work(connect(joined.pool), joined.pool);
  } finally {
    await joined.leave();
  }
}
