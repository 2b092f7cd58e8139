import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { Parser, Store, Writer } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { areaNames, openStatistics, readObservations, takeCatalogue } from '../monitoring/public.ts';
import { commonKey } from './rules.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const DE = 'http://dcat-ap.de/def/dcatde/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const OFFICE = system('test');
const VALUES = 'Year,Gebietseinheit,Units,GeoCode,Value\n2023,"Region Hannover",%,K03241,15.25\n2024,"Region Hannover",%,K03241,16.5\n2024,Niedersachsen,%,K030,.\n';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('administrator');
  await write(app.db, (tx) => takeCatalogue(tx, OFFICE));
  const folder = await mkdtemp(join(tmpdir(), 'opendata-'));
  const path = join(folder, 'file.csv');
  await writeFile(path, VALUES);
  const opened = valueOf(await openStatistics(path, { unit: 'percent' }, await areaNames(app.db)));
  valueOf(await write(app.db, (tx) => readObservations(tx, OFFICE, opened, { code: 'unemployment-rate', citation: 'Testamt', method: '', skipWrong: false })));
  await rm(folder, { recursive: true, force: true });
});
afterAll(() => app.drop());

async function catalogue(): Promise<Store> {
  const answer = await app.request('/catalog.ttl');
  expect(answer.headers.get('content-type')).toMatch(/^text\/turtle/);
  return new Store(new Parser().parse(await answer.text()));
}

const idsOf = (graph: Store, kind: string) => graph.getSubjects(TYPE, DCAT + kind, null);
const one = (graph: Store, subject: string, property: string): string => graph.getObjects(subject, property, null)[0]?.value ?? '';
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '').toSorted();

describe('the catalogue for data portals', () => {
  it('says the same in Turtle and in JSON-LD, and needs no other host to be understood', async () => {
    const turtle = new Writer({ format: 'N-Quads' }).quadsToString([...(await catalogue())]);
    const answer = await app.request('/catalog.jsonld');
    expect(answer.headers.get('content-type')).toBe('application/ld+json');
    const documentLoader = (url: string): never => { throw new Error(`asks for ${url}`); };
    const quads = (await jsonld.toRDF((await answer.json()) as jsonld.JsonLdDocument, { format: 'application/n-quads', documentLoader: documentLoader as never })) as unknown as string;
    expect(lines(quads)).toEqual(lines(turtle));
  });

  it('has what DCAT-AP.de asks of catalogue, dataset and file, and every download is there', async () => {
    const graph = await catalogue();
    const [home] = idsOf(graph, 'Catalog');
    for (const property of ['title', 'description', 'publisher']) expect(graph.getObjects(home ?? null, DCT + property, null).length, property).toBeGreaterThan(0);
    const sets = idsOf(graph, 'Dataset');
    expect(sets.map(({ value }) => value.split('dataset/')[1])).toEqual(expect.arrayContaining(['submissions', 'measures', 'ballots', 'indicators', 'indicators/unemployment-rate']));
    for (const set of sets) for (const property of [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCAT}theme`, `${DCAT}contactPoint`]) expect(graph.getObjects(set, property, null).length, `${set.value} ${property}`).toBeGreaterThan(0);
    for (const file of idsOf(graph, 'Distribution')) {
      expect(one(graph, file.value, `${DCT}license`)).toMatch(/^http:\/\/dcat-ap\.de\/def\/licenses\//);
      expect(one(graph, file.value, `${DE}licenseAttributionByText`)).not.toBe('');
      const answer = await app.request(one(graph, file.value, `${DCAT}downloadURL`).replace('http://localhost:3000', ''));
      expect(answer.status, file.value).toBe(200);
      expect(answer.headers.get('content-type')).toContain(one(graph, file.value, `${DCAT}mediaType`).split('media-types/')[1]);
    }
  });

  it('gives no licence for people’s words and keeps that of whoever counted', async () => {
    const graph = await catalogue();
    const licence = (name: string): string => one(graph, `http://localhost:3000/catalog#dataset/${name}/csv`, `${DCT}license`).replace('http://dcat-ap.de/def/licenses/', '');
    expect([licence('submissions'), licence('measures'), licence('indicators/unemployment-rate')]).toEqual(['other-closed', 'dl-by-de/2.0', 'other-closed']);
    expect(one(graph, 'http://localhost:3000/catalog#dataset/indicators/unemployment-rate/csv', `${DE}licenseAttributionByText`)).toBe('Testamt');
  });

  it('follows the operator’s choice, which only administrators make', async () => {
    expect((await app.request('/de/settings/data', { as: await app.signIn('coordinator') })).status).toBe(403);
    const save = (form: Record<string, string>) => app.request('/de/settings/data', { as, form: { revision: '1', data_licence: 'cc-by/4.0', data_contributor: '', ...form } });
    const refused = await save({ data_contributor: 'javascript:alert(1)' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('javascript:alert(1)')]);
    expect((await save({ data_contributor: 'http://dcat-ap.de/def/contributors/landNiedersachsen' })).status).toBe(303);
    const graph = await catalogue();
    expect(one(graph, 'http://localhost:3000/catalog#dataset/measures/csv', `${DCT}license`)).toMatch(/cc-by\/4\.0$/);
    expect(one(graph, 'http://localhost:3000/catalog#dataset/measures', `${DE}contributorID`)).toMatch(/landNiedersachsen$/);
    expect(await (await app.request('/ar/data')).text()).toContain('creativecommons.org/licenses/by/4.0');
  });
});

describe('values for statistics programs', () => {
  it('are a JSON-stat cube in which a sign is not a number', async () => {
    const cube = (await (await app.request('/indicators/unemployment-rate.jsonstat')).json()) as { id: string[]; size: number[]; value: Record<string, number | null>; status: Record<string, string>; dimension: Record<string, { category: { index: string[] } }> };
    expect([cube.id, cube.size]).toEqual([['indicator', 'territory', 'period'], [1, 2, 2]]);
    const { territory, period } = cube.dimension;
    expect([territory?.category.index, period?.category.index]).toEqual([['03', '03241'], ['2023', '2024']]);
    expect([cube.value, cube.status]).toEqual([{ 1: null, 2: 15.25, 3: 16.5 }, { 1: 'unknown' }]);
  });
});

describe('the territory of a catalogue', () => {
  it('is what its municipalities have in common', () => {
    expect([commonKey(['03241001', '03241002']), commonKey(['03241001']), commonKey(['03241001', '03254021']), commonKey(['03241001', '05111000']), commonKey([])]).toEqual(['03241', '03241001', '03', '', '']);
  });
});
