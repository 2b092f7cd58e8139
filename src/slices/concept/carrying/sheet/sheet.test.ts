import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { xlsx } from '../../../../../test/xlsx.ts';
import { system } from '../../../../kernel/actor.ts';
import { localized, translated } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { readSheet } from '../../../../platform/sheets.ts';
import { createDepartment } from '../../../people/public.ts';
import { savePlan } from '../plan/commands.ts';

let app: TestApp;
let coordinator: string;
let officer: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  const department = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }))).id;
  valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Schulen') })));
  await app.db.updateTable('measure').set({ lead_department_id: department, state: 'selected', description: translated(localized('=Erste Fassung'), 'en', 'First wording') }).where('key', '=', 'oeffnung-34').execute();
  const { id } = await app.db.selectFrom('measure').select('id').where('key', '=', 'oeffnung-34').executeTakeFirstOrThrow();
  valueOf(await write(app.db, (tx) => savePlan(tx, system('test'), id, { seen: null, repeatMonths: null, steps: [{ id: null, title: 'Räume finden', startsOn: null, due: '2027-03-01', done: null, departmentId: null, role: 'Koordination' }] })));
  [coordinator, officer] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: department })];
});
afterAll(() => app.drop());

const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const measure = () => app.db.selectFrom('measure').selectAll().where('key', '=', 'oeffnung-34').executeTakeFirstOrThrow();
const steps = async () => app.db.selectFrom('measure_step').select(['title', 'due_on', 'done_on', 'role']).where('measure_id', '=', (await measure()).id).orderBy('position').execute();

