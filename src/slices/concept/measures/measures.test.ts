import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { createDepartment } from '../../people/public.ts';

let app: TestApp;
let department: string;
let officer: string;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  department = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }))).id;
  await app.db.updateTable('measure').set({ lead_department_id: department }).where('key', '=', 'oeffnung-34').execute();
  officer = await app.signIn('officer', { kind: 'department', id: department });
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
/** Words that a page lacks. */
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const revisionOf = async (path: string, as: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(path, { as })).text)?.[1] ?? '';
const json = async (path: string) => (await (await app.request(path)).json()) as { total: number; items: Record<string, unknown>[]; next: string | null };

describe('measures for everybody', () => {
  test('the concept of 2016 yields 144 measures as data, page by page', async () => {
    const first = await json('/measures.json?concept=integrationskonzept-2016');
    expect(first.total).toBe(144);
    expect(first.items).toHaveLength(50);
    expect(first.next).toContain('page=2');
    const all = await json('/measures.json?concept=integrationskonzept-2016&pageSize=500');
    expect(new Set(all.items.map((m) => m['slug'])).size).toBe(144);
    expect(all.items.find((m) => m['key'] === 'oeffnung-34')).toMatchObject({ slug: 'oeffnung-34', url: 'http://localhost:3000/measures/oeffnung-34', field: 'oeffnung', goal: 'oeffnung-8', number: 34, leadDepartment: 'fachbereich-soziales', title: { de: expect.any(String) } });
  });

  test.each([
    ['?field=oeffnung', 36], ['?goal=oeffnung-8', 3], ['?state=selected', 71], ['?department=fachbereich-soziales', 1], ['?department=niemand', 0], ['?municipality=03241001', 0], ['?concept=anderes', 0], ['?q=oeffnung-34', 1],
  ])('%s narrows the list to %i, as data, as table and as page', async (query, total) => {
    expect((await json(`/measures.json${query}`)).total).toBe(total);
    const csv = await page(`/measures.csv${query}&pageSize=500`);
    expect(csv.text.trim().split('\r\n').length - 1).toBe(total === 0 ? 0 : total);
    const shown = await page(`/de/measures${query}&pageSize=500`);
    expect(shown.status).toBe(200);
    expect(shown.text.split('<b class="mt-state').length - 1).toBe(total);
  });

  test('data refuses what it cannot read; the page shows the list instead', async () => {
    expect((await page('/measures.json?state=vielleicht')).status).toBe(400);
    expect((await page('/measures.json?pageSize=501')).status).toBe(400);
    expect((await page('/de/measures?state=vielleicht&field=%3Cscript%3E')).status).toBe(200);
  });

  test.each(['de', 'de-simple', 'en', 'ar'])('every page reads in %s', async (lang) => {
    for (const path of ['/measures', '/measures/oeffnung-34', '/concepts', '/concepts/integrationskonzept-2016', '/concepts/integrationskonzept-2016/2016', '/concepts/integrationskonzept-2016/2016/oeffnung-34', '/practices', '/practices/regionaler-integrationsfonds', '/assessments']) {
      const { status, text } = await page(`/${lang}${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(lacking(text, `<html lang="${lang}"`)).toEqual([]);
    }
  });

  test('a measure says where it stands and that nothing later is known; German words are marked in other languages', async () => {
    const german = await page('/de/measures/oeffnung-34');
    expect(lacking(german.text, 'Ein späterer Bericht liegt uns nicht vor')).toEqual([]);
    expect(lacking(german.text, 'Fachbereich Soziales')).toEqual([]);
    expect(lacking(german.text, '/de/concepts/integrationskonzept-2016/2016/oeffnung-34')).toEqual([]);
    const arabic = await page('/ar/measures/oeffnung-34');
    expect(lacking(arabic.text, 'lang="de" dir="ltr"')).toEqual([]);
  });

  test('what is not there is not found', async () => {
    for (const path of ['/de/measures/gibt-es-nicht', '/measures/gibt-es-nicht.json', '/de/concepts/nein', '/de/concepts/integrationskonzept-2016/1999', '/de/concepts/integrationskonzept-2016/2016/oeffnung-99', '/de/concepts/integrationskonzept-2016/2016/oeffnung', '/de/practices/nein', '/de/assessments/99', '/de/assessments/abc']) expect([path, (await page(path)).status]).toEqual([path, 404]);
  });
});

describe('keeping a measure up to date', () => {
  const EDIT = '/de/measures/oeffnung-34/edit';
  const form = { revision: '', title: '', description: 'Neu', leadDepartment: '', partners: 'A\nB\nA', targetGroups: '', municipalities: [], origin: '', startsOn: '2017-01-01', endsOn: '', place: 'Bürgerhaus', cooperation: 'Räume der Gemeinden' };
  const now = async (fields: Record<string, string | string[]> = {}, as = coordinator) => ({ ...form, revision: await revisionOf(EDIT, as), ...fields });

  test('visitors sign in first; officers of other departments, moderators and participants are turned away', async () => {
    const stranger = await app.signIn('officer', { kind: 'department', id: valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Schulen') }))).id });
    for (const path of ['/de/measures/oeffnung-34/edit', '/de/measures/oeffnung-34/state', '/de/measures/oeffnung-34/progress']) {
      expect((await page(path)).location).toContain('/de/sign-in');
      for (const as of [stranger, await app.signIn('moderator'), await app.signIn()]) {
        expect((await page(path, { as })).status).toBe(403);
        expect((await page(path, { as, form })).status).toBe(403);
      }
    }
  });

  test('the lead department writes what happened; the unit is named, never the person', async () => {
    const sent = await page('/de/measures/oeffnung-34/progress', { as: officer, form: { text: 'Der Pool besteht.', date: '2017-03-01', department } });
    expect([sent.status, sent.location]).toEqual([303, '/de/measures/oeffnung-34']);
    const shown = await page('/de/measures/oeffnung-34');
    expect(lacking(shown.text, 'Der Pool besteht.')).toEqual([]);
    expect(lacking(shown.text, 'Test officer')).not.toEqual([]);
    expect(lacking(shown.text, 'Ein späterer Bericht liegt uns nicht vor')).not.toEqual([]);
  });

  test('details are saved as a whole; who leads stays with the office', async () => {
    expect((await page(EDIT, { as: officer, form: await now({}, officer) })).status).toBe(303);
    const shown = await page('/de/measures/oeffnung-34');
    expect(lacking(shown.text, 'Neu', 'Bürgerhaus', 'Räume der Gemeinden', 'Fachbereich Soziales')).toEqual([]);
    expect((await json('/measures.json?q=oeffnung-34')).items[0]).toMatchObject({ partners: ['A', 'B'], leadDepartment: 'fachbereich-soziales', startsOn: '2017-01-01', place: 'Bürgerhaus' });
  });

  test('a form opened before a colleague saved is not taken silently: where the two differ, both are shown, and saving again is a choice', async () => {
    const opened = await now();
    expect((await page(EDIT, { as: officer, form: { ...opened, description: 'Die Fassung der Kollegin', partners: 'B' } })).status).toBe(303);
    const late = await page(EDIT, { as: coordinator, form: { ...opened, leadDepartment: department, description: 'Meine Fassung', partners: 'C' } });
    expect(late.status).toBe(409);
    expect(lacking(late.text, 'Meine Fassung', 'Inzwischen gespeichert', 'Die Fassung der Kollegin', `name="revision" value="${await revisionOf(EDIT, coordinator)}"`)).toEqual([]);
    expect(late.text).not.toContain('<dt>Zielgruppen');
    expect((await page(EDIT, { as: coordinator, form: await now({ leadDepartment: department, description: 'Beides zusammen' }) })).status).toBe(303);
  });

  test('a mistake in a form does not hide that a colleague saved in between', async () => {
    const opened = await now({ leadDepartment: department });
    expect((await page(EDIT, { as: officer, form: { ...opened, description: 'Dazwischen' } })).status).toBe(303);
    const wrong = await page(EDIT, { as: coordinator, form: { ...opened, startsOn: 'gestern', description: 'Von früher' } });
    expect(wrong.status).toBe(422);
    const kept = /name="revision" value="([^"]+)"/.exec(wrong.text)?.[1] ?? '';
    expect((await page(EDIT, { as: coordinator, form: { ...opened, revision: kept, description: 'Von früher' } })).status).toBe(409);
  });

  test('what cannot be is said beside the field, and what was typed stays', async () => {
    const wrong = await page(EDIT, { as: coordinator, form: await now({ startsOn: '2017-13-01', partners: 'Bleibt stehen' }) });
    expect(wrong.status).toBe(422);
    expect(lacking(wrong.text, 'Bleibt stehen', 'Dieses Datum gibt es nicht')).toEqual([]);
    const order = await page(EDIT, { as: coordinator, form: await now({ startsOn: '2018-01-01', endsOn: '2017-01-01' }) });
    expect(lacking(order.text, 'Das Ende liegt vor dem Anfang')).toEqual([]);
  });

  test('a measure builds on a practice, and both pages say so', async () => {
    const practice = await app.db.selectFrom('practice').select('id').where('slug', '=', 'regionaler-integrationsfonds').executeTakeFirstOrThrow();
    expect((await page(EDIT, { as: officer, form: await now({ practice: practice.id }, officer) })).status).toBe(303);
    expect(lacking((await page('/de/measures/oeffnung-34')).text, 'Regionaler Integrationsfonds')).toEqual([]);
    expect(lacking((await page('/de/practices/regionaler-integrationsfonds')).text, '/de/measures/oeffnung-34')).toEqual([]);
    const forged = await page(EDIT, { as: officer, form: await now({ practice: '00000000-0000-4000-8000-000000000000' }, officer) });
    expect(forged.status).toBe(422);
  });

  test('the state follows its rules: an end needs a reason, what is not pursued names who is competent', async () => {
    const change = (fields: Record<string, string>) => page('/de/measures/oeffnung-35/state', { as: coordinator, form: { revision: '2', reason: '', level: '', date: '2017-01-01', ...fields } });
    expect((await change({ state: 'not_pursued', reason: 'Das regelt ein Gesetz.' })).status).toBe(422);
    expect((await change({ state: 'idea' })).status).toBe(422);
    expect((await change({ state: 'stopped', reason: 'Nie begonnen.' })).status).toBe(422);
    expect((await change({ state: 'running', date: '2010-01-01' })).status).toBe(422);
    expect((await change({ state: 'not_pursued', reason: 'Das regelt ein Gesetz.', level: 'land' })).status).toBe(303);
    const shown = await page('/de/measures/oeffnung-35');
    expect(lacking(shown.text, 'Das regelt ein Gesetz.')).toEqual([]);
    expect(lacking(shown.text, 'Zuständig ist: Land')).toEqual([]);
    expect((await change({ state: 'idea' })).status).toBe(409);
  });

  test('every change is in the history', async () => {
    const measure = await app.db.selectFrom('measure').select('id').where('key', '=', 'oeffnung-34').executeTakeFirstOrThrow();
    const entries = await app.db.selectFrom('history_entry').select('action').where('subject_id', '=', measure.id).orderBy('seq').execute();
    expect(entries.map((e) => e.action)).toEqual(['measure.created', 'measure.progress_noted', 'measure.changed', 'measure.changed', 'measure.changed', 'measure.changed', 'measure.changed', 'measure.practice_linked']);
  });
});
