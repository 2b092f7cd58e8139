import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { xlsx } from '../../../../../test/xlsx.ts';
import { system } from '../../../../kernel/actor.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createDepartment } from '../../../people/public.ts';
import { readExport, totalsOf } from './rules.ts';

let app: TestApp;
let coordinator: string;
let officer: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  const unit = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }))).id;
  await app.db.updateTable('measure').set({ lead_department_id: unit }).where('key', '=', 'oeffnung-34').execute();
  [coordinator, officer] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: unit })];
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.replaceAll('\u00a0', ' ').includes(word));
const M = '/de/measures/oeffnung-34';
const COSTS = `${M}/costs`;
const revision = async (as: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(COSTS, { as })).text)?.[1] ?? '';
const keep = (costs: string, as = coordinator) => page('/de/desk/measures/baseline/integrationskonzept-2016', { as, form: { costs } });
const LINE = { account: 'ik-4711', cost1_label: 'Honorare', cost1_year: '2026', cost1_planned: '12.500,50', cost1_source: 'Haushalt', cost1_subject: 'on' };

describe('cost lines', () => {
  test('are off until the office wants them', async () => {
    expect((await page(COSTS, { as: coordinator })).status).toBe(404);
    expect((await page(COSTS, { as: coordinator, form: { ...LINE, revision: 'x' } })).status).toBe(404);
    expect((await page(M, { as: coordinator })).text).not.toContain('/costs"');
    expect((await keep('internal', officer)).status).toBe(403);
    expect((await keep('vielleicht')).status).toBe(422);
    expect((await keep('internal')).status).toBe(303);
  });

  test('a line a year and source; internal means: not for visitors', async () => {
    expect((await page(COSTS, { as: officer, form: { ...LINE, revision: await revision(officer) } })).status).toBe(303);
    expect(lacking((await page(M, { as: officer })).text, 'Honorare', '12.500,50 €', 'vorbehaltlich des Haushalts', 'IK-4711')).toEqual([]);
    expect((await page(M)).text).not.toContain('Honorare');
    expect((await keep('public')).status).toBe(303);
    const open = (await page(M)).text;
    expect(lacking(open, 'Honorare', '12.500,50 €')).toEqual([]);
    expect(open).not.toContain('IK-4711');
  });

  test('an account key belongs to one measure', async () => {
    const taken = await page('/de/measures/oeffnung-35/costs', { as: coordinator, form: { revision: /name="revision" value="([^"]+)"/.exec((await page('/de/measures/oeffnung-35/costs', { as: coordinator })).text)?.[1] ?? '', account: 'IK-4711' } });
    expect(taken.status).toBe(422);
    expect(lacking(taken.text, 'Das gibt es schon')).toEqual([]);
  });

  test('wrong amounts are said at their field, and stay; a change in the meantime is shown', async () => {
    const opened = await revision(officer);
    const wrong = await page(COSTS, { as: officer, form: { ...LINE, revision: opened, cost1_planned: 'etwa 3 Mio', cost2_planned: '5', account: 'ü' } });
    expect(wrong.status).toBe(422);
    expect(lacking(wrong.text, 'etwa 3 Mio', 'form-cost2_label', 'form-account')).toEqual([]);
    expect((await page(COSTS, { as: coordinator, form: { ...LINE, revision: opened, cost1_planned: '20000' } })).status).toBe(303);
    const late = await page(COSTS, { as: officer, form: { ...LINE, revision: opened, cost1_label: 'Meine Honorare' } });
    expect(late.status).toBe(409);
    expect(lacking(late.text, 'Meine Honorare', 'Honorare · 2026 · geplant 20.000 €')).toEqual([]);
  });
});

describe('the monthly export of finance', () => {
  const send = async (path: string, fields: Record<string, string>, file?: Uint8Array, as = coordinator) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (file !== undefined) body.append('file', new File([new Uint8Array(file)], 'export.xlsx'));
    const response = await app.request(path, { method: 'POST', headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' }, body });
    return { status: response.status, text: await response.text() };
  };
  const EXPORT = xlsx([['Auswertung Oktober', null], ['Kontierung', 'Haushaltsjahr', 'Obligo', 'Ist'], ['ik-4711', 2026, 3000, '1.000,50'], ['IK-4711', 2026, 0, 500], ['FREMD-1', 2026, 9, 9], ['IK-4711', 'bald', 1, 1], [null, null, 3009, 1509.5]]);
  const hidden = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(month|list)" value="([^"]*)"/g)].map((m) => [m[1] as string, m[2] as string]));
  const bookings = () => app.db.selectFrom('measure_booking').select(['year', 'committed', 'spent', 'as_of']).execute();

  test('is previewed: what changes, what is unknown, what is wrong; nothing is written before it is confirmed', async () => {
    const preview = await send('/de/desk/measures/finance', { month: '2026-10' }, EXPORT);
    expect(preview.status).toBe(200);
    expect(lacking(preview.text, '3.000 €', '1.500,50 €', 'FREMD-1', 'Eine Zeile stimmt nicht', 'Noch ist nichts gespeichert')).toEqual([]);
    expect(await bookings()).toEqual([]);
    expect((await send('/de/desk/measures/finance/confirm', hidden(preview.text))).status).toBe(303);
    expect(await bookings()).toEqual([{ year: 2026, committed: 300_000, spent: 150_050, as_of: '2026-10-31' }]);
    expect(lacking((await page(M)).text, '1.500,50 €', 'Stand 31.10.2026')).toEqual([]);
  });

  test('the same again changes nothing; an older month does not overwrite a newer one; a later one replaces', async () => {
    expect(lacking((await send('/de/desk/measures/finance', { month: '2026-10' }, EXPORT)).text, 'Eine Summe ist schon so gespeichert', 'Nichts zu übernehmen')).toEqual([]);
    const older = await send('/de/desk/measures/finance', { month: '2026-09' }, EXPORT);
    expect(lacking(older.text, 'weil es schon einen neueren Monat gibt', 'Nichts zu übernehmen')).toEqual([]);
    expect((await send('/de/desk/measures/finance/confirm', hidden(older.text))).status).toBe(422);
    const later = await send('/de/desk/measures/finance', { month: '2026-11' }, xlsx([['Konto', 'Jahr', 'Gebucht'], ['IK-4711', 2026, 2000]]));
    expect((await send('/de/desk/measures/finance/confirm', hidden(later.text))).status).toBe(303);
    expect(await bookings()).toEqual([{ year: 2026, committed: 0, spent: 200_000, as_of: '2026-11-30' }]);
  });

  test('only the office; files that are no export are refused with a sentence', async () => {
    expect((await page('/de/desk/measures/finance', { as: officer })).status).toBe(403);
    expect((await send('/de/desk/measures/finance', { month: '2026-10' }, EXPORT, officer)).status).toBe(403);
    expect(lacking((await send('/de/desk/measures/finance', { month: '2026-10' }, xlsx([['Name', 'Wert'], ['a', 1]]))).text, 'fehlt die Spalte „Kontierung“')).toEqual([]);
    expect((await send('/de/desk/measures/finance', { month: 'Oktober' }, EXPORT)).status).toBe(422);
    expect((await send('/de/desk/measures/finance', { month: '2026-10' })).status).toBe(422);
    expect((await send('/de/desk/measures/finance/confirm', { month: '2026-10', list: 'bm9wZQ==' })).status).toBe(422);
  });
});

test('what finance booked stands for what was entered by hand, never beside it', () => {
  const line = { id: 'a', label: 'x', year: 2026, source: null, planned: 100, committed: 50, spent: 20, subjectToBudget: true, decidedOn: null, decision: null };
  expect(totalsOf([line, { ...line, planned: 30, subjectToBudget: false }], [])).toEqual([{ year: 2026, planned: 130, committed: 100, spent: 40, asOf: null, undecided: 100 }]);
  expect(totalsOf([line], [{ year: 2026, committed: 7, spent: 3, asOf: '2026-10-31' }, { year: 2027, committed: 1, spent: 0, asOf: '2026-10-31' }]).map((y) => [y.year, y.planned, y.committed, y.spent])).toEqual([[2026, 100, 7, 3], [2027, 0, 1, 0]]);
});

test('an export without a year column is refused', () => {
  expect(readExport([{ line: 1, cells: ['Konto', 'Ist'] }])).toMatchObject({ ok: false, problems: [{ code: 'column_missing', params: { column: 'Jahr' } }] });
  expect(readExport([{ line: 1, cells: ['Konto', 'Jahr', 'Ist'] }])).toEqual({ ok: true, value: { sums: [], wrong: [] } });
});
