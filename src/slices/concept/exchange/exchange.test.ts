import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { freshDatabase } from '../../../../test/database.ts';
import { xlsx } from '../../../../test/xlsx.ts';
import { system } from '../../../kernel/actor.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import type { Db } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import { decodeText, readCsv, unpackedSize, writeCsv } from '../../../platform/sheets.ts';
import { departmentList } from '../../people/public.ts';
import { ORIGINS, type Level, type State } from '../measures/rules.ts';
import { importList, previewImport, readFile } from './imports.ts';
import { conceptFile } from './queries.ts';
import { COLUMN_NAMES, exportRows, headingOf, likeness, tableOf, wordsFor, type ExportLine } from './rules.ts';

const NO_DEFAULTS = { field: null, state: null };
const ORDER = { conceptSlug: null, title: 'Liste', source: null, defaults: NO_DEFAULTS, accepted: new Set<number>(), skipWrong: false, public: true };

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const count = async (table: 'measure' | 'concept' | 'concept_edition' | 'department' | 'history_entry') => (await app.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

async function send(path: string, values: Record<string, string | string[]>, file?: { name: string; bytes: Uint8Array }, cookie = as) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one);
  if (file !== undefined) body.append('file', new File([new Uint8Array(file.bytes)], file.name));
  const response = await app.request(path, { method: 'POST', headers: { cookie, origin: 'http://localhost:3000', host: 'localhost:3000' }, body });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}
const upload = (text: string | Uint8Array, values: Record<string, string> = {}, name = 'liste.csv') => send('/de/concepts/import', { target: 'new', title: 'Maßnahmenplan', ...values }, { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text });
const hidden = (html: string): Record<string, string> => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(target|title|list|public|source|defaultField|defaultState)" value="([^"]*)"/g)].map((m) => [m[1] as string, m[2] as string]));
const confirm = (html: string, more: Record<string, string | string[]> = {}) => send('/de/concepts/import/confirm', { ...hidden(html), ...more });

const LIST = 'Handlungsfeld;Ziel;Maßnahme;Status;Zuständig;Bemerkung\r\nBildung;Früh fördern;Sprachförderung in Kitas;läuft;FB Jugend;x\r\nBildung;;Elterncafé;geplant;FB Jugend;y\r\nÄmter öffnen;;Formulare in leichter Sprache;Idee;;z\r\n';

