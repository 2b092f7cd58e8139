import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { readSheet } from '../../../platform/sheets.ts';
import { columnsOf, type Choices, type ReadLine } from './rules.ts';

/** A line with its cells. */
interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_EXCEL = 30 * 1024 * 1024;
const SAMPLE = 500;

/** A statistics file, opened: how its lines are read, and the lines. */
export interface StatisticsFile {
  readonly read: ReadLine;
  /** What is measured in it, where it is more than one thing. */
  readonly measures: readonly string[];
  readonly lines: () => AsyncGenerator<Line>;
}

/**
 * Opens a file of observations: the statistical offices' ffcsv (both headers), the Land's monitoring tables, and any CSV or Excel list whose
 * columns are known by name or were chosen. A CSV is read as a stream, however long it is.
 * @param areas territories' names in lower case → official key, for lists without keys
 */
export async function openStatistics(path: string, choices: Choices, areas: ReadonlyMap<string, string>): Promise<Result<StatisticsFile>> {
  const lines = await linesOf(path);
  if (!lines.ok) return lines;
  const sample: Line[] = [];
  try {
    for await (const line of lines.value()) if (sample.push(line) > SAMPLE) break;
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
  const columns = columnsOf(sample.map((s) => s.cells), choices, areas);
  return columns.ok ? ok({ ...columns.value, lines: () => after(lines.value()) }) : columns;
}

/** The headings of a file, as its columns are chosen by. */
export async function headingsOf(path: string): Promise<Result<readonly string[]>> {
  const lines = await linesOf(path);
  if (!lines.ok) return lines;
  try {
    for await (const { cells } of lines.value()) return ok(cells.map((name) => name.replace(/^\uFEFF/, '').trim()));
  } catch {
    // Said below: a file without a readable first line is none.
  }
  return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
}

/** The lines below the headings. */
async function* after(lines: AsyncGenerator<Line>): AsyncGenerator<Line> {
  let first = true;
  for await (const line of lines) {
    if (!first) yield line;
    first = false;
  }
}

async function linesOf(path: string): Promise<Result<() => AsyncGenerator<Line>>> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start[0] === 0x50 && start[1] === 0x4b) return await excelLines(path, (await file.stat()).size);
    const encoding = await encodingOf(path, start);
    if (encoding === null) return failed('encoding_unknown', 'file');
    const head = new TextDecoder(encoding).decode(start).split(/\r?\n/, 1)[0] ?? '';
    return ok(() => csvLines(path, encoding, delimiterOf(head)));
  } finally {
    await file.close();
  }
}

async function excelLines(path: string, size: number): Promise<Result<() => AsyncGenerator<Line>>> {
  if (size > MAX_EXCEL) return failed('too_large', 'file', { megabytes: MAX_EXCEL / 1024 / 1024 });
  const { readFile } = await import('node:fs/promises');
  const sheet = await readSheet(new Uint8Array(await readFile(path)));
  return sheet.ok ? ok(async function* () { yield* sheet.value; }) : sheet;
}

function delimiterOf(head: string): string {
  const plain = head.replaceAll(/"[^"]*"/g, '');
  return [';', ',', '\t'].reduce((best, mark) => (plain.split(mark).length > plain.split(best).length ? mark : best));
}

/** UTF-8, else UTF-16 by its mark, else Windows-1252, in which older tables of the offices are; null where it is no text. */
async function encodingOf(path: string, start: Uint8Array): Promise<string | null> {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start.includes(0)) return null;
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(path)) strict.decode(piece as Buffer, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

async function* csvLines(path: string, encoding: string, delimiter: string): AsyncGenerator<Line> {
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, info: true });
  const texts = Readable.from(decoded(path, encoding));
  texts.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of texts.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) yield { line: info.lines, cells: record };
  } finally {
    texts.destroy();
    parser.destroy();
  }
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}
