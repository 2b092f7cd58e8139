import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildSurvey, question, questionnaire } from '../../../../test/surveys.ts';
import { localized } from '../../../kernel/localized.ts';
import { questionnaireOf, surveyBySlug, type Survey } from '../queries.ts';
import { questionsOf } from '../questionnaire/rules.ts';
import { KINDS, type Questionnaire } from '../questionnaire/schema.ts';
import { choicesIn } from './rules.ts';

let app: TestApp;
let coordinator: string;
beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const desk = (slug: string, path: string, form: Record<string, string>) => app.request(`/de/desk/surveys/${slug}/${path}`, { as: coordinator, form });
const page = async (path: string): Promise<string> => (await app.request(path, { as: coordinator })).text();
async function now(slug: string): Promise<{ survey: Survey; document: Questionnaire; version: string }> {
  const survey = (await surveyBySlug(app.db, slug)) as Survey;
  return { survey, document: await questionnaireOf(app.db, survey), version: String(survey.version) };
}

describe('the office', () => {
  test('makes a survey from nothing, with every kind of question and a condition, sees it and starts it', async () => {
    const { processId } = await buildSurvey(app.db);
    const made = await app.request('/de/desk/surveys/new', { as: coordinator, form: { process: processId, title: 'Was fehlt im Stadtteil?', title_en: 'What is missing?', intro: 'Wir fragen alle.', anonymous: 'yes', openLink: 'on', minGroup: '5' } });
    expect(made.headers.get('location')).toBe('/de/desk/surveys/was-fehlt-im-stadtteil/questions');
    const slug = 'was-fehlt-im-stadtteil';
    expect((await desk(slug, 'start', {})).status).toBe(422);
    await desk(slug, 'sections/new', { version: '1', title: 'Über Sie', all: 'all' });
    const section = (await now(slug)).document.sections[0]?.id as string;
    for (const kind of KINDS) {
      expect((await app.request(`/de/desk/surveys/${slug}/questions/new?section=${section}&kind=${kind}`, { as: coordinator })).status).toBe(200);
      const saved = await desk(slug, 'questions/new', { version: (await now(slug)).version, section, kind, title: `Frage ${kind}`, title_en: `Question ${kind}`, choices: 'Ja\nNein\nVielleicht', choices_en: 'Yes\nNo\nPerhaps', rows: 'Bus\nBahn', all: 'all', ...(kind === 'scale' ? { min: '1', max: '5' } : {}) });
      expect(saved.status).toBe(303);
    }
    const { document, version } = await now(slug);
    expect(questionsOf(document).map((q) => q.kind)).toEqual([...KINDS]);
    const [single, multiple] = questionsOf(document);
    const tests = await page(`/de/desk/surveys/${slug}/questions/${multiple?.id}`);
    const value = `${single?.id}:is:${single?.choices[0]?.id}`;
    expect(tests).toContain(`value="${value}"`);
    const conditional = { version, section, kind: 'multiple', title: 'Frage multiple', choices: 'Ja\nNein\nVielleicht', choices_en: 'Yes\nNo\nPerhaps', test_1: value, all: 'all' };
    expect((await desk(slug, `questions/${multiple?.id}`, conditional)).status).toBe(303);
    const changed = (await now(slug)).document;
    expect(questionsOf(changed)[1]).toMatchObject({ id: multiple?.id, when: { tests: [{ question: single?.id, op: 'is' }] }, choices: multiple?.choices.map((c) => ({ id: c.id })) });

    expect((await desk(slug, `questions/${single?.id}/down`, { version: (await now(slug)).version })).status).toBe(422);
    const refused = await desk(slug, `questions/${single?.id}/remove`, { version: (await now(slug)).version });
    expect([refused.status, (await refused.text()).includes('Frage multiple: Eine Bedingung passt nicht')]).toEqual([422, true]);
    expect((await desk(slug, `questions/${single?.id}/copy`, { version: (await now(slug)).version })).status).toBe(303);
    const preview = await page(`/de/desk/surveys/${slug}/preview/${section}`);
    for (const kind of KINDS) expect(preview).toContain(`Frage ${kind}`);
    expect(preview).toContain('„Frage multiple“ wird nur gefragt, wenn „Frage single“ ist: Ja.');
    // As people see it in their language; the workspace around it stays in that of the office.
    const arabic = await page(`/de/desk/surveys/${slug}/preview/${section}?in=ar`);
    expect(arabic).toMatch(/<html lang="de"[\s\S]*<div class="mt-flow" lang="ar" dir="rtl">[\s\S]*التقدم/);
    expect((await desk(slug, `preview/${section}?in=ar`, { q_x: '' })).headers.get('location')).toBe(`/de/desk/surveys/${slug}/questions`);
    expect((await desk(slug, 'start', {})).status).toBe(303);
    expect(await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', (await now(slug)).survey.id).execute()).toEqual([]);

    const again = await desk(slug, 'copy', { slug: 'noch-einmal', process: processId });
    expect(again.headers.get('location')).toBe('/de/desk/surveys/noch-einmal/edit');
    const copy = await now('noch-einmal');
    expect(copy.survey.state).toBe('draft');
    expect(questionsOf(copy.document)).toHaveLength(KINDS.length + 1);
  });

  test('changes only words once it runs, marks translations that are behind, and overwrites no colleague', async () => {
    const text = { ...localized('Alt'), texts: { ...localized('Alt').texts, en: { text: 'Old', of: 1, by: 'human' as const } } };
    const { slug } = await buildSurvey(app.db, { document: questionnaire([question('q1', 'single', { title: text })]) });
    const form = { version: '1', section: 's1', kind: 'single', title: 'Neu', title_en: 'Old', title_en_by: 'human', choices: 'Antwort a\nAntwort b\nAntwort c', noAnswer: 'on', all: 'all' };
    expect((await desk(slug, 'questions/q1', { ...form, choices: 'Antwort a\nAntwort b' })).status).toBe(422);
    expect((await desk(slug, 'questions/q1', form)).status).toBe(303);
    const late = await desk(slug, 'questions/q1', { ...form, title: 'Von mir' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('value="Von mir"');
    const { document } = await now(slug);
    expect(document.sections[0]?.questions[0]?.title).toMatchObject({ version: 2, texts: { en: { of: 1 } } });
    expect((await app.request(`/de/desk/surveys/${slug}/edit`, { as: coordinator, form: { revision: '1', process: (await now(slug)).survey.processId, title: 'Anders', intro: 'x', anonymous: 'no', minGroup: '3' } })).status).toBe(303);
    expect((await now(slug)).survey).toMatchObject({ anonymous: true, minGroup: 5, openLink: true });
  });

  test('is told what is wrong, with everything it typed', async () => {
    const { slug } = await buildSurvey(app.db, { draft: true });
    const short = await desk(slug, 'questions/new', { version: '1', section: 's1', kind: 'single', title: 'Wie?', choices: 'Nur eine', choices_en: 'One\nTwo', all: 'all' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('Nur eine');
    const { slug: stranger } = await buildSurvey(app.db, { draft: true });
    for (const role of ['moderator', 'officer', 'administrator'] as const) expect((await app.request(`/de/desk/surveys/${stranger}/questions/q1/remove`, { as: await app.signIn(role), form: { version: '1' } })).status).toBe(403);
  });
});

describe('typing in paper', () => {
  test('one sheet after another, with a count; a party of an anonymous survey is not stored beside its answers', async () => {
    const { id, slug } = await buildSurvey(app.db, { document: questionnaire([question('q1', 'single', { required: true }), question('q2', 'number')]), parties: [{ institution: 'Schule', kind: 'Schule', person: null, email: null, locale: 'de' }] });
    const moderator = await app.signIn('moderator', { kind: 'process', id: (await now(slug)).survey.processId });
    const send = (form: Record<string, string>) => app.request(`/de/desk/surveys/${slug}/paper`, { as: moderator, form });
    const form = await (await app.request(`/de/desk/surveys/${slug}/paper`, { as: moderator })).text();
    const token = /name="token" value="([^"]+)"/.exec(form)?.[1] as string;
    const party = (await app.db.selectFrom('survey_party').select('id').where('survey_id', '=', id).executeTakeFirstOrThrow()).id;
    expect((await send({ token, entered: '0', q_q2: 'zwölf' })).status).toBe(422);
    expect((await send({ token, entered: '0' })).status).toBe(422);
    expect(await (await send({ token, entered: '0', party, q_q2: '12' })).text()).toContain('1 Bogen gespeichert');
    await send({ token, entered: '0', party, q_q2: '12' });
    const rows = await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ channel: 'paper', state: 'complete', party_id: null, answers: { q2: 12 } });
    expect((await app.db.selectFrom('survey_party').select('progress').where('id', '=', party).executeTakeFirstOrThrow()).progress).toBe('complete');
  });
});

test('choices keep their keys when only words change, and new lines get new ones', () => {
  let n = 0;
  const key = (): string => `n${(n += 1)}`;
  const before = ['Ja', 'Nein'].map((text, i) => ({ id: `k${i}`, text: localized(text) }));
  const of = (text: string) => { const made = choicesIn({ choices: text }, 'choices', before, key); return made.ok ? made.value.map((c) => c.id) : made.problems; };
  expect(of('Ja\nNein')).toEqual(['k0', 'k1']);
  expect(of('Nein\nJa')).toEqual(['k1', 'k0']);
  expect(of('Ja, gern\nNein')).toEqual(['k0', 'k1']);
  expect(of('Ja\nVielleicht\nNein')).toEqual(['k0', 'n1', 'k1']);
  expect(of('Ja\nJa')).toMatchObject([{ code: 'already_taken' }]);
});
