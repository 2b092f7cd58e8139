import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { localized, sourceText } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { createDepartment } from '../people/public.ts';
import { addField, addGoal, createConcept } from './editions/commands.ts';
import { contentOf } from './editions/queries.ts';
import { createMeasure } from './measures/making/commands.ts';

type Values = Record<string, string | readonly string[]>;

const actor = system('test');
let app: TestApp;
let coordinator: string;
let colleague: string;
let officer: string;
let edition: string;
beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    const unit = valueOf(await createDepartment(tx, actor, { name: localized('Fachbereich Soziales') })).id;
    const concept = valueOf(await createConcept(tx, actor, { title: localized('Plan'), slug: 'plan' }));
    edition = concept.editionId;
    for (const code of ['bildung', 'arbeit']) valueOf(await addGoal(tx, actor, valueOf(await addField(tx, actor, edition, { code, title: localized(code) })).id, localized('Wege finden')));
    for (const title of ['Sprachcafé', 'Lesetreff', 'Lernpaten', 'Fahrradkurs']) valueOf(await createMeasure(tx, actor, { conceptId: concept.id, fieldCode: 'bildung', title: localized(title), state: 'idea', goal: 1 }));
    await tx.updateTable('measure').set({ lead_department_id: unit }).execute();
    officer = unit;
  });
  [coordinator, colleague, officer] = [await app.signIn('coordinator'), await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: officer })];
  await send('/de/desk/measures/baseline/plan', { costs: 'internal' }, coordinator);
});
afterAll(() => app.drop());

async function send(path: string, form: Values, as: string) {
  const answer = await app.request(path, { as, form });
  return { status: answer.status, text: await answer.text() };
}

/** What the form on the page would send if nothing were changed: hidden fields, texts, what is ticked and chosen. */
async function opened(path: string, as: string): Promise<Values> {
  const page = await (await app.request(path, { as })).text();
  const form = [...page.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([html]) => html).find((html) => html.includes('name="revision"')) ?? '';
  const at = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const fields: [string, string][] = [];
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) if (!/type="(radio|checkbox)"/.test(tag) || tag.includes(' checked')) fields.push([at(tag, 'name'), at(tag, 'value')]);
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)) fields.push([at(tag, 'name'), text]);
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) fields.push([at(tag, 'name'), at(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '', 'value')]);
  return Object.fromEntries(fields);
}

async function entry(wording: string): Promise<{ id: string; fieldId: string; elsewhere: string }> {
  const content = await contentOf(app.db, edition);
  const home = content.find((f) => f.entries.some((e) => sourceText(e.wording) === wording));
  return { id: home?.entries.find((e) => sourceText(e.wording) === wording)?.id ?? '', fieldId: home?.id ?? '', elsewhere: content.find((f) => f.id !== home?.id)?.id ?? '' };
}

interface FormOfMeasure {
  readonly form: string;
  readonly path: () => Promise<string>;
  readonly second: () => string;
  /** What the quicker one changes, what the slower one wrote, and a mistake the slower one might make first. */
  readonly theirs: Values | (() => Promise<Values>);
  readonly mine: Values;
  readonly mistake: Values;
  /** What the page shows of the quicker one's change. */
  readonly shown: string;
}