describe('a list of the office’s own', () => {
  test('is previewed line by line; nothing is written before it is confirmed', async () => {
    const before = await Promise.all([count('measure'), count('concept'), count('department'), count('history_entry')]);
    const preview = await upload(LIST);
    expect(preview.status).toBe(200);
    expect(lacking(preview.text, '3 Zeilen werden angelegt', 'Noch ist nichts gespeichert', 'Sprachförderung in Kitas', 'FB Jugend', 'Bemerkung')).toEqual([]);
    expect(await Promise.all([count('measure'), count('concept'), count('department'), count('history_entry')])).toEqual(before);
    const done = await confirm(preview.text);
    expect([done.status, done.location]).toEqual([303, '/de/concepts/massnahmenplan/draft']);
    expect(await count('measure')).toBe(3);
    expect((await departmentList(app.db)).map((d) => d.slug)).toEqual(['fb-jugend']);
    expect(((await (await app.request('/measures.json')).json()) as { total: number }).total).toBe(0);
  });

  test('can be public at once: the first page is there', async () => {
    const preview = await upload('Feld,Titel,Stand\nArbeit,Bewerbungshilfe,laufend\n', { title: 'Öffentlich', public: 'on' });
    expect((await confirm(preview.text)).location).toBe('/de/measures?concept=oeffentlich');
    expect(lacking(await (await app.request('/de/measures?concept=oeffentlich')).text(), 'Bewerbungshilfe', 'Läuft')).toEqual([]);
  });

  test('sent twice, it is recognised: every line looks like one that is there, and is created only if ticked', async () => {
    const again = await upload(LIST, { title: 'Noch einmal' });
    expect(lacking(again.text, '0 Zeilen werden angelegt', '3 gibt es wohl schon', 'gleicher Titel')).toEqual([]);
    expect((await confirm(again.text)).status).toBe(422);
    const before = await count('measure');
    expect((await confirm(again.text, { accepted: ['3'] })).status).toBe(303);
    expect(await count('measure')).toBe(before + 1);
    const draft = await (await app.request('/de/concepts/noch-einmal/draft', { headers: { cookie: as } })).text();
    const entry = /href="(\/de\/concepts\/noch-einmal\/draft\/measures\/[0-9a-f-]{36})"/.exec(draft)?.[1] ?? '';
    expect(lacking(await (await app.request(entry, { headers: { cookie: as } })).text(), 'Ähnliche Maßnahmen', 'Elterncafé</a> (<span>fast gleich (100', '/de/measures/bildung-2')).toEqual([]);
  });

  test('what is reworded is suggested with the reason', async () => {
    const preview = await upload('Feld;Titel;Stand\nBildung;Kita-Sprachförderungen;Idee\n', { title: 'Ähnlich' });
    expect(lacking(preview.text, '1 gibt es wohl schon', 'fast gleich', 'Sprachförderung in Kitas')).toEqual([]);
  });

  test('wrong lines are named with their number and what is wrong, and stop the import unless left out', async () => {
    const lines = ['Feld;Titel;Stand;Nr;Beginn;Ende;Kommunen', 'Bildung;Ganz richtig;Idee;1;2026-01-01;31.12.2026;', 'Bildung;;Idee;;;;', 'Bildung;Ohne Stand;;;;;', 'Bildung;Falscher Stand;demnächst;;;;', 'Bildung;Falscher Tag;Idee;;31.02.2026;;', 'Bildung;Rückwärts;Idee;;2026-02-01;2026-01-01;', 'Bildung;Unbekannter Ort;Idee;;;;Atlantis', 'Bildung;Gleiche Nummer;Idee;1;;;', `Bildung;${'x'.repeat(301)};Idee;;;;`, 'Bildung;Gestoppt ohne Grund;gestoppt;;;;', ';Ohne Feld;Idee;;;;'];
    const preview = await upload(lines.join('\n'), { title: 'Mit Fehlern' });
    expect(lacking(preview.text, '1 Zeile wird angelegt', '10 Zeilen stimmen nicht', 'Atlantis', 'Dieses Datum gibt es nicht', 'Das gibt es schon', 'Höchstens 300 Zeichen', 'Grund: Bitte füllen Sie dieses Feld aus', 'Handlungsfeld: Bitte füllen')).toEqual([]);
    const before = await count('measure');
    expect(lacking((await confirm(preview.text)).text, 'Bitte bestätigen Sie das mit einem Häkchen', 'Atlantis')).toEqual([]);
    expect(await count('measure')).toBe(before);
    expect((await confirm(preview.text, { skipWrong: 'on' })).status).toBe(303);
    expect(await count('measure')).toBe(before + 1);
  });

  test('a missing column is named; missing cells can be filled by a default', async () => {
    expect(lacking((await upload('Titel;Stand\nEins;Idee\n')).text, 'fehlt die Spalte „Handlungsfeld“')).toEqual([]);
    const filled = await upload('Projekt\nDeutsch am Abend\n', { title: 'Nur Titel', defaultField: 'Sprache', defaultState: 'running' });
    expect(lacking(filled.text, '1 Zeile wird angelegt', 'Läuft')).toEqual([]);
  });

  test('title lines above the header are passed over', async () => {
    const preview = await upload('Maßnahmen der Stadt;;\nStand: Januar;;\n\nFeld;Titel;Stand\nWohnen;Wohnlotsen;Idee\n', { title: 'Kopf' });
    expect(lacking(preview.text, '1 Zeile wird angelegt', 'Wohnlotsen')).toEqual([]);
  });

  test.each([
    ['UTF-8 with byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1')],
  ])('%s is read', (_, encode) => {
    expect(decodeText(new Uint8Array(encode('Maßnahme;Größe € ä'))).ok).toBe(true);
    const table = tableOf(valueOf(readCsv(valueOf(decodeText(new Uint8Array(encode('Feld;Maßnahme;Stand\nGeflüchtete;Größe 5 €;Idee')))))));
    expect(valueOf(table).lines[0]?.cells).toEqual(['Geflüchtete', 'Größe 5 €', 'Idee']);
  });

  test('what is no list is refused with a sentence: pictures, empty files, unclosed quotes, too much', async () => {
    expect(lacking((await upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).text, 'Die Zeichen dieser Datei')).toEqual([]);
    expect((await upload('')).status).toBe(422);
    expect((await upload('"Feld;Titel')).status).toBe(422);
    expect((await upload(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), {}, 'kaputt.xlsx')).status).toBe(422);
    expect((await send('/de/concepts/import', { target: 'new', title: 'Ohne Datei' })).status).toBe(422);
    const early = await app.request('/de/concepts/import', { method: 'POST', headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(10 * 1024 * 1024) }, body: 'x' });
    expect(early.status).toBe(413);
  });

  test('an Excel file is read like the same list as CSV', async () => {
    const bytes = xlsx([['Unsere Liste', null], ['Feld', 'Titel', 'Stand', 'Beginn', 'Partner', 'Nr'], ['Gesundheit', 'Sprechstunde mit Dolmetscherin', 'läuft', new Date('2026-03-01'), 'Klinikum; Ärzteverein', 1], ['Gesundheit', 'Wegweiser & Karte <neu>', 'geplant', null, null, 2]]);
    const preview = await upload(bytes, { title: 'Excel' }, 'massnahmen.xlsx');
    expect(lacking(preview.text, '2 Zeilen werden angelegt', 'Sprechstunde mit Dolmetscherin', 'Gesundheit')).toEqual([]);
    expect((await confirm(preview.text)).status).toBe(303);
    const made = await app.db.selectFrom('measure').selectAll().where('key', 'like', 'gesundheit-%').orderBy('key').execute();
    expect(made.map((m) => [m.key, m.state, m.starts_on, m.partners])).toEqual([['gesundheit-1', 'running', '2026-03-01', ['Klinikum', 'Ärzteverein']], ['gesundheit-2', 'planned', null, []]]);
    expect(unpackedSize(bytes)).toBeGreaterThan(1_000);
  });

  test('only coordinators load lists, and only into drafts', async () => {
    const officer = await app.signIn('officer');
    expect((await app.request('/de/concepts/import', { headers: { cookie: officer } })).status).toBe(403);
    expect((await send('/de/concepts/import', { target: 'new', title: 'x' }, { name: 'x.csv', bytes: new TextEncoder().encode(LIST) }, officer)).status).toBe(403);
    expect((await send('/de/concepts/import/confirm', { target: 'new', title: 'x', list: 'e30=' }, undefined, officer)).status).toBe(403);
    expect((await upload(LIST, { target: 'gibt-es-nicht' })).status).toBe(422);
    expect((await send('/de/concepts/import/confirm', { target: 'new', title: 'Gefälscht', list: 'bm9wZQ==' })).status).toBe(422);
  });
});

