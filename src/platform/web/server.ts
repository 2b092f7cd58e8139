import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { encodingFor, type CachedPage, type PageCache } from './cache.ts';
import type { Assets } from './assets.ts';
import type { Env } from './env.ts';

export interface RunningServer {
  /** Resolves once it accepts connections; rejects with the system's error (EADDRINUSE …). */
  listen(port: number, host?: string): Promise<number>;
  /** Stops accepting and lets running requests finish, at most `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/**
 * The HTTP server: static files and anonymous cached pages are answered from memory before the framework sees the request
 * (measured at the limit of node:http), everything else goes through the app.
 */
export function httpServer(app: Hono<Env>, assets: Assets, cache: PageCache | null): RunningServer {
  // The library's own Request and Response, which make no streams for short answers: a third of the processor time of a vote.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: true });
  const server = createHttpServer({ keepAliveTimeout: 10_000, requestTimeout: 120_000, headersTimeout: 20_000 }, (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const url = request.url ?? '/';
      if (url.startsWith('/assets/') && assets.serve(url.split('?', 1)[0] as string, request, response)) return;
      const key = cache === null ? null : cacheKey(request);
      const page = key === null ? undefined : cache?.get(key);
      if (page !== undefined) return answer(page, request, response);
    }
    void listener(request, response);
  });
  return { listen: (port, host) => listenOn(server, port, host), close: (graceMs = 10_000) => closeServer(server, graceMs) };
}

/**
 * Key of an anonymous page, or null when the answer may depend on the person: a session, or somebody who wrote a moment ago.
 * The theme is part of the page.
 */
export function cacheKey(request: Pick<IncomingMessage, 'url' | 'headers'>): string | null {
  const cookies = request.headers.cookie;
  if (cookies === undefined) return `${request.url}`;
  if (/(?:^|;\s*)(?:__Host-)?(?:session|fresh|receipt)=/.test(cookies)) return null;
  const theme = /(?:^|;\s*)theme=(light|dark)/.exec(cookies)?.[1];
  return theme === undefined ? `${request.url}` : `${request.url}\0${theme}`;
}

function answer(page: CachedPage, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, page.unchanged as string[]);
    response.end();
    return;
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  response.writeHead(page.status, page.head(encoding) as string[]);
  response.end(request.method === 'HEAD' ? undefined : page.body(encoding));
}

function listenOn(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose last request has just been answered would stay open for another one.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
