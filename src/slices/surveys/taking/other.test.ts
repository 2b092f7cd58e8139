import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildSurvey, question, questionnaire } from '../../../../test/surveys.ts';
import { readAnswers, valuesOf } from './schema.ts';

let app: TestApp;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const post = (path: string, form: Record<string, string | readonly string[]> = {}, as?: string) => app.request(path, { form, ...(as === undefined ? {} : { as }) });
const page = async (path: string, as?: string): Promise<string> => (await (await app.request(path, as === undefined ? {} : { as })).text()).replaceAll('\u00a0', ' ');
const rows = (id: string) => app.db.selectFrom('survey_response').select(['answers', 'channel']).where('survey_id', '=', id).execute();

const QUESTIONS = [question('q1', 'single', { other: true, required: true }), question('q2', 'multiple', { other: true, max: 2 })];
const depends = { all: true, tests: [{ question: 'q1', op: 'is' as const, value: 'other' }] };

test('an answer of one’s own is typed, kept, read over, counted, listed, exported and taken as a contribution', async () => {
  const { id, slug } = await buildSurvey(app.db, { document: questionnaire([...QUESTIONS, question('q3', 'text', { when: depends })]) });
  const first = (await post(`/de/surveys/${slug}/take`, { token: newId() })).headers.get('location') as string;
  const form = await page(first);
  expect(form.match(/<input[^>]*value="other"/g)).toHaveLength(2);
  const typed = { go: 'next', version: '1', asked: 'q1 q2', q_q1: 'other', q_q1_other: ' Nachbarschafts-Auto <b> ', q_q2: ['b', 'other'], q_q2_other: 'Chor' };
  // The answer brings up a question that waits for it.
  expect(await (await post(first, typed)).text()).toContain('Frage q3');
  expect(await page(first)).toContain('value="Nachbarschafts-Auto &lt;b>"');
  const review = await page(first.replace(/section.*/, 'review'));
  for (const said of ['Anderes: Nachbarschafts-Auto &lt;b>', 'Anderes: Chor', 'Antwort b']) expect(review).toContain(said);
  expect((await post(first.replace(/section.*/, 'review'), { version: '1' })).status).toBe(303);
  expect((await rows(id))[0]?.answers).toEqual({ q1: '=Nachbarschafts-Auto <b>', q2: ['b', '=Chor'] });

  // The same on paper.
  const sheet = await page(`/de/desk/surveys/${slug}/paper`, coordinator);
  const token = /name="token" value="([^"]+)"/.exec(sheet)?.[1] as string;
  expect(sheet).toContain('name="q_q1_other"');
  expect((await post(`/de/desk/surveys/${slug}/paper`, { token, entered: '0', q_q1_other: 'Vom Zettel' }, coordinator)).status).toBe(200);
  for (let n = 0; n < 4; n += 1) await app.db.insertInto('survey_response').values({ id: newId(), survey_id: id, channel: 'open', state: 'complete', answers: JSON.stringify({ q1: '=', q2: ['a'] }) }).execute();

  await post(`/de/desk/surveys/${slug}/end`, { sure: 'on' }, coordinator);
  await post(`/de/desk/surveys/${slug}/release`, { sure: 'on' }, coordinator);
  const results = await page(`/de/surveys/${slug}/results`);
  expect(results).toContain('Am häufigsten: „Anderes“ (6, 100 %)');
  expect(results).not.toContain('Nachbarschafts-Auto');
  expect(await page(`/ar/surveys/${slug}/results`)).toContain('شيء آخر');
  const data = (await (await app.request(`/surveys/${slug}/results.json?pageSize=500`)).json()) as { items: { id: string; count: number; answer: Record<string, string> }[] };
  expect(data.items.find((i) => i.id === 'q1.other')).toMatchObject({ count: 6, answer: { de: 'Anderes', en: 'Other' } });

  const list = await page(`/de/desk/surveys/${slug}/texts?question=q1`, coordinator);
  for (const said of ['2 Texte', 'Nachbarschafts-Auto &lt;b>', 'Vom Zettel']) expect(list).toContain(said);
  const other = await page(`/de/desk/surveys/${slug}/texts?question=q2`, coordinator);
  expect(other).toContain('Chor');
  const response = /name="response" value="([^"]+)"/.exec(other)?.[1] as string;
  expect(await (await post(`/de/desk/surveys/${slug}/texts`, { response, question: 'q2', language: 'de' }, coordinator)).text()).toContain('Als Beitrag Nr. 1');
  expect((await app.db.selectFrom('submission').select('text').executeTakeFirstOrThrow()).text).toBe('Chor');

  const csv = await page(`/desk/surveys/${slug}/export/answers.csv`, coordinator);
  expect(csv).toContain('F1;F1_text;F2_1;F2_2;F2_3;F2_4;F2_text');
  expect(csv).toMatch(/;4;Nachbarschafts-Auto <b>;0;1;0;1;Chor/);
  const book = await page(`/desk/surveys/${slug}/export/codebook.csv`, coordinator);
  for (const line of ['F1;Frage q1;Eine Antwort;4;Anderes', 'F1_text;Frage q1 – Anderes;Eine Antwort;Text;selbst geschrieben', 'F2_4;Frage q2 – Anderes;Mehrere Antworten;1;gewählt']) expect(book).toContain(line);
});

