import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { csvHead, csvLines, type CsvValue } from './csv.ts';
import type { Ctx } from './env.ts';

export type Line = Readonly<Record<string, CsvValue>>;

/** A table that may be too long to be put together first: each portion leaves when it was read, and the next is read when that one was taken. Should reading fail, the answer breaks off. */
export function csvStream(c: Ctx, columns: readonly string[], portions: AsyncIterable<readonly Line[]>): Response {
  c.set('streamed', true);
  const plain = Readable.from(pieces(columns, portions), { objectMode: false, highWaterMark: 64 * 1024 });
  const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const body = packed ? pipeline(plain, createGzip({ level: 4 }), () => undefined) : plain;
  return c.body(Readable.toWeb(body) as ReadableStream, 200, { 'content-type': 'text/csv; charset=utf-8', ...(packed ? { 'content-encoding': 'gzip' } : {}) });
}

async function* pieces(columns: readonly string[], portions: AsyncIterable<readonly Line[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(csvHead(columns));
  for await (const portion of portions) yield Buffer.from(csvLines(portion, columns));
}
