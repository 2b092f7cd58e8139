import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readExcel from 'read-excel-file/node';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { readConfig } from '../../../platform/config.ts';
import { readSheet } from '../../../platform/sheets.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { workOff } from '../../../platform/jobs.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { buildSurvey, question, questionnaire, type BuildSurvey } from '../../../../test/surveys.ts';
import type { Answers } from '../questionnaire/schema.ts';
import { surveyBySlug } from '../queries.ts';
import { surveyJobs, type PartyLine } from '../public.ts';
import { resultsPdf, storeFile } from './commands.ts';
import { apart } from '../../../ui/index.ts';
import { cellName, messageOf } from './pages/message.tsx';
import { chartOf } from './rules.ts';

let app: TestApp;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const desk = (slug: string, path: string, form: Record<string, string> = {}) => app.request(`/de/desk/surveys/${slug}/${path}`, { as: coordinator, form });
const page = async (path: string, as?: string): Promise<string> => (await (await app.request(path, as === undefined ? {} : { as })).text()).replaceAll('\u00a0', ' ');
const party = (n: number, kind: string): PartyLine => ({ institution: `${kind} ${n}`, kind, person: null, email: null, locale: 'de' });

const ALL = questionnaire(
  [question('q1'), question('q2', 'multiple'), question('q3', 'scale'), question('q4', 'matrix'), question('q5', 'ranking')],
  [question('q6', 'number'), question('q7', 'date'), question('q8', 'text'), question('q9', 'place')],
);
const ONE: Answers = { q1: 'a', q2: ['a', 'b'], q3: 4, q4: { r1: 'a', r2: 'c' }, q5: ['c', 'a'], q6: 7, q7: '2026-05-01', q8: 'Mehr Busse am Abend, bitte.', q9: 'elsewhere' };

/** A survey with so many complete answers like the one above, and a few partial ones. */
async function answered(complete: number, settings: BuildSurvey = {}) {
  const survey = await buildSurvey(app.db, { document: ALL, ...settings });
  const row = (state: 'complete' | 'partial') => ({ id: newId(), survey_id: survey.id, channel: 'open', state, answers: JSON.stringify(state === 'complete' ? ONE : { q1: 'b' }) });
  await app.db.insertInto('survey_response').values([...Array.from({ length: complete }, () => row('complete')), row('partial'), row('partial')]).execute();
  return survey;
}

async function runJobs(): Promise<void> {
  const pool = openPool(app.url, { max: 2 });
  await workOff(pool, { db: app.db, config: readConfig({ DATA_DIR: `/tmp/miteinander-surveys-results-${process.pid}`, BASE_URL: 'http://localhost:3000' }) }, [{ tasks: { 'surveys.pdf': async () => undefined, 'surveys.mail': surveyJobs.tasks['surveys.mail'] as never } }]);
  await pool.end();
}

