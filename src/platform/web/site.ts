import { Hono } from 'hono';
import { z } from 'zod';
import { LOCALES } from '../../kernel/locale.ts';
import { refuse } from '../../kernel/problem.ts';
import { allowsSomewhere, rowFor, type AreaRights, type RightRow } from '../../kernel/rights.ts';
import { columnsOf, rowOf } from './columns.ts';
import type { Ctx, Env, Handler } from './env.ts';
import { csvOf, type CsvValue } from './csv.ts';
import { csvStream, type Line } from './lines.ts';

/** In a group: the router would otherwise let the start page's route end after the first alternative and answer everything below it. */
const PREFIX = `/:lang{(?:${LOCALES.join('|')})}`;

/**
 * What a form takes: far more than its longest field, so that a text that is too long reaches the form, is refused there with the
 * reason, and is still in its field. What is larger nobody typed or pasted.
 */
const FORM_BYTES = 2 * 1024 * 1024;

export interface RouteOptions {
  /** The path or the page holds a secret (receipt, code, account): never cached, no referrer, no index. */
  readonly secret?: boolean;
  /** Largest request body in bytes; {@link FORM_BYTES} unless stated. */
  readonly maxBody?: number;
}

export interface Paging {
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
}

/** A table is taken away whole, read in portions; beyond this many rows it has to be asked for by page. */
const MOST_ROWS = 50_000;
const PORTION = 500;

const filled = (v: unknown): unknown => (v === '' ? undefined : v);
export const PORTIONS = {
  page: z.preprocess(filled, z.coerce.number().int().min(1).max(1_000_000).default(1)),
  pageSize: z.preprocess(filled, z.coerce.number().int().min(1).max(500).default(50)),
};
export const PAGING = {
  ...PORTIONS,
  q: z.preprocess(filled, z.string().trim().max(200).nullish().transform((v) => v ?? null)),
};

/** A resource that is a list: page, JSON, CSV and OpenAPI entry from one declaration. */
export interface ListResource<Item extends z.ZodType, Filters extends z.ZodRawShape> {
  /** Path of page and data, e.g. `/measures` or `/processes/:slug/submissions`. */
  readonly path: string;
  readonly summary: string;
  readonly item: Item;
  /** Filters beside page, pageSize and q; each must accept an empty string as "not set" (see `filter`). */
  readonly filters: Filters;
  /** One flat row an item, the same keys for each; `id`, `slug` and `url` stand before it. */
  readonly csv: (item: z.infer<Item>) => Readonly<Record<string, CsvValue>>;
  readonly load: (c: Ctx, query: Query<Filters>) => Promise<{ items: readonly z.infer<Item>[]; total: number }>;
  /** The page at the same path; absent where only data exists. */
  readonly page?: (c: Ctx, query: Query<Filters>) => Promise<Response>;
  /** For people who are signed in: visitors are asked to, nothing is kept. Who of them may see it, `load` and `page` ask the policy. */
  readonly staff?: boolean;
}
export type Query<Filters extends z.ZodRawShape> = Paging & z.infer<z.ZodObject<Filters>>;

/** A resource that is one thing: page and JSON. */
export interface ItemResource<Item extends z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly item: Item;
  /** The thing as data; null where there is none (or not for this reader). */
  readonly load: (c: Ctx) => Promise<z.infer<Item> | null>;
  readonly page?: Handler;
  /** What it consists of as a table, e.g. the values of an indicator. */
  readonly lines?: LinesResource;
}

/** A table of any length, which leaves as it is read. */
export interface LinesResource {
  readonly columns: readonly string[];
  /** Portions in a lasting order: all, or the part that was asked for; null where there is no such thing (or not for this reader). */
  readonly read: (c: Ctx, part: { readonly limit: number; readonly offset: number } | null) => Promise<AsyncIterable<readonly Line[]> | null>;
}

/** What `/openapi.json` is made of. */
export interface Declaration {
  readonly path: string;
  readonly kind: 'list' | 'item';
  readonly summary: string;
  readonly item: z.ZodType;
  readonly filters: z.ZodRawShape;
  readonly staff: boolean;
  /** An item that is also a table of its parts. */
  readonly lines?: boolean;
}

