import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { dropUnusedFiles, keepPicture, pictureType, readKept } from './files.ts';

const dir = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const u32 = (n: number) => { const b = Buffer.alloc(4); b.writeUInt32BE(n >>> 0); return b; };
const segment = (marker: number, body: string) => Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), Buffer.from(body, 'latin1')]);
const chunk = (kind: string, body: Buffer) => Buffer.concat([u32(body.length), Buffer.from(kind), body, u32(crc32(Buffer.concat([Buffer.from(kind), body])))]);

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF\0 12345'), segment(0xe1, 'Exif\0\0GPS 52.37 N'), segment(0xfe, 'Camera of K.'), segment(0xdb, 'table'), segment(0xda, 'scan'), Buffer.from([1, 2, 3, 0xff, 0xd9])]);
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])), chunk('tEXt', Buffer.from('Author\0K.')), chunk('IDAT', deflateSync(Buffer.from([0, 0]))), chunk('IEND', Buffer.alloc(0)),
]);

test('a photo loses place, time and device and keeps its picture', async () => {
  const kept = await keepPicture(dir, jpeg);
  const bytes = await readKept(dir, kept?.sha256 ?? '');
  expect(kept?.mediaType).toBe('image/jpeg');
  expect(bytes?.includes('GPS')).toBe(false);
  expect(bytes?.includes('Camera')).toBe(false);
  expect(bytes?.includes('JFIF')).toBe(true);
  expect(bytes?.subarray(-5)).toEqual(jpeg.subarray(-5));
  const drawing = await keepPicture(dir, png);
  expect((await readKept(dir, drawing?.sha256 ?? ''))?.includes('Author')).toBe(false);
});

test('the bytes decide what a file is, and broken ones are refused', async () => {
  expect(pictureType(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).toBeNull();
  expect(await keepPicture(dir, Buffer.from('GIF89a and some more bytes that follow'))).toBeNull();
  expect(await keepPicture(dir, jpeg.subarray(0, 30))).toBeNull();
  expect(await keepPicture(dir, png.subarray(0, 40))).toBeNull();
});

test('equal pictures are one file; a missing one is null', async () => {
  const [a, b] = await Promise.all([keepPicture(dir, jpeg), keepPicture(dir, jpeg)]);
  expect(a).toEqual(b);
  expect(await readKept(dir, 'a'.repeat(64))).toBeNull();
});

test('what a program that ended in the middle left of an upload is removed after a day', async () => {
  const { db, drop } = await freshDatabase();
  try {
    for (const name of ['incoming-old', 'incoming-new']) mkdirSync(join(dir, name));
    const day = 86_400_000;
    utimesSync(join(dir, 'incoming-old'), new Date(Date.now() - day), new Date(Date.now() - day));
    await dropUnusedFiles(db, dir, new Date(Date.now() + 1_000));
    expect([existsSync(join(dir, 'incoming-old')), existsSync(join(dir, 'incoming-new'))]).toEqual([false, true]);
  } finally {
    await drop();
  }
});