describe('results', () => {
  test('are the office’s alone until a named person releases them, then everybody’s, as page and data', async () => {
    const { slug } = await answered(8);
    expect((await desk(slug, 'end', {})).status).toBe(422);
    expect((await desk(slug, 'end', { sure: 'on' })).status).toBe(303);
    expect((await app.request(`/de/surveys/${slug}/results`)).status).toBe(404);
    expect((await app.request(`/surveys/${slug}/results.json`)).status).toBe(404);
    expect(await page(`/de/desk/surveys/${slug}/results`, coordinator)).toContain('Im Durchschnitt 4');
    expect((await desk(slug, 'release', { sure: 'on' })).status).toBe(303);
    expect((await desk(slug, 'release', { sure: 'on' })).status).toBe(422);
    for (const locale of ['de', 'de-simple', 'en', 'ar']) expect((await app.request(`/${locale}/surveys/${slug}/results`)).status).toBe(200);
    const html = await page(`/de/surveys/${slug}/results`);
    expect(html).toContain('Am häufigsten: „Antwort a“ (8, 100 %)');
    expect(html).not.toContain('Mehr Busse');
    const data = (await (await app.request(`/surveys/${slug}/results.json?pageSize=500`)).json()) as { items: { id: string; count: number | null; base: number }[] };
    expect(data.items.find((i) => i.id === 'q3.4')).toMatchObject({ count: 8, base: 8 });
    expect(JSON.stringify(data)).not.toContain('Busse');
    expect(await page(`/surveys/${slug}/results.csv?pageSize=500`)).toContain('Frage q1');
    expect(await page(`/de/desk/surveys/${slug}`, coordinator)).toContain('Test coordinator');
    const item = (await (await app.request(`/surveys/${slug}.json`)).json()) as { results: string; state: string };
    expect(item).toMatchObject({ state: 'ended', results: `http://localhost:3000/surveys/${slug}/results` });
    expect(await page('/openapi.json')).toContain('/surveys/{slug}/results.csv');
    await runJobs();
  });

  test('of too few people show no count anywhere', async () => {
    const { slug } = await answered(3);
    await desk(slug, 'end', { sure: 'on' });
    await desk(slug, 'release', { sure: 'on' });
    const data = (await (await app.request(`/surveys/${slug}/results.json?pageSize=500`)).json()) as { items: { count: number | null; base: number | null }[] };
    expect(data.items.length).toBeGreaterThan(10);
    for (const { count, base } of data.items) expect([count, base]).toEqual([null, null]);
    expect(await page(`/de/surveys/${slug}/results`)).toContain('Zu wenige Antworten');
  });

  test('say invited, begun and complete by kind, each with its base, and put small kinds together', async () => {
    const parties = [...Array.from({ length: 10 }, (_, i) => party(i, 'Schule')), party(1, 'Moschee'), ...Array.from({ length: 6 }, (_, i) => party(i, 'Verein'))];
    const { id, slug } = await answered(6, { parties });
    await app.db.updateTable('survey_party').set({ invited_on: '2026-11-01' }).where('survey_id', '=', id).execute();
    await app.db.updateTable('survey_party').set({ progress: 'complete' }).where('survey_id', '=', id).where('institution', 'in', ['Schule 1', 'Schule 2', 'Moschee 1']).execute();
    await desk(slug, 'end', { sure: 'on' });
    const html = (await page(`/de/desk/surveys/${slug}/results`, coordinator)).replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');
    expect(html).toContain('Schule|10|2 (20 %)|0 (0 %)|2 (20 %)');
    expect(html).toContain('weitere|7|1 (14 %)|0 (0 %)|1 (14 %)');
    expect(html).toContain('Zusammen|17|3 (18 %)|0 (0 %)|3 (18 %)');
    expect(html).not.toContain('Moschee');
  });

  test('as a PDF are tagged and say the same', async () => {
    const { slug } = await answered(12, { parties: [party(1, 'Schule')] });
    await desk(slug, 'end', { sure: 'on' });
    await desk(slug, 'release', { sure: 'on' });
    const survey = await surveyBySlug(app.db, slug);
    const pdf = await resultsPdf(app.db, survey!, 'de', 'http://localhost:3000', await documentFonts());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('/StructTreeRoot')).toBe(true);
    expect((await app.request(`/surveys/${slug}/results/de.pdf`)).status).toBe(404);
    await app.db.insertInto('survey_file').values({ survey_id: survey!.id, locale: 'de', content: pdf }).execute();
    expect((await app.request(`/surveys/${slug}/results/de.pdf`)).headers.get('content-type')).toBe('application/pdf');
    expect((await page(`/ar/surveys/${slug}/results`)).replaceAll(/<svg.*?<\/svg>/g, '')).toContain('/results/de.pdf"><span class="kern-label">PDF (Deutsch)<');
  });

  test('spans of numbers read from the smaller to the larger, also among Arabic words', () => {
    const span = { key: '0', label: '0–4' };
    expect([cellName(question('q', 'number'), span, 'ar'), cellName(question('q', 'number'), span, 'de')]).toEqual(['\u{2066}0–4\u{2069}', '0–4']);
  });

  test('German words among Arabic ones are held together; rows that are alike are not called first and last', () => {
    const asked = question('q', 'matrix');
    const even = chartOf(asked, { question: 'q', answered: 20, none: 0, counts: {}, rows: { r1: { a: 10, c: 10 }, r2: { a: 10, c: 10 } }, places: {} }, 5, { place: String });
    expect(messageOf(even, 'de')).toMatch(/^„Antwort c“ überall gleich häufig \(50.%\)\.$/);
    expect(messageOf(even, 'ar')).toContain('«\u{2068}Antwort c\u{2069}»');
    expect(apart('ar', 'شيء آخر')).toBe('شيء آخر');
  });

  test('are made as a PDF in every language of the pages', async () => {
    const { slug } = await answered(12, { parties: [party(1, 'Schule')] });
    await desk(slug, 'end', { sure: 'on' });
    await desk(slug, 'release', { sure: 'on' });
    const survey = await surveyBySlug(app.db, slug);
    const fonts = await documentFonts();
    for (const locale of LOCALES) {
      const pdf = await resultsPdf(app.db, survey!, locale, 'http://localhost:3000', fonts);
      expect(pdf.toString('latin1')).toContain(`/Lang (${locale === 'de-simple' ? 'de' : locale}`);
      await storeFile(app.db as never, survey!.id, locale, pdf);
      expect((await app.request(`/surveys/${slug}/results/${locale}.pdf`)).headers.get('content-disposition')).toContain(`${slug}-${locale}.pdf`);
      expect((await page(`/${locale}/surveys/${slug}/results`)).replaceAll(/<svg.*?<\/svg>/g, '')).toContain(`/results/${locale}.pdf"><span class="kern-label">PDF<`);
    }
    expect(await page(`/ar/surveys/${slug}/results`)).toContain('«');
    expect(await page(`/ar/surveys/${slug}/results`)).not.toContain('„');
    expect((await app.request(`/surveys/${slug}/results/fr.pdf`)).status).toBe(404);
  });
});

