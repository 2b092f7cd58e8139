import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildSurvey, question, questionnaire } from '../../../../test/surveys.ts';

let app: TestApp;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const post = (path: string, form: Record<string, string | readonly string[]> = {}, as?: string) => app.request(path, { form, ...(as === undefined ? {} : { as }) });
const get = async (path: string): Promise<string> => (await app.request(path)).text();
const stored = (id: string) => app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute();

/** Begins by the open link; the path of the first section. */
async function begin(slug: string): Promise<string> {
  const answer = await post(`/de/surveys/${slug}/take`, { token: newId() });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') as string;
}
const version = async (slug: string): Promise<string> => String((await app.db.selectFrom('survey').select('version').where('slug', '=', slug).executeTakeFirstOrThrow()).version);

const depends = { all: true, tests: [{ question: 'q1', op: 'is' as const, value: 'a' }] };

describe('taking part by the open link', () => {
  test('section by section, with a question that an answer brings up, saved, resumed elsewhere, reviewed and sent once', async () => {
    const document = questionnaire([question('q1', 'single', { required: true }), question('q2', 'text', { when: depends, required: true })], [question('q3', 'number', { min: 0, max: 99 }), question('q4', 'ranking')]);
    const { id, slug } = await buildSurvey(app.db, { document });
    const first = await begin(slug);
    const code = decodeURIComponent(/take\/([^/]+)\//.exec(first)?.[1] as string);
    const at = `/surveys/${slug}/take/${encodeURIComponent(code)}`;
    const v = await version(slug);
    expect(await get(first)).not.toContain('Frage q2');

    const missing = await post(first, { go: 'next', version: v, asked: 'q1' });
    expect(missing.status).toBe(422);
    const added = await (await post(first, { go: 'next', version: v, asked: 'q1', q_q1: 'a' })).text();
    expect(added).toContain('Frage q2');
    expect(added).toContain('noch eine Frage auf dieser Seite');
    const second = (await post(first, { go: 'next', version: v, asked: 'q1 q2', q_q1: 'a', q_q2: 'Mehr Zeit' })).headers.get('location') as string;
    expect(second).toContain('/section/s2');

    const wrong = await post(second, { go: 'next', version: v, asked: 'q3 q4', q_q3: 'viele', q_q4_a: '1', q_q4_b: '1' });
    const shown = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(shown).toContain('value="viele"');
    expect(shown).toContain('Ein Platz ist zweimal vergeben');

    const saved = await post(second, { go: 'save', version: v, asked: 'q3 q4', q_q3: '12' });
    expect(await get(saved.headers.get('location') as string)).toContain(code.slice(0, 4));
    const resumed = await post(`/en/surveys/${slug}/resume`, { code: code.toLowerCase().replace(/(.{4})/g, (four) => `${four} `) });
    expect(resumed.headers.get('location')).toBe(`/en${at}`);
    expect(await get(resumed.headers.get('location') as string)).toContain('Welcome back');
    expect((await post(`/de/surveys/${slug}/resume`, { code: '0000-0000' })).status).toBe(422);

    expect((await post(second, { go: 'next', version: v, asked: 'q3 q4', q_q3: '12', q_q4_b: '1', q_q4_a: '2' })).headers.get('location')).toContain('/review');
    const review = `/de${at}/review`;
    expect(await get(review)).toContain('Mehr Zeit');
    // The earlier answer changes: what depended on it is not asked any more.
    await post(first, { go: 'next', version: v, asked: 'q1 q2', q_q1: 'b' });
    expect((await post(review, { version: v })).status).toBe(303);
    expect((await post(review, { version: v })).status).toBe(303);
    const [response, ...others] = await stored(id);
    expect(others).toEqual([]);
    expect(response).toMatchObject({ state: 'complete', channel: 'open', answers: { q1: 'b', q3: 12, q4: ['b', 'a'] } });
    expect(await get(`/de${at}`)).toContain('Ihre Antworten sind angekommen');
    expect((await post(first, { go: 'next', version: v, asked: 'q1', q_q1: 'c' })).status).toBe(303);
    expect((await stored(id))[0]?.answers).toMatchObject({ q1: 'b' });
  });

  test('the same form sent twice begins one questionnaire; looking begins none', async () => {
    const { id, slug } = await buildSurvey(app.db);
    const token = newId();
    const [a, b] = [await post(`/de/surveys/${slug}/take`, { token }), await post(`/de/surveys/${slug}/take`, { token })];
    expect(a.headers.get('location')).toBe(b.headers.get('location'));
    await get(`/de/surveys/${slug}/take`);
    await get(a.headers.get('location') as string);
    expect(await stored(id)).toHaveLength(1);
  });

  test('answers that are needed keep the questionnaire from being sent, and are named', async () => {
    const { id, slug } = await buildSurvey(app.db, { document: questionnaire([question('q1', 'matrix', { required: true })], [question('q2')]) });
    const first = await begin(slug);
    const v = await version(slug);
    const lacking = await (await post(first, { go: 'next', version: v, asked: 'q1' })).text();
    for (const row of ['r1', 'r2']) expect(lacking).toContain(`href="#form-q_q1_${row}"`);
    await post(first, { go: 'save', version: v, asked: 'q1', q_q1_r1: 'a' });
    const sent = await post(first.replace(/section.*/, 'review'), { version: v });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('Frage q1');
    expect((await stored(id))[0]?.state).toBe('partial');
  });

  test('hostile input is refused or cleaned, never stored as it is', async () => {
    const { id, slug } = await buildSurvey(app.db, { document: questionnaire([question('q1'), question('q2', 'multiple', { max: 1 }), question('q3', 'scale'), question('q4', 'date'), question('q5', 'place'), question('q6', 'text', { max: 20 })]) });
    const first = await begin(slug);
    const v = await version(slug);
    const asked = 'q1 q2 q3 q4 q5 q6';
    const answer = await post(first, { go: 'next', version: v, asked, q_q1: 'zzz', q_q2: ['a', 'b'], q_q3: '17', q_q4: '2026-02-30', q_q5: '99999999', q_q6: 'x'.repeat(40) });
    expect(answer.status).toBe(422);
    expect((await answer.text()).match(/class="kern-error"/g)?.length).toBeGreaterThanOrEqual(5);
    expect((await stored(id))[0]?.answers).toEqual({});
    await post(first, { go: 'next', version: v, asked, q_q6: '<b>\u202e hallo</b>' });
    expect((await stored(id))[0]?.answers).toEqual({ q6: '<b> hallo</b>' });
    expect(await get(first)).not.toContain('<b> hallo');
  });

  test('a wording that changed is shown before one goes on; what was typed stays', async () => {
    const { slug } = await buildSurvey(app.db);
    const first = await begin(slug);
    const old = await version(slug);
    await post(`/de/desk/surveys/${slug}/questions/q1`, { version: old, section: 's1', kind: 'single', title: 'Klarer gefragt', all: 'all', choices: 'Antwort a\nAntwort b\nAntwort c', noAnswer: 'on' }, coordinator);
    expect(await version(slug)).toBe(String(Number(old) + 1));
    const answer = await post(first, { go: 'next', version: old, asked: 'q1', q_q1: 'b' });
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('Klarer gefragt');
    expect(text).toMatch(/value="b"[^>]*checked|checked[^>]*value="b"/);
    expect((await post(first.replace(/section.*/, 'review'), { version: old })).status).toBe(409);
  });

  test('after the end nothing is taken, and what was typed is still on the page', async () => {
    const { id, slug } = await buildSurvey(app.db, { document: questionnaire([question('q1', 'text')]) });
    const first = await begin(slug);
    await app.db.updateTable('survey').set({ closes_on: '2026-01-01' }).where('id', '=', id).execute();
    const late = await post(first, { go: 'next', version: await version(slug), asked: 'q1', q_q1: 'Mein langer Text' });
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('Mein langer Text');
    expect((await app.request(first)).status).toBe(410);
    expect((await app.request(`/de/surveys/${slug}/take`)).status).toBe(410);
    expect((await stored(id))[0]?.answers).toEqual({});
  });
});

test('drafts, unknown links and surveys without an open link open nothing', async () => {
  const draft = await buildSurvey(app.db, { draft: true });
  expect((await app.request(`/de/surveys/${draft.slug}`)).status).toBe(404);
  expect((await app.request(`/surveys/${draft.slug}.json`)).status).toBe(404);
  const closed = await buildSurvey(app.db, { openLink: false, parties: [{ institution: 'Schule', kind: 'Schule', person: null, email: null, locale: 'de' }] });
  expect((await post(`/de/surveys/${closed.slug}/take`, { token: newId() })).status).not.toBe(303);
  expect((await app.request(`/de/surveys/${closed.slug}/take/0000000000000000-0`)).status).toBe(404);
  expect(await stored(closed.id)).toEqual([]);
});
