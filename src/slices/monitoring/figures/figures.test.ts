import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { loadFigures } from '../../../../demo/indicators.ts';
import printed from '../../../../demo/data/figures.json' with { type: 'json' };
import { understood } from './rules.ts';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  await loadFigures(app.db);
});
afterAll(() => app.drop());

const page = async (path: string): Promise<string> => (await (await app.request(path)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const FIGURE = { revision: '0', topic: 'participation', name: 'Gäste am Abend', value: '1.250', unit: 'count', qualifier: 'about', as_of: '30.06.2016', territory: 'Laatzen', source: 'Heft' };
const send = (form: Record<string, string>, id = 'new') => app.request(`/de/desk/figures/${id}`, { as, form: { ...FIGURE, ...form } });

describe('figures of documents', () => {
  it('stand as they are printed: with what the document says before them, and both where two differ', async () => {
    const refuge = await page('/de/figures?topic=refuge&pageSize=100');
    for (const said of ['fast 60 Millionen', 'gut 38 Millionen', '441.899 (errechnet)', 'rund 6.250', 'Dezember 2013', 'seit 2017']) {
      const everywhere = refuge + (await page('/de/figures?pageSize=500'));
      expect(everywhere, said).toContain(said);
    }
    expect(await page('/de/figures?q=externe')).toMatch(/30 externe Interviews \(laut Schaubild\).*29 externe Interviews \(laut Tabelle\)/);
    expect(await page('/de/figures?q=Klasse')).toContain('15,1 bis 20 %');
    expect(await page('/de/figures?q=Haushalte')).toContain('Zahl nicht erhalten');
    expect(await page('/ar/figures?topic=network&pageSize=100')).toMatch(/أكثر من 600 أعضاء شبكة KMN/);
  });

  it('can be taken away whole', async () => {
    const lines = (await (await app.request('/figures.csv')).text()).trim().split('\r\n');
    expect(lines.length).toBe(printed.figures.length + 1);
    expect(lines[0]).toMatch(/^id,slug,url,/);
    expect(lines.filter((line) => line.includes(',lost,')).length).toBe(2);
  });

  it('are typed by the office as Germans write numbers; what is wrong is said and stays typed', async () => {
    expect((await app.request('/de/desk/figures/new', { as: await app.signIn('officer') })).status).toBe(403);
    for (const [wrong, field] of [[{ value: 'viele' }, 'viele'], [{ as_of: '31.06.2016' }, '31.06.2016'], [{ value_to: '12' }, '12'], [{ qualifier: 'lost' }, '1.250']] as const) {
      const refused = await send(wrong);
      expect([refused.status, await refused.text()], field).toEqual([422, expect.stringContaining(`value="${field}"`)]);
    }
    const saved = await send({ note: 'Ohne Kinder' });
    const path = saved.headers.get('location') ?? '';
    expect(await page(path)).toMatch(/rund 1\.250.*30\. Juni 2016.*Ohne Kinder/);
    const id = path.split('/').at(-1) ?? '';
    expect((await send({ revision: '1', value: '1300' }, id)).status).toBe(303);
    expect((await send({ revision: '1', value: '1400' }, id)).status).toBe(409);
    expect((await app.request(`/de/desk/figures/${id}`, { as, form: { next: 'remove' } })).status).toBe(422);
    expect((await app.request(`/de/desk/figures/${id}`, { as, form: { next: 'remove', sure: 'on' } })).status).toBe(303);
    expect((await app.request(path)).status).toBe(404);
  });
});

describe('what is typed', () => {
  const read = (value: string | null, asOf: string, valueTo: string | null = null) => understood({ value, valueTo, asOf, qualifier: 'exact' });
  it('is read as a number and a date, or refused', () => {
    expect(read('35,9', '2016')).toEqual({ ok: true, value: { value: 35.9, valueTo: null, asOf: '2016' } });
    expect(read('1', '06.2015 – 2019', '2')).toEqual({ ok: true, value: { value: 1, valueTo: 2, asOf: '2015-06/2019' } });
    expect(read('1', '2017/').ok && read('1', '2015-11/2019-01').ok).toBe(true);
    for (const wrong of ['', '16', '13.2016', '30.02.2016', '2016/2014', '2016/2017/2018', 'heute']) expect(read('1', wrong).ok, wrong).toBe(false);
  });
});
