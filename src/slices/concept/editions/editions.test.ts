import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { adoptEdition, startDraft } from '../adoption/commands.ts';
import { saveChapter, savePoint, saveTerm } from '../chapters/commands.ts';
import { mergeEntries, splitEntry } from '../lineage/commands.ts';
import { createMeasure } from '../measures/making/commands.ts';
import { addField, addGoal, addText, createConcept, describeConcept } from './commands.ts';
import { contentOf } from './queries.ts';

const office = system('test');
const today = dayOf(new Date());
let app: TestApp;
let as: string;
let conceptId: string;
let adopted: string;
let draft: string;

beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  await write(app.db, async (tx) => {
    const made = valueOf(await createConcept(tx, office, { slug: 'plan', title: localized('Plan'), summary: localized('Gemeinsam leben.') }));
    conceptId = made.id;
    adopted = made.editionId;
    const field = valueOf(await addField(tx, office, adopted, { code: 'bildung', title: localized('Bildung'), vision: localized('Teilhabe für alle.') }));
    valueOf(await addGoal(tx, office, field.id, localized('Deutsch lernen')));
    valueOf(await addText(tx, office, field.id, localized('Wir fangen früh an.')));
    for (const title of ['Sprachkurse am Abend', 'Beratung und Begleitung', 'Sprachcafé', 'Lesetreff']) valueOf(await createMeasure(tx, office, { conceptId, fieldCode: 'bildung', title: localized(title), state: 'idea', goal: 1, number: null, selected: true }));
    valueOf(await saveChapter(tx, office, adopted, null, { place: 'before', title: localized('Vorwort'), body: localized('Partizipation heißt: Teilhaben lassen.\n\nZweiter Absatz.'), figures: [{ label: localized('Einwohner'), value: 1_234.5, unit: localized('Tausend'), source: 'Statistik' }] }));
    valueOf(await savePoint(tx, office, adopted, null, { kind: 'condition', title: localized('Geld ist da'), levels: ['region', 'land'] }));
    valueOf(await savePoint(tx, office, adopted, null, { kind: 'strategic_goal', title: localized('Zusammenhalt') }));
    valueOf(await saveTerm(tx, office, adopted, null, { term: localized('Partizipation'), synonyms: ['Teilhabe'], definition: localized('Mitmachen und mitentscheiden.') }));
    valueOf(await adoptEdition(tx, office, { editionId: adopted, slug: '2025', resolution: { body: 'Rat', date: '2025-06-01', paper: '1/2025', outcome: 'unanimous' } }));
    draft = valueOf(await startDraft(tx, office, conceptId)).id;
  });
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const entriesOf = async (edition: string) => (await contentOf(app.db, edition)).flatMap((f) => f.entries);
const seenAt = async (path: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(path, { as })).text)?.[1] ?? '';
const entryNamed = async (wording: string) => (await entriesOf(draft)).find((e) => e.wording.texts['de']?.text === wording)?.id ?? '';

