import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { xlsx } from '../../../test/xlsx.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { contactRetention } from './jobs.ts';

let app: TestApp;
let as: string;
const today = dayOf(new Date());

beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  await app.db.insertInto('territory').values({ id: crypto.randomUUID(), key: '03241001', kind: 'municipality', name: 'Laatzen', designation: 'Stadt' }).execute();
});
afterAll(() => app.drop());

const ENTRY = { institution: 'Grundschule Müllerweg', kind: 'school', function: 'Schulleitung', person: 'Dr. Aylin Kaya', email: 'leitung@schule.example', phone: '', street: 'Müllerweg 3', postalCode: '30880', town: 'Laatzen', country: '', municipality: '', language: 'de', source: 'Internetseite der Schule', purposes: ['participation'], checkedOn: today, ground: 'public_task', consentOn: '', consentHow: '', staysUntil: '' };
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const get = async (path: string, cookie = as): Promise<string> => (await app.request(path, { headers: { cookie } })).text();
const idIn = (response: Response): string => /contacts\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')?.[1] ?? '';

async function add(values: Record<string, string | string[]> = {}): Promise<string> {
  const response = await app.request('/de/desk/contacts/new', { as, form: { ...ENTRY, ...values } });
  expect(response.status, await response.clone().text()).toBe(303);
  return idIn(response);
}
const row = (id: string) => app.db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst();
const empty = () => app.db.deleteFrom('contact').execute();

