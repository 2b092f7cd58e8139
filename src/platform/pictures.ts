import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { keepBytes, type StoredFile } from './files.ts';
import { FONTS } from './paths.ts';

/** More than any telephone takes; a small file can claim to be a picture of many gigabytes. */
const MAX_PIXELS = 60_000_000;
/** Longest edge of what is kept: readable on any screen and on paper. */
const LONGEST_EDGE = 2_000;
const QUALITY = 82;
const SECONDS = 20;

// One picture, one thread, nothing kept in memory; and of the many formats that the library reads only those that are offered.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
// Drawings come from the program itself, from memory and never from a file.
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile', 'VipsForeignLoadSvgBuffer'] });

/**
 * Draws a JPEG, PNG or WebP anew as JPEG and keeps that: upright, at most 2,000 pixels wide and high, without anything else the file held (place,
 * time, device, preview, hidden data behind the picture). Null when the bytes are no such picture, are damaged, or claim to be too large.
 */
export async function redrawPicture(dir: string, path: string): Promise<StoredFile | null> {
  if (!(await looksLikePicture(path))) return null;
  const drawn = await inTurn(() =>
    sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer()
      .catch(() => null),
  );
  return drawn === null ? null : keepBytes(dir, drawn, 'image/jpeg');
}

/** By the first bytes; names and declared types do not count. */
async function looksLikePicture(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    if (bytesRead < 16) return false;
    const at = (from: number, to: number): string => head.subarray(from, to).toString('latin1');
    return at(0, 3) === '\xff\xd8\xff' || at(0, 8) === '\x89PNG\r\n\x1a\n' || (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP');
  } finally {
    await file.close();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: several large pictures at once would need the memory of all of them. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** Dots an inch: twice as many as on a screen, so that it can be printed. */
const DENSITY = 144;
let lettered: Promise<unknown> | null = null;

/** A drawing of the program as PNG, with the letters that the build carries. */
export async function drawingAsPng(svg: string, fonts: string = FONTS): Promise<Uint8Array<ArrayBuffer>> {
  lettered ??= knowLetters(fonts);
  await lettered;
  return inTurn(async () => new Uint8Array(await sharp(Buffer.from(svg), { density: DENSITY, limitInputPixels: MAX_PIXELS }).timeout({ seconds: SECONDS }).png({ palette: true }).toBuffer()));
}

/** The library learns of a file of letters by writing something with it; from then on drawings find it by its name. */
async function knowLetters(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((file) => /-[46]00\.ttf$/.test(file))) await sharp({ text: { text: 'a', fontfile: join(folder, name) } }).raw().toBuffer();
}
