import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Db } from './types.ts';

const PATIENCE_MS = 20_000;

/** What a driver says to begin and end a transaction, as steps inside the one that is open. */
const STEPS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(begin|start transaction)/i, ['savepoint step']],
  [/^commit$/i, ['release savepoint step']],
  [/^rollback$/i, ['rollback to savepoint step', 'release savepoint step']],
];

/**
 * Runs work of many transactions as one: all of it is there afterwards, or, when it fails or the process is killed, none of it.
 * For loading whole data sets through the slices' own commands. Transactions follow one another on a single connection;
 * waiting for one inside another is refused after 20 seconds instead of hanging.
 */
export async function atomically<T>(pool: pg.Pool, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const value = await work(new Kysely({ dialect: new PostgresDialect({ pool: oneConnection(client) }) }));
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

function oneConnection(client: pg.PoolClient): PostgresPool {
  let free: Promise<void> = Promise.resolve();
  const take = async (): Promise<() => void> => {
    const before = free;
    const mine = Promise.withResolvers<void>();
    free = mine.promise;
    const late = new AbortController();
    const waited = sleep(PATIENCE_MS, 'late', { signal: late.signal }).catch(() => 'cancelled');
    if ((await Promise.race([before.then(() => 'free'), waited])) === 'late') throw new Error('a transaction waits for another one that it is part of');
    late.abort();
    return mine.resolve;
  };
  const query = async (text: string, values?: readonly unknown[]): Promise<unknown> => {
    const steps = STEPS.find(([pattern]) => pattern.test(text))?.[1];
    if (steps === undefined) return client.query(text, [...(values ?? [])]);
    let result: unknown;
    for (const step of steps) result = await client.query(step);
    return result;
  };
  return {
    connect: async () => {
      const release = await take();
      return { query, release } as unknown as PostgresPoolClient;
    },
    end: () => Promise.resolve(),
  } as PostgresPool;
}
