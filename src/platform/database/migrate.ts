import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '../refusal.ts';

const LOCK = 7_241_003_241;

/** The database was written by a later version of the program; starting would damage it. */
export class DatabaseNewerError extends Error {
  constructor(readonly migration: string) {
    super(`the database is newer than this program (it has the migration ${migration}); start the newer version`);
  }
}

/**
 * Brings the database to this program's schema: each `NNNN-name.sql` once, in order of name, each in a transaction of its own,
 * under a lock so that two starting processes do not meet. A landed file that was changed is refused: migrations are frozen.
 * Returns the names applied now. `only` stops at an older schema, for restoring a backup of it.
 */
export async function migrate(pool: pg.Pool, dir: string, options: { readonly only?: ReadonlySet<string> } = {}): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists schema_migration (name text primary key, digest text not null, applied_at timestamptz not null default now())');
    const done = new Map((await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')).rows.map((r) => [r.name, r.digest]));
    const files = await load(dir);
    refuseNewer(done, files);
    const applied: string[] = [];
    for (const file of files) {
      if (done.has(file.name) || options.only?.has(file.name) === false) continue;
      await apply(client, file);
      applied.push(file.name);
    }
    if (applied.length > 0 || done.size === 0) await migrateJobs(pool);
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

/** Loaded only when wanted: it would double the time of a start. */
async function migrateJobs(pool: pg.Pool): Promise<void> {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ pgPool: pool });
}

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

async function load(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((n) => n.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file) => {
      const text = await readFile(join(dir, file), 'utf8');
      return { name: file.replace(/\.sql$/, ''), text, digest: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

function refuseNewer(done: ReadonlyMap<string, string>, files: readonly MigrationFile[]): void {
  const known = new Map(files.map((f) => [f.name, f.digest]));
  for (const [name, digest] of [...done].sort()) {
    const mine = known.get(name);
    if (mine === undefined) throw new DatabaseNewerError(name);
    if (mine !== digest) throw new Refusal(`The database was made by another edition of this program (the migration ${name} was changed after it had been applied); start that one.`);
  }
}

async function apply(client: pg.PoolClient, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.text);
    await client.query('insert into schema_migration (name, digest) values ($1, $2)', [file.name, file.digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
