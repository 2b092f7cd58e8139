import { Writer, DataFactory, type Quad } from 'n3';
import type { Ctx } from '../../platform/web/env.ts';
import type { Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { instanceOf } from '../instance/public.ts';
import { openIndicatorCount } from '../monitoring/public.ts';
import { DataPage } from './pages/data.tsx';
import { datasetsOf, territoryKey, type Terms } from './queries.ts';
import { catalogue, expanded, jsonLdOf, LISTS, PREFIXES, type Resource, type Value } from './rules.ts';
import { LICENCES, type Licence } from './schema.ts';
import { PATHS } from './urls.ts';
import { words } from './words.ts';

/** What everybody may take away: a page for people, and the catalogue that data portals read (DCAT-AP.de 3.0). */
export function mountOpenData(site: Site): void {
  site.page(PATHS.page, page);
  site.data(PATHS.turtle, async (c) => c.body(await turtleOf(await resourcesOf(c)), 200, { 'content-type': 'text/turtle; charset=utf-8', 'access-control-allow-origin': '*' }));
  site.data(PATHS.jsonld, async (c) => c.body(JSON.stringify(jsonLdOf(await resourcesOf(c))), 200, { 'content-type': 'application/ld+json', 'access-control-allow-origin': '*' }));
}

interface Operator extends Terms {
  readonly chosen: Licence;
  readonly email: string;
  readonly contributor: string;
}

async function operatorOf(c: Ctx): Promise<Operator> {
  const { settings, regionName, siteName } = await instanceOf(c.get('db'));
  const chosen = LICENCES.find((licence) => licence === settings['data_licence']) ?? LICENCES[0];
  return { chosen, licence: chosen, operator: settings['operator'] || regionName || siteName, email: settings['email'] ?? '', contributor: settings['data_contributor'] ?? '' };
}

async function page(c: Ctx): Promise<Response> {
  const modules = c.get('modules');
  const [{ chosen, operator }, indicators] = await Promise.all([operatorOf(c), modules.has('monitoring') ? openIndicatorCount(c.get('db')) : 0]);
  return html(c, <DataPage lists={LISTS.filter(({ module }) => modules.has(module))} licence={chosen} operator={operator} indicators={indicators} oparl={modules.has('bodies')} events={modules.has('events')} />);
}

async function resourcesOf(c: Ctx): Promise<readonly Resource[]> {
  const db = c.get('db');
  const by = await operatorOf(c);
  const [datasets, territory] = await Promise.all([datasetsOf(db, c.get('modules'), by), territoryKey(db)]);
  const { siteName, regionName, demo } = await instanceOf(db);
  const changed = datasets.flatMap(({ modified }) => modified ?? []).toSorted((a, b) => b.getTime() - a.getTime());
  const said = (key: 'catalogue_title' | 'catalogue_about') => (['de', 'en'] as const).map((lang) => ({ lang, text: [words(lang)(key, { site: siteName, region: regionName }), ...(demo && key === 'catalogue_about' ? [words(lang)('demonstration')] : [])].join(' ') }));
  return catalogue({ base: c.get('config').baseUrl, name: by.operator, email: by.email, title: said('catalogue_title'), about: said('catalogue_about'), contributor: by.contributor, territory, modified: changed[0] ?? null, oparl: c.get('modules').has('bodies') }, datasets);
}

/** The resources as Turtle. */
function turtleOf(resources: readonly Resource[]): Promise<string> {
  const writer = new Writer({ prefixes: PREFIXES });
  const quads = resources.flatMap(({ id, types, says }): Quad[] => [
    ...types.map((type) => DataFactory.quad(DataFactory.namedNode(id), DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type'), DataFactory.namedNode(expanded(type)))),
    ...says.map(([property, value]) => DataFactory.quad(DataFactory.namedNode(id), DataFactory.namedNode(expanded(property)), termOf(value))),
  ]);
  writer.addQuads(quads);
  return new Promise((resolve, reject) => writer.end((error, result: string) => (error === null || error === undefined ? resolve(result) : reject(error as Error))));
}

function termOf(value: Value) {
  if ('iri' in value) return DataFactory.namedNode(expanded(value.iri));
  return DataFactory.literal(value.text, value.lang ?? (value.type === undefined ? undefined : DataFactory.namedNode(expanded(value.type))));
}
