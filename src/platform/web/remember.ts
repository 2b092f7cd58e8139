import type { Db } from '../database/types.ts';
import type { Ctx } from './env.ts';

const MAX_AGE_MS = 500;
const MAX_KEYS = 200;

/**
 * Keeps what `load` read for as long as this process has heard of no write, half a second at most: for what stands around a
 * page's contents (choices of a filter, names, counts), never for the contents themselves, so that a writer whose next request meets another
 * process sees what they wrote. Without a page cache (tests, commands) nothing is kept.
 * @param load reads from the database; `key` tells apart what it was asked for
 */
export function remembered<T>(load: (db: Db, key: string) => Promise<T>): (c: Ctx, key?: string) => Promise<T> {
  let epoch = 0;
  const known = new Map<string, { readonly at: number; readonly value: Promise<T> }>();
  return async (c, key = '') => {
    const now = c.get('epoch');
    if (now === 0) return load(c.get('db'), key);
    if (now !== epoch) known.clear();
    epoch = now;
    const hit = known.get(key);
    if (hit !== undefined && performance.now() - hit.at < MAX_AGE_MS) return hit.value;
    if (known.size >= MAX_KEYS) known.clear();
    const value = load(c.get('db'), key);
    known.set(key, { at: performance.now(), value });
    value.catch(() => known.delete(key));
    return value;
  };
}
