import { compress, encodingFor, type CachedPage, type PageCache } from './platform/web/cache.ts';
import type { Ctx } from './platform/web/env.ts';
import { SECURITY_HEADERS } from './platform/web/security.ts';
import { cacheKey } from './platform/web/server.ts';
import { documentOf } from './ui/respond.tsx';

const VARY = 'accept-encoding, accept-language, cookie';
const FRESH = 'fresh=1; Path=/; Max-Age=3; HttpOnly; SameSite=Lax';
const TEXT = /^(text\/|application\/(json|xml|manifest))/;
/** Shorter than this, compressing gains nothing. */
const SHORT = 500;
/** Longer addresses are not worth remembering. */
const LONGEST_KEPT = 300;

/** Last step of every request: the headers every answer has; anonymous pages are kept as bytes; what leaves is compressed. */
export async function finish(c: Ctx, cache: PageCache | null): Promise<void> {
  const secret = c.get('secret') || c.get('actor').kind !== 'visitor';
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  const own = c.res.headers;
  const type = own.get('content-type') ?? '';
  if (reads && TEXT.test(type) && c.get('streamed') !== true && !own.has('content-encoding')) return text(c, cache, secret, type);
  const cookies = own.has('set-cookie') ? own.getSetCookie() : [];
  if (!reads && c.res.status < 400) cookies.push(FRESH);
  const document = reads ? undefined : documentOf(c);
  if (document !== undefined) return replace(c, document, headersOf(own, secret), cookies);
  for (const [name, value] of Object.entries(headersOf(own, secret))) own.set(name, value);
  own.delete('set-cookie');
  for (const cookie of cookies) own.append('set-cookie', cookie);
}

/** The same answer with other headers. The old one is taken away first: the framework would copy every header from it and make a stream of the new one. */
function replace(c: Ctx, body: string | Uint8Array, headers: Record<string, string>, cookies: readonly string[]): void {
  const { status } = c.res;
  const [only, ...more] = cookies;
  c.res = undefined;
  c.res = new Response(body as BodyInit, { status, headers: only !== undefined && more.length === 0 ? { ...headers, 'set-cookie': only } : headers });
  if (more.length > 0) for (const cookie of cookies) c.res.headers.append('set-cookie', cookie);
}

/** All headers but cookies as one plain object, which costs a fraction of what an object of the class costs that the web platform has for them. */
function headersOf(own: Headers, secret: boolean): Record<string, string> {
  const headers: Record<string, string> = { ...SECURITY_HEADERS, 'cache-control': secret ? 'no-store' : 'no-cache' };
  for (const [name, value] of own) if (name !== 'set-cookie') headers[name] = value;
  if (secret) headers['referrer-policy'] = 'no-referrer';
  headers['vary'] = headers['vary'] === undefined ? VARY : `${headers['vary']}, ${VARY}`;
  return headers;
}

async function text(c: Ctx, cache: PageCache | null, secret: boolean, type: string): Promise<void> {
  const { status } = c.res;
  const own = c.res.headers;
  const made = documentOf(c) ?? new Uint8Array(await c.res.arrayBuffer());
  const document = typeof made === 'string' ? made : Buffer.from(made);
  const headers = headersOf(own, secret);
  const kept = secret || status !== 200 ? undefined : keep(c, cache, { status, type, headers: keptHeaders(headers) }, document);
  // Only a page in memory is ever compared with what a browser has.
  if (kept !== undefined) headers['etag'] = kept.etag;
  const encoding = document.length > SHORT ? encodingFor(c.req.header('accept-encoding')) : 'identity';
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  // A page that goes out once goes out as the text it is: making bytes of it first costs more than sending it.
  const body = kept?.body(encoding) ?? (encoding === 'identity' ? document : compress(Buffer.from(document), encoding));
  replace(c, body, headers, own.has('set-cookie') ? own.getSetCookie() : []);
}

function keep(c: Ctx, cache: PageCache | null, page: { status: number; type: string; headers: Record<string, string> }, document: string | Buffer): CachedPage | undefined {
  const incoming = c.env?.incoming;
  const key = cache === null || incoming === undefined ? null : cacheKey(incoming);
  return key === null || key.length >= LONGEST_KEPT ? undefined : cache?.put(key, c.get('epoch'), { ...page, bytes: Buffer.from(document) });
}

function keptHeaders({ 'content-type': _type, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}