const of = (part: string) => async () => `/de/measures/bildung-1/${part}`;
const drafted = (wording: string, part = '') => async () => `/de/concepts/plan/draft/measures/${(await entry(wording)).id}${part}`;
const FORMS: readonly FormOfMeasure[] = [
  { form: 'texts', path: of('edit'), second: () => officer, theirs: { description: 'Ihre Fassung' }, mine: { description: 'Meine Fassung' }, mistake: { startsOn: 'gestern' }, shown: 'Ihre Fassung' },
  { form: 'state', path: of('state'), second: () => officer, theirs: { state: 'planned', reason: 'Ihr Grund' }, mine: { state: 'stopped', reason: 'Mein Grund' }, mistake: { date: 'bald' }, shown: 'Inzwischen gespeichert' },
  { form: 'steps', path: of('plan'), second: () => officer, theirs: { step1_title: 'Ihr Schritt' }, mine: { step1_title: 'Mein Schritt' }, mistake: { step1_due: 'bald' }, shown: 'Ihr Schritt' },
  { form: 'costs', path: of('costs'), second: () => officer, theirs: { cost1_label: 'Ihre Honorare', cost1_year: '2026', cost1_planned: '100' }, mine: { cost1_label: 'Meine Honorare', cost1_year: '2026', cost1_planned: '200' }, mistake: { cost1_planned: 'viel' }, shown: 'Ihre Honorare' },
  { form: 'risks', path: of('risks'), second: () => officer, theirs: { risk1_text: 'Ihre Sorge', risk1_likelihood: 'low' }, mine: { risk1_text: 'Meine Sorge', risk1_likelihood: 'high' }, mistake: { risk1_likelihood: 'kaum' }, shown: 'Ihre Sorge' },
  { form: 'wording', path: drafted('Sprachcafé'), second: () => colleague, theirs: { wording: 'Sprachcafé am See' }, mine: { wording: 'Meine Fassung' }, mistake: { number: 'zwei' }, shown: 'Sprachcafé am See' },
  { form: 'move', path: drafted('Lesetreff'), second: () => colleague, theirs: async () => ({ place: (await entry('Lesetreff')).elsewhere, number: '' }), mine: { wording: 'Mein Lesetreff' }, mistake: { wording: '' }, shown: '<dd>arbeit</dd>' },
  { form: 'split', path: drafted('Lernpaten', '/split'), second: () => colleague, theirs: { rest: 'Lernpaten', wording: 'Nachhilfe' }, mine: { rest: 'Mein Rest', wording: 'Mein Teil' }, mistake: { wording: '' }, shown: 'bildung-5: Nachhilfe' },
  { form: 'merge', path: drafted('Fahrradkurs', '/merge'), second: () => colleague, theirs: async () => ({ wording: 'Fahrradkurs und Nachhilfe', others: [(await entry('Nachhilfe')).id] }), mine: { wording: 'Meine Fassung' }, mistake: { wording: '' }, shown: 'Fahrradkurs und Nachhilfe' },
];

test.each(FORMS)('two people at one measure, $form: the later one overwrites nothing and loses nothing', async ({ path: at, second, theirs, mine, mistake, shown }) => {
  const path = await at();
  const before = await opened(path, second());
  const quicker = { ...(await opened(path, coordinator)), ...(typeof theirs === 'function' ? await theirs() : theirs) };
  // Both at the same moment: one of them is taken.
  expect((await Promise.all([send(path, quicker, coordinator), send(path, quicker, coordinator)])).map((r) => r.status).toSorted()).toEqual([303, 409]);
  const stored = await opened(path, coordinator);
  const wrong = await send(path, { ...before, ...mine, ...mistake }, second());
  expect(wrong.status, 'a mistake first').toBe(422);
  const revision = /name="revision" value="([^"]+)"/.exec(wrong.text)?.[1] ?? '';
  const late = await send(path, { ...before, ...mine, revision }, second());
  expect([late.status, late.text.includes(shown), Object.values(mine).filter((typed) => !late.text.includes(String(typed)))], 'then the change in between is seen').toEqual([409, true, []]);
  expect(await opened(path, coordinator), 'and nothing was overwritten').toEqual(stored);
});

test('what is no longer as it was opened is not taken out of the draft either', async () => {
  const path = await drafted('Sprachcafé am See')();
  const before = await opened(path, colleague);
  expect((await send(path, { ...before, wording: 'Sprachcafé im Park' }, coordinator)).status).toBe(303);
  expect((await send(path, { ...before, remove: '1' }, colleague)).status).toBe(409);
  expect((await send(path, { ...(await opened(path, colleague)), remove: '1' }, colleague)).status).toBe(303);
});
