import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { textOfPdf } from '../../../../test/pdf.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { readCsv } from '../../../platform/sheets.ts';
import { createProcess, createSubmission, processBySlug, publishSubmission, saveForum, withholdSubmission, type Process } from '../public.ts';
import { contentHash } from '../submissions/rules.ts';
import { makeDocumentation, storeDocumentation } from './commands.ts';
import { isPrintable } from './rules.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
let app: TestApp;
let process: Process;
const ids: string[] = [];

beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  await write(app.db, async (tx) => {
    const { id } = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [localized('Sprache'), localized('Arbeit')] }));
    const topic = (await tx.selectFrom('process_topic').select('id').where('process_id', '=', id).orderBy('position').executeTakeFirstOrThrow()).id;
    const say = async (text: string, language: string, municipality: string | null, channel: 'paper' | 'online' = 'paper') => {
      const made = valueOf(await createSubmission(tx, OFFICE, { processId: id, text, language, topicId: topic, municipality, channel }));
      ids.push(made.id);
      return made.id;
    };
    for (const one of [await say('Mehr Kurse; am "Abend"', 'de', '03241002'), await say('دورات في المساء', 'ar', '03241002', 'online'), await say('ናይ ቋንቋ ኮርሳት', 'ti', null), await say('=1+1 Kurse', 'de', null)]) valueOf(await publishSubmission(tx, OFFICE, one));
    await say('Noch geheim: Zwetschge', 'de', '03241002');
    await tx.insertInto('submission_translation').values({ submission_id: ids[1] ?? '', language: 'de', text: 'Kurse am Abend', made_by: 'human', made_from: contentHash(id, 'دورات في المساء') }).execute();
    valueOf(await saveForum(tx, OFFICE, id, { title: localized('Forum Bildung'), heldOn: today, place: 'Garbsen', minutes: localized(''), participants: 10, qualifier: 'exact', submissionIds: [ids[0] ?? '', ids[4] ?? ''] }));
  });
  process = (await processBySlug(app.db, 'dialog')) as Process;
});
afterAll(() => app.drop());

const page = async (path: string) => (await app.request(path)).text();
const rows = async (path: string) => valueOf(readCsv(await page(path)));

test('the list can be narrowed by channel and state, in the page and in the data', async () => {
  expect(await page('/de/processes/dialog/submissions?channel=online')).toContain('Nr. 2');
  expect(await page('/de/processes/dialog/submissions?channel=online')).not.toContain('Nr. 1<');
  const of = async (query: string) => ((await (await app.request(`/processes/dialog/submissions.json?${query}`)).json()) as { total: number }).total;
  expect(await of('channel=paper')).toBe(3);
  expect(await of('state=considered')).toBe(0);
  expect(await of('state=published')).toBe(4);
  expect((await app.request('/submissions.json?channel=pigeon')).status).toBe(400);
  expect((await app.request('/de/submissions?channel=pigeon&state=x')).status).toBe(200);
});

test('the map counts by place, says how many name none, and leads to the list', async () => {
  for (const locale of ['de', 'de-simple', 'en', 'ar']) expect((await app.request(`/${locale}/processes/dialog/map`)).status).toBe(200);
  const html = await page('/de/processes/dialog/map');
  expect(html).toContain('Barsinghausen, Beiträge: 2');
  expect(html).toContain('2 Beiträge nennen keinen Ort');
  expect(html).toContain('/de/processes/dialog/submissions?municipality=03241002');
  expect((await app.request('/de/processes/dialog/map?topic=%27')).status).toBe(200);
  expect((await app.request('/de/processes/nowhere/map')).status).toBe(404);
});

test('the table holds every public contribution by number with its translation, and no formula', async () => {
  const [head, ...lines] = await rows('/processes/dialog/documentation.csv');
  expect(head?.cells.slice(0, 3)).toEqual(['number', 'text', 'language']);
  expect(lines.map((l) => l.cells[0])).toEqual(['1', '2', '3', '4']);
  expect(lines[0]?.cells[1]).toBe('Mehr Kurse; am "Abend"');
  expect(lines[1]?.cells).toContain('Kurse am Abend');
  expect(await page('/processes/dialog/documentation.csv')).toContain("'=1+1");
  expect(await page('/processes/dialog/documentation.csv')).not.toContain('Zwetschge');
});

