import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Database, Db, Writes } from './database/types.ts';

type FileTables = Pick<Database, 'file'>;

/** A file kept in the data directory under the digest of its bytes. */
export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** What a picture is by its first bytes; what its name or its sender says does not count. */
export function pictureType(bytes: Buffer): 'image/jpeg' | 'image/png' | null {
  if (bytes.length > 20 && bytes.readUInt16BE(0) === 0xffd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes.length > 20 && bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png';
  return null;
}

/**
 * Keeps a JPEG or PNG without what cameras write into it (place, time, device, preview). Null when the bytes are no such picture.
 * Equal pictures are kept once.
 */
export async function keepPicture(dir: string, bytes: Buffer): Promise<StoredFile | null> {
  const mediaType = pictureType(bytes);
  if (mediaType === null) return null;
  const clean = mediaType === 'image/jpeg' ? jpegWithoutMetadata(bytes) : pngWithoutMetadata(bytes);
  return clean === null ? null : keepBytes(dir, clean, mediaType);
}

/** Keeps a PDF as it is. Null when the bytes are none, or when it is locked: what only some programs can open helps nobody. */
export async function keepDocument(dir: string, bytes: Buffer): Promise<StoredFile | null> {
  return isOpenPdf(bytes) ? keepBytes(dir, bytes, 'application/pdf') : null;
}

/** Keeps what the caller has checked to be of the type. */
export async function keepBytes(dir: string, bytes: Buffer, mediaType: string): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeOnce(pathOf(dir, sha256), bytes);
  return { sha256, mediaType, size: bytes.length };
}

/** What a recording is by its first bytes; null for anything else. */
export function audioType(bytes: Buffer): 'audio/ogg' | 'audio/mpeg' | 'audio/mp4' | 'audio/wav' | 'audio/webm' | null {
  const at = (from: number, to: number): string => bytes.subarray(from, to).toString('latin1');
  if (bytes.length < 64) return null;
  if (at(0, 4) === 'OggS') return 'audio/ogg';
  if (at(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] as number) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (at(4, 8) === 'ftyp' && /^(M4A|mp4|isom|iso\d|dash|3gp)/i.test(at(8, 12))) return 'audio/mp4';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WAVE') return 'audio/wav';
  return bytes.readUInt32BE(0) === 0x1a45dfa3 && bytes.subarray(0, 64).includes('webm') ? 'audio/webm' : null;
}

/** Keeps a recording as it is. Null when the bytes are none. */
export async function keepAudio(dir: string, bytes: Buffer): Promise<StoredFile | null> {
  const mediaType = audioType(bytes);
  return mediaType === null ? null : keepBytes(dir, bytes, mediaType);
}

/** Begins and ends as ISO 32000 says, and is not encrypted. */
function isOpenPdf(bytes: Buffer): boolean {
  const end = bytes.subarray(-1_024).toString('latin1');
  return /^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1')) && end.includes('%%EOF') && !/\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1'));
}

/** Says in the database what was kept; owners refer to its digest. */
export async function recordFile(tx: Writes<FileTables>, file: StoredFile): Promise<void> {
  await tx.insertInto('file').values({ sha256: file.sha256, media_type: file.mediaType, size: file.size }).onConflict((c) => c.doNothing()).execute();
}

/** The bytes of a kept file; null when it is missing. */
export async function readKept(dir: string, sha256: string): Promise<Buffer | null> {
  return readFile(pathOf(dir, sha256)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
}

/** Files that nothing refers to are dropped once nobody has kept them for a day: one that was just uploaded may be about to be referred to. */
const SETTLED_MS = 86_400_000;

/** Drops what no row of any table refers to any more, from the database and from the disk; returns how many. Runs nightly. */
export async function dropUnusedFiles(db: Db, dir: string, now: Date): Promise<number> {
  const { rows } = await sql<{ owner: string; column: string }>`
    select c.oid::regclass::text as owner, quote_ident(a.attname) as column
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'file'::regclass`.execute(db);
  const used = sql.join([sql`false`, ...rows.map(({ owner, column }) => sql`exists (select from ${sql.raw(owner)} o where o.${sql.raw(column)} = f.sha256)`)], sql` or `);
  await dropTorn(dir, now);
  const unused = await sql<{ sha256: string }>`select f.sha256 from file f where not (${used})`.execute(db);
  let dropped = 0;
  for (const { sha256 } of unused.rows) {
    const kept = await stat(pathOf(dir, sha256)).catch(() => null);
    if (kept !== null && now.getTime() - kept.mtimeMs < SETTLED_MS) continue;
    const gone = await sql`delete from file f where f.sha256 = ${sha256} and not (${used})`.execute(db);
    if (gone.numAffectedRows !== 1n) continue;
    await rm(pathOf(dir, sha256), { force: true });
    dropped += 1;
  }
  return dropped;
}

/** Folders for files on their way begin like this; a program that ended in the middle leaves one behind. */
export const INCOMING = 'incoming-';

async function dropTorn(dir: string, now: Date): Promise<void> {
  const folders = (await readdir(dir).catch(() => [])).filter((name) => name.startsWith(INCOMING));
  for (const name of folders) {
    const made = await stat(join(dir, name)).catch(() => null);
    if (made !== null && now.getTime() - made.mtimeMs >= SETTLED_MS) await rm(join(dir, name), { recursive: true, force: true });
  }
}

function pathOf(dir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a digest');
  return join(dir, sha256.slice(0, 2), sha256);
}

async function writeOnce(path: string, bytes: Buffer): Promise<void> {
  // Kept once more: said on the file, so that it is not taken for one that nobody needs.
  const now = new Date();
  if (await utimes(path, now, now).then(() => true, () => false)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** Drops application segments (EXIF, XMP, IPTC …) and comments up to the picture's data; keeps JFIF and the colour profile. */
function jpegWithoutMetadata(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === 0xda) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    const metadata = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
    if (!metadata) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_METADATA = new Set(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'caBX']);

function pngWithoutMetadata(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [PNG_SIGNATURE];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_METADATA.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
