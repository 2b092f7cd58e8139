import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/problem.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import type { Choices } from './files/rules.ts';
import { areaNames, openStatistics, readObservations, rehearse, takeCatalogue, type ReadingReport } from './public.ts';
import { areaKey, groupKey, markOf, readCell, readPeriod } from './rules.ts';

const OFFICE = system('test');
let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'indicators-'));
  await write(app.db, (tx) => takeCatalogue(tx, OFFICE));
});
afterAll(async () => {
  await app.drop();
  await rm(folder, { recursive: true, force: true });
});

const LAND = '\uFEFFYear,Gebietseinheit,Units,GeoCode,Value\r\n2023,"Region Hannover",%,K03241,15.25\r\n2024,"Region Hannover",%,K03241,16.5\r\n2024,"dav. Hannover, Lhst.",%,K03241001,21\r\n2024,Niedersachsen,%,K030,.\r\n';

async function load(code: string, content: string | Buffer, options: Partial<Choices> & { rehearsal?: boolean; method?: string; skipWrong?: boolean } = {}): Promise<Result<ReadingReport>> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const { rehearsal, method = '', skipWrong = false, ...choices } = options;
  const opened = await openStatistics(path, { unit: 'percent', ...choices }, await areaNames(app.db));
  if (!opened.ok) return opened;
  const order = { code, citation: 'Testamt', method, skipWrong };
  return rehearsal === true ? rehearse(app.db, (tx) => readObservations(tx, OFFICE, opened.value, order)) : write(app.db, (tx) => readObservations(tx, OFFICE, opened.value, order));
}

const values = async (code: string): Promise<Record<string, unknown>[]> => ((await (await app.request(`/indicators/${code}.json`)).json()) as { values: Record<string, unknown>[] }).values;

describe('cells of official statistics', () => {
  test('signs are never zero', () => {
    for (const [sign, qualifier] of [['-', 'nothing'], ['.', 'unknown'], ['/', 'unreliable'], ['x', 'blocked'], ['...', 'later']] as const) expect(readCell(sign, 'comma')).toEqual({ value: null, qualifier });
    expect(readCell('0', 'comma')).toEqual({ value: 0, qualifier: 'exact' });
  });
  test('numbers with either mark, and words before them', () => {
    expect(readCell('1.234,5', 'comma')).toEqual({ value: 1234.5, qualifier: 'exact' });
    expect(readCell('1,234.5', 'point')).toEqual({ value: 1234.5, qualifier: 'exact' });
    expect(readCell('mehr als 130', 'comma')).toEqual({ value: 130, qualifier: 'more_than' });
    expect(readCell('12,5p', 'comma')).toEqual({ value: 12.5, qualifier: 'provisional' });
    for (const wrong of ['12 Prozent', '1,2,3', '--', 'NaN', 'Infinity', '0x10']) expect(readCell(wrong, 'comma'), wrong).toBeNull();
    expect([readCell('57.77', null)?.value, readCell('57,77', null)?.value, readCell('57', null)?.value, readCell('1.234', null)]).toEqual([57.77, 57.77, 57, null]);
    expect([markOf(['1,5']), markOf(['1.5']), markOf(['1.234'])]).toEqual(['comma', 'point', null]);
  });
  test('periods, keys and groups have one form', () => {
    expect(['2024', '31.12.2024', '2023/24', '2024-Q1', '2024-02-30', '24'].map(readPeriod)).toEqual(['2024', '2024-12-31', '2023/24', '2024-Q1', null, null]);
    expect(['K03241001', 'K030', '3241', 'DG', 'Hannover'].map(areaKey)).toEqual(['03241001', '03', '03241', '00', null]);
    expect(groupKey([['Geschlecht', 'Frauen'], ['Alter', 'Insgesamt']])).toBe('geschlecht=Frauen');
  });
});

