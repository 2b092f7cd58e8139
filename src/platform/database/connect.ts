import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Readers } from './readers.ts';
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

/**
 * The typed database on a pool. Every statement is named and so prepared once a connection: measured at twice the throughput.
 * @param readers share statements that only read, outside of transactions; without them everything goes over the pool
 */
export function connect(pool: pg.Pool, readers: Readers | null = null): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(new Client(pool, readers)), end: () => pool.end() } as unknown as PostgresPool }) });
}

const MAX_KNOWN = 1_000;

interface Statement {
  readonly name: string;
  /** Does nothing but read: it may follow others on a shared connection. */
  readonly reads: boolean;
}

/** By text. Beyond a thousand different texts (lists of varying length) statements stay unnamed, so servers keep few plans. */
const statements = new Map<string, Statement>();

function statementOf(text: string): Statement | undefined {
  const known = statements.get(text);
  if (known !== undefined || statements.size >= MAX_KNOWN) return known;
  const reads = /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete|merge|lock|nextval|setval|share|pg_\w+)\b/i.test(text);
  const statement = { name: createHash('sha1').update(text).digest('base64url'), reads };
  statements.set(text, statement);
  return statement;
}

/** What the query builder holds for one statement or one transaction; takes a connection out of the pool only when it needs one of its own. */
class Client {
  readonly #pool: pg.Pool;
  readonly #readers: Readers | null;
  #own: pg.PoolClient | null = null;

  constructor(pool: pg.Pool, readers: Readers | null) {
    this.#pool = pool;
    this.#readers = readers;
  }

  async query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const statement = /^(begin|start|commit|rollback|savepoint|release)\b/i.test(text) ? undefined : statementOf(text);
    const config = { text, values: values as unknown[], ...(statement === undefined ? {} : { name: statement.name }) };
    const reader = this.#own === null && statement?.reads === true ? this.#readers?.pick() : undefined;
    if (reader !== undefined && reader !== null) return reader.query(config);
    this.#own ??= await this.#pool.connect();
    return this.#own.query(config);
  }

  release(error?: boolean): void {
    this.#own?.release(error);
    this.#own = null;
  }
}