describe('what stands around the fields', () => {
  test('chapters, figures, goals, conditions and a glossary whose words are linked once a paragraph, also inflected and by their synonyms', async () => {
    const { text } = await page('/de/concepts/plan');
    for (const wanted of ['Vorwort', '1.234,5', 'Statistik', 'Geld ist da', 'Zusammenhalt', 'Zweiter Absatz.', 'id="term-partizipation"']) expect(text).toContain(wanted);
    expect(text).toContain('<a href="#term-partizipation">Partizipation</a> heißt');
    expect(text).toContain('<a href="#term-partizipation">Teilhabe</a> für alle.');
    expect(text).not.toContain('>Teilhaben</a>');
    const json = JSON.parse((await page('/concepts/plan/2025.json')).text) as Record<string, unknown>;
    expect(json).toMatchObject({ chapters: [{ code: 'vorwort', figures: [{ value: 1234.5 }] }], conditions: [{ levels: ['region', 'land'] }], strategicGoals: [{ position: 1 }], glossary: [{ code: 'partizipation' }] });
  });

  test('the office writes them in forms; what was typed stays, and a colleague’s change is not overwritten', async () => {
    const path = '/de/concepts/plan/draft/chapters/new';
    const form = { revision: 'new', title: 'Ausblick', body: 'Weiter so.', place: 'after', position: '', figure1_label: 'Kurse', figure1_value: 'viele', figure1_unit: '', figure1_source: 'Zählung' };
    const refused = await page(path, { as, form });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="viele"');
    expect((await page(path, { as, form: { ...form, figure1_value: '1.250,5' } })).status).toBe(303);
    expect((await page('/de/concepts/plan/draft/around', { as })).text).toContain('Ausblick');
    const id = (await app.db.selectFrom('concept_chapter').select('id').where('edition_id', '=', draft).where('code', '=', 'ausblick').executeTakeFirstOrThrow()).id;
    const own = `/de/concepts/plan/draft/chapters/${id}`;
    const revision = /name="revision" value="([^"]+)"/.exec((await page(own, { as })).text)?.[1] ?? '';
    expect((await page(own, { as, form: { ...form, figure1_value: '3', revision, body: 'Erst so.' } })).status).toBe(303);
    const stale = await page(own, { as, form: { ...form, figure1_value: '3', revision, body: 'Dann anders.' } });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Dann anders.');
    expect((await page('/de/concepts/plan/draft/terms/new', { as, form: { revision: 'new', term: 'Partizipation', synonyms: '', definition: 'Noch einmal.' } })).status).toBe(422);
    expect((await page('/de/concepts/plan/draft/points/condition/new', { as, form: { revision: 'new', title: 'Zeit', text: '', levels: 'mond', position: '' } })).status).toBe(422);
    expect((await page('/de/concepts/plan/draft/points/condition/new', { as, form: { revision: 'new', title: 'Zeit', text: '', levels: ['region'], position: '1' } })).status).toBe(303);
  });

  test('only coordinators reach the forms', async () => {
    const paths = ['around', 'chapters/new', 'points/condition/new', 'terms/new', 'consultation', `measures/${await entryNamed('Sprachcafé')}/split`, `measures/${await entryNamed('Sprachcafé')}/merge`];
    for (const role of ['officer', 'moderator', 'administrator', 'approver', 'participant', 'committee_member'] as const) {
      const other = await app.signIn(role);
      for (const path of paths) expect([role, path, (await page(`/de/concepts/plan/draft/${path}`, { as: other })).status]).toEqual([role, path, role === 'participant' || role === 'committee_member' ? expect.any(Number) : 403]);
      for (const path of paths) expect((await page(`/de/concepts/plan/draft/${path}`, { as: other })).status).not.toBe(200);
    }
    for (const path of paths) expect((await page(`/de/concepts/plan/draft/${path}`)).location).toContain('/de/sign-in');
  });
});

describe('goals and measures of a draft', () => {
  test('a measure is split and others are merged; nobody else’s number changes', async () => {
    const before = new Map((await entriesOf(draft)).map((e) => [e.measureId, e.number]));
    const split = `/de/concepts/plan/draft/measures/${await entryNamed('Beratung und Begleitung')}/split`;
    const opened = await seenAt(split);
    const chosen = await seenAt(split.replace('/split', '/merge'));
    expect((await page(split, { as, form: { revision: opened, rest: 'Beratung', wording: '' } })).text).toContain('value="Beratung"');
    expect((await page(split, { as, form: { revision: opened, rest: 'Beratung', wording: 'Begleitung' } })).status).toBe(303);
    // A colleague who opened the forms before sees what was changed, keeps what was typed, and may then send it knowingly.
    for (const [path, revision] of [[split, opened], [split.replace('/split', '/merge'), chosen]] as const) {
      const stale = await page(path, { as, form: { revision, rest: 'Von gestern', wording: 'Auch von gestern', others: [await entryNamed('Lesetreff')] } });
      expect([stale.status, stale.text.includes('value="Auch von gestern"'), stale.text.includes('<strong>Beratung</strong>')]).toEqual([409, true, true]);
    }
    const merge = `/de/concepts/plan/draft/measures/${await entryNamed('Sprachcafé')}/merge`;
    expect((await page(merge, { as, form: { revision: await seenAt(merge), wording: 'Sprachcafé mit Lesetreff' } })).status).toBe(422);
    expect((await page(merge, { as, form: { revision: await seenAt(merge), wording: 'Sprachcafé mit Lesetreff', others: [await entryNamed('Lesetreff')] } })).status).toBe(303);
    for (const entry of await entriesOf(draft)) expect(entry.number).toBe(before.get(entry.measureId) ?? 5);
    expect((await entriesOf(adopted)).map((e) => e.number)).toEqual([1, 2, 3, 4]);
  });

  test('the difference is the office’s, says what was split and merged, and marks the words', async () => {
    expect((await page('/de/concepts/plan/compare?from=2025&to=draft')).status).toBe(404);
    const { text } = await page('/de/concepts/plan/compare?from=2025&to=draft', { as });
    for (const wanted of ['geteilt', 'zusammengelegt', '<del>', '<ins>', 'Ausblick', 'Zeit', 'bildung-4 → bildung-3']) expect(text).toContain(wanted);
    expect((await page('/de/concepts/plan/compare?from=2025&to=unbekannt', { as })).status).toBe(404);
  });
});

