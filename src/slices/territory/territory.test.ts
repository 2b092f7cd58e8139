import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { LOCALES } from '../../kernel/locale.ts';
import { readConfig } from '../../platform/config.ts';
import { municipalities, territories, territoryByKey } from './public.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
});
afterAll(() => app.drop());

test('Region Hannover has 21 municipalities, by name', async () => {
  const list = await municipalities(app.db);
  expect(list).toHaveLength(21);
  expect(list[0]?.name).toBe('Barsinghausen');
  expect(list.every((m) => m.parentKey === '03241' && m.lat !== null)).toBe(true);
  expect(await territories(app.db)).toHaveLength(23);
});

test('a territory is found by its official key', async () => {
  expect((await territoryByKey(app.db, '03241001'))?.name).toBe('Hannover');
  expect(await territoryByKey(app.db, '99999999')).toBeNull();
});

test.each(LOCALES)('map, list and the page of a place in %s', async (locale) => {
  const list = await (await app.request(`/${locale}/territory`)).text();
  expect(list.match(/<svg[^>]*role="group"/g)).toHaveLength(1);
  expect(list).toContain(`/${locale}/territory/03241009`);
  const place = await app.request(`/${locale}/territory/03241009`);
  expect(place.status).toBe(200);
  expect(await place.text()).toContain('<h1>Laatzen</h1>');
  expect((await app.request(`/${locale}/territory/99999999`)).status).toBe(404);
});

test('the same as data: JSON with filters, CSV, GeoJSON', async () => {
  const { items, total } = (await (await app.request('/territory.json?kind=municipality&pageSize=5')).json()) as { items: { slug: string; url: string; name: string }[]; total: number };
  expect(total).toBe(21);
  expect(items).toHaveLength(5);
  expect(items[0]).toMatchObject({ slug: '03241001', name: 'Hannover', url: 'http://localhost:3000/territory/03241001' });
  expect((await (await app.request('/territory.json?q=laatz')).json()) as unknown).toMatchObject({ total: 1 });
  expect((await app.request('/territory.json?kind=planet')).status).toBe(400);
  expect(await (await app.request('/territory.csv?kind=municipality')).text()).toContain('03241009,Laatzen,Stadt,municipality,03241');
  expect((await (await app.request('/territory/03241009.json')).json()) as unknown).toMatchObject({ name: 'Laatzen' });
  const geo = (await (await app.request('/territory.geojson')).json()) as { features: { id: string; geometry: { type: string } | null }[] };
  expect(geo.features.find((f) => f.id === '03241009')?.geometry?.type).toBe('Point');
});

const box = (lon: number, lat: number) => [[[lon - 0.05, lat - 0.05], [lon + 0.05, lat - 0.05], [lon + 0.05, lat + 0.05], [lon - 0.05, lat + 0.05], [lon - 0.05, lat - 0.05]]];
const feature = (ags: string, name: string, coordinates: unknown) => ({ type: 'Feature', properties: { AGS: ags, GEN: name }, geometry: { type: 'Polygon', coordinates } });

async function upload(as: string, collection: unknown, source = '© Testamt'): Promise<Response> {
  const body = new FormData();
  body.set('source', source);
  body.set('file', new File([typeof collection === 'string' ? collection : JSON.stringify(collection)], 'grenzen.geojson'));
  return app.request('/de/territory/boundaries', { method: 'POST', body, headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' } });
}

test('only administrators load boundaries', async () => {
  expect((await app.request('/de/territory/boundaries')).status).not.toBe(200);
  expect((await app.request('/de/territory/boundaries', { as: await app.signIn('coordinator') })).status).toBe(403);
});

test('a faulty file is refused with the feature named, and changes nothing', async () => {
  const as = await app.signIn('administrator');
  const bow = [[[9.7, 52.2], [9.9, 52.4], [9.9, 52.2], [9.7, 52.4], [9.7, 52.2]]];
  const refused = await upload(as, { type: 'FeatureCollection', features: [feature('03241001', 'Hannover', box(9.7697, 52.3796)), feature('03241009', 'Laatzen', bow)] });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain('Laatzen (03241009) schneidet oder berührt sich selbst.');
  expect(page).toContain('value="© Testamt"');
  expect(await (await upload(as, 'kein JSON')).text()).toContain('Diese Datei ist kein GeoJSON.');
  expect(await (await upload(as, { type: 'FeatureCollection', features: [feature('09162000', 'München', box(11.5, 48.1))] })).text()).toContain('Kein Gebiet der Datei passt');
  expect((await upload(as, { type: 'FeatureCollection', features: [] }, '')).status).toBe(422);
  expect(await app.db.selectFrom('territory').select('key').where('boundary', 'is not', null).execute()).toEqual([]);
});

test('a good file is shown first and used after confirmation, with its source beside the map', async () => {
  const as = await app.signIn('administrator');
  const places = await municipalities(app.db);
  const features = [...places.map((p) => feature(p.key, p.name, box(p.lon as number, p.lat as number))), feature('09162000', 'München', box(11.5, 48.1))];
  const at = (await upload(as, { type: 'FeatureCollection', features })).headers.get('location') as string;
  const preview = await (await app.request(at, { as })).text();
  expect(preview).toContain('21 Grenzen passen zu Kommunen.');
  expect(preview).toContain('München (09162000)');
  expect(await app.db.selectFrom('territory').select('key').where('boundary', 'is not', null).execute()).toEqual([]);

  expect((await app.request(`${at}/confirm`, { as, form: {} })).headers.get('location')).toBe('/de/territory');
  expect(await (await app.request('/de/territory')).text()).toContain('© Testamt');
  const geo = (await (await app.request('/territory.geojson')).json()) as { features: { id: string; geometry: { type: string } | null; properties: { source?: string } }[] };
  expect(geo.features.find((f) => f.id === '03241009')).toMatchObject({ geometry: { type: 'Polygon' }, properties: { source: '© Testamt' } });
  expect((await app.request(`${at}/confirm`, { as, form: {} })).status).toBe(410);
});
