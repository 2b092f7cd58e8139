import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createDepartment } from '../../../people/public.ts';
import { addProgressNote, setMeasureState } from '../../measures/commands.ts';
import { saveCosts } from '../costs/commands.ts';
import { savePlan } from '../plan/commands.ts';

let app: TestApp;
let coordinator: string;
let department: string;
const today = dayOf(new Date());
const LONG_AGO = addDays(today, -400);
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  department = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }))).id;
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
type Item = { slug: string; concerns: string[]; department: string | null; due: string | null };
const list = async (query = '') => ((await (await app.request(`/desk/measures.json${query}`, { headers: { cookie: coordinator } })).json()) as { total: number; items: Item[] });
const concernsOf = async (key: string): Promise<string[]> => (await list('?pageSize=500')).items.find((m) => m.slug === key)?.concerns ?? [];
const idOf = async (key: string) => (await app.db.selectFrom('measure').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
const step = (title: string, due: string | null, done: string | null = null) => ({ id: null, title, startsOn: null, due, done, departmentId: null, role: null });

describe('what needs attention', () => {
  test('144 measures that were there already are a baseline and warn of nothing', async () => {
    expect(await list()).toMatchObject({ total: 0, items: [] });
    expect(lacking((await page('/de/desk/measures', { as: coordinator })).text, '144 Maßnahmen sind Ausgangsbestand', 'Hier fehlt nichts')).toEqual([]);
  });

  test('whoever changes a state begins: then nobody in charge and no step are said', async () => {
    valueOf(await write(app.db, async (tx) => setMeasureState(tx, system('test'), await idOf('oeffnung-34'), { state: 'running', date: today })));
    expect(await concernsOf('oeffnung-34')).toEqual(['no_owner', 'no_step']);
  });

  test('a step ahead, a unit, a report each take their concern away; time brings others', async () => {
    await app.db.updateTable('measure').set({ lead_department_id: department, state_since: LONG_AGO, watched_since: LONG_AGO }).where('key', '=', 'oeffnung-34').execute();
    expect(await concernsOf('oeffnung-34')).toEqual(['no_step', 'silent']);
    valueOf(await write(app.db, async (tx) => savePlan(tx, system('test'), await idOf('oeffnung-34'), { seen: null, repeatMonths: null, steps: [step('Erst', addDays(today, -5)), step('Dann', null)] })));
    expect(await concernsOf('oeffnung-34')).toEqual(['overdue', 'silent']);
    valueOf(await write(app.db, async (tx) => addProgressNote(tx, system('test'), await idOf('oeffnung-34'), { date: addDays(today, -10), text: localized('Es geht voran.'), departmentId: department })));
    expect(await concernsOf('oeffnung-34')).toEqual(['overdue']);
    expect((await list('?concern=overdue')).items).toMatchObject([{ slug: 'oeffnung-34', department: 'fachbereich-soziales', due: addDays(today, -5) }]);
    const [first] = await app.db.selectFrom('measure_step').select('id').where('title', '=', 'Erst').execute();
    valueOf(await write(app.db, async (tx) => savePlan(tx, system('test'), await idOf('oeffnung-34'), { seen: null, repeatMonths: null, steps: [{ ...step('Erst', addDays(today, -5), today), id: first?.id ?? null }] })));
    expect(await concernsOf('oeffnung-34')).toEqual([]);
    await app.db.updateTable('measure').set({ ends_on: addDays(today, -1) }).where('key', '=', 'oeffnung-34').execute();
    expect(await concernsOf('oeffnung-34')).toEqual(['overdue']);
    await app.db.updateTable('measure').set({ ends_on: null }).where('key', '=', 'oeffnung-34').execute();
  });

  test('money without decision is said where the concept keeps costs, for years that have come', async () => {
    const line = (year: number, decidedOn: string | null) => ({ label: 'Honorare', year, source: null, planned: 100, committed: null, spent: null, subjectToBudget: true, decidedOn, decision: null });
    const year = Number(today.slice(0, 4));
    const save = async (...lines: ReturnType<typeof line>[]) => write(app.db, async (tx) => saveCosts(tx, system('test'), await idOf('oeffnung-34'), { seen: null, accountKey: null, lines }));
    expect((await save(line(year, null))).ok).toBe(false);
    expect((await page('/de/desk/measures/baseline/integrationskonzept-2016', { as: coordinator, form: { costs: 'internal' } })).status).toBe(303);
    valueOf(await save(line(year, null)));
    expect(await concernsOf('oeffnung-34')).toEqual(['money']);
    valueOf(await save(line(year, today), line(year + 1, null)));
    expect(await concernsOf('oeffnung-34')).toEqual([]);
  });

  test('the office begins with all of a concept at once, and can ask by unit and concern', async () => {
    expect((await page('/de/desk/measures/baseline/integrationskonzept-2016', { as: coordinator, form: { costs: 'internal', watch: 'on' } })).status).toBe(303);
    const { total } = await list();
    expect(total).toBe(70);
    expect((await list('?department=none')).total).toBe(total);
    expect((await list('?department=fachbereich-soziales')).total).toBe(0);
    expect((await list('?department=gibt-es-nicht')).total).toBe(0);
    expect((await list('?concern=no_owner')).items.every((m) => m.concerns.includes('no_owner'))).toBe(true);
    expect((await page('/desk/measures.csv?pageSize=500', { as: coordinator })).text.trim().split('\r\n')).toHaveLength(total + 1);
    const shown = (await page('/de/desk/measures', { as: coordinator })).text;
    expect(lacking(shown, 'noch niemand benannt', '/de/desk/measures?department=none&amp;concern=no_owner')).toEqual([]);
    expect(shown).not.toContain('Test coordinator</td>');
  });

  test('who may see it: those who carry out; who may begin: the office', async () => {
    const officer = await app.signIn('officer', { kind: 'department', id: department });
    const table: [string | null, number, number][] = [[coordinator, 200, 200], [officer, 200, 403], [await app.signIn('moderator'), 403, 403], [await app.signIn('administrator'), 403, 403], [await app.signIn(), 403, 403], [null, 302, 302]];
    for (const [as, attention, baseline] of table) {
      const init = as === null ? {} : { as };
      const moved = (status: number): number => (status === 303 ? 302 : status);
      expect([moved((await page('/de/desk/measures', init)).status), moved((await page('/de/desk/measures/baseline', init)).status)]).toEqual([attention, baseline]);
      expect((await page('/desk/measures.json', init)).status).toBe(attention === 302 ? 401 : attention);
    }
    expect((await page('/de/desk/measures/baseline/gibt-es-nicht', { as: coordinator, form: { costs: 'off' } })).status).toBe(404);
  });
});