describe('comments on a draft', () => {
  const form = async (part = 'field:bildung') => ({ part, text: 'Mehr Kurse am Vormittag, bitte. <b>', token: /name="token" value="([^"]+)"/.exec((await page(`/en/concepts/plan/consultation/comment?part=${part}`)).text)?.[1] ?? '' });

  test('nothing of the draft is public before the period; then everybody reads and comments without an account', async () => {
    expect((await page('/de/concepts/plan/consultation')).status).toBe(404);
    const desk = '/de/concepts/plan/draft/consultation';
    expect((await page(desk, { as, form: { opensOn: today, closesOn: addDays(today, -1), note: '' } })).status).toBe(422);
    expect((await page(desk, { as, form: { opensOn: addDays(today, 1), closesOn: addDays(today, 9), note: '' } })).status).toBe(303);
    expect((await page('/de/concepts/plan/consultation')).status).toBe(404);
    expect((await page('/concepts/plan/comments.json')).status).toBe(404);
    expect((await page('/de')).text).not.toContain('/concepts/plan/consultation');
    expect((await page(desk, { as, form: { opensOn: today, closesOn: addDays(today, 9), note: 'Was fehlt?' } })).status).toBe(303);
    for (const lang of ['de', 'ar']) expect((await page(`/${lang}`)).text).toContain(`href="/${lang}/concepts/plan/consultation"`);
    for (const lang of ['de', 'de-simple', 'en', 'ar']) expect((await page(`/${lang}/concepts/plan/consultation`)).text).toContain('Sprachcafé mit Lesetreff');
    expect((await page('/de/concepts/plan/compare?from=2025&to=draft')).status).toBe(200);
  });

  test('a comment is read first, the same form sent twice is one, and its receipt tells what became of it', async () => {
    const filled = await form();
    expect((await page('/en/concepts/plan/consultation/comment', { form: { ...filled, text: '' } })).status).toBe(422);
    const wrong = await page('/en/concepts/plan/consultation/comment', { form: { ...filled, part: 'field:nirgends' } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Mehr Kurse am Vormittag, bitte. &lt;b');
    const sent = await page('/en/concepts/plan/consultation/comment', { form: filled });
    const receipt = /\b(?:[0-9A-Z]{4}-){4}[0-9A-Z*~$=]/.exec(sent.text)?.[0] ?? '';
    expect(receipt).not.toBe('');
    expect((await page('/en/concepts/plan/consultation/comment', { form: filled })).text).toContain(receipt);
    expect((await app.db.selectFrom('concept_comment').select('id').execute()).length).toBe(1);
    expect((await page('/de/concepts/plan/consultation')).text).not.toContain('Mehr Kurse am Vormittag');
    expect((await page('/concepts/plan/comments.json')).text).toContain('"total":0');
    const look = () => page('/en/concepts/plan/consultation/receipt', { form: { code: receipt.toLowerCase() } });
    expect((await look()).text).toContain('Still being read');
    expect((await page('/en/concepts/plan/consultation/receipt', { form: { code: 'AAAA' } })).status).toBe(422);
    const desk = '/de/concepts/plan/draft/comments/1';
    const revision = /name="revision" value="([^"]+)"/.exec((await page(desk, { as })).text)?.[1] ?? '';
    expect((await page(desk, { as, form: { revision, state: 'withheld', withheldReason: '', answer: '', result: '' } })).status).toBe(422);
    expect((await page(desk, { as, form: { revision, state: 'published', withheldReason: '', answer: 'Das nehmen wir auf.', result: 'taken_up' } })).status).toBe(303);
    expect((await page(desk, { as, form: { revision, state: 'published', withheldReason: '', answer: 'Zu spät.', result: '' } })).status).toBe(409);
    expect((await look()).text).toContain('Das nehmen wir auf.');
    const published = await page('/de/concepts/plan/consultation');
    expect(published.text).toContain('bitte. &lt;b');
    expect((await page('/concepts/plan/comments.csv')).text).toContain('field:bildung');
  });

  test('a committee’s word is entered by the office or said by a member; nobody else speaks for one', async () => {
    expect((await page('/de/concepts/plan/draft/consultation/body', { as, form: { body: 'Sozialausschuss', part: 'whole', text: 'Zugestimmt.' } })).status).toBe(303);
    expect((await page('/de/concepts/plan/consultation')).text).toContain('Sozialausschuss');
    await page('/en/concepts/plan/consultation/comment', { form: { ...(await form('whole')), text: 'Im Namen des Rats!', body: 'Rat' } });
    const member = await app.signIn('committee_member');
    expect((await page('/de/concepts/plan/consultation/comment', { as: member })).text).toContain('name="body"');
    await page('/de/concepts/plan/consultation/comment', { as: member, form: { part: 'whole', text: 'Der Beirat ist dafür.', body: 'Beirat', token: 'x' } });
    const said = await app.db.selectFrom('concept_comment').select(['body', 'text']).orderBy('number').execute();
    expect(said.slice(1)).toEqual([{ body: 'Sozialausschuss', text: 'Zugestimmt.' }, { body: null, text: 'Im Namen des Rats!' }, { body: 'Beirat', text: 'Der Beirat ist dafür.' }]);
  });

  test('after the last day nothing is taken any more, and everything stays to read', async () => {
    const filled = await form();
    await app.db.updateTable('concept_consultation').set({ opens_on: addDays(today, -9), closes_on: addDays(today, -1) }).execute();
    const late = await page('/en/concepts/plan/consultation/comment', { form: { ...filled, text: 'Zu spät gesagt.' } });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Zu spät gesagt.');
    expect((await page('/de/concepts/plan/consultation')).text).toContain('Das nehmen wir auf.');
  });
});

