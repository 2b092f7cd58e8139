import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const WINDOWS_UNICODE_ENGLISH = [3, 1, 0x409];

/**
 * The OpenType font inside a WOFF 1.0 file: Typst reads only the former, npm carries only the latter. A WOFF is the same
 * tables, each compressed by zlib (W3C, WOFF File Format 1.0, sections 3 to 5). The font gets a family name of its own,
 * because Typst uses one file of a family and weight only, and a web font comes in one file per script.
 * @param {Buffer} woff
 * @param {string} family
 * @param {string} style
 * @returns {Buffer}
 */
export function fontOfWoff(woff, family, style) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => readTable(woff, WOFF_HEADER + i * WOFF_ENTRY));
  for (const table of tables) if (table.tag === 'name') table.data = nameTable(family, style);
  return writeFont(woff.subarray(4, 8), tables);
}

function readTable(woff, at) {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const bytes = woff.subarray(offset, offset + packed);
  return { tag: woff.toString('latin1', at, at + 4), data: packed < length ? inflateSync(bytes) : Buffer.from(bytes) };
}

/** OpenType, `name`: family, style, full and PostScript name. */
function nameTable(family, style) {
  const names = [[1, family], [2, style], [4, `${family} ${style}`], [6, `${family}-${style}`.replaceAll(' ', '')], [16, family], [17, style]];
  const strings = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + names.length * 12);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  names.forEach(([id], i) => {
    const record = [...WINDOWS_UNICODE_ENGLISH, id, strings[i].length, offset];
    record.forEach((value, field) => head.writeUInt16BE(value, 6 + i * 12 + field * 2));
    offset += strings[i].length;
  });
  return Buffer.concat([head, ...strings]);
}

/** OpenType, "Organization of an OpenType Font": directory, padded tables, and the whole file's checksum in `head`. */
function writeFont(flavour, tables) {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + tables.length * 16);
  flavour.copy(directory);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, i) => directory.writeUInt16BE(value, 4 + i * 2));
  const bodies = [];
  let offset = directory.length;
  tables.forEach(({ tag, data }, i) => {
    if (tag === 'head') data.writeUInt32BE(0, 8);
    const body = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    directory.write(tag, 12 + i * 16, 'latin1');
    [checksum(body), offset, data.length].forEach((value, field) => directory.writeUInt32BE(value, 16 + i * 16 + field * 4));
    bodies.push(body);
    offset += body.length;
  });
  const font = Buffer.concat([directory, ...bodies]);
  const head = directory.readUInt32BE(12 + tables.findIndex(({ tag }) => tag === 'head') * 16 + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, head + 8);
  return font;
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}
