import type { Ctx } from './env.ts';

/** Shorter than {@link import('./cache.ts').SETTLED_MS}: who waits for a change to be seen everywhere need not know of this. */
const MOST_MS = 500;

/**
 * What `load` gave, for all readers, while nothing is written: right at once in the writing process, half a second late at most in others.
 * Only for what is the same for everybody. Without a page cache (tests, commands) nothing is remembered.
 */
export function remembered<T>(load: (c: Ctx) => Promise<T>): (c: Ctx) => Promise<T> {
  let known: { readonly epoch: number; readonly at: number; readonly value: Promise<T> } | null = null;
  return (c) => {
    const epoch = c.get('epoch');
    const now = performance.now();
    if (epoch > 0 && known !== null && known.epoch === epoch && now - known.at < MOST_MS) return known.value;
    const value = load(c);
    known = { epoch, at: now, value };
    value.catch(() => { known = null; });
    return value;
  };
}