/** An address of the program, and the line of the table of rights that it is under. */
export interface Address {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly row: RightRow | undefined;
}

/** A filter that may be absent or empty. */
export const filter = <T extends z.ZodType>(type: T) => z.preprocess(filled, type.nullish().transform((v) => v ?? null)) as unknown as z.ZodType<z.infer<T> | null>;

/**
 * The one place that knows how addresses are laid out: pages under a language prefix, data without it plus an ending. Slices
 * mount their routes here and never write a prefix.
 */
export class Site {
  readonly app: Hono<Env>;
  readonly declarations: Declaration[];
  /** Everything that was mounted, in order. */
  readonly addresses: Address[];
  readonly #rights: readonly AreaRights[];
  readonly #module: string | null;

  constructor(app: Hono<Env> = new Hono<Env>(), rights: readonly AreaRights[] = [], shared: Pick<Site, 'declarations' | 'addresses'> = { declarations: [], addresses: [] }, module: string | null = null) {
    this.app = app;
    this.declarations = shared.declarations;
    this.addresses = shared.addresses;
    this.#rights = rights;
    this.#module = module;
  }

  /** The same site; what is mounted through it answers "not found" while the module is off. */
  module(name: string): Site {
    return new Site(this.app, this.#rights, this, name);
  }

  /** A page: `GET /<language><path>`. */
  page(path: string, handler: Handler, options: RouteOptions = {}): this {
    this.app.get(PREFIX + (path === '/' ? '' : path), this.#guarded('GET', handler, path, options));
    return this;
  }

  /** A form's target: `POST /<language><path>`. */
  action(path: string, handler: Handler, options: RouteOptions = {}): this {
    this.app.post(PREFIX + path, this.#guarded('POST', handler, path, { ...options, secret: true }));
    return this;
  }

  /** Anything without language prefix: `GET <path>`. */
  data(path: string, handler: Handler, options: RouteOptions = {}): this {
    this.app.get(path, this.#guarded('GET', handler, path, options));
    return this;
  }

  list<Item extends z.ZodType, Filters extends z.ZodRawShape>(resource: ListResource<Item, Filters>): this {
    const query = z.object({ ...PAGING, ...resource.filters });
    const { page, staff = false } = resource;
    const options = { secret: staff };
    if (page !== undefined) this.page(resource.path, (c) => page(c, lenient(query, resource.filters, c) as Query<Filters>), options);
    const read = async (c: Ctx, portion: Partial<Paging> = {}) => {
      if (staff && c.get('actor').kind === 'visitor') refuse('sign_in_needed');
      const asked = { ...strict(query, c), ...portion } as unknown as Query<Filters>;
      return { asked, ...(await resource.load(c, asked)) };
    };
    this.#dataRoute(resource.path, 'json', async (c) => {
      const { asked, items, total } = await read(c);
      return c.json({ items, total, page: asked.page, pageSize: asked.pageSize, next: nextPage(c, asked, total) });
    }, options);
    let columns: readonly string[] | undefined;
    const readAll = async (c: Ctx): Promise<readonly z.infer<Item>[]> => {
      if (c.req.query('page') !== undefined || c.req.query('pageSize') !== undefined) return (await read(c)).items;
      const all: z.infer<Item>[] = [];
      for (let page = 1, more = true; more && all.length < MOST_ROWS; page += 1) {
        const { items, total } = await read(c, { page, pageSize: PORTION });
        all.push(...items);
        more = items.length > 0 && all.length < total;
      }
      return all;
    };
    this.#dataRoute(resource.path, 'csv', async (c) => {
      const items = await readAll(c);
      columns ??= columnsOf(resource.item, resource.csv);
      return c.body(csvOf(items.map((item) => rowOf(item, resource.csv(item))), { columns }), 200, { 'content-type': 'text/csv; charset=utf-8' });
    }, options);
    this.declarations.push({ path: resource.path, kind: 'list', summary: resource.summary, item: resource.item, filters: resource.filters, staff });
    return this;
  }