describe('reading files', () => {
  test('a table of the Land: rehearsed, read, read again, corrected with what it was before', async () => {
    expect(valueOf(await load('foreigners-share', LAND, { rehearsal: true })).added).toBe(4);
    expect(await values('foreigners-share')).toHaveLength(0);
    expect(valueOf(await load('foreigners-share', LAND))).toMatchObject({ added: 4, corrected: 0, same: 0 });
    expect(valueOf(await load('foreigners-share', LAND))).toMatchObject({ added: 0, corrected: 0, same: 4 });
    expect(valueOf(await load('foreigners-share', LAND.replace('16.5', '16.75')))).toMatchObject({ added: 0, corrected: 1, same: 3 });
    expect(await app.db.selectFrom('observation_before').select(['value', 'period']).execute()).toEqual([{ value: 16.5, period: '2024' }]);
    expect(valueOf(await load('foreigners-share', `${LAND.replace('16.5', '17').replace('21', '-')}2025,Niedersachsen,%,K030,1.5\r\n`)), 'new, corrected and the same in one file').toMatchObject({ added: 1, corrected: 2, same: 2 });
    expect(await app.db.selectFrom('observation_before').select(['value', 'qualifier']).orderBy('id').execute()).toEqual([{ value: 16.5, qualifier: 'exact' }, ...[16.75, 21].map((value) => ({ value, qualifier: 'exact' }))]);
    valueOf(await load('foreigners-share', LAND.replace('16.5', '16.75')));
    for (const gone of [app.db.deleteFrom('statistical_area').where('key', '=', '03241'), app.db.deleteFrom('observation_source')]) await expect(gone.execute(), 'what values name stays').rejects.toThrow(/values name/);
    await expect(app.db.updateTable('observation').set({ area: '09999' }).where('area', '=', '03').execute()).rejects.toThrow(/not there/);
    expect((await values('foreigners-share')).find((v) => v['territory'] === '03')).toMatchObject({ value: null, qualifier: 'unknown' });
  });

  test('the older ffcsv in Latin-1 with a column a measure, and the newer one', async () => {
    const old = 'Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;BEV001__Bevölkerung__Anzahl\n12411;x;STAG;Stichtag;31.12.2024;KREISE;Kreise;03241;Region Hannover;GES;Geschlecht;;Insgesamt;1200000\n12411;x;STAG;Stichtag;31.12.2024;KREISE;Kreise;03241;Region Hannover;GES;Geschlecht;GESW;weiblich;600000\n';
    expect(valueOf(await load('population', Buffer.from(old, 'latin1'), { unit: 'count' }))).toMatchObject({ added: 2 });
    const newer = 'statistics_code;time_code;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label;value_q\n12411;STAG;31.12.2024;KREISE;Kreise;03241;Region Hannover;240000;Anzahl;BEV1;Ausländer;e\n';
    expect(valueOf(await load('foreigners', newer, { unit: 'count' }))).toMatchObject({ added: 1 });
    expect((await values('foreigners-share-computed'))).toEqual([expect.objectContaining({ territory: '03241', value: 20 })]);
  });

  test('what is not understood is refused by line, and of two units the indicator’s is read', async () => {
    const mixed = 'Year,Gebietseinheit,Geschlecht,Units,GeoCode,Value\n2024,R,Frauen,Anzahl,K03241,100\n2024,R,Frauen,Prozent,K03241,46.5\n2024,R,Männer,Anzahl,K03241,viele\n';
    const refused = await load('employees-foreign', mixed, { unit: 'count' });
    expect(refused.ok ? [] : refused.problems).toEqual([expect.objectContaining({ code: 'line_invalid', params: { line: 4 } })]);
    expect(await values('employees-foreign')).toHaveLength(0);
    expect(valueOf(await load('employees-foreign', mixed, { unit: 'count', skipWrong: true }))).toMatchObject({ added: 1, other: 1, wrong: 1 });
    const list = 'Ort;Jahr;Quote\nRegion Hannover;2024;1,5\nNirgends;2024;2\n';
    const unknown = await load('poverty-risk', list, { areaName: 'Ort', value: 'Quote' });
    expect(unknown.ok ? [] : unknown.problems).toEqual([expect.objectContaining({ params: { line: 3 } })]);
    expect((await load('poverty-risk', 'a;b\n1;2\n')).ok).toBe(false);
  });

  test('small counts are hidden everywhere, with what they follow from', async () => {
    const counts = 'GeoCode;Jahr;Wert\nK03241;2024;41\nK03241001;2024;39\nK03241999;2024;2\n';
    expect(valueOf(await load('naturalisations', counts, { unit: 'count' }))).toMatchObject({ added: 3, hidden: 2 });
    expect((await values('naturalisations')).map((v) => [v['value'], v['qualifier']])).toEqual([[41, 'exact'], [null, 'suppressed'], [null, 'suppressed']]);
    expect(await (await app.request('/indicators/naturalisations.csv')).text()).not.toContain('39');
  });
});

