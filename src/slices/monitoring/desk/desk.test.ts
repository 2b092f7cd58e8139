import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { putTerritories, regionHannover } from '../../territory/public.ts';
import { takeCatalogue } from '../public.ts';
import { observationOf, targetOf, typedAgain } from './rules.ts';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  await write(app.db, async (tx) => {
    await putTerritories(tx, system('test'), regionHannover());
    await takeCatalogue(tx, system('test'));
  });
});
afterAll(() => app.drop());

const plain = async (path: string, who?: string): Promise<string> => (await (await app.request(path, who === undefined ? {} : { as: who })).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const VALUE = { territory: '03241', period: '31.12.2024', groups: '', value: '16,5', said: 'provisional', method: '', source: 'Amt, Blatt 3', accessed: '' };
const type = (form: Record<string, string>, code = 'foreigners-share') => app.request(`/de/desk/indicators/${code}/values`, { as, form: { ...VALUE, ...form } });
const shown = async (code: string) => ((await (await app.request(`/indicators/${code}.json`)).json()) as { values: { period: string; value: number | null; qualifier: string }[] }).values;

describe('values typed one by one', () => {
  it('are entered, corrected with what they were before on the public page, and refused with what was typed', async () => {
    expect((await app.request('/de/desk/indicators/foreigners-share/values', { as: await app.signIn('officer') })).status).toBe(403);
    for (const [wrong, field] of [[{ value: 'viele' }, 'viele'], [{ period: '2024-13' }, '2024-13'], [{ groups: 'Frauen' }, 'Frauen'], [{ value: '-' }, '-'], [{ source: '' }, '16,5']] as const) {
      const refused = await type(wrong);
      expect([refused.status, await refused.text()], field).toEqual([422, expect.stringContaining(`value="${field}"`)]);
    }
    expect((await type({ territory: '99' })).status).toBe(422);
    const saved = await type({});
    expect(await plain(saved.headers.get('location') ?? '', as)).toMatch(/Der Wert ist eingetragen.*2024-12-31 alle 16,5 \(vorläufig\)/);
    expect(await plain('/de/indicators/foreigners-share')).not.toContain('berichtigte');
    expect((await type({ value: '16,75', said: '', source: 'Amt, Blatt 4' })).headers.get('location')).toContain('done=corrected');
    expect((await type({ value: '16,75', said: '', source: 'Amt, Blatt 4' })).headers.get('location')).toContain('done=same');
    expect(await shown('foreigners-share')).toMatchObject([{ period: '2024-12-31', value: 16.75, qualifier: 'exact' }]);
    for (const [lang, said] of [['de', /1 berichtigter Wert.*16,5 \(vorläufig\) 16,75 .* Amt, Blatt 3/], ['de-simple', /1 Zahl haben wir verbessert/], ['en', /1 corrected value/], ['ar', /قيمة مصححة واحدة/]] as const) expect(await plain(`/${lang}/indicators/foreigners-share`)).toMatch(said);
    expect(await (await app.request('/de/desk/indicators/foreigners-share/values?territory=03241&period=2024-12-31&groups=&method=', { as })).text()).toMatch(/value="16,75"/);
  });

  it('are none where the program computes or counts', async () => {
    expect((await type({}, 'foreigners-share-computed')).status).toBe(422);
    expect(await plain('/de/desk/indicators/own-languages/values', as)).toContain('jede Nacht selbst');
    expect((await type({}, 'own-languages')).status).toBe(422);
  });

  it('tell no earlier number where a small count is hidden', async () => {
    for (const [territory, value] of [['03241', '44'], ['03241001', '39'], ['03241002', '5']] as const) expect((await type({ territory, value, period: '2024' }, 'naturalisations')).status).toBe(303);
    await type({ territory: '03241', value: '45', period: '2024' }, 'naturalisations');
    expect(await plain('/de/indicators/naturalisations')).toContain('1 berichtigter Wert');
    await type({ territory: '03241002', value: '2', period: '2024' }, 'naturalisations');
    expect(await plain('/de/indicators/naturalisations')).not.toMatch(/berichtigte/);
  });
});

describe('an indicator', () => {
  const form = { revision: '1', name: 'Einbürgerungen im Jahr', definition: 'Wer Deutsche oder Deutscher wurde.', direction: 'up', periodicity: 'year', source: 'Landesamt', licence: 'dl-de/by-2-0', comparison: '', target: '1.250,5', target_on: '2030-12-31', hide_below: '0' };
  const send = (change: Record<string, string>) => app.request('/de/desk/indicators/naturalisations', { as, form: { ...form, ...change } });

  it('is worded, aimed and kept small by the office; older tabs do not win', async () => {
    expect((await app.request('/de/desk/indicators/naturalisations', { as: await app.signIn('officer') })).status).toBe(403);
    expect((await app.request('/de/desk/indicators/nothing', { as })).status).toBe(404);
    const wrongs: readonly Record<string, string>[] = [{ target: 'viel' }, { target: '' }, { target_on: '' }, { hide_below: '101' }, { name: '' }];
    for (const wrong of wrongs) expect((await send(wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect((await shown('naturalisations')).some((v) => v.qualifier === 'suppressed')).toBe(true);
    expect((await send({})).status).toBe(303);
    expect(await plain('/de/indicators/naturalisations')).toMatch(/Einbürgerungen im Jahr.*1\.250,5 bis 31\. Dezember 2030.*dl-de\/by-2-0/);
    expect((await shown('naturalisations')).map((v) => v.value), 'nothing is hidden any more').toEqual([45, 39, 2]);
    expect((await send({})).status).toBe(409);
    expect((await send({ revision: '2', hide_below: '10', target: '', target_on: '' })).status).toBe(303);
    expect((await shown('naturalisations')).filter((v) => v.value === null)).toHaveLength(2);
  });
});

describe('what is typed', () => {
  const areas = new Map([['03241', 'Region']]);
  const read = (change: Partial<Parameters<typeof observationOf>[0]>) => observationOf({ territory: '03241', period: '2024', groups: null, value: '1', said: null, ...change }, areas);
  it('is one observation in its one form', () => {
    expect(read({ groups: 'Geschlecht = Frauen ; alter=18–24', value: '1.234,5' })).toEqual({ ok: true, value: { area: '03241', areaName: 'Region', period: '2024', groups: 'alter=18–24;geschlecht=Frauen', value: 1234.5, qualifier: 'exact' } });
    expect(read({ value: '/' }).ok && read({ value: 'mehr als 5' }).ok).toBe(true);
    for (const wrong of [{ groups: 'a=b=c' }, { groups: 'a=b;a=c' }, { groups: '=b' }, { value: '.', said: 'about' as const }]) expect(read(wrong).ok, JSON.stringify(wrong)).toBe(false);
    expect(typedAgain({ value: 12.5, qualifier: 'about' })).toEqual({ value: '12,5', said: 'about' });
    expect(typedAgain({ value: null, qualifier: 'later' })).toEqual({ value: '...', said: '' });
  });
  it('a target is a number and a day, or none', () => {
    expect(targetOf(null, null)).toEqual({ ok: true, value: { target: null, target_on: null } });
    for (const [n, day] of [['about 5', '2030-01-01'], ['5', null], [null, '2030-01-01'], ['-', '2030-01-01']] as const) expect(targetOf(n, day).ok).toBe(false);
  });
});
