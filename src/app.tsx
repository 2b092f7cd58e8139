import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type pg from 'pg';
import { finish } from './answer.ts';
import { VISITOR, type Actor } from './kernel/actor.ts';
import { newId } from './kernel/ids.ts';
import { isLocale, LOCALES, type Locale } from './kernel/locale.ts';
import { ProblemError, refuse, statusOf, type Problem } from './kernel/problem.ts';
import type { Config } from './platform/config.ts';
import { connect } from './platform/database/connect.ts';
import { Readers } from './platform/database/readers.ts';
import type { Db } from './platform/database/types.ts';
import { log } from './platform/log.ts';
import { Assets } from './platform/web/assets.ts';
import { Elsewhere } from './platform/web/elsewhere.ts';
import { bodyUpTo } from './platform/web/body.ts';
import { PageCache } from './platform/web/cache.ts';
import type { Ctx, Env } from './platform/web/env.ts';
import { Limits } from './platform/web/limits.ts';
import { openApiOf } from './platform/web/openapi.ts';
import { RememberingRouter } from './platform/web/routing.ts';
import { httpServer, type RunningServer } from './platform/web/server.ts';
import { SECURITY_HEADERS, sameSiteOnly } from './platform/web/security.ts';
import { Signals } from './platform/web/signals.ts';
import { Site } from './platform/web/site.ts';
import { instanceOf, type Instance } from './slices/instance/public.ts';
import { presenceOf, signInHref, touchSession } from './slices/people/public.ts';
import { mountSlices, rights } from './slices.ts';
import { viewOf } from './shell.ts';
import { ErrorPage } from './ui/error-page.tsx';
import { html } from './ui/respond.tsx';

export interface AppInput {
  readonly db: Db;
  readonly config: Config;
  readonly assets: Assets;
  /** Absent in tests and commands: then every page is made anew. */
  readonly cache: PageCache | null;
  /** Absent in tests and commands: then nothing is pushed. */
  readonly signals?: Signals;
}

/** The whole program as a function from request to response. */
export function createApp(input: AppInput): Hono<Env> {
  const app = new Hono<Env>({ router: new RememberingRouter() });
  // Before everything else: it answers also when nothing can be read.
  app.get('/health', (c) => health(c, input));
  const limits = new Limits();
  const instance = rememberedInstance(input);
  app.use(async (c, next) => {
    const lost = await prepare(c, input, limits, await instance());
    if (lost === null) await next();
    else c.res = onError(lost, c);
    await finish(c, input.cache);
  });
  app.use((c, next) => (/%00/.test(c.req.url) ? refuse('bad_request') : next()));
  app.use(bodyUpTo(12 * 1024 * 1024));
  app.use(sameSiteOnly);
  app.use((c, next) => (c.get('setupFirst') ? Promise.resolve(c.redirect(c.get('view').href('/setup'), 303)) : next()));
  const site = new Site(app, rights);
  mountSlices(site);
  site.data('/openapi.json', (c) => c.json(openApiOf(site.declarations, { title: 'Miteinander', version: input.config.version, url: input.config.baseUrl })));
  app.get('/', (c) => c.redirect(`/${negotiated(c, c.get('view').locales)}`, 302));
  app.notFound((c) => unprefixed(c) ?? refused(c, [{ code: 'not_found' }]));
  app.onError((error, c) => onError(error, c));
  return app;
}

/** Serves the program over HTTP. */
export async function createServer(input: { pool: pg.Pool; config: Config; assetsDir: string }): Promise<RunningServer> {
  const cache = new PageCache(input.pool);
  const assets = await Assets.load(input.assetsDir);
  const readers = new Readers(input.pool);
  const signals = new Signals(input.pool);
  const app = createApp({ db: connect(input.pool, readers), config: input.config, assets, cache, signals });
  const server = httpServer(app, assets, cache);
  const close = async (graceMs?: number): Promise<void> => {
    // First: open streams would hold the server for the whole of its grace.
    signals.stop();
    await server.close(graceMs);
    cache.stop();
    await readers.end();
  };
  return { listen: server.listen, close };
}

interface Remembered {
  readonly value: Instance;
  /** Why it could not be read again; null when it was. */
  readonly lost: Error | null;
}

/** While the database is away the last known instance still gives the page that says so its languages, its menu and its names. */
function rememberedInstance({ db, cache }: AppInput): () => Promise<Remembered> {
  let known: { epoch: number; at: number; value: Instance } | null = null;
  return async () => {
    const epoch = cache?.epoch ?? -1;
    if (cache !== null && known !== null && known.epoch === epoch && performance.now() - known.at < 500) return { value: known.value, lost: null };
    try {
      const value = await instanceOf(db);
      known = { epoch, at: performance.now(), value };
      return { value, lost: null };
    } catch (error) {
      if (known === null || !(error instanceof Error)) throw error;
      return { value: known.value, lost: error };
    }
  };
}

