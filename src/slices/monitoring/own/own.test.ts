import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildEverything } from '../../../../test/everything.ts';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { countSources } from '../../../slices.ts';
import { countOwn } from '../public.ts';
import { putTerritories, regionHannover } from '../../territory/public.ts';
import { writtenYears, wholeOf, type CountSource, type OwnCount } from './rules.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await buildEverything(app.db);
  await write(app.db, (tx) => putTerritories(tx, system('test'), regionHannover()));
});
afterAll(() => app.drop());

interface Shown {
  readonly territory: string;
  readonly period: string;
  readonly groups: string;
  readonly value: number | null;
  readonly qualifier: string;
}
const valuesOf = async (code: string): Promise<readonly Shown[]> => ((await (await app.request(`/indicators/${code}.json`)).json()) as { values: readonly Shown[] }).values;
const year = (n: number): Date => new Date(`${n}-06-30T12:00:00Z`);

describe('what the program counts of itself', () => {
  it('is public contributions by language, way and place, never crossed, and measures by state', async () => {
    const { db } = app;
    const place = (await db.selectFrom('territory').select('key').where('kind', '=', 'municipality').orderBy('key').executeTakeFirstOrThrow()).key;
    const at = new Date('2024-12-31T23:30:00Z');
    await db.updateTable('submission').set({ received_at: at, municipality_key: place }).execute();
    await countOwn(db, countSources, year(2025));
    expect((await app.request('/indicators/own-contributions.json')).status, 'nothing is public yet').toBe(404);
    await db.updateTable('submission').set({ state: 'published' }).execute();
    await db.updateTable('process').set({ published_on: '2024-01-01' }).execute();
    await db.updateTable('measure').set({ public: true }).execute();
    await countOwn(db, countSources, year(2025));
    const shown = await valuesOf('own-contributions');
    // Half past midnight in Germany is the new year.
    expect(new Set(shown.map((v) => `${v.period} ${v.groups || v.territory} ${v.value} ${v.qualifier}`))).toEqual(new Set([`2025 ${place} 1 provisional`, '2025 03241 1 provisional', '2025 sprache=Deutsch 1 provisional', '2025 weg=auf Papier 1 provisional']));
    for (const code of ['own-languages', 'own-channels', 'own-municipalities']) expect((await valuesOf(code)).map((v) => v.value), code).toEqual([1]);
    const measures = await valuesOf('own-measures');
    const total = measures.find((v) => v.groups === '')?.value ?? 0;
    expect([total > 0, measures.filter((v) => v.groups !== '').reduce((n, v) => n + (v.value ?? 0), 0)]).toEqual([true, total]);
    expect(await (await app.request('/de/figures')).text()).toContain('/de/indicators/own-languages');
  });

  it('counts again without a trace, and keeps what closed years counted', async () => {
    await countOwn(app.db, countSources, year(2025));
    expect(await app.db.selectFrom('observation_before').selectAll().execute()).toEqual([]);
    await countOwn(app.db, countSources, year(2027));
    await app.db.updateTable('submission').set({ state: 'received' }).execute();
    await countOwn(app.db, countSources, year(2028));
    const all = (await valuesOf('own-contributions')).filter((v) => v.groups === '' && v.territory.length < 8);
    expect(all.map((v) => [v.period, v.value, v.qualifier])).toEqual([['2025', 1, 'exact'], ['2026', 0, 'exact'], ['2027', 0, 'exact'], ['2028', 0, 'provisional']]);
    expect((await valuesOf('own-measures')).filter((v) => v.groups === '').map((v) => `${v.period} ${v.qualifier}`)).toEqual(['2025 exact', '2027 exact', '2028 provisional']);
  });

  it('leaves out modules that are off', async () => {
    const off: CountSource = { module: 'ballots', count: () => Promise.reject(new Error('asked')) };
    await app.db.updateTable('instance').set({ modules_off: ['ballots'] }).execute();
    await countOwn(app.db, [off], year(2028));
    await app.db.updateTable('instance').set({ modules_off: [] }).execute();
    await expect(countOwn(app.db, [off], year(2028))).rejects.toThrow('asked');
  });
});

describe('which years are written, and for where', () => {
  const count = (y: number): OwnCount => ({ code: 'own-languages', area: null, year: y, groups: [], value: 1 });
  it('the two that grow, and what has no value yet', () => {
    expect([...writtenYears([2019, 2020, 2024, 2025].map(count), new Set(['2020', '2024', '2025']), 2025)]).toEqual([2019, 2024, 2025]);
  });
  it('what the municipalities lie in', () => {
    const place = (key: string, parentKey: string | null) => ({ key, parentKey, name: key });
    const names = () => 'Region';
    expect(wholeOf([], 'X', names)).toBeNull();
    expect(wholeOf([place('03241001', '03241')], 'X', names)?.key).toBe('03241001');
    expect(wholeOf([place('03241001', '03241'), place('03241002', '03241')], 'X', names)).toEqual({ key: '03241', name: 'Region' });
    expect(wholeOf([place('03241001', null), place('03241002', null)], 'X', names)).toEqual({ key: '03241', name: 'X' });
    expect(wholeOf([place('03241001', null), place('05111000', null)], 'X', names)).toBeNull();
  });
});
