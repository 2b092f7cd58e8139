import { hash, randomBytes } from 'node:crypto';

/** Requests allowed at once and refilled per minute, per key. */
export interface Limit {
  readonly burst: number;
  readonly perMinute: number;
}

/**
 * Token buckets in memory. Keys (addresses, mail addresses, codes) are kept only as a keyed hash that dies with the process.
 * A bucket refuses a machine that tries, never a room of 300 people behind one address: limits per address are set far above
 * that, the tight ones are per account, mail address or code.
 */
export class Limits {
  readonly #secret = randomBytes(32).toString('base64url');
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes one token; the seconds to wait when there is none, else 0. */
  take(name: string, key: string, limit: Limit): number {
    const id = hash('sha256', `${this.#secret}\0${name}\0${key}`, 'base64url');
    const now = this.#now();
    const bucket = this.#buckets.get(id) ?? { left: limit.burst, at: now };
    const left = Math.min(limit.burst, bucket.left + ((now - bucket.at) / 60_000) * limit.perMinute);
    if (left < 1) return Math.ceil(((1 - left) / limit.perMinute) * 60);
    this.#buckets.delete(id);
    this.#buckets.set(id, { left: left - 1, at: now });
    if (this.#buckets.size > 100_000) this.#forgetOldest();
    return 0;
  }

  #forgetOldest(): void {
    let count = 10_000;
    for (const id of this.#buckets.keys()) {
      if (count-- === 0) return;
      this.#buckets.delete(id);
    }
  }
}