describe('the register', () => {
  test('is for the coordination office alone, and off with its module', async () => {
    for (const role of ['officer', 'moderator', 'administrator'] as const) {
      const cookie = await app.signIn(role);
      for (const path of ['', '/new', '/import', '/export.csv', '/export.xlsx', '/duplicates', '/settings']) expect([role, path, (await app.request(`/de/desk/contacts${path}`, { headers: { cookie } })).status]).toEqual([role, path, 403]);
      expect((await app.request('/de/desk/contacts/new', { as: cookie, form: ENTRY })).status).toBe(403);
    }
    expect((await app.request('/de/desk/contacts')).status).toBe(302);
    await app.db.updateTable('instance').set({ modules_off: ['contacts'] }).execute();
    expect((await app.request('/de/desk/contacts', { headers: { cookie: as } })).status).toBe(404);
    await app.db.updateTable('instance').set({ modules_off: [] }).execute();
  });

  test('finds words in parts, whatever their umlauts, and narrows by kind, place, purpose and upkeep', async () => {
    await empty();
    await add({ municipality: '03241001' });
    await add({ institution: 'Türkischer Elternverein', street: '', source: 'Verzeichnis', kind: 'association', person: '', email: '', purposes: ['network', 'events'], checkedOn: addDays(today, -400), language: 'tr' });
    const hits = async (query: string): Promise<string[]> => [...(await get(`/de/desk/contacts?${query}`)).matchAll(/<th scope="row"[^>]*><a[^>]*>([^<]+)</g)].map((m) => m[1] as string);
    expect(await hits('q=schul+muellerw')).toEqual(['Grundschule Müllerweg']);
    expect(await hits('q=TURKISCHER')).toEqual(['Türkischer Elternverein']);
    expect(await hits('q=100%25')).toEqual([]);
    expect(await hits('municipality=03241001')).toEqual(['Grundschule Müllerweg']);
    expect(await hits('kind=association')).toEqual(['Türkischer Elternverein']);
    expect(await hits('purpose=events')).toEqual(['Türkischer Elternverein']);
    expect(await hits('language=tr')).toEqual(['Türkischer Elternverein']);
    expect(await hits('state=unchecked')).toEqual(['Türkischer Elternverein']);
    expect(await hits('state=returned')).toEqual([]);
    expect(await hits('kind=nonsense')).toHaveLength(2);
  });

  test('keeps what was typed when it refuses, and asks for a consent where that is the ground', async () => {
    const refused = await app.request('/de/desk/contacts/new', { as, form: { ...ENTRY, institution: '', person: '', purposes: [], ground: 'consent', email: 'kein-at', function: 'Vorstand <b>' } });
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(lacking(text, 'Vorstand &lt;b', 'kein-at', 'href="#form-institution"', 'href="#form-purposes"', 'href="#form-email"')).toEqual([]);
    const consent = await app.request('/de/desk/contacts/new', { as, form: { ...ENTRY, ground: 'consent' } });
    expect(lacking(await consent.text(), 'href="#form-consentOn"', 'href="#form-consentHow"')).toEqual([]);
    const id = await add({ ground: 'consent', consentOn: today, consentHow: 'written', purposes: ['news', 'events'] });
    expect((await row(id))?.consent_versions).toEqual({ news: 0, events: 0 });
  });

  test('a consent keeps the wording it was given to', async () => {
    const id = await add({ ground: 'consent', consentOn: today, consentHow: 'mail', purposes: ['news'] });
    const reworded = { version: '0', text: 'Ich möchte Neuigkeiten bekommen und kann das jederzeit ändern.', text_en: '' };
    expect((await app.request('/de/desk/consents/news', { as, form: reworded })).status).toBe(303);
    expect((await app.request('/de/desk/consents/news', { as, form: reworded })).status).toBe(409);
    expect((await get('/de/desk/consents')).includes('Ich möchte Neuigkeiten bekommen')).toBe(true);
    const changed = await app.request(`/de/desk/contacts/${id}`, { as, form: { ...ENTRY, revision: '1', ground: 'consent', consentOn: today, consentHow: 'mail', purposes: ['news', 'events'] } });
    expect(changed.status).toBe(303);
    expect((await row(id))?.consent_versions).toEqual({ news: 0, events: 0 });
    const later = await add({ ground: 'consent', consentOn: today, consentHow: 'mail', purposes: ['news'] });
    expect((await row(later))?.consent_versions).toEqual({ news: 1 });
  });

  test('of two who change an entry at once the second is told; the history says which fields, never what', async () => {
    const id = await add();
    const change = (person: string) => app.request(`/de/desk/contacts/${id}`, { as, form: { ...ENTRY, person, revision: '1' } });
    expect((await change('Mara Ohnesorg')).status).toBe(303);
    const second = await change('Jemand Anderes');
    expect(second.status).toBe(409);
    expect((await second.text()).includes('Jemand Anderes')).toBe(true);
    const history = JSON.stringify(await app.db.selectFrom('history_entry').innerJoin('history_value', 'history_value.entry_id', 'history_entry.id').select(['action', 'values']).where('subject_id', '=', id).execute());
    expect(history).toContain('"fields":["person"]');
    expect(lacking(history, 'Ohnesorg', 'Kaya', 'example', 'Müllerweg')).toHaveLength(4);
  });

  test('many are marked as checked at once, ticked ones or all that were found', async () => {
    await empty();
    const old = addDays(today, -500);
    const [one, two] = [await add({ checkedOn: old }), await add({ checkedOn: old, institution: 'Sportverein', kind: 'culture' })];
    const done = await app.request('/de/desk/contacts/checked?kind=culture', { as, form: { ids: [one] } });
    expect(done.headers.get('location')).toBe('/de/desk/contacts?kind=culture&checked=1');
    expect([(await row(one))?.checked_on, (await row(two))?.checked_on]).toEqual([today, old]);
    await app.request('/de/desk/contacts/checked?kind=culture', { as, form: { all: '1' } });
    expect((await row(two))?.checked_on).toBe(today);
    expect((await app.request('/de/desk/contacts/checked', { as, form: { ids: ['nonsense'] } })).status).toBe(400);
  });

  test('deletes by hand only after a tick, and on schedule what nobody checked or what was to stay until a day', async () => {
    await empty();
    const byHand = await add();
    expect((await app.request(`/de/desk/contacts/${byHand}/remove`, { as, form: {} })).status).toBe(422);
    expect((await app.request(`/de/desk/contacts/${byHand}/remove`, { as, form: { sure: 'on' } })).status).toBe(303);
    const fresh = await add({ checkedOn: addDays(today, -365) });
    const old = await add({ institution: 'Alt', checkedOn: addDays(today, -800) });
    const until = await add({ institution: 'Befristet', staysUntil: addDays(today, -1) });
    const purge = async () => { for (const k of contactRetention) await k.remove(app.db, new Date(Date.now() - k.days * 86_400_000)); };
    await purge();
    expect(await Promise.all([byHand, fresh, old, until].map(async (id) => (await row(id)) !== undefined))).toEqual([false, true, true, false]);
    expect((await get('/de/desk')).includes('wird bald gelöscht')).toBe(false);
    expect((await app.request('/de/desk/contacts/settings', { as, form: { revision: '1', uncheckedYears: '2' } })).status).toBe(303);
    expect((await app.request('/de/desk/contacts/settings', { as, form: { revision: '1', uncheckedYears: '4' } })).status).toBe(409);
    expect((await get('/de/desk')).includes('wird bald gelöscht')).toBe(true);
    await purge();
    expect([await row(fresh), await row(old)].map((r) => r !== undefined)).toEqual([true, false]);
    const erased = await app.db.selectFrom('history_entry').select('action').where('subject_id', '=', old).orderBy('seq').execute();
    expect(erased.map((e) => e.action)).toContain('contact.deleted');
  });
});

