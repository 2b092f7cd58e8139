import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { hash } from 'node:crypto';
import type pg from 'pg';
import { EPOCH_CHANNEL, onWrite } from '../database/write.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface CachedPage {
  readonly status: number;
  readonly etag: string;
  /** Names and values one after the other, as the server takes them without another look; for an answer without a body. */
  readonly unchanged: readonly string[];
  readonly at: number;
  body(encoding: Encoding): Buffer;
  /** As {@link CachedPage.unchanged}, for the body in this encoding. */
  head(encoding: Encoding): readonly string[];
  readonly size: number;
}

const HEARTBEAT_MS = 250;
const LEASE_MS = 900;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_AGE_MS = 15_000;

/** Longer than any process may serve a page without having heard of a commit; see {@link PageCache}. */
export const SETTLED_MS = LEASE_MS + 100;

/**
 * Anonymous pages as bytes. Every committed write empties it: here at once, in other processes by NOTIFY. A process serves from
 * it only while a heartbeat on its listening connection, sent within the last 0.9 s, was answered: whoever waits
 * {@link SETTLED_MS} after a commit (closing a ballot, withholding a text) knows that no process shows the old page any more,
 * also one whose connection hangs. Pages older than 15 s are made anew, for what changes with time alone.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  #bytes = 0;
  #epoch = 0;
  #leaseUntil = 0;
  #client: pg.PoolClient | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  readonly #pool: pg.Pool;
  readonly #forget: () => void;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    this.#forget = onWrite(() => this.clear());
    void this.#listen();
  }

  /** Changes with every write known here; a page is stored only if it did not change while the page was made. */
  get epoch(): number {
    return this.#epoch;
  }

  get(key: string): CachedPage | undefined {
    const now = performance.now();
    if (now > this.#leaseUntil) return undefined;
    const page = this.#pages.get(key);
    return page !== undefined && now - page.at < MAX_AGE_MS ? page : undefined;
  }

  /** Keeps a page and gives it as it is kept; nothing where it must not be. */
  put(key: string, epoch: number, page: { status: number; type: string; headers: Record<string, string>; bytes: Buffer }): CachedPage | undefined {
    if (epoch !== this.#epoch || performance.now() > this.#leaseUntil) return undefined;
    if (this.#bytes + page.bytes.length * 2 > MAX_BYTES) this.clear();
    this.#bytes += page.bytes.length * 2;
    const kept = freeze(page);
    this.#pages.set(key, kept);
    return kept;
  }

  clear(): void {
    this.#epoch += 1;
    this.#pages.clear();
    this.#bytes = 0;
  }

  stop(): void {
    this.#stopped = true;
    this.#forget();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#client?.release(true);
    this.#client = null;
  }

  async #listen(): Promise<void> {
    try {
      const client = await this.#pool.connect();
      if (this.#stopped) return client.release(true);
      this.#client = client;
      client.on('notification', () => this.clear());
      client.on('error', () => this.#lost());
      await client.query(`listen ${EPOCH_CHANNEL}`);
      this.clear();
      await this.#beat(client);
    } catch {
      this.#lost();
    }
  }

  async #beat(client: pg.PoolClient): Promise<void> {
    const sent = performance.now();
    try {
      await client.query('select 1');
    } catch {
      return this.#lost();
    }
    if (this.#stopped || this.#client !== client) return;
    this.#leaseUntil = sent + LEASE_MS;
    this.#timer = setTimeout(() => void this.#beat(client), HEARTBEAT_MS);
    this.#timer.unref();
  }

  #lost(): void {
    if (this.#stopped) return;
    this.#leaseUntil = 0;
    this.clear();
    const client = this.#client;
    this.#client = null;
    client?.removeAllListeners('notification');
    client?.release(true);
    this.#timer = setTimeout(() => void this.#listen(), 500);
    this.#timer.unref();
  }
}

function freeze(page: { status: number; type: string; headers: Record<string, string>; bytes: Buffer }): CachedPage {
  const variants = new Map<Encoding, Buffer>([['identity', page.bytes]]);
  const heads = new Map<Encoding, readonly string[]>();
  const etag = etagOf(page.bytes);
  const unchanged = [...Object.entries(page.headers).flat(), 'etag', etag];
  const body = (encoding: Encoding): Buffer => {
    const known = variants.get(encoding) ?? compress(page.bytes, encoding);
    variants.set(encoding, known);
    return known;
  };
  const head = (encoding: Encoding): readonly string[] => {
    const known = heads.get(encoding) ?? [...unchanged, 'content-type', page.type, 'content-length', String(body(encoding).length), ...(encoding === 'identity' ? [] : ['content-encoding', encoding])];
    heads.set(encoding, known);
    return known;
  };
  return {
    status: page.status,
    size: page.bytes.length,
    at: performance.now(),
    etag,
    unchanged,
    body,
    head,
  };
}

function etagOf(bytes: Buffer): string {
  return `W/"${hash('sha1', bytes, 'base64url').slice(0, 20)}"`;
}

/** Quick compression for pages made on demand; static files are compressed once at build time with the highest quality. */
export function compress(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return encoding === 'gzip' ? gzipSync(bytes, { level: 6 }) : bytes;
}

export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity';
  if (/(^|[\s,])br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(accept)) return 'br';
  return /(^|[\s,])gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(accept) ? 'gzip' : 'identity';
}
