import pg from 'pg';

/** Connections that reading pages share. */
const READERS = 3;
/** Statements of one turn of the event loop that leave together on one connection. */
const BATCH = 8;
/** A connection whose first statement takes longer gets no more until it answers. */
const SLOW_MS = 20;
const RETRY_MS = 500;

/** What `pg` has beside its documented surface: the socket that cursors and copies use, too. */
type Piped = pg.Client & { readonly connection: { readonly stream: { cork(): void; uncork(): void } } };

class Reader {
  readonly client: Piped;
  waiting = 0;
  /** Statements since the socket was last flushed. */
  unsent = 0;
  #headSince = 0;

  constructor(client: Piped) {
    this.client = client;
  }

  get slow(): boolean {
    return this.waiting > 0 && performance.now() - this.#headSince > SLOW_MS;
  }

  async query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    this.#collect();
    if (this.waiting === 0) this.#headSince = performance.now();
    this.waiting += 1;
    try {
      return await this.client.query(config);
    } finally {
      this.waiting -= 1;
      this.#headSince = performance.now();
    }
  }

  #collect(): void {
    this.unsent += 1;
    if (this.unsent > 1) return;
    const { stream } = this.client.connection;
    stream.cork();
    setImmediate(() => {
      this.unsent = 0;
      stream.uncork();
    });
  }
}

/**
 * A few connections on which the statements of all pages follow one another without waiting for answers (PostgreSQL's pipeline
 * mode, each statement a transaction of its own): what was asked in one turn of the event loop leaves in one write and comes back
 * in few reads, because for small statements asking and hearing is the larger part of their price.
 * For reading alone: a statement that waits for a disk or a lock would hold up those behind it.
 */
export class Readers {
  readonly #open = new Set<Reader>();
  readonly #config: pg.ClientConfig;
  #opening = 0;
  #notBefore = 0;
  #ended = false;

  /** @param pool whose server and settings the readers take over */
  constructor(pool: pg.Pool) {
    const { connectionString, application_name, types, connectionTimeoutMillis } = pool.options;
    this.#config = { connectionString, application_name, types, connectionTimeoutMillis };
    this.#fill();
  }

  /** The connection to ask; null while none is free to: then a connection of the pool does it. */
  pick(): Reader | null {
    if (this.#open.size + this.#opening < READERS) this.#fill();
    let best: Reader | null = null;
    for (const reader of this.#open) {
      if (reader.unsent > 0 && reader.unsent < BATCH) return reader;
      if (!reader.slow && (best === null || reader.waiting < best.waiting)) best = reader;
    }
    return best;
  }

  async end(): Promise<void> {
    this.#ended = true;
    const all = [...this.#open];
    this.#open.clear();
    await Promise.all(all.map((reader) => reader.client.end().catch(() => undefined)));
  }

  #fill(): void {
    if (this.#ended || performance.now() < this.#notBefore) return;
    while (this.#open.size + this.#opening < READERS) {
      this.#opening += 1;
      void this.#connect().finally(() => (this.#opening -= 1));
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.#config, pipeline: true }) as Piped;
    const reader = new Reader(client);
    const lost = (): void => {
      this.#open.delete(reader);
      this.#notBefore = performance.now() + RETRY_MS;
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect().then(() => (this.#ended ? client.end() : void this.#open.add(reader)), lost);
  }
}
