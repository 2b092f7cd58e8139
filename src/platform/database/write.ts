import { sql, type Transaction } from 'kysely';
import type { Result } from '../../kernel/problem.ts';
import type { Database, Db } from './types.ts';

export const EPOCH_CHANNEL = 'miteinander_epoch';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Called in this process right after each committed write: the page cache empties itself here. */
export function onWrite(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

class Rollback extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('rolled back');
    this.result = result;
  }
}

/**
 * Runs commands in one transaction. A {@link Result} that is not ok rolls back and comes back as it is. After commit every
 * cached page is dropped, here at once and elsewhere by NOTIFY.
 * Casting a ballot does not come through here: it must leave no trace beside its one statement.
 */
export async function write<T>(db: Db, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  try {
    const value = await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (isRefusal(result)) throw new Rollback(result);
      await sql`select pg_notify(${EPOCH_CHANNEL}, '')`.execute(tx);
      return result;
    });
    for (const listener of listeners) listener();
    return value;
  } catch (error) {
    if (error instanceof Rollback) return error.result as T;
    throw error;
  }
}

function isRefusal(value: unknown): value is Extract<Result<unknown>, { ok: false }> {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'problems' in value;
}