async function imported(db: Db, file: string, title: string): Promise<string> {
  const table = valueOf(await readFile(new TextEncoder().encode(file)));
  const preview = valueOf(await previewImport(db, table, { conceptSlug: null, defaults: NO_DEFAULTS }));
  expect(preview.lines.filter((l) => l.verdict !== 'create').map((l) => [l.line.line, l.verdict, l.problems, l.repeats])).toEqual([]);
  return valueOf(await write(db, (tx) => importList(tx, system('test'), table, { ...ORDER, title }))).slug;
}

describe('export gives back an equal file', () => {
  test('the concept of 2016, through the page, into an empty instance', async () => {
    const source = await testApp();
    await loadConcept(source.db, readConfig({}));
    const response = await source.request('/concepts/integrationskonzept-2016/measures.csv');
    const file = await response.text();
    expect(response.headers.get('content-disposition')).toContain('integrationskonzept-2016.csv');
    expect((await source.request('/concepts/integrationskonzept-2016/measures.csv?edition=draft')).status).toBe(401);
    await source.drop();
    const empty = await freshDatabase();
    const slug = await imported(empty.db, file, 'Konzept');
    expect(await conceptFile(empty.db, slug, { edition: 'draft', separator: ';' })).toBe(`\uFEFF${file.replace(/^\uFEFF/, '')}`);
    await empty.drop();
  });

  test('a list of 5,000 measures: written together, still equal, every measure with its history, key and node', async () => {
    const empty = await freshDatabase();
    const lines = Array.from({ length: 20 }, (_, at) => at).flatMap((at): ExportLine[] => {
      const place = { fieldCode: `gross-${at}`, field: `Feld ${at}` };
      const measures = Array.from({ length: 248 }, (_one, i): ExportLine => ({ kind: wordsFor.kind('measure'), ...place, goal: `Ziel ${at}`, number: String(i + 1), key: `gross-${at}-${i + 1}`, title: `Beratung ${at}/${i} für Familien im Stadtteil`, description: `Erste Hilfe beim Ankommen ${i}`, state: 'läuft', since: '2026-01-01', selected: 'ja', partners: 'Verein A; Verein B' }));
      return [{ kind: wordsFor.kind('field'), ...place }, { kind: wordsFor.kind('goal'), ...place, goal: `Ziel ${at}` }, ...measures];
    });
    expect(lines.length).toBe(5_000);
    const file = writeCsv(exportRows(lines), ';');
    const begun = performance.now();
    const slug = await imported(empty.db, file, 'Groß');
    // Line by line it took more than a minute; two cores of a busy machine take a few seconds now.
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(await conceptFile(empty.db, slug, { edition: 'draft', separator: ';' })).toBe(file);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from measure m join edition_entry x on x.id = m.entry_id and x.measure_id = m.id join measure_state_change s on s.measure_id = m.id
      join thread_node t on t.id = m.id and t.href = '/measures/' || m.key join similarity_text y on y.id = m.id join history_entry h on h.subject_id = m.id join history_value v on v.entry_id = h.id where v.values ->> 'key' = m.key`.execute(empty.db);
    expect(rows[0]?.n).toBe(4_960);
    await empty.drop();
  }, 120_000);

  const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9 ,"'=+@\-–.!%&<>]{1,30}$/).map((s) => s.replace(/\s+/g, ' ').trim()).filter((s) => /[\p{L}]/u.test(s));
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
  const maybe = <T,>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const measure = fc.record({
    title: word, description: maybe(fc.array(word, { minLength: 1, maxLength: 3 }).map((l) => l.join('\n'))), state: fc.constantFrom<State>('idea', 'selected', 'planned', 'running', 'done', 'permanent', 'stopped', 'not_pursued'), since: day, reason: word, level: fc.constantFrom<Level>('eu', 'bund', 'land', 'region', 'municipality', 'other'),
    selected: fc.boolean(), department: maybe(fc.constantFrom('Fachbereich A', 'Amt "B"; Stelle, 1')), partners: fc.uniqueArray(word, { maxLength: 3 }), targetGroups: fc.uniqueArray(word, { maxLength: 2 }), startsOn: maybe(day), origin: maybe(fc.constantFrom(...ORIGINS)), goal: fc.nat(3),
  });
  const field = fc.record({ title: word, vision: maybe(word), goals: fc.uniqueArray(word, { maxLength: 3, selector: likeness }), texts: fc.uniqueArray(word, { maxLength: 2, selector: likeness }), measures: fc.array(measure, { maxLength: 5 }) });

  /** Lines as an export has them; codes and titles differ from round to round, so that nothing is taken for a duplicate. */
  const linesOf = (fields: (typeof field extends fc.Arbitrary<infer F> ? F : never)[], round: number): ExportLine[] =>
    fields.flatMap((f, at) => {
      const place = { fieldCode: `f${round}-${at}`, field: f.title };
      return [
        { kind: wordsFor.kind('field'), ...place, description: f.vision },
        ...f.goals.map((goal) => ({ kind: wordsFor.kind('goal'), ...place, goal })),
        ...f.texts.map((description) => ({ kind: wordsFor.kind('text'), ...place, description })),
        ...f.measures.map((m, i): ExportLine => ({
          kind: wordsFor.kind('measure'), ...place, goal: f.goals[m.goal] ?? null, number: String(i + 1), key: `${place.fieldCode}-${i + 1}`, title: `${m.title} ${round}/${at}/${i}`, description: m.description, state: wordsFor.state(m.state), since: m.since,
          reason: ['stopped', 'not_pursued'].includes(m.state) ? m.reason : null, level: m.state === 'not_pursued' ? wordsFor.level(m.level) : null, selected: wordsFor.yes(m.selected), department: m.department,
          partners: m.partners.join('; '), targetGroups: m.targetGroups.join('; '), startsOn: m.startsOn, endsOn: m.startsOn, origin: m.origin === null ? null : wordsFor.origin(m.origin),
        })),
      ];
    });

  test('any list that was exported once, with comma or semicolon', async () => {
    const empty = await freshDatabase();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(field, { minLength: 1, maxLength: 3 }), fc.constantFrom<',' | ';'>(',', ';'), async (fields, separator) => {
        round += 1;
        // Likeness of meaning is tried elsewhere; here every title is new.
        await empty.db.deleteFrom('similarity_text').execute();
        const file = writeCsv(exportRows(linesOf(fields, round)), separator);
        const slug = await imported(empty.db, file, `Runde ${round}`);
        expect(await conceptFile(empty.db, slug, { edition: 'draft', separator })).toBe(file);
      }),
      { numRuns: 15 },
    );
    await empty.drop();
  }, 60_000);

  test('the file’s columns are the documented ones', () => {
    const documented = readFileSync(new URL('../../../../docs/import.md', import.meta.url), 'utf8');
    expect(lacking(documented, ...COLUMN_NAMES.map((c) => `| ${headingOf(c)} |`))).toEqual([]);
  });
});
