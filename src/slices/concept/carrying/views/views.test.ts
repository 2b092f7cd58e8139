import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createDepartment } from '../../../people/public.ts';
import { putTerritories, regionHannover } from '../../../territory/public.ts';
import { placeOn, savedQuery, scaleOf } from './rules.ts';

let app: TestApp;
let coordinator: string;
let officer: string;
let department: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  await write(app.db, (tx) => putTerritories(tx, system('test'), regionHannover()));
  department = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }))).id;
  await app.db.updateTable('measure').set({ lead_department_id: department, starts_on: '2026-01-01', ends_on: '2027-06-30', territory_keys: ['03241001'], state: 'running' }).where('key', 'in', ['oeffnung-34', 'oeffnung-35']).execute();
  const { id } = await app.db.selectFrom('measure').select('id').where('key', '=', 'oeffnung-34').executeTakeFirstOrThrow();
  await app.db.insertInto('measure_step').values({ id: crypto.randomUUID(), measure_id: id, position: 1, title: 'Räume finden', due_on: '2020-03-01' }).execute();
  [coordinator, officer] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: department })];
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));

describe('views', () => {
  test.each(['list', 'table', 'board', 'timeline', 'map', 'units', 'goals'])('%s is public, in four languages, keeps its filters in its links and offers the data', async (view) => {
    for (const lang of ['de', 'de-simple', 'en', 'ar']) {
      const { status, text } = await page(`/${lang}/measures?view=${view}&state=running&field=oeffnung`);
      expect([view, lang, status]).toEqual([view, lang, 200]);
      expect(lacking(text, `<html lang="${lang}"`, '/measures.json?field=oeffnung&amp;state=running', view === 'board' ? '/measures?field=oeffnung&amp;state=running' : '/measures?view=board&amp;field=oeffnung&amp;state=running')).toEqual([]);
    }
  });

  test('the table says unit, period, steps and the next date, and that it is over', async () => {
    expect(lacking((await page('/de/measures?view=table&state=running')).text, 'Fachbereich Soziales', '0 von 1 erledigt', '1. März 2020', 'Termin vorbei')).toEqual([]);
  });

  test('the board counts each state; a state with many has a link to the rest', async () => {
    const { text } = await page('/de/measures?view=board');
    expect(lacking(text, '<span class="mt-count">2</span>', 'mt-board__card', '/de/measures?view=table&amp;state=selected', 'weitere')).toEqual([]);
  });

  test('the timeline draws what has a period, with its steps, and says the same in a table', async () => {
    const { text } = await page('/de/measures?view=timeline');
    expect(text.split('class="mt-gantt__bar ').length - 1).toBe(2);
    expect(lacking(text, 'Räume finden', '2026', 'aria-label=')).toEqual([]);
    expect((await page('/ar/measures?view=timeline')).text).toContain('direction="rtl"');
  });

  test('the map counts by town and says how many have no place', async () => {
    const { text } = await page('/de/measures?view=map');
    expect(lacking(text, '/de/measures?view=table&amp;municipality=03241001', '142 Maßnahmen gelten für die ganze Region')).toEqual([]);
  });

  test('by unit and by goal, with links to the measures behind each number', async () => {
    expect(lacking((await page('/de/measures?view=units')).text, '/de/measures?view=table&amp;department=fachbereich-soziales', '/de/measures?view=table&amp;department=none')).toEqual([]);
    expect(((await (await app.request('/measures.json?department=none')).json()) as { total: number }).total).toBe(142);
    expect(lacking((await page('/de/measures?view=goals')).text, 'view=table&amp;concept=integrationskonzept-2016&amp;goal=oeffnung-8')).toEqual([]);
  });

  test('nothing found, unknown views and hostile filters are answered calmly', async () => {
    for (const view of ['table', 'board', 'timeline', 'map', 'units', 'goals']) expect((await page(`/de/measures?view=${view}&q=gibtesnicht`)).text).toContain('Dazu gibt es keine Maßnahme');
    expect((await page('/de/measures?view=%3Cscript%3E&page=9999&state=x')).status).toBe(200);
  });

  test('what is kept to the office is in no public view', async () => {
    await app.db.updateTable('measure').set({ public: false }).where('key', '=', 'oeffnung-34').execute();
    for (const view of ['list', 'table', 'board', 'timeline', 'goals']) {
      expect([view, (await page(`/de/measures?view=${view}&state=running`)).text.includes('/de/measures/oeffnung-34"')]).toEqual([view, false]);
    }
    expect((await page('/de/measures?view=board&state=running', { as: officer })).text).toContain('/de/measures/oeffnung-34"');
    expect(lacking((await page('/de/measures?view=map')).text, '142 Maßnahmen gelten')).toEqual([]);
    await app.db.updateTable('measure').set({ public: true }).where('key', '=', 'oeffnung-34').execute();
  });
});

describe('saved views', () => {
  const save = (as: string, form: Record<string, string>) => page('/de/desk/measures/views', { as, form: { query: '?state=running&view=board&page=7&evil=1', ...form } });

  test('the office saves for all and for the public; a unit for itself', async () => {
    expect((await save(coordinator, { title: 'Was läuft', public: 'on' })).status).toBe(303);
    expect((await save(officer, { title: 'Unsere', department })).status).toBe(303);
    expect((await save(officer, { title: 'Für alle' })).status).toBe(403);
    expect((await save(officer, { title: 'Öffentlich', department, public: 'on' })).status).toBe(403);
    expect((await save(coordinator, { title: 'Was läuft' })).status).toBe(422);
    expect((await save(coordinator, { title: '' })).status).toBe(422);
    const visitor = (await page('/de/measures')).text;
    expect(lacking(visitor, '<a href="/de/measures?state=running&amp;view=board" lang="de">Was läuft</a>')).toEqual([]);
    expect(visitor).not.toContain('Unsere');
    expect(lacking((await page('/de/measures', { as: officer })).text, 'Unsere', 'Was läuft')).toEqual([]);
  });

  test('whoever may save may delete; visitors and moderators see no list', async () => {
    const views = await app.db.selectFrom('measure_view').select(['id', 'title']).execute();
    const id = (title: string) => views.find((v) => v.title === title)?.id ?? '';
    expect((await page(`/de/desk/measures/views/${id('Was läuft')}/remove`, { as: officer, form: { x: '' } })).status).toBe(403);
    expect((await page(`/de/desk/measures/views/${id('Unsere')}/remove`, { as: officer, form: { x: '' } })).status).toBe(303);
    expect((await page('/de/desk/measures/views/nein/remove', { as: coordinator, form: { x: '' } })).status).toBe(404);
    expect((await page('/de/desk/measures/views', { as: await app.signIn('moderator') })).status).toBe(403);
    expect((await page('/de/desk/measures/views')).location).toContain('/de/sign-in');
  });

  test('only known parameters are kept', () => {
    expect(savedQuery('?view=board&page=3&state=running&q=&x=<script>')).toBe('state=running&view=board');
  });
});

test('the scale of a timeline has whole years and at most twenty', () => {
  expect(scaleOf([], '2026-11-21')).toEqual({ from: '2026-01-01', until: '2026-12-31', years: [2026] });
  expect(scaleOf([{ startsOn: '1990-05-01', endsOn: '2027-01-01' }], '2026-11-21').years).toHaveLength(20);
  const scale = scaleOf([{ startsOn: '2025-01-01', endsOn: null }], '2026-11-21');
  expect([placeOn(scale, '2025-01-01'), placeOn(scale, '2026-12-31'), placeOn(scale, '1900-01-01')]).toEqual([0, 1, 0]);
});