describe('single answers', () => {
  test('leave as CSV and Excel with a code book; cells that a spreadsheet would run do not', async () => {
    const { slug, id } = await answered(5);
    await app.db.insertInto('survey_response').values({ id: newId(), survey_id: id, channel: 'paper', state: 'complete', answers: JSON.stringify({ q1: null, q8: '=1+1' }) }).execute();
    const csv = await page(`/desk/surveys/${slug}/export/answers.csv`, coordinator);
    const rows = await readSheet(Buffer.from(csv));
    expect(rows.ok && rows.value[0]?.cells.slice(0, 4)).toEqual(['Nr', 'Weg', 'F1', 'F2_1']);
    expect(rows.ok && rows.value.length).toBe(7);
    expect(csv).toContain("'=1+1");
    expect(csv).toMatch(/;-9;/);
    const xlsx = await readExcel(Buffer.from(await (await app.request(`/desk/surveys/${slug}/export/answers.xlsx`, { as: coordinator })).arrayBuffer()));
    expect(JSON.stringify(xlsx)).toContain('F4_2');
    const book = await page(`/desk/surveys/${slug}/export/codebook.csv`, coordinator);
    expect(book).toContain('F1;Frage q1;Eine Antwort;1;Antwort a');
    for (const role of ['moderator', 'officer', 'administrator'] as const) expect((await app.request(`/desk/surveys/${slug}/export/answers.csv`, { as: await app.signIn(role) })).status).toBe(403);
    expect((await app.request(`/desk/surveys/${slug}/export/answers.csv`)).status).not.toBe(200);
  });

  test('a free text becomes a contribution once, and the thread leads from the survey to it', async () => {
    const { id, slug } = await answered(2);
    expect((await app.request(`/de/desk/surveys/${slug}/texts`, { as: coordinator })).status).toBe(404);
    await desk(slug, 'end', { sure: 'on' });
    const list = await page(`/de/desk/surveys/${slug}/texts`, coordinator);
    expect(list).toContain('Mehr Busse am Abend');
    const response = /name="response" value="([^"]+)"/.exec(list)?.[1] as string;
    expect(await (await desk(slug, 'texts', { response, question: 'q8', language: 'de' })).text()).toMatch(/href="\/de\/desk\/submissions\/[0-9a-f-]+">Als Beitrag Nr\. 1/);
    expect((await desk(slug, 'texts', { response, question: 'q8', language: 'de' })).status).toBe(422);
    const submission = await app.db.selectFrom('submission').selectAll().executeTakeFirstOrThrow();
    expect(submission).toMatchObject({ channel: 'survey', text: 'Mehr Busse am Abend, bitte.', state: 'received' });
    expect(await app.db.selectFrom('thread_link').select(['from_id', 'relation', 'to_id']).where('to_id', '=', submission.id).execute()).toEqual([{ from_id: id, relation: 'led_to', to_id: submission.id }]);
    expect(await app.db.selectFrom('survey_origin').select(['survey_id', 'question', 'response_id']).execute()).toEqual([{ survey_id: id, question: 'q8', response_id: response }]);
  });

  test('are deleted on schedule; the counts stay', async () => {
    const { id, slug } = await answered(6, { anonymous: false, parties: [party(1, 'Schule')] });
    await desk(slug, 'end', { sure: 'on' });
    await app.db.updateTable('survey').set({ ended_on: '2020-01-01' }).where('id', '=', id).execute();
    const { surveyRetention } = await import('../public.ts');
    for (const { remove } of surveyRetention) await remove(app.db, new Date('2026-01-01'));
    expect(await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute()).toEqual([]);
    expect(await app.db.selectFrom('survey_party').selectAll().where('survey_id', '=', id).execute()).toEqual([]);
    expect(await page(`/de/desk/surveys/${slug}/results`, coordinator)).toContain('Im Durchschnitt 4');
    expect(await page(`/de/desk/surveys/${slug}/parties`, coordinator)).toContain('Es ist noch niemand eingeladen');
    await app.db.updateTable('survey').set((e) => ({ result: e.fn('jsonb_set', [e.ref('result'), e.val('{standings}'), e.cast(e.val(JSON.stringify([{ kind: 'k', title: null, invited: 7, begun: 6, complete: 6 }])), 'jsonb')]) })).where('id', '=', id).execute();
    expect(await page(`/de/desk/surveys/${slug}/parties`, coordinator)).toContain('Die Zahlen bleiben');
    expect(await page(`/de/desk/surveys/${slug}`, coordinator)).toMatch(/Eingeladene<\/dt>\s*<dd[^>]*>7</);
  });
});