describe('an adopted edition', () => {
  const TABLES = ['concept_edition', 'concept_field', 'concept_text', 'concept_goal', 'edition_entry', 'entry_origin', 'resolution', 'resolution_step', 'concept_chapter', 'concept_figure', 'concept_point', 'concept_term'] as const;
  const whole = async (): Promise<string> => {
    const parts = await Promise.all(['/concepts/plan/2025.json', '/concepts/plan/2025.csv', '/concepts/plan/2025/bildung-1.json'].map(async (path) => (await page(path)).text.replaceAll(/"state":"\w+"/g, '')));
    return parts.join('\n');
  };

  test('does not change through any SQL of the program: neither insert, update, delete nor truncate, of any of its tables', async () => {
    const before = await whole();
    const statement = fc.record({ table: fc.constantFrom(...TABLES), verb: fc.constantFrom('update', 'delete', 'truncate', 'insert', 'move') });
    await fc.assert(fc.asyncProperty(statement, async ({ table, verb }) => {
      const columns = (await sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = ${table} and is_nullable = 'NO'`.execute(app.db)).rows.map((r) => r.name);
      const column = columns[columns.length - 1] ?? 'id';
      const statements = {
        update: sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`,
        delete: sql`delete from ${sql.table(table)}`,
        truncate: sql`truncate ${sql.table(table)} cascade`,
        insert: sql`insert into ${sql.table(table)} select * from ${sql.table(table)}`,
        move: columns.includes('edition_id') ? sql`update ${sql.table(table)} set edition_id = ${draft}` : sql`delete from ${sql.table(table)}`,
      };
      const rows = (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db)).rows[0]?.n ?? 0;
      // Tried and taken back, so that rows of the draft stay for the tests below.
      const run = app.db.transaction().execute(async (tx) => { await statements[verb].execute(tx); throw new Error('done'); }).catch((error: Error) => (error.message === 'done' ? 'done' : 'refused'));
      // A table that holds nothing yet has nothing to change; emptying it is refused all the same.
      expect([table, verb, rows > 0 || verb === 'truncate' ? await run : 'refused']).toEqual([table, verb, table === 'entry_origin' && verb !== 'truncate' ? expect.any(String) : 'refused']);
    }), { numRuns: 60 });
    expect(await whole()).toBe(before);
  });

  test('does not change through any command: not by forms with its ids, not by what the draft says of the concept, not by the next resolution', async () => {
    const before = await whole();
    const old = (await contentOf(app.db, adopted))[0];
    const { version } = await app.db.selectFrom('concept_edition').select('version').where('id', '=', draft).executeTakeFirstOrThrow();
    const commands: readonly ((tx: never) => Promise<Result<unknown>>)[] = [
      (tx: never) => saveChapter(tx, office, adopted, null, { place: 'after', title: localized('Nachtrag'), body: localized('x') }),
      (tx: never) => savePoint(tx, office, adopted, null, { kind: 'condition', title: localized('x') }),
      (tx: never) => saveTerm(tx, office, adopted, null, { term: localized('x y'), synonyms: [], definition: localized('x') }),
      (tx: never) => addField(tx, office, adopted, { code: 'neu', title: localized('x') }),
      (tx: never) => addGoal(tx, office, old?.id ?? '', localized('x')),
      (tx: never) => splitEntry(tx, office, adopted, old?.entries[0]?.id ?? '', { wording: localized('x'), rest: localized('y') }),
      (tx: never) => mergeEntries(tx, office, adopted, old?.entries[0]?.id ?? '', { others: [old?.entries[1]?.id ?? ''], wording: localized('x') }),
    ];
    for (const command of commands) expect(await write(app.db, (tx) => command(tx as never))).toMatchObject({ ok: false, problems: [{ code: 'frozen' }] });
    valueOf(await write(app.db, (tx) => describeConcept(tx, office, draft, version, { title: localized('Anderer Plan'), note: localized('Neu') })));
    valueOf(await write(app.db, (tx) => adoptEdition(tx, office, { editionId: draft, slug: '2026', resolution: { body: 'Rat', date: today, outcome: 'majority' } })));
    expect((await whole()).replace('"superseded"', '"adopted"')).toBe(before);
    expect((await page('/de/concepts/plan/2025')).text).toContain('<h1>Plan</h1>');
    expect((await page('/de/concepts/plan')).text).toContain('Anderer Plan');
  });

  test('with the resolution the thread shows where a measure went', async () => {
    const links = await app.db.selectFrom('thread_link').select('relation').where('relation', 'in', ['merged_into', 'led_to']).execute();
    expect(links.map((l) => l.relation).toSorted()).toEqual(['led_to', 'merged_into']);
  });

  test('is there as PDF and Word in four languages, the same bytes each time, and as a table', async () => {
    for (const locale of ['de', 'de-simple', 'en', 'ar']) {
      const file = await app.request(`/concepts/plan/2025.${locale}.docx`);
      expect(file.status).toBe(200);
      const text = strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))['word/document.xml'] ?? new Uint8Array());
      for (const wanted of ['Sprachkurse am Abend', 'Vorwort', 'Geld ist da', 'bildung-1', 'w:tblHeader']) expect(text).toContain(wanted);
    }
    expect((await page('/concepts/plan/2025.csv')).text.split('\r\n').filter((line) => line !== '')).toHaveLength(5);
    for (const path of ['/concepts/plan/draft.de.pdf', '/concepts/plan/3.de.docx', '/concepts/plan/2025.fr.pdf', '/concepts/plan/9.csv']) expect((await page(path)).status).toBe(404);
  });
});