type Sheet = string[][];
async function exported(query = '?state=selected&field=oeffnung', as = coordinator): Promise<Sheet> {
  const response = await app.request(`/desk/measures/sheet.xlsx${query}`, { headers: { cookie: as } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  return valueOf(await readSheet(new Uint8Array(await response.arrayBuffer()))).map((l) => [...l.cells]);
}
const column = (sheet: Sheet, name: string): number => (sheet[0] ?? []).indexOf(name);
const row = (sheet: Sheet, key: string, kind = 'Maßnahme'): string[] => sheet.find((r) => r[column(sheet, 'Schlüssel')] === key && r[0] === kind) ?? [];
/** The sheet as somebody saved it in Excel, with some cells changed. */
function edited(sheet: Sheet, key: string, cells: Record<string, string>, kind = 'Maßnahme'): Sheet {
  const copy = sheet.map((r) => [...r]);
  for (const [name, value] of Object.entries(cells)) row(copy, key, kind)[column(copy, name)] = value;
  return copy;
}
async function send(path: string, fields: Record<string, string>, sheet?: Sheet, as = coordinator) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (sheet !== undefined) body.append('file', new File([new Uint8Array(xlsx(sheet))], 'massnahmen.xlsx'));
  const response = await app.request(path, { method: 'POST', headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' }, body });
  return { status: response.status, text: await response.text() };
}
const preview = (sheet: Sheet, as = coordinator) => send('/de/desk/measures/sheet', {}, sheet, as);
const confirm = (html: string, as = coordinator) => send('/de/desk/measures/sheet/confirm', { list: /name="list" value="([^"]*)"/.exec(html)?.[1] ?? '' }, undefined, as);

describe('measures in Excel and back', () => {
  test('what was not touched changes nothing, also what looks like a formula', async () => {
    const sheet = await exported();
    expect(row(sheet, 'oeffnung-34')[column(sheet, 'Beschreibung')]).toBe('=Erste Fassung');
    expect(lacking((await preview(sheet)).text, 'Die Tabelle ändert nichts', '0 Zeilen ändern sich')).toEqual([]);
  });

  test('every changed cell is shown with both texts; nothing is written before it is confirmed', async () => {
    const before = await measure();
    const sheet = edited(edited(await exported(), 'oeffnung-34', { Beschreibung: 'Zweite Fassung', Stand: 'Läuft', Beteiligte: 'Verein A; Verein B', Beginn: '1.2.2027', 'Neuer Bericht': 'Es hat begonnen.' }), 'oeffnung-34', { 'Erledigt am': '2027-02-20' }, 'Schritt');
    sheet.push((sheet[0] ?? []).map((name) => ({ Art: 'Schritt', Schlüssel: 'oeffnung-34', Titel: 'Eröffnen', Ende: '2027-05-01', Zuständig: 'Fachbereich Schulen' })[name] ?? ''));
    const shown = await preview(sheet);
    expect(lacking(shown.text, '3 Zeilen ändern sich', '=Erste Fassung', 'Zweite Fassung', 'Ausgewählt', 'Läuft', '2027-02-01', 'Verein A; Verein B', 'Es hat begonnen.', 'neuer Schritt', 'Noch ist nichts gespeichert')).toEqual([]);
    expect(await measure()).toEqual(before);
    const done = await confirm(shown.text);
    expect([done.status, lacking(done.text, 'Eine Maßnahme wurde geändert')]).toEqual([200, []]);
    const now = await measure();
    expect([now.state, now.starts_on, now.partners, now.description?.texts['de']?.text, now.description?.texts['en']]).toEqual(['running', '2027-02-01', ['Verein A', 'Verein B'], 'Zweite Fassung', { text: 'First wording', of: 1, by: 'human' }]);
    expect(await steps()).toEqual([{ title: 'Räume finden', due_on: '2027-03-01', done_on: '2027-02-20', role: 'Koordination' }, { title: 'Eröffnen', due_on: '2027-05-01', done_on: null, role: null }]);
    expect((await (await app.request('/de/measures/oeffnung-34')).text())).toContain('Es hat begonnen.');
    expect(lacking((await preview(sheet)).text, '0 Zeilen ändern sich', 'Inzwischen geändert')).toEqual([]);
  });

  test('what a colleague saved after the download is shown and never overwritten, not even between preview and confirmation', async () => {
    const sheet = await exported('?state=running');
    const mine = edited(sheet, 'oeffnung-34', { Ort: 'Mein Ort' });
    const shown = await preview(mine);
    expect(lacking(shown.text, '1 Zeile ändert sich', 'Mein Ort')).toEqual([]);
    valueOf(await write(app.db, async (tx) => savePlan(tx, system('test'), (await measure()).id, { seen: null, repeatMonths: null, steps: [{ id: null, title: 'Von der Kollegin', startsOn: null, due: null, done: null, departmentId: null, role: null }] })));
    const done = await confirm(shown.text);
    expect(lacking(done.text, 'Keine Maßnahme wurde geändert', 'Inzwischen geändert', 'Mein Ort')).toEqual([]);
    expect((await measure()).place).toBeNull();
    const late = await preview(mine);
    expect(lacking(late.text, '0 Zeilen ändern sich', '1 Zeile ist veraltet', 'Mein Ort')).toEqual([]);
  });

  test('what is wrong is named with line and column; the rest can be taken over', async () => {
    const sheet = edited(edited(await exported('?field=oeffnung'), 'oeffnung-34', { Titel: 'Ganz anders', Ende: '2026-01-01', Zuständig: 'Amt für Nichts', Stand: 'Idee' }), 'oeffnung-35', { Ort: 'Rathaus' });
    sheet.push(['Maßnahme', 'gibt-es-nicht', '1'], ['Etwas', 'oeffnung-36', '1']);
    const shown = await preview(sheet);
    expect(lacking(shown.text, '1 Zeile ändert sich', '3 Zeilen stimmen nicht', 'Titel', 'Diese Fassung ist beschlossen', 'Amt für Nichts', 'gibt-es-nicht', 'Rathaus')).toEqual([]);
    expect(lacking((await confirm(shown.text)).text, 'Eine Maßnahme wurde geändert', 'Amt für Nichts')).toEqual([]);
    expect((await app.db.selectFrom('measure').select('place').where('key', '=', 'oeffnung-35').executeTakeFirstOrThrow()).place).toBe('Rathaus');
    expect(lacking((await preview(edited(await exported('?field=oeffnung'), 'oeffnung-36', { Stand: 'Nicht weiterverfolgt' }))).text, 'Bitte füllen Sie dieses Feld aus')).toEqual([]);
    expect(lacking((await preview(edited(await exported('?field=oeffnung'), 'oeffnung-36', { Grund: 'Einfach so' }))).text, 'Das ist im jetzigen Stand nicht möglich')).toEqual([]);
  });

  test('an officer changes what the own unit leads, and not who leads it', async () => {
    const sheet = await exported('', officer);
    const shown = await preview(edited(edited(sheet, 'oeffnung-34', { Ort: 'Bürgerhaus' }), 'oeffnung-35', { Ort: 'Fremd' }), officer);
    expect(lacking(shown.text, '1 Zeile ändert sich', '1 Zeile gehört zu einer Maßnahme einer anderen Stelle')).toEqual([]);
    await confirm(shown.text, officer);
    const places = await app.db.selectFrom('measure').select(['key', 'place']).where('key', 'in', ['oeffnung-34', 'oeffnung-35']).orderBy('key').execute();
    expect(places.map((m) => m.place)).toEqual(['Bürgerhaus', 'Rathaus']);
    expect(lacking((await preview(edited(await exported('', officer), 'oeffnung-34', { Zuständig: 'Fachbereich Schulen' }), officer)).text, '1 Zeile stimmt nicht')).toEqual([]);
  });

  test('a column that was taken out changes nothing; columns may stand in any order', async () => {
    const sheet = await exported('?field=oeffnung');
    const [key, version, place] = [column(sheet, 'Schlüssel'), column(sheet, 'Fassung'), column(sheet, 'Ort')];
    const narrow = [['Ort', 'Fassung', 'Art', 'Schlüssel'], ['Neues Haus', row(sheet, 'oeffnung-34')[version] ?? '', 'Maßnahme', 'oeffnung-34']];
    expect(key + place).toBeGreaterThan(0);
    const before = await measure();
    await confirm((await preview(narrow)).text);
    const after = await measure();
    expect([after.place, after.partners, after.description, after.state, after.lead_department_id]).toEqual(['Neues Haus', before.partners, before.description, before.state, before.lead_department_id]);
  });

  test('visitors, moderators and foreign files are refused', async () => {
    expect((await app.request('/desk/measures/sheet.xlsx')).headers.get('location')).toContain('/sign-in');
    expect((await app.request('/desk/measures/sheet.xlsx', { headers: { cookie: await app.signIn('moderator') } })).status).toBe(403);
    expect((await send('/de/desk/measures/sheet', {}, [['Name'], ['x']], await app.signIn('moderator'))).status).toBe(403);
    expect(lacking((await preview([['Name', 'Wert'], ['x', 'y']])).text, 'fehlt die Spalte „Schlüssel“')).toEqual([]);
    expect((await send('/de/desk/measures/sheet', {})).status).toBe(422);
    expect((await send('/de/desk/measures/sheet/confirm', { list: 'bm9wZQ==' })).status).toBe(422);
  });
});