describe('pages', () => {
  test('the list is found by field and words, in every language', async () => {
    for (const [lang, word] of [['de', 'Indikatoren'], ['de-simple', 'Kenn·zahlen'], ['en', 'Indicators'], ['ar', 'المؤشرات']]) expect(await (await app.request(`/${lang}/indicators`)).text()).toContain(word);
    const found = (await (await app.request('/indicators.json?q=Einbürgerungen&field=residence')).json()) as { items: { slug: string }[]; total: number };
    expect(found.items.map((i) => i.slug)).toContain('naturalisations');
    expect(((await (await app.request('/indicators.json')).json()) as { total: number }).total).toBeGreaterThanOrEqual(35);
    expect(await (await app.request('/de/search?q=Einbürgerungen')).text()).toContain('/de/indicators/naturalisations');
  });

  test('an indicator tells its message in words, breaks where the method changes, and names its source', async () => {
    valueOf(await load('foreigners-share', LAND.replaceAll('2023', '2025'), { method: 'Zensus 2022' }));
    const page = await (await app.request('/en/indicators/foreigners-share')).text();
    expect(page).toContain('Testamt');
    expect(page).toMatch(/aria-label="Region Hannover: up from 15\.3% \(2023\) to 16\.8% \(2024\)\./);
    const compared = await (await app.request('/en/indicators/foreigners-share?territory=03241&territory=03241001&territory=99')).text();
    for (const said of [/Hannover, Lhst\.: 21\.0% \(2024\)/, /Highest in 2024: Hannover, Lhst\. \(/, /For part of your choice there are no values/]) expect(compared).toMatch(said);
    expect(page).toContain('2 methods of counting');
    expect(await (await app.request('/ar/indicators/foreigners-share')).text()).toContain('المصدر');
    expect((await app.request('/de/indicators/unknown')).status).toBe(404);
    expect(await (await app.request('/de/indicators/foreigners-share-computed')).text()).toContain('/de/indicators/population');
  });

  test('values as a table leave as they are read: whole, by page, packed; described as an interface', async () => {
    const many = `Jahr;GeoCode;Alter;Wert\n${Array.from({ length: 6_000 }, (_, i) => `2024;K03241;=${i};${i + 10}`).join('\n')}\n`;
    valueOf(await load('arrivals-abroad', many, { unit: 'count' }));
    const path = '/indicators/arrivals-abroad.csv';
    const whole = await app.request(path);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = (await whole.text()).split('\r\n');
    expect(lines[0]).toBe('indicator,territory,territoryName,period,groups,value,qualifier,method,source');
    expect([lines.length, new Set(lines).size]).toEqual([6_002, 6_002]);
    expect((await (await app.request(`${path}?page=3&pageSize=2`)).text()).split('\r\n').slice(1)).toEqual([...lines.slice(5, 7), '']);
    const packed = Buffer.from(await (await app.request(path, { headers: { 'accept-encoding': 'gzip' } })).arrayBuffer());
    expect(gunzipSync(packed).toString().split('\r\n')).toHaveLength(6_002);
    expect([(await app.request('/indicators/unknown.csv')).status, (await app.request(`${path}?page=0`)).status]).toEqual([404, 400]);
    expect((await (await app.request('/indicators/foreigners-share-computed.csv?pageSize=1')).text()).split('\r\n')).toHaveLength(3);
    const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, { get: { parameters: { name: string }[] } }> };
    expect(paths['/indicators/{slug}.csv']?.get.parameters.map((p) => p.name)).toEqual(['slug', 'page', 'pageSize']);
  });

  test('a module that is off has no pages', async () => {
    const off = await testApp();
    await off.db.updateTable('instance').set({ modules_off: ['monitoring'] }).execute();
    expect((await off.request('/de/indicators')).status).toBe(404);
    await off.drop();
  });
});