test('a forum’s contributions are a table of their own', async () => {
  expect(await page('/de/processes/dialog/documentation')).toContain('Forum Bildung: 1 Beitrag (CSV)');
  const [, ...lines] = await rows('/processes/dialog/documentation.csv?forum=1');
  expect(lines.map((l) => l.cells[0])).toEqual(['1']);
  for (const forum of ['2', 'x', '-1', '1e9', '']) expect((await app.request(`/processes/dialog/documentation.csv?forum=${forum}`)).status, forum).toBe(404);
});

test('the PDF is tagged, holds what is public and nothing else, and is given out only while that is so', async () => {
  expect((await app.request('/processes/dialog/documentation/de.pdf')).status).toBe(404);
  expect(await page('/de/processes/dialog/documentation')).toContain('wird gerade erstellt');
  const options = { baseUrl: 'http://localhost:3000', fonts: await documentFonts() };
  const made = await makeDocumentation(app.db, process, 'de', today, options);
  expect(made?.content.includes('/StructTreeRoot')).toBe(true);
  expect(made?.held.map((h) => h.id)).toEqual(ids.slice(0, 4));
  await write(app.db, (tx) => storeDocumentation(tx, process.id, 'de', made!));
  const pdf = await app.request('/processes/dialog/documentation/de.pdf');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect((await app.request('/processes/dialog/documentation/en.pdf')).status).toBe(404);
  expect(await makeDocumentation(app.db, process, 'de', today, options)).toBeNull();
  valueOf(await write(app.db, (tx) => withholdSubmission(tx, OFFICE, ids[3] ?? '', { version: 2, reason: 'Nennt jemanden' })));
  expect((await app.request('/processes/dialog/documentation/de.pdf')).status).toBe(404);
  expect((await makeDocumentation(app.db, process, 'de', today, options))?.held).toHaveLength(3);
}, 60_000);

test('it is made in every language everybody reads, in its direction, and says the same as the page', async () => {
  const fonts = await documentFonts();
  const heading = { de: 'Dokumentation der Beiträge', 'de-simple': 'Alle Texte zum Herunter-laden', en: 'Documentation of the contributions', ar: 'توثيق المساهمات' } as const;
  for (const locale of LOCALES) {
    const made = await makeDocumentation(app.db, process, locale, today, { baseUrl: 'http://localhost:3000', fonts });
    const raw = made?.content.toString('latin1') ?? '';
    expect(raw).toContain(`/Lang (${locale.split('-')[0]})`);
    const text = await textOfPdf(made!.content);
    for (const said of [heading[locale], 'Mehr Kurse; am "Abend"', 'دورات في المساء', 'ናይ ቋንቋ ኮርሳት', 'Kurse am Abend']) expect([locale, text.includes(said), said, text]).toEqual([locale, true, said, text]);
    expect(text).not.toContain('Zwetschge');
    await write(app.db, (tx) => storeDocumentation(tx, process.id, locale, made!));
    expect(await page(`/${locale}/processes/dialog/documentation`)).toContain(`/processes/dialog/documentation/${locale}.pdf`);
    expect((await app.request(`/processes/dialog/documentation/${locale}.pdf`)).headers.get('content-type')).toBe('application/pdf');
  }
  for (const file of ['fr.pdf', 'de.html', '..%2f.pdf']) expect((await app.request(`/processes/dialog/documentation/${file}`)).status).toBe(404);
}, 60_000);

test('only the office has it made anew', async () => {
  const order = '/de/desk/processes/dialog/documentation';
  expect((await app.request(order, { form: {} })).status).toBeGreaterThanOrEqual(303);
  expect((await app.request(order, { form: {} })).headers.get('location') ?? '').not.toContain('ordered');
  const session = await app.signIn('coordinator');
  expect((await app.request(order, { as: session, form: {} })).headers.get('location')).toContain('ordered=1');
});

test('texts in scripts that the document cannot print are named, not garbled', () => {
  expect(['Grüße', 'دورات', 'Привіт', 'Γειά', 'Çok güzel 👍 1. 2.', 'ቋንቋ', 'Tiếng Việt'].every(isPrintable)).toBe(true);
  expect(['中文', 'தமிழ்', 'Kurs ქართული'].some(isPrintable)).toBe(false);
});
