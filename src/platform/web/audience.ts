import { hash } from 'node:crypto';
import { log } from '../log.ts';

/** A piece of a page that changes while it is looked at. Equal keys mean equal bodies: a body is made only when it is sent. */
export interface Part {
  readonly key: string;
  readonly body: () => string;
}
/** By name. */
export type Parts = Readonly<Record<string, Part>>;

/** Everything a page shows now. */
export interface Snapshot {
  /** Changes with every key. */
  readonly version: string;
  /** JSON: `{"version", "parts": {name: body}}`. */
  readonly json: string;
}

/** Two renderings are at least so long apart: what comes between is sent together. */
const GAP_MS = 100;
/** Bytes a millisecond all listeners together are sent at most; large parts are sent less often. */
const BYTES_PER_MS = 50_000;
/** A listener that does not read is let go; it comes back and gets everything anew. */
const MOST_UNREAD = 512 * 1024;
/** Shorter than proxies wait for a silent answer. */
const BEAT_MS = 15_000;
const BEAT = Buffer.from('event: beat\ndata: 1\n\n');

/** What a listener's connection offers; node's response, or a test's. */
export interface Listener {
  readonly writableLength: number;
  write(message: string | Buffer): boolean;
  end(): unknown;
  destroy(): unknown;
}

interface Variant {
  readonly listeners: Set<Listener>;
  /** What all listeners of the variant have. */
  parts: Parts;
  version: string;
}

export interface AudienceInput<State> {
  readonly load: () => Promise<State | null>;
  /** The page's parts for a variant (language and view): made once for all who look at it. */
  readonly render: (state: State, variant: string) => Parts;
  /** Whether changes are heard; else what was loaded is old at once. */
  readonly heard: () => boolean;
}

/**
 * Everybody who looks at one thing. A change is loaded once, rendered once a variant, and of it only what changed is written to each
 * connection; nothing is done for a single listener.
 */
export class Audience<State> {
  readonly #input: AudienceInput<State>;
  readonly #variants = new Map<string, Variant>();
  /** The last whole page of each variant. */
  readonly #snapshots = new Map<string, Snapshot>();
  #known: { readonly state: State | null; readonly at: number } | null = null;
  #loading: Promise<State | null> | null = null;
  #dirty = true;
  #timer: NodeJS.Timeout | null = null;
  #flushing = false;
  #notBefore = 0;
  readonly #beat: NodeJS.Timeout;

  constructor(input: AudienceInput<State>) {
    this.#input = input;
    this.#beat = setInterval(() => this.#toAll(BEAT), BEAT_MS);
    this.#beat.unref();
  }

  get size(): number {
    let size = 0;
    for (const { listeners } of this.#variants.values()) size += listeners.size;
    return size;
  }

  /** Something changed: whoever listens will be told, soon and together with what changes meanwhile. */
  changed(): void {
    this.#dirty = true;
    if (this.#timer !== null || this.#flushing || this.size === 0) return;
    this.#timer = setTimeout(() => void this.#flush(), Math.max(0, this.#notBefore - performance.now()));
  }

  /** The thing as it is now, shared by all who ask within a moment; null where it is gone. */
  async state(): Promise<State | null> {
    const known = this.#known;
    if (known !== null && ((!this.#dirty && this.#input.heard()) || performance.now() - known.at < GAP_MS)) return known.state;
    return this.#load();
  }

  /** A variant's page as data, for those who ask again and again instead of listening. */
  async snapshot(name: string): Promise<Snapshot | null> {
    const state = await this.state();
    if (state === null) return null;
    return this.#whole(name, this.#input.render(state, name));
  }

  #whole(name: string, parts: Parts, version = versionOf(parts)): Snapshot {
    const known = this.#snapshots.get(name);
    if (known?.version === version) return known;
    const made = snapshotOf(parts, version);
    this.#snapshots.set(name, made);
    return made;
  }

  /** Adds a connection whose head was sent already. It gets everything at once unless it has the present version. */
  async join(name: string, listener: Listener, have: string): Promise<void> {
    const state = this.#known?.state ?? (await this.#load());
    if (state === null) return void listener.end();
    const variant = this.#variants.get(name) ?? this.#variantOf(name, state);
    variant.listeners.add(listener);
    const { parts, version } = variant;
    listener.write(have === version ? eventOf('hello', version, '{}') : eventOf('parts', version, this.#whole(name, parts, version).json));
    if (this.#dirty || !this.#input.heard()) this.changed();
  }

  leave(name: string, listener: Listener): void {
    const variant = this.#variants.get(name);
    variant?.listeners.delete(listener);
    if (variant?.listeners.size === 0) this.#variants.delete(name);
  }

  stop(): void {
    clearInterval(this.#beat);
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const { listeners } of this.#variants.values()) for (const listener of listeners) listener.end();
    this.#variants.clear();
  }

  #variantOf(name: string, state: State): Variant {
    const parts = this.#input.render(state, name);
    const variant = { listeners: new Set<Listener>(), parts, version: versionOf(parts) };
    this.#variants.set(name, variant);
    return variant;
  }

  async #load(): Promise<State | null> {
    if (this.#loading !== null) return this.#loading;
    // What changes while it is read may be missing in it.
    this.#dirty = false;
    this.#loading = this.#input.load();
    try {
      const state = await this.#loading;
      this.#known = { state, at: performance.now() };
      return state;
    } catch (error) {
      this.#dirty = true;
      throw error;
    } finally {
      this.#loading = null;
    }
  }

  async #flush(): Promise<void> {
    this.#timer = null;
    this.#flushing = true;
    let bytes = 0;
    try {
      await this.#loading;
      const state = await this.#load();
      for (const [name, variant] of this.#variants) bytes += state === null ? farewell(variant) : this.#move(variant, this.#input.render(state, name));
    } catch (error) {
      log.error('a live page could not be renewed', { error });
      this.#dirty = true;
    }
    this.#notBefore = performance.now() + Math.max(GAP_MS, bytes / BYTES_PER_MS);
    this.#flushing = false;
    if (this.#dirty) this.changed();
  }

  /** Sends what changed; gives how many bytes. */
  #move(variant: Variant, parts: Parts): number {
    const version = versionOf(parts);
    if (version === variant.version) return 0;
    const before = variant.parts;
    const names = [...new Set([...Object.keys(before), ...Object.keys(parts)])].filter((name) => before[name]?.key !== parts[name]?.key);
    Object.assign(variant, { parts, version });
    const message = eventOf('parts', version, JSON.stringify({ version, parts: Object.fromEntries(names.map((name) => [name, parts[name]?.body() ?? ''])) }));
    return send(variant, message);
  }

  #toAll(message: Buffer): void {
    for (const variant of this.#variants.values()) send(variant, message);
  }
}

function send({ listeners }: Variant, message: Buffer): number {
  for (const listener of listeners) {
    if (listener.writableLength > MOST_UNREAD) listener.destroy();
    else listener.write(message);
  }
  return listeners.size * message.length;
}

/** What they looked at is gone: they ask again and are told so. */
function farewell({ listeners }: Variant): number {
  for (const listener of listeners) listener.end();
  return 0;
}

/** Changes with every key. */
export const versionOf = (parts: Parts): string => hash('sha1', Object.entries(parts).map(([name, { key }]) => `${name}\0${key}`).join('\0'), 'base64url').slice(0, 16);

/** A variant's whole page as data. */
export const snapshotOf = (parts: Parts, version = versionOf(parts)): Snapshot => ({ version, json: JSON.stringify({ version, parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.body()])) }) });

const eventOf = (event: string, id: string, data: string): Buffer => Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`);