test('typing is choosing; one answer and another of one’s own are one too many; what is too long stays on the page', () => {
  const read = (values: Record<string, string | string[]>) => readAnswers(QUESTIONS, values, new Set());
  expect(read({ q_q1_other: 'Rad' }).answers).toEqual({ q1: '=Rad' });
  expect(read({ q_q1: 'other' }).answers).toEqual({ q1: '=' });
  expect(read({ q_q1: '-', q_q1_other: 'Rad' }).problems).toEqual([{ code: 'too_many_choices', field: 'q_q1_other', params: { max: 1 } }]);
  expect(read({ q_q1: 'a', q_q1_other: 'Rad' }).problems).toMatchObject([{ code: 'too_many_choices' }]);
  expect(read({ q_q2: ['a', 'b'], q_q2_other: 'Rad' }).problems).toMatchObject([{ code: 'too_many_choices', field: 'q_q2', params: { max: 2 } }]);
  expect(read({ q_q1: 'other', q_q1_other: 'x'.repeat(201) }).problems).toMatchObject([{ code: 'too_long', field: 'q_q1_other' }]);
  expect(read({ q_q1: '=Rad', q_q2: '=Rad' }).problems).toHaveLength(2);
  expect(readAnswers([question('q1'), question('q2', 'multiple')], { q_q1: 'other', q_q1_other: 'x', q_q2: 'other' }, new Set()).problems).toHaveLength(2);
  for (const answers of [{ q1: '=Rad', q2: ['a', '=Chor'] }, { q1: '=', q2: ['='] }, { q1: 'b', q2: ['c'] }]) expect(readAnswers(QUESTIONS, valuesOf(QUESTIONS, answers), new Set()).answers).toEqual(answers);
});

test('the office offers it in a draft; once people answer it stays as it is', async () => {
  const { slug } = await buildSurvey(app.db, { draft: true });
  const form = { section: 's1', kind: 'single', title: 'Wie?', choices: 'Zu Fuß\nBus', noAnswer: 'on', all: 'all' };
  expect((await post(`/de/desk/surveys/${slug}/questions/q1`, { ...form, version: '1', other: 'on' }, coordinator)).status).toBe(303);
  expect(await page(`/de/desk/surveys/${slug}/questions/q1`, coordinator)).toMatch(/name="other"[^>]*checked|checked[^>]*name="other"/);
  await post(`/de/desk/surveys/${slug}/start`, {}, coordinator);
  const version = (await app.db.selectFrom('survey').select('version').where('slug', '=', slug).executeTakeFirstOrThrow()).version;
  expect(await page(`/de/desk/surveys/${slug}/questions/q1`, coordinator)).toContain('<input type="hidden" name="other" value="on"');
  expect((await post(`/de/desk/surveys/${slug}/questions/q1`, { ...form, version: String(version) }, coordinator)).status).toBe(422);
  expect((await post(`/de/desk/surveys/${slug}/questions/q1`, { ...form, title: 'Wie kommen Sie?', version: String(version), other: 'on' }, coordinator)).status).toBe(303);
});