  item<Item extends z.ZodType>(resource: ItemResource<Item>): this {
    if (resource.page !== undefined) this.page(resource.path, resource.page);
    this.#dataRoute(resource.path, 'json', async (c) => {
      const item = await resource.load(c);
      return item === null ? refuse('not_found') : c.json(item);
    });
    const { lines } = resource;
    if (lines !== undefined) this.#dataRoute(resource.path, 'csv', (c) => linesAnswer(c, lines));
    this.declarations.push({ path: resource.path, kind: 'item', summary: resource.summary, item: resource.item, filters: {}, staff: false, lines: lines !== undefined });
    return this;
  }

  /** `/measures/:key` + json → `/measures/:key{[^/]+\.json}`; the handler sees the parameter without the ending. */
  #dataRoute(path: string, ending: string, handler: Handler, options: RouteOptions = {}): void {
    const last = /:(\w+)$/.exec(path);
    if (last === null) {
      this.data(`${path}.${ending}`, handler, options);
      return;
    }
    const name = last[1] as string;
    this.data(`${path}{[^/]+\\.${ending}}`, (c) => handler(withoutEnding(c, name, ending)), options);
  }

  /**
   * The table of rights stands before every handler: whoever may not anywhere does not get to it. Whether the right reaches the thing at
   * hand, the handler asks its policy, which is made of the same lines.
   */
  #guarded(method: Address['method'], handler: Handler, template: string, options: RouteOptions): Handler {
    const module = this.#module;
    const row = rowFor(this.#rights, method, template);
    const who = row?.who ?? 'everybody';
    this.addresses.push({ method, path: template, row });
    return (c) => {
      if (module !== null && !c.get('modules').has(module)) refuse('not_found');
      c.set('template', template);
      if (options.secret === true) c.set('secret', true);
      if (who !== 'everybody' && !allowsSomewhere(c.get('actor'), who)) {
        c.set('secret', true);
        refuse(c.get('actor').kind === 'visitor' ? 'sign_in_needed' : 'forbidden');
      }
      const limit = options.maxBody ?? FORM_BYTES;
      if (Number(c.req.header('content-length') ?? 0) > limit) refuse('too_large', { megabytes: Math.round(limit / 1024 / 1024) || 1 });
      return handler(c);
    };
  }
}

/** Whole, or by page where a page is asked for. */
async function linesAnswer(c: Ctx, lines: LinesResource): Promise<Response> {
  const { page, pageSize } = strict(z.object(PORTIONS), c);
  const paged = c.req.query('page') !== undefined || c.req.query('pageSize') !== undefined;
  const portions = await lines.read(c, paged ? { limit: pageSize, offset: (page - 1) * pageSize } : null);
  return portions === null ? refuse('not_found') : csvStream(c, lines.columns, portions);
}

function withoutEnding(c: Ctx, name: string, ending: string): Ctx {
  const param = c.req.param.bind(c.req) as (key?: string) => unknown;
  const cut = (v: unknown) => (typeof v === 'string' && v.endsWith(`.${ending}`) ? v.slice(0, -ending.length - 1) : v);
  c.req.param = ((key?: string) => {
    if (key === name) return cut(param(key));
    if (key !== undefined) return param(key);
    const all = param() as Record<string, string>;
    return { ...all, [name]: cut(all[name]) as string };
  }) as typeof c.req.param;
  return c;
}

function strict<T extends z.ZodObject>(query: T, c: Ctx): z.infer<T> {
  const parsed = query.safeParse(c.req.query());
  if (!parsed.success) refuse('bad_request', { parameter: String(parsed.error.issues[0]?.path[0] ?? '') });
  return parsed.data;
}

/** A reader who mistypes an address gets the list, not an error: what cannot be read counts as not set. */
function lenient<T extends z.ZodObject>(query: T, _filters: z.ZodRawShape, c: Ctx): z.infer<T> {
  const asked = { ...c.req.query() };
  for (let round = 0; round < 20; round += 1) {
    const parsed = query.safeParse(asked);
    if (parsed.success) return parsed.data;
    const bad = String(parsed.error.issues[0]?.path[0] ?? '');
    if (!(bad in asked)) break;
    delete asked[bad];
  }
  return query.parse({});
}

function nextPage(c: Ctx, paging: Paging, total: number): string | null {
  if (paging.page * paging.pageSize >= total) return null;
  const url = new URL(c.req.url);
  url.searchParams.set('page', String(paging.page + 1));
  return c.get('view').absolute(url.pathname + url.search);
}
