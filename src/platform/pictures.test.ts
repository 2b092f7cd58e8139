import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { readKept } from './files.ts';
import { redrawPicture } from './pictures.ts';

const dir = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let n = 0;
const saved = (bytes: Buffer): string => {
  const path = join(dir, `in-${(n += 1)}`);
  writeFileSync(path, bytes);
  return path;
};
const redraw = async (bytes: Buffer) => redrawPicture(dir, saved(bytes));
const look = (bytes: Buffer) => sharp(saved(bytes));
const bytesOf = async (kept: { sha256: string } | null): Promise<Buffer> => (await readKept(dir, kept?.sha256 ?? '')) as Buffer;
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#2060a0' } });
const photo = () => canvas(60, 40).jpeg().withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: 'Quitte', Artist: 'Amal' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '9/1 44/1 0/1' } }).toBuffer();

test('a photo with place, device and author is kept without them, and upright', async () => {
  const before = await photo();
  expect((await look(before).metadata()).exif, 'they were there').toBeDefined();
  expect(before.includes('Quitte')).toBe(true);
  const kept = await redraw(before);
  const after = await bytesOf(kept);
  expect(kept?.mediaType).toBe('image/jpeg');
  for (const trace of ['Exif', 'Quitte', 'Amal', 'GPS', 'http']) expect(after.includes(trace), trace).toBe(false);
  const { exif, icc, xmp, iptc, width, height, orientation } = await look(after).metadata();
  expect({ exif, icc, xmp, iptc, orientation }).toEqual({ exif: undefined, icc: undefined, xmp: undefined, iptc: undefined, orientation: undefined });
  expect([width, height]).toEqual([40, 60]);
});

test('PNG and WebP become JPEG on white, large pictures smaller', async () => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
  const { data } = await look(await bytesOf(await redraw(clear))).raw().toBuffer({ resolveWithObject: true });
  expect(data[0]).toBeGreaterThan(250);
  expect((await redraw(await canvas(10, 10).webp().toBuffer()))?.mediaType).toBe('image/jpeg');
  const { width, height } = await look(await bytesOf(await redraw(await canvas(3_000, 1_500).jpeg().toBuffer()))).metadata();
  expect([width, height]).toEqual([2_000, 1_000]);
});

test('what hides behind a picture is gone', async () => {
  const polyglot = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>PK\x03\x04 an archive')]);
  const after = await bytesOf(await redraw(polyglot));
  expect(after.includes('<script>')).toBe(false);
  expect(after.includes('PK\x03\x04')).toBe(false);
});

test('a small file that claims to be a huge picture is refused at once', async () => {
  const u32 = (v: number) => { const b = Buffer.alloc(4); b.writeUInt32BE(v); return b; };
  const chunk = (kind: string, body: Buffer) => Buffer.concat([u32(body.length), Buffer.from(kind), body, u32(crc32(Buffer.concat([Buffer.from(kind), body])))]);
  const bomb = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', Buffer.concat([u32(60_000), u32(60_000), Buffer.from([8, 2, 0, 0, 0])])), chunk('IDAT', deflateSync(Buffer.alloc(200_000))), chunk('IEND', Buffer.alloc(0))]);
  const began = performance.now();
  expect(await redraw(bomb)).toBeNull();
  expect(performance.now() - began).toBeLessThan(2_000);
});

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/><script>1</script></svg>'],
  ['SVG behind a declaration', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg>&x;</svg>'],
  ['GIF', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;and some more'],
  ['a page', '<!doctype html><title>Hello</title><p>Hello'],
  ['a few bytes', '\xff\xd8\xff'],
])('%s is refused', async (_name, text) => {
  expect(await redraw(Buffer.from(text, 'latin1'))).toBeNull();
});

test('a torn picture is refused', async () => {
  const whole = await canvas(400, 400).png().toBuffer();
  expect(await redraw(whole.subarray(0, whole.length - 60))).toBeNull();
  expect(await redraw(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 7)]))).toBeNull();
});