/** Who asks; a visitor and the error when that could not be read. */
async function presence(c: Ctx, { db }: AppInput): Promise<{ actor: Actor; lost: Error | null }> {
  const token = getCookie(c, 'session');
  if (token === undefined) return { actor: VISITOR, lost: null };
  try {
    const { actor, renew } = await presenceOf(db, token);
    if (renew !== null) await db.transaction().execute((tx) => touchSession(tx, renew));
    return { actor, lost: null };
  } catch (error) {
    return { actor: VISITOR, lost: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Everything a handler and an error page need. Gives the error after which nothing but an error page can follow. */
async function prepare(c: Ctx, input: AppInput, limits: Limits, { value: instance, lost }: Remembered): Promise<Error | null> {
  const url = new URL(c.req.url);
  const first = url.pathname.split('/', 2)[1] ?? '';
  const locale: Locale = isLocale(first) ? first : negotiated(c, instance.languages);
  const { actor, lost: unknown } = lost === null ? await presence(c, input) : { actor: VISITOR, lost };
  const theme = getCookie(c, 'theme');
  const requestId = newId();
  c.set('db', input.db);
  c.set('config', input.config);
  c.set('limits', limits);
  c.set('signals', input.signals ?? null);
  c.set('actor', actor);
  c.set('locale', locale);
  c.set('modules', instance.modules);
  c.set('requestId', requestId);
  c.set('secret', false);
  c.set('template', '');
  const path = isLocale(first) ? url.pathname.slice(first.length + 1) || '/' : url.pathname;
  c.set('view', viewOf({ locale, path, search: url.search, actor, instance, theme: theme === 'light' || theme === 'dark' ? theme : 'auto', requestId, baseUrl: input.config.baseUrl, asset: (name) => input.assets.url(name) }));
  c.set('epoch', input.cache?.epoch ?? 0);
  c.set('setupFirst', !instance.ready && isLocale(first) && !/^\/(setup|theme)(\/|$)/.test(path));
  return unknown;
}

async function health(c: Ctx, { db, config }: AppInput): Promise<Response> {
  const alive = await instanceOf(db).then(() => true, () => false);
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, 'cache-control': 'no-store' })) c.header(name, value);
  return c.json({ status: alive ? 'ok' : 'unavailable', version: config.version, database: alive ? 'ok' : 'down' }, alive ? 200 : 503);
}

/** The interface language a browser asks for, of those the office offers. */
function negotiated(c: Ctx, offered: readonly Locale[]): Locale {
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => ({ tag: part.split(';')[0]?.trim().toLowerCase() ?? '', q: Number(/q=([\d.]+)/.exec(part)?.[1] ?? 1) }))
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const hit = offered.find((l) => l === tag) ?? offered.find((l) => l === tag.split('-')[0]);
    if (hit !== undefined) return hit;
  }
  return offered[0] ?? LOCALES[0];
}

/** `/measures` leads to `/de/measures`, and so does `/de/measures/`; what has an ending or is complete already is not found. */
function unprefixed(c: Ctx): Response | null {
  const url = new URL(c.req.url);
  const first = url.pathname.split('/', 2)[1] ?? '';
  const bare = url.pathname.replace(/\/+$/, '');
  if (!['GET', 'HEAD'].includes(c.req.method) || /\.[a-z0-9]{2,5}$/i.test(bare)) return null;
  if (!isLocale(first)) return c.redirect(`/${c.get('locale')}${bare}${url.search}`, 302);
  return bare === url.pathname ? null : c.redirect(`${bare}${url.search}`, 302);
}

function onError(error: Error, c: Ctx): Response {
  if (error instanceof Elsewhere) return c.redirect(error.path, 302);
  if (error instanceof ProblemError) return refused(c, error.problems);
  log.error('request failed', { requestId: c.get('requestId'), template: c.get('template'), method: c.req.method, error });
  return refused(c, [{ code: isConnectionLoss(error) ? 'database_down' : 'internal' }]);
}

function isConnectionLoss(error: Error & { code?: string }): boolean {
  return /^(ECONN|ENOENT|EPIPE|57P0|08)/.test(error.code ?? '') || /connection|timeout exceeded/i.test(error.message);
}

function refused(c: Ctx, problems: readonly Problem[]): Response {
  const status = statusOf(problems) as 400;
  c.set('secret', true);
  if (c.get('view') === undefined || /\.(json|csv|ics|geojson|atom|xml)$/.test(c.req.path)) return c.json({ error: { code: problems[0]?.code, ...problems[0]?.params, requestId: c.get('requestId') } }, status);
  if (problems[0]?.code === 'sign_in_needed' && c.req.method === 'GET') return signInFirst(c);
  return html(c, <ErrorPage problems={problems} />, status);
}

/** A page that needs an account leads to the sign-in page, and from there back. */
function signInFirst(c: Ctx): Response {
  const { href, path, search } = c.get('view');
  return c.redirect(href(signInHref(path + search)), 302);
}