async function send(path: string, values: Record<string, string | string[]>, file?: { name: string; bytes: Uint8Array }) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one);
  if (file !== undefined) body.append('file', new File([new Uint8Array(file.bytes)], file.name));
  const response = await app.request(path, { method: 'POST', headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' }, body });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}
const DEFAULTS = { source: 'Verteiler 2026', purposes: 'participation', kind: 'other', language: 'de', checkedOn: today };
const upload = (bytes: Uint8Array, name = 'liste.csv') => send('/de/desk/contacts/import', DEFAULTS, { name, bytes });
const listIn = (html: string): string => /name="list" value="([^"]*)"/.exec(html)?.[1] ?? '';
const confirm = (html: string, more: Record<string, string | string[]> = {}) => send('/de/desk/contacts/import/confirm', { ...DEFAULTS, list: listIn(html), ...more });
const count = async () => (await app.db.selectFrom('contact').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

describe('a list from outside', () => {
  const GERMAN = 'Anrede,Vorname,Weitere Vornamen,Nachname,Firma,Abteilung,Position,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Region geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Telefon geschäftlich,E-Mail-Adresse,Geburtstag\r\nFrau,Jelena,,Sørensen,Kulturhaus Ähre,Programm,Leitung,Hauptstraße 1,Hinterhaus,Laatzen,,1067,Deutschland,+49 511 1,Jelena@Kultur.example,0.0.00\r\n';
  const ENGLISH = 'First Name\tLast Name\tCompany\tJob Title\tBusiness Street\tBusiness City\tBusiness Postal Code\tBusiness Country/Region\tE-mail Address\nJelena\tSørensen\tKulturhaus Ähre\tLeitung\tHauptstraße 1\tLaatzen\t01067\tGermany\tjelena@kultur.example\n';

  test.each([
    ['German Outlook, Windows-1252', Buffer.from(GERMAN, 'latin1')],
    ['German Outlook, UTF-8 with byte order mark', Buffer.from(`\uFEFF${GERMAN}`)],
    ['English Outlook, tabs, UTF-16', Buffer.from(`\uFEFF${ENGLISH}`, 'utf16le')],
    ['semicolons', Buffer.from('Institution;Ansprechpartner;Straße;PLZ;Ort;Mail\nKulturhaus Ähre;Jelena Sørensen;Hauptstraße 1;01067;Laatzen;jelena@kultur.example\n')],
  ])('%s: previewed, nothing written before it is confirmed', async (_, bytes) => {
    await empty();
    const preview = await upload(new Uint8Array(bytes));
    expect(preview.status).toBe(200);
    expect(lacking(preview.text, 'Eine Zeile wird angelegt', 'Kulturhaus Ähre', 'Noch ist nichts gespeichert')).toEqual([]);
    expect(await count()).toBe(0);
    expect((await confirm(preview.text)).location).toBe('/de/desk/contacts?imported=1');
    const made = await app.db.selectFrom('contact').selectAll().executeTakeFirstOrThrow();
    expect(made).toMatchObject({ institution: 'Kulturhaus Ähre', person: 'Jelena Sørensen', postal_code: '01067', town: 'Laatzen', country: '', email: 'jelena@kultur.example', source: 'Verteiler 2026' });
  });

  test('sent twice it is recognised with the reason, and created only if ticked', async () => {
    await empty();
    await confirm((await upload(new Uint8Array(Buffer.from(GERMAN, 'latin1')))).text);
    const again = await upload(new Uint8Array(Buffer.from(GERMAN, 'latin1')));
    expect(lacking(again.text, 'Eine gibt es wohl schon', 'gleiche E-Mail, gleiche Person, ähnlicher Name')).toEqual([]);
    expect((await confirm(again.text)).status).toBe(422);
    expect((await confirm(again.text, { accepted: '2' })).status).toBe(303);
    expect(await count()).toBe(2);
  });

  test('wrong lines are named and stop the import unless left out; columns nobody knows are asked about', async () => {
    await empty();
    const file = 'Name des Vereins;Kontaktadresse;E-Mail;Art;Sprache;Kommune;Einwilligung am;Grundlage\nBogenverein;x;bogen@example.org;Verein;Türkisch;Laatzen;;\n;y;;;;;;\nFalsch;z;kein at;Raumschiff;Klingonisch;Atlantis;31.02.2026;Einwilligung\nBogenverein e. V.;x;;Verein;;;;\n';
    const first = await upload(new Uint8Array(Buffer.from(file)));
    expect(lacking(first.text, '4 Zeilen stimmen nicht')).toEqual([]);
    const mapped = await send('/de/desk/contacts/import/preview', { ...DEFAULTS, list: listIn(first.text), 'column-0': 'institution', 'column-1': '' });
    expect(lacking(mapped.text, 'Eine Zeile wird angelegt', 'Eine gibt es wohl schon', 'Zeile 2 dieser Datei', '2 Zeilen stimmen nicht', 'Institution: Bitte füllen', 'Atlantis')).toEqual([]);
    const ask = { 'column-0': 'institution', 'column-1': '' };
    expect((await confirm(mapped.text, ask)).status).toBe(422);
    expect(await count()).toBe(0);
    expect((await confirm(mapped.text, { ...ask, skipWrong: 'on' })).status).toBe(303);
    expect(await app.db.selectFrom('contact').select(['institution', 'kind', 'language', 'municipality_key']).execute()).toEqual([{ institution: 'Bogenverein', kind: 'association', language: 'tr', municipality_key: '03241001' }]);
  });

  test('Excel is read like CSV, and what is no list is refused with a sentence', async () => {
    await empty();
    const preview = await upload(xlsx([['Unsere Liste', null], ['Einrichtung', 'PLZ', 'Ort', 'Zuletzt geprüft'], ['Haus der Vielfalt', 1067, 'Laatzen', new Date('2026-03-01')]]), 'liste.xlsx');
    expect((await confirm(preview.text)).status).toBe(303);
    expect(await app.db.selectFrom('contact').select(['postal_code', 'checked_on']).execute()).toEqual([{ postal_code: '01067', checked_on: '2026-03-01' }]);
    expect((await upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).status).toBe(422);
    expect((await upload(new Uint8Array(Buffer.from('Institution;Ort\n')))).status).toBe(422);
    expect((await send('/de/desk/contacts/import', DEFAULTS)).status).toBe(422);
    expect((await send('/de/desk/contacts/import/confirm', { ...DEFAULTS, list: 'bm9wZQ==' })).status).toBe(422);
  });
});

test('an export is a list one can load again: CSV and Excel, of what was found', async () => {
  await empty();
  await add({ institution: '=Formel', street: 'Haus A\nWeg 1', staysUntil: addDays(today, 30) });
  await add({ institution: 'Anderes', kind: 'media', email: '', person: '', ground: 'consent', consentOn: today, consentHow: 'form', purposes: ['news', 'events'] });
  const csv = await app.request('/de/desk/contacts/export.csv?kind=school', { headers: { cookie: as } });
  const text = Buffer.from(await csv.arrayBuffer());
  expect(text.toString()).toContain("'=Formel");
  expect(text.toString()).not.toContain('Anderes');
  const excel = new Uint8Array(await (await app.request('/de/desk/contacts/export.xlsx', { headers: { cookie: as } })).arrayBuffer());
  const before = await app.db.selectFrom('contact').selectAll().orderBy('institution').execute();
  await empty();
  expect((await confirm((await upload(excel, 'alle.xlsx')).text)).location).toBe('/de/desk/contacts?imported=2');
  const after = await app.db.selectFrom('contact').selectAll().orderBy('institution').execute();
  const plainly = (rows: typeof before) => rows.map(({ id: _, created_at: __, ...r }) => r);
  expect(plainly(after)).toEqual(plainly(before));
});
