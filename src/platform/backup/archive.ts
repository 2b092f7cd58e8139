import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack, type Pack } from 'tar-stream';
import { HEAD, MANIFEST, Head, Manifest } from './schema.ts';

/** The file is no backup of this product, or not a whole one. The message is a sentence for the operator. */
export class ArchiveError extends Error {}

/** Writes entries into a gzipped tar and keeps the list of their digests. */
export class ArchiveWriter {
  readonly #pack: Pack = pack();
  readonly #done: Promise<void>;
  readonly entries: { name: string; size: number; sha256: string }[] = [];

  constructor(target: Writable) {
    this.#done = pipeline(this.#pack, createGzip({ level: 6 }), target);
    // Reported by finish(); without this an early failure would end the process as unhandled.
    this.#done.catch(() => undefined);
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    this.entries.push({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    await this.#write(name, bytes);
  }

  async finish(manifest: Omit<Manifest, 'entries'>): Promise<void> {
    await this.#write(MANIFEST, Buffer.from(JSON.stringify({ entries: this.entries, ...manifest }, null, 1)));
    this.#pack.finalize();
    await this.#done;
  }

  #write(name: string, bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pack.entry({ name, size: bytes.length, mtime: new Date(0), mode: 0o600 }, bytes, (error) => (error === null || error === undefined ? resolve() : reject(error)));
    });
  }
}

/** Reads an archive's entries one after the other; `visit` gets each whole. Anything that is no gzipped tar is an {@link ArchiveError}. */
export async function readArchive(path: string, visit: (name: string, bytes: Buffer) => Promise<void>): Promise<void> {
  const tar = extract();
  const reading = (async () => {
    for await (const entry of tar) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry as unknown as Readable) chunks.push(chunk as Buffer);
      await visit(entry.header.name, Buffer.concat(chunks));
    }
  })();
  const feeding = pipeline(createReadStream(path), createGunzip(), tar);
  const [read, fed] = await Promise.allSettled([reading, feeding]);
  if (read.status === 'rejected' && read.reason instanceof ArchiveError) throw read.reason;
  const failure = fed.status === 'rejected' ? fed.reason : read.status === 'rejected' ? read.reason : null;
  if (failure === null) return;
  const code = (failure as { code?: string }).code ?? '';
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new ArchiveError(`${path} cannot be read (${code})`);
  if (code.startsWith('Z_') || /tar|header|Unexpected end/i.test(String(failure))) throw new ArchiveError(`${path} is not a backup, or it is damaged`);
  throw failure;
}

/** Checks the whole archive against its manifest before anything is written anywhere. */
export async function verifyArchive(path: string): Promise<{ head: Head; manifest: Manifest }> {
  const seen = new Map<string, { size: number; sha256: string }>();
  let first: string | null = null;
  const kept = new Map<string, Buffer>();
  await readArchive(path, async (name, bytes) => {
    if (first === null) {
      first = name;
      if (name !== HEAD) throw new ArchiveError(`${path} is not a backup of this product`);
    }
    if (name === HEAD || name === MANIFEST) kept.set(name, bytes);
    if (name !== MANIFEST) seen.set(name, { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });
  const head = parse(Head, kept.get(HEAD), `${path} is not a backup of this product`);
  const manifest = parse(Manifest, kept.get(MANIFEST), `${path} is not whole: its list of contents is missing`);
  if (manifest.entries.length !== seen.size) throw new ArchiveError(`${path} is damaged: it has ${seen.size} parts, its list names ${manifest.entries.length}`);
  for (const entry of manifest.entries) {
    const found = seen.get(entry.name);
    if (found === undefined || found.size !== entry.size || found.sha256 !== entry.sha256) throw new ArchiveError(`${path} is damaged: ${entry.name} is not what was written`);
  }
  return { head, manifest };
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, bytes: Buffer | undefined, otherwise: string): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    throw new ArchiveError(otherwise);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ArchiveError(otherwise);
  return parsed.data;
}
