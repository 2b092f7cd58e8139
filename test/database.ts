import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, openPool } from '../src/platform/database/connect.ts';
import type { Db } from '../src/platform/database/types.ts';
import { databaseUrl } from './postgres.ts';

export interface FreshDatabase {
  readonly db: Db;
  /** The pool under `db`, for code that speaks plain `pg`. */
  readonly pool: pg.Pool;
  readonly url: string;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of the suite's own, cloned from the template. */
export async function freshDatabase(options: { max?: number } = {}): Promise<FreshDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await administer(server, `create database ${name} template ${inject('postgresTemplate')} strategy file_copy`);
  const url = databaseUrl(server, name);
  const pool = openPool(url, { max: options.max ?? 5, name: 'tests' });
  const drop = async (): Promise<void> => {
    if (!pool.ended) await pool.end();
    await administer(server, `drop database if exists ${name} with (force)`);
  };
  return { db: connect(pool), pool, url, drop };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
