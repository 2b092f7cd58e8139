import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Why nothing came of asking another host. */
export type OutboundFailure = 'address' | 'private' | 'unknown_host' | 'unreachable' | 'redirect' | 'slow' | 'too_large' | 'encoding' | 'status' | 'content_type' | 'not_json' | 'too_deep';

/** Asking another host failed. The message names the reason and never the address, which can hold a key. */
export class OutboundError extends Error {
  readonly reason: OutboundFailure;
  /** What the other host answered, where it answered. */
  readonly status: number | null;
  constructor(reason: OutboundFailure, status: number | null = null) {
    super(`another host could not be asked: ${reason}${status === null ? '' : ` (${status})`}`);
    this.name = 'OutboundError';
    this.reason = reason;
    this.status = status;
  }
}

export interface OutboundRules {
  /** Host names and addresses that may lie in the operator's own network, as they stand in the address. */
  readonly intranet: readonly string[];
  /** Longest time for one answer, name look-up and redirects included, in milliseconds. */
  readonly time: number;
  /** Most bytes of an answer, unpacked. */
  readonly bytes: number;
  /** Deepest nesting of an answer. */
  readonly depth: number;
}

export interface Answer {
  readonly value: unknown;
  /** Size after unpacking. */
  readonly bytes: number;
}

const MOST_REDIRECTS = 3;

/** Addresses that lead to this machine, its network, or nowhere (IANA special-purpose registries, RFC 6890); those that wrap an IPv4 address in an IPv6 one are left out altogether. */
const PRIVATE = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) PRIVATE.addSubnet(net, bits, 'ipv4');
/** Of IPv6 what is given out for the whole internet, and of that not what tunnels or documents. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !PRIVATE.check(ip, 'ipv4');
  return family === 6 && GLOBAL.check(ip, 'ipv6') && !PRIVATE.check(ip, 'ipv6');
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

/**
 * Asks another host for JSON, with nothing of what it answers trusted: http and https alone; the name is looked up once and the connection
 * made to that very address, which must be public unless the operator named the host; redirects stay at the host and never leave TLS;
 * size, nesting and time are bounded. Throws {@link OutboundError}.
 */
export async function askJson(address: string, rules: OutboundRules, body?: unknown): Promise<Answer> {
  const stop = AbortSignal.timeout(rules.time);
  try {
    return await follow(address, rules, stop, body);
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(stop.aborted ? 'slow' : reasonOf(error));
  }
}

function reasonOf(error: unknown): OutboundFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'unknown_host';
  return /^(Z_|ERR__?ERROR|ERR_BROTLI|ERR_PADDING)/.test(code) ? 'encoding' : 'unreachable';
}

async function follow(address: string, rules: OutboundRules, stop: AbortSignal, body: unknown): Promise<Answer> {
  let url = parsed(address);
  for (let hops = 0; ; hops += 1) {
    // A question with content is asked once, where it was meant to go.
    const answer = await connect(url, rules, stop, body);
    const { statusCode: status = 0, headers } = answer;
    if (status < 300 || status >= 400 || headers.location === undefined) return read(answer, rules, stop);
    answer.destroy();
    const next = parsed(headers.location, url);
    const stays = next.hostname === url.hostname && (next.protocol === url.protocol ? next.port === url.port : next.protocol === 'https:');
    if (!stays || hops >= MOST_REDIRECTS || body !== undefined) throw new OutboundError('redirect', status);
    url = next;
  }
}

function parsed(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new OutboundError('address');
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw new OutboundError('address');
  return url;
}

/** Where a name leads, looked up once; the connection is made to what was checked, whatever the name leads to a moment later. */
async function pinned(host: string, rules: OutboundRules): Promise<LookupFunction> {
  const found = isIP(host) === 0 ? await resolve(host, { all: true, verbatim: true }) : [{ address: host, family: isIP(host) }];
  const open = rules.intranet.includes(host) ? found : found.filter(({ address }) => isPublicAddress(address));
  if (open.length === 0) throw new OutboundError(found.length === 0 ? 'unknown_host' : 'private');
  return (_name, options, done) => {
    const first = open[0] as { address: string; family: number };
    if (options.all === true) done(null, open);
    else done(null, first.address, first.family);
  };
}

async function connect(url: URL, rules: OutboundRules, stop: AbortSignal, body: unknown): Promise<IncomingMessage> {
  const lookup = await untilStopped(pinned(bare(url.hostname), rules), stop);
  const sent = body === undefined ? null : JSON.stringify(body);
  const headers = { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Miteinander', ...(sent === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }) };
  return new Promise((done, failed) => {
    const asked = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { method: sent === null ? 'GET' : 'POST', lookup, agent: false, signal: stop, headers, maxHeaderSize: 16_384 }, done);
    asked.once('error', failed);
    asked.end(sent ?? undefined);
  });
}

/** A look-up cannot be broken off; nobody waits for it longer than allowed. */
function untilStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, failed) => { stop.addEventListener('abort', () => failed(new OutboundError('slow')), { once: true }); });
  return Promise.race([work, stopped]);
}

const UNPACK = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;

/** The answer, unpacked up to its limit: a small file that grows without end is left there. */
async function read(answer: IncomingMessage, rules: OutboundRules, stop: AbortSignal): Promise<Answer> {
  const { statusCode: status = 0, headers } = answer;
  try {
    if (status < 200 || status >= 300) throw new OutboundError('status', status);
    const type = headers['content-type'] ?? '';
    if (!/^\s*(application\/([\w.+-]+\+)?json|text\/(json|plain))?\s*(;|$)/i.test(type)) throw new OutboundError('content_type', status);
    if (Number(headers['content-length']) > rules.bytes) throw new OutboundError('too_large', status);
    const packing = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
    if (packing !== 'identity' && !(packing in UNPACK)) throw new OutboundError('encoding', status);
    const chunks: Buffer[] = [];
    let bytes = 0;
    const unpacked = packing === 'identity' ? answer : UNPACK[packing as keyof typeof UNPACK]();
    if (unpacked !== answer) {
      answer.once('error', (error) => unpacked.destroy(error));
      answer.once('aborted', () => unpacked.destroy(new OutboundError('unreachable', status)));
      answer.pipe(unpacked as ReturnType<typeof createGunzip>);
    }
    stop.addEventListener('abort', () => unpacked.destroy(new OutboundError('slow', status)), { once: true });
    for await (const chunk of unpacked) {
      bytes += (chunk as Buffer).length;
      if (bytes > rules.bytes) throw new OutboundError('too_large', status);
      chunks.push(chunk as Buffer);
    }
    return { value: jsonOf(decode(Buffer.concat(chunks), type), rules.depth), bytes };
  } finally {
    answer.destroy();
  }
}

const decode = (bytes: Buffer, type: string): string => new TextDecoder(/charset="?(iso-8859-1|windows-1252|latin1)/i.test(type) ? 'windows-1252' : 'utf-8').decode(bytes);

/** JSON as it comes: line breaks that stand bare inside texts, a common mistake, become spaces (between texts they mean the same). */
function jsonOf(text: string, depth: number): unknown {
  if (nesting(text) > depth) throw new OutboundError('too_deep');
  for (const attempt of [text, text.replace(/\p{Cc}/gu, ' ')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      continue;
    }
  }
  throw new OutboundError('not_json');
}

/** How deep brackets stand inside each other, those within texts left out. */
function nesting(text: string): number {
  let now = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 0x5c) i += 1;
      else if (c === 0x22) quoted = false;
    } else if (c === 0x22) quoted = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, (now += 1));
    else if (c === 0x7d || c === 0x5d) now -= 1;
  }
  return deepest;
}
