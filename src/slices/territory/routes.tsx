import { z } from 'zod';
import { isAdministrator } from '../../kernel/actor.ts';
import { found } from '../../kernel/problem.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { remembered } from '../../platform/web/remember.ts';
import { filter, type Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { mountBoundaries } from './boundaries/routes.tsx';
import { TerritoryListPage } from './pages/list-page.tsx';
import { TerritoryPage, type PlaceLink } from './pages/territory-page.tsx';
import { boundaries, childrenOf, municipalities, territories, territoryByKey, type Territory } from './queries.ts';
import { KINDS, TerritoryItem } from './schema.ts';
import { PATHS, territoryHref } from './urls.ts';

const FILTERS = { kind: filter(z.enum(KINDS)), parent: filter(z.string().regex(/^\d{2,14}$/)) };

/** `links` are lists of other slices that can be narrowed to a place; they import this slice, not the other way round. */
export function mountTerritory(site: Site, links: readonly PlaceLink[]): void {
  mountBoundaries(site);
  const shown = remembered((db) => Promise.all([municipalities(db), boundaries(db, 'municipality')]));
  site.list({
    path: PATHS.list,
    summary: 'Territories: the region and its municipalities by official key',
    item: TerritoryItem,
    filters: FILTERS,
    csv: ({ key, name, designation, kind, parentKey, lat, lon, url }) => ({ key, name, designation, kind, parent: parentKey, lat, lon, url }),
    load: async (c, query) => {
      const q = query.q?.toLowerCase() ?? '';
      const all = (await territories(c.get('db'))).filter((t) => (query.kind === null || t.kind === query.kind) && (query.parent === null || t.parentKey === query.parent) && (q === '' || t.name.toLowerCase().includes(q) || t.key.startsWith(q)));
      return { items: all.slice((query.page - 1) * query.pageSize, query.page * query.pageSize).map((t) => itemOf(c, t)), total: all.length };
    },
    page: async (c) => {
      const [places, known] = await shown(c);
      return html(c, <TerritoryListPage places={places} boundaries={known} mayLoad={isAdministrator(c.get('actor'))} />);
    },
  });
  site.data(`${PATHS.list}.geojson`, geojson);
  site.item({
    path: PATHS.territory,
    summary: 'One territory',
    item: TerritoryItem,
    load: async (c) => {
      const territory = await territoryByKey(c.get('db'), c.req.param('key') ?? '');
      return territory === null ? null : itemOf(c, territory);
    },
    page: (c) => territoryPage(c, links),
  });
}

function itemOf(c: Ctx, territory: Territory): z.infer<typeof TerritoryItem> {
  return { ...territory, slug: territory.key, url: c.get('view').absolute(territoryHref(territory.key)) };
}

/** Boundaries where they are known, else centre points (RFC 7946). */
async function geojson(c: Ctx): Promise<Response> {
  const [all, known] = await Promise.all([territories(c.get('db')), boundaries(c.get('db'))]);
  const byKey = new Map(known.map((b) => [b.key, b]));
  const features = all.map((territory) => {
    const { lat, lon, ...properties } = itemOf(c, territory);
    const boundary = byKey.get(territory.key);
    const point = lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
    return { type: 'Feature', id: territory.key, properties: { ...properties, ...(boundary === undefined ? {} : { source: boundary.source }) }, geometry: boundary?.geometry ?? point };
  });
  return c.body(JSON.stringify({ type: 'FeatureCollection', features }), 200, { 'content-type': 'application/geo+json' });
}

async function territoryPage(c: Ctx, links: readonly PlaceLink[]): Promise<Response> {
  const db = c.get('db');
  const territory = found(await territoryByKey(db, c.req.param('key') ?? ''));
  const [parent, parts, places, known] = await Promise.all([
    territory.parentKey === null ? null : territoryByKey(db, territory.parentKey),
    childrenOf(db, territory.key),
    territory.kind === 'municipality' ? municipalities(db) : [],
    boundaries(db, 'municipality'),
  ]);
  return html(c, <TerritoryPage territory={territory} parent={parent} parts={parts} places={places} boundaries={known} links={links.filter((link) => c.get('modules').has(link.module))} />);
}
