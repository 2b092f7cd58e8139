import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askJson, isPublicAddress, OutboundError } from './outbound.ts';

let server: Server;
let at = '';
const RULES = { intranet: ['127.0.0.1'], time: 400, bytes: 100_000, depth: 20 };

const BOMB = gzipSync(Buffer.alloc(30_000_000, 0x20));

/** What a host can answer, by path. */
const ANSWERS: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  good: (r) => r.setHeader('content-type', 'application/json; charset=utf-8').end('\uFEFF{"a":"ä"}'),
  vendor: (r) => r.setHeader('content-type', 'application/problem+json').end('{"a":1}'),
  latin: (r) => r.setHeader('content-type', 'application/json; charset=ISO-8859-1').end(Buffer.from('{"a":"ä"}', 'latin1')),
  bare: (r) => r.setHeader('content-type', 'application/json').end('{"a":"one\ntwo"}'),
  packed: (r) => r.setHeader('content-type', 'application/json').setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}')),
  bomb: (r) => r.setHeader('content-type', 'application/json').setHeader('content-encoding', 'gzip').end(BOMB),
  torn: (r) => r.setHeader('content-type', 'application/json').setHeader('content-encoding', 'gzip').end('no gzip'),
  odd: (r) => r.setHeader('content-type', 'application/json').setHeader('content-encoding', 'zip').end('{}'),
  long: (r) => r.setHeader('content-type', 'application/json').end(`"${'x'.repeat(200_000)}"`),
  endless: (r) => { r.setHeader('content-type', 'application/json'); const more = (): void => { if (!r.destroyed && r.write('x'.repeat(10_000))) setImmediate(more); else r.once('drain', more); }; more(); },
  drip: (r) => { r.setHeader('content-type', 'application/json'); const timer = setInterval(() => r.write(' '), 50); r.once('close', () => clearInterval(timer)); },
  silent: () => undefined,
  cut: (r) => { r.setHeader('content-type', 'application/json').setHeader('content-length', '1000'); r.write('{'); setTimeout(() => r.destroy(), 20); },
  deep: (r) => r.setHeader('content-type', 'application/json').end('['.repeat(40_000) + ']'.repeat(40_000)),
  page: (r) => r.setHeader('content-type', 'text/html').end('{}'),
  words: (r) => r.setHeader('content-type', 'application/json').end('Störung'),
  gone: (r) => r.writeHead(410, { 'content-type': 'application/json' }).end('{}'),
  moved: (r) => r.writeHead(301, { location: '/good' }).end(),
  around: (r) => r.writeHead(302, { location: '/around' }).end(),
  away: (r) => r.writeHead(302, { location: `http://localhost:${new URL(at).port}/good` }).end(),
  inside: (r) => r.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  file: (r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => (ANSWERS[(request.url ?? '').slice(1)] ?? ANSWERS['gone'])?.(response, request));
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.closeAllConnections(); server.close(); });

test.each([['good', 'ä'], ['vendor', 1], ['latin', 'ä'], ['bare', 'one two'], ['packed', 1]])('%s is read', async (path, a) => {
  expect((await askJson(`${at}/${path}`, RULES)).value).toEqual({ a });
});

test('a redirect within the host is followed', async () => expect((await askJson(`${at}/moved`, RULES)).value).toEqual({ a: 'ä' }));

test.each([
  ['bomb', 'too_large'], ['torn', 'encoding'], ['odd', 'encoding'], ['long', 'too_large'], ['endless', 'too_large'], ['drip', 'slow'], ['silent', 'slow'], ['cut', 'unreachable'], ['deep', 'too_deep'], ['page', 'content_type'], ['words', 'not_json'],
  ['gone', 'status'], ['around', 'redirect'], ['away', 'redirect'], ['inside', 'redirect'], ['file', 'address'],
])('%s ends as %s, and nobody learns the address from it', async (path, reason) => {
  const error = await askJson(`${at}/${path}`, RULES).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(OutboundError);
  expect((error as OutboundError).reason).toBe(reason);
  expect((error as OutboundError).message).not.toContain(new URL(at).host);
});

test('what lies in a private network is not asked, however it is written, unless the operator named it', async () => {
  const { port } = new URL(at);
  const none = { ...RULES, intranet: [] };
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '0', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '10.0.0.1', '[fe80::1]', '[64:ff9b::7f00:1]']) {
    await expect(askJson(`http://${host}:${port}/good`, none), host).rejects.toMatchObject({ reason: 'private' });
  }
  for (const address of ['file:///etc/passwd', 'ftp://example.org/', 'http://user:secret@example.org/', 'no address']) await expect(askJson(address, none)).rejects.toMatchObject({ reason: 'address' });
  for (const ip of ['8.8.8.8', '2a00:1450:4001::1']) expect(isPublicAddress(ip)).toBe(true);
  for (const ip of ['192.168.1.1', '172.31.0.1', '100.64.0.1', '::', 'fc00::1', '2002:7f00:1::', '::ffff:10.0.0.1', 'localhost']) expect(isPublicAddress(ip)).toBe(false);
});
