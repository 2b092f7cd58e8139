import type { MiddlewareHandler } from 'hono';
import { refuse } from '../../kernel/problem.ts';
import type { Env } from './env.ts';

const MEGABYTE = 1024 * 1024;
/** Files that a route reads as they come ({@link readUpload}): nobody holds them in memory, and each route says how much it takes. */
const UPLOAD_BYTES = 64 * MEGABYTE;

/**
 * Refuses bodies over `maxBytes` before anything reads them. One that does not say its length (chunked, as programs send) is read
 * here up to the limit and handed on with its length, so that the routes' own limits hold for it, too.
 */
export function bodyUpTo(maxBytes: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { method, headers: given, url } = c.req.raw;
    if (method === 'GET' || method === 'HEAD') return next();
    if (given.has('content-length') && !given.has('transfer-encoding')) {
      const most = given.get('content-type')?.startsWith('multipart/form-data') === true ? Math.max(maxBytes, UPLOAD_BYTES) : maxBytes;
      if (!(Number(given.get('content-length')) <= most)) refuse('too_large', { megabytes: most / MEGABYTE });
      return next();
    }
    // Asking for the body makes a stream of it, which costs more than most forms' work: not before it is needed.
    const { body } = c.req.raw;
    const bytes = body === null ? Buffer.alloc(0) : await readUpTo(body, maxBytes);
    const headers = new Headers(given);
    headers.delete('transfer-encoding');
    headers.set('content-length', String(bytes.length));
    c.req.raw = new Request(url, { method, headers, body: new Uint8Array(bytes) });
    await next();
  };
}

async function readUpTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) refuse('too_large', { megabytes: maxBytes / MEGABYTE });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
