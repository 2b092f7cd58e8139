import { parse } from 'csv-parse/sync';
import { failed, ok, type Result } from '../kernel/problem.ts';

/** One line of a list as a spreadsheet program saved it, with its number in the file. */
export interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_UNPACKED = 64 * 1024 * 1024;
const unreadable = () => failed('invalid_file', 'file', { formats: 'CSV, XLSX' });

/** A CSV or XLSX file (first sheet) as lines of text. A file that says it unpacks to more than 64 MB is not unpacked. */
export async function readSheet(bytes: Uint8Array): Promise<Result<readonly SheetLine[]>> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!zip) {
    const text = decodeText(bytes);
    return text.ok ? readCsv(text.value) : text;
  }
  const size = unpackedSize(bytes);
  if (size === null) return unreadable();
  return size > MAX_UNPACKED ? failed('too_large', 'file', { megabytes: MAX_UNPACKED / 1024 / 1024 }) : readExcel(bytes);
}

async function readExcel(bytes: Uint8Array): Promise<Result<readonly SheetLine[]>> {
  const { default: read } = await import('read-excel-file/node');
  try {
    const sheets = await read(Buffer.from(bytes));
    return ok((sheets[0]?.data ?? []).map((cells, i) => ({ line: i + 1, cells: cells.map(cellText) })));
  } catch {
    return unreadable();
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? 'ja' : 'nein') : plainCell(String(cell as string | number));
}

/**
 * Bytes of a CSV file as text: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252, in which every German
 * spreadsheet program still saves. What has characters that no text has is refused.
 */
export function decodeText(bytes: Uint8Array): Result<string> {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = mark === null ? (strictly('utf-8', bytes) ?? strictly('windows-1252', bytes)) : strictly(mark, bytes);
  // eslint-disable-next-line no-control-regex
  return text === null || /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/.test(text) ? failed('encoding_unknown', 'file') : ok(text);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** CSV with comma, semicolon or tab, whichever the line of headings has most of. */
export function readCsv(text: string): Result<readonly SheetLine[]> {
  const plain = text.replace(/^\uFEFF/, '');
  const first = (plain.trimStart().split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string): number => first.split(mark).length;
  const delimiter = [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(plain, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as typeof records;
  } catch {
    return unreadable();
  }
  return ok(records.map(({ record, info }) => ({ line: info.lines - record.join('').split('\n').length + 1, cells: record.map(plainCell) })));
}

/** Exports put an apostrophe before what a spreadsheet would run as a formula; here it goes again. */
const plainCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
const safeCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** CSV with byte order mark and CRLF, with semicolons unless stated: opened by a double click in a German spreadsheet program, and read back equal. A number is no formula, also below zero. */
export function writeCsv(rows: readonly (readonly (string | number)[])[], delimiter: ',' | ';' = ';'): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    const safe = safeCell(value);
    return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`;
}

/** An Excel file of one sheet: headings in bold, every cell a text or a number. What is read back is equal. */
export async function writeExcel(sheet: string, [header = [], ...rows]: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const head = header.map((value) => ({ value: excelText(String(value)), type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value: excelText(value), type: String })));
  return write([head, ...body], { sheet: sheet.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31), stickyRowsCount: 1 }).toBuffer();
}

/**
 * A text as Excel's files write it: `_x0041_` means a character by its number there (ECMA-376, ST_Xstring), so a text that looks
 * like it is written with its first sign by number. So is a name that every JavaScript object has ("constructor"): the library takes it for a text it knows.
 */
function excelText(text: string): string {
  const safe = safeCell(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return safe in Object.prototype ? `_x${safe.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_${safe.slice(1)}` : safe;
}

/** Sum of the sizes that a ZIP file says its parts unpack to; null when it is no ZIP. A small file that unpacks to gigabytes is refused by it. */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    let [entry, total] = [view.getUint32(at + 16, true), 0];
    for (let left = view.getUint16(at + 10, true); left > 0; left -= 1) {
      if (entry + 46 > bytes.length || view.getUint32(entry, true) !== 0x02014b50) return null;
      total += view.getUint32(entry + 24, true);
      entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
    return total;
  }
  return null;
}
