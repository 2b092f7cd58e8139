import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { writeExcel } from '../../../platform/sheets.ts';
import { createProcess, createSubmission, publishSubmission } from '../public.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const PAGE = '/de/desk/processes/dialog/import';
let app: TestApp;
let session: string;

beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  await write(app.db, async (tx) => {
    const { id } = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [localized('Sprache', 'de', { en: 'Language' })] }));
    const made = valueOf(await createSubmission(tx, OFFICE, { processId: id, text: 'Mehr Kurse am Abend', language: 'de', topicId: null, municipality: null, channel: 'paper' }));
    valueOf(await publishSubmission(tx, OFFICE, made.id));
  });
  session = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const DEFAULTS = { channel: 'paper', language: 'de', received: today };

async function upload(content: string | Uint8Array, as = session) {
  const body = new FormData();
  body.set('file', new File([content as BlobPart], 'liste.csv'));
  for (const [name, value] of Object.entries(DEFAULTS)) body.set(name, value);
  return app.request(PAGE, { method: 'POST', as, body, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
}
const listIn = (html: string): string => /name="list" value="([^"]*)"/.exec(html)?.[1] ?? '';
const confirm = (html: string, more: Record<string, string | readonly string[]> = {}) => app.request(`${PAGE}/confirm`, { as: session, form: { ...DEFAULTS, list: listIn(html), ...more } });
const stored = () => app.db.selectFrom('submission').select(['number', 'text', 'language', 'channel', 'state', 'municipality_key', 'topic_id', 'received_at']).orderBy('number').execute();

const LIST = `Rückmeldungen vom Aktionstag;;;;;;
Nr.;Text;Sprache;Thema;Gemeinde;Weg;Eingang;Name
;Ein Treff für alle;;language;Barsinghausen;Karte;05.11.2026;Frau Geheim
12;دورات في المساء;Arabisch;Sprache;03241001;;2026-11-06;
;Mehr Kurse am Abend;;;;;;
;Ein Treff für alle;;;;;;
;Rufen Sie an: 0511 1234567;;;;;;
;ab;;;;;;
1;Die Nummer gibt es schon;;;;;;
;Falscher Ort;;;Atlantis;;;
;Übermorgen;;;;;2999-01-01;
;=WENN(A1);;;;;;
`;

test('the preview says line by line what would happen and writes nothing; columns with names are not read', async () => {
  const answer = await upload(LIST);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain('3 Beiträge werden angelegt');
  expect(html).toContain('Gelesen als');
  expect(html).toContain('Nicht gelesene Spalten: Name');
  expect(html).not.toContain('Frau Geheim');
  expect(html).toContain('gleicher Text wie Nr. 1');
  expect(html).toContain('gleicher Text wie Zeile 3');
  expect(html).toContain('Telefonnummer');
  expect(html).toContain('4 fehlerhaft');
  expect(html).toContain('Atlantis');
  expect(await stored()).toHaveLength(1);
});

test('wrong lines stop it unless they are to be left out; what is ticked is made, the rest is not', async () => {
  const html = await (await upload(LIST)).text();
  const refused = await confirm(html);
  expect(refused.status).toBe(422);
  expect(listIn(await refused.text())).toBe(listIn(html));
  expect(await stored()).toHaveLength(1);
  const done = await confirm(html, { skipWrong: 'on', accepted: ['7'] });
  expect(done.headers.get('location')).toContain('done=4');
  const made = (await stored()).slice(1);
  expect(made.map((s) => s.text).sort()).toEqual(['=WENN(A1)', 'Ein Treff für alle', 'Rufen Sie an: 0511 1234567', 'دورات في المساء'].sort());
  expect(made.every((s) => s.state === 'received')).toBe(true);
  expect(made.find((s) => s.number === 12)).toMatchObject({ language: 'ar', channel: 'paper', municipality_key: '03241001' });
  const first = made.find((s) => s.text === 'Ein Treff für alle');
  expect(first?.municipality_key).toBe('03241002');
  expect(first?.topic_id).not.toBeNull();
  expect(dayOf(first?.received_at ?? new Date())).toBe('2026-11-05');
  expect(await (await app.request(PAGE + '?done=4', { as: session })).text()).toContain('4 Beiträge wurden angelegt');
});

test('the same list again makes nothing', async () => {
  const html = await (await upload('Text\nEin Treff für alle\n')).text();
  expect(html).toContain('1 schon vorhanden');
  expect((await confirm(html)).status).toBe(422);
});

test('an Excel file reads the same', async () => {
  const html = await (await upload(await writeExcel('Liste', [['Beitrag', 'Datum'], ['Aus Excel', '2026-11-07'], ['_x0041_ bleibt', '']]))).text();
  expect(html).toContain('2 Beiträge werden angelegt');
  expect(html).toContain('_x0041_ bleibt');
});

test('files that are none, empty or without a text are refused with a reason', async () => {
  for (const [content, reason] of [['', 'file-error'], ['Name;Ort\nA;B\n', 'Spalte „Text“'], [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'CSV, XLSX'], ['Text\n', 'file']] as const) {
    const answer = await upload(content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(reason === 'file-error' || reason === 'file' ? 'name="file"' : reason);
  }
  expect((await app.request(`${PAGE}/confirm`, { as: session, form: { ...DEFAULTS, list: 'kaputt' } })).status).toBe(422);
  expect((await app.request(`${PAGE}/confirm`, { as: session, form: { ...DEFAULTS, list: Buffer.from('[{"line":1,"cells":"x"}]').toString('base64') } })).status).toBe(422);
});

test('only who moderates the process may', async () => {
  expect((await app.request(PAGE)).status).not.toBe(200);
  expect((await app.request(PAGE, { as: await app.signIn('officer') })).status).toBe(403);
  expect((await upload(LIST, await app.signIn('officer'))).status).toBe(403);
});
