import type { Ctx } from './env.ts';

/**
 * The address a request comes from, for loose limits only. Behind a proxy on this machine it is what the proxy saw last
 * (its entry is the last of X-Forwarded-For); anybody else's header is their own claim and does not count.
 */
export function addressOf(c: Ctx): string {
  const direct = c.env?.incoming?.socket.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded !== undefined && forwarded !== '' && /^(::1|(::ffff:)?127\.)/.test(direct) ? forwarded : direct;
}
