import type { MiddlewareHandler } from 'hono';
import { refuse } from '../../kernel/problem.ts';
import type { Env } from './env.ts';

const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "media-src 'self'",
  "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: nothing inline, nothing from or to another host, no framing, no sniffing. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), browsing-topics=()',
};

/**
 * Cross-site protection without tokens in (cacheable) forms: a request that changes something must say that it comes from this
 * site. Browsers send Sec-Fetch-Site or Origin with every POST; programs without both (no browser, so no ambient cookies of a
 * person) are let through.
 */
export const sameSiteOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !fromHere(c.req.header('sec-fetch-site'), c.req.header('origin'), c.req.header('host'), c.get('config').baseUrl)) refuse('cross_site');
  await next();
};

function fromHere(site: string | undefined, origin: string | undefined, host: string | undefined, baseUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(baseUrl).origin;
}
