import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Db } from './types.ts';

const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;

/** Days stay text (`YYYY-MM-DD`), counts and sums become numbers; the product has no value beyond 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value;
    if (oid === INT8 || oid === NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export interface ConnectOptions {
  /** Connections kept at most. */
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
}

/** A pool of plain `pg` clients; statements through {@link connect} share it. */
export function openPool(url: string, options: ConnectOptions = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, application_name: options.name ?? 'miteinander', types, connectionTimeoutMillis: 5_000 });
  // An idle client that loses its server must not end the process; the next query says what is wrong.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The typed database on a pool. Every statement is named and so prepared once a connection: measured at twice the throughput. */
export function connect(pool: pg.Pool): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool: named(pool) }) });
}

const MAX_NAMES = 1_000;

/** Names by text. Beyond a thousand different texts (lists of varying length) statements stay unnamed, so servers keep few plans. */
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_NAMES) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

function named(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: unknown, values?: readonly unknown[]): unknown => {
      if (typeof text !== 'string') return client.query(text as pg.QueryConfig);
      const name = values === undefined || values.length === 0 ? undefined : nameOf(text);
      return client.query(name === undefined ? { text, values: [...(values ?? [])] } : { name, text, values: [...(values ?? [])] });
    };
    return { query, release: () => client.release() } as PostgresPoolClient;
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  } as PostgresPool;
}
