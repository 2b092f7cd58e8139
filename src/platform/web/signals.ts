import { sql, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';

const CHANNEL = 'miteinander_live';
const RETRY_MS = 500;
const BEAT_MS = 5_000;
const PATIENCE_MS = 4_000;

/** Tells every process, after the caller's commit, that what belongs to the topic has changed. */
export async function signal(tx: QueryExecutorProvider, topic: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(tx);
}

/**
 * What other processes (and this one) say about topics, heard over one connection of its own. When the connection was lost, every
 * listener is called once it is back: something may have been missed meanwhile.
 */
export class Signals {
  readonly #pool: pg.Pool;
  readonly #topics = new Map<string, Set<() => void>>();
  readonly #atEnd = new Set<() => void>();
  #client: pg.PoolClient | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    void this.#listen();
  }

  /** Whether what is heard can be relied on; else ask the database. */
  get connected(): boolean {
    return this.#client !== null;
  }

  /** Calls `listener` after each change of the topic; gives what ends it. */
  on(topic: string, listener: () => void): () => void {
    const known = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.#topics.delete(topic);
    };
  }

  /** Called when the process ends: open streams would keep it. */
  atEnd(work: () => void): void {
    this.#atEnd.add(work);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const work of this.#atEnd) work();
    this.#client?.release(true);
    this.#client = null;
  }

  async #listen(): Promise<void> {
    try {
      const client = await this.#pool.connect();
      if (this.#stopped) return client.release(true);
      client.on('notification', ({ payload }) => this.#tell(payload ?? ''));
      client.on('error', () => this.#lost(client));
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      for (const topic of this.#topics.keys()) this.#tell(topic);
      this.#beat(client);
    } catch {
      this.#later(() => void this.#listen(), RETRY_MS);
    }
  }

  #tell(topic: string): void {
    for (const listener of this.#topics.get(topic) ?? []) listener();
  }

  /** A connection that hangs says nothing: it has to answer now and then. */
  #beat(client: pg.PoolClient): void {
    this.#later(async () => {
      const late = setTimeout(() => this.#lost(client), PATIENCE_MS);
      try {
        await client.query('select 1');
        if (this.#client === client) this.#beat(client);
      } catch {
        this.#lost(client);
      } finally {
        clearTimeout(late);
      }
    }, BEAT_MS);
  }

  #lost(client: pg.PoolClient): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = null;
    client.removeAllListeners('notification');
    client.release(true);
    this.#later(() => void this.#listen(), RETRY_MS);
  }

  #later(work: () => void, ms: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(work, ms);
    this.#timer.unref();
  }
}
