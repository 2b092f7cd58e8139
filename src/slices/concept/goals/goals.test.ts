import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { localized, sourceText } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addField, addGoal, createConcept } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import { createMeasure } from '../measures/making/commands.ts';

const actor = system('test');
let app: TestApp;
let coordinator: string;
let editionId: string;

beforeAll(async () => {
  app = await testApp();
  coordinator = await app.signIn('coordinator');
  await write(app.db, async (tx) => {
    const concept = valueOf(await createConcept(tx, actor, { title: localized('Teilhabe'), slug: 'teilhabe' }));
    editionId = concept.editionId;
    for (const [code, goals] of [['a', ['Eins', 'Zwei']], ['b', ['Drei']]] as const) {
      const field = valueOf(await addField(tx, actor, editionId, { code, title: localized(`Feld ${code}`) }));
      for (const [i, goal] of goals.entries()) {
        valueOf(await addGoal(tx, actor, field.id, localized(goal)));
        for (const n of [1, 2]) valueOf(await createMeasure(tx, actor, { conceptId: concept.id, fieldCode: code, title: localized(`${goal} ${n}`), state: 'idea', goal: i + 1 }));
      }
    }
  });
});
afterAll(() => app.drop());

/** The draft in a line a goal: `a1 Eins: 1 Eins 1, 2 Eins 2`. */
const draft = async () => (await contentOf(app.db, editionId)).flatMap((f) => f.goals.map((g) => `${f.code}${g.position} ${sourceText(g.title)}: ${f.entries.filter((e) => e.goalId === g.id).map((e) => `${e.number} ${sourceText(e.wording)}`).join(', ')}`));
const goal = async (title: string) => (await contentOf(app.db, editionId)).flatMap((f) => f.goals.map((g) => ({ ...g, field: f, entries: f.entries.filter((e) => e.goalId === g.id) }))).find((g) => sourceText(g.title) === title)!;
const at = (id: string, how = '') => `/de/concepts/teilhabe/draft/goals/${id}${how}`;
async function send(id: string, how: string, form: Record<string, string | string[]>, as = coordinator) {
  const page = await (await app.request(at(id), { as })).text();
  const revision = /name="revision" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await app.request(at(id, how), { form: { revision, ...form }, as });
  return { status: answer.status, text: await answer.text(), revision };
}

test('a goal is moved, split and merged with its measures; no number changes that need not', async () => {
  const one = await goal('Eins');
  const [b] = [(await goal('Drei')).field];
  expect((await send(one.id, '/move', { field: one.field.id })).status).toBe(422);
  const moved = await send(one.id, '/move', { field: b.id });
  expect([moved.status, await draft()]).toEqual([303, ['a1 Zwei: 3 Zwei 1, 4 Zwei 2', 'b1 Drei: 1 Drei 1, 2 Drei 2', 'b2 Eins: 3 Eins 1, 4 Eins 2']]);
  expect((await send(one.id, '/split', { revision: moved.revision, rest: 'Eins', title: 'Halb' })).status, 'somebody else was quicker').toBe(409);
  const half = await send(one.id, '/split', { rest: 'Eins und mehr', title: '' });
  expect([half.status, half.text.includes('Eins und mehr')]).toEqual([422, true]);
  expect((await send(one.id, '/split', { rest: 'Eins', title: 'Halb', entries: [(await goal('Drei')).entries[0]!.id] })).status).toBe(422);
  expect((await send(one.id, '/split', { rest: 'Eins', title: 'Halb', entries: [one.entries[0]!.id] })).status).toBe(303);
  expect((await draft()).slice(2)).toEqual(['b2 Eins: 4 Eins 2', 'b3 Halb: 3 Eins 1']);
  const [three, two] = [await goal('Drei'), await goal('Zwei')];
  expect((await send(three.id, '/merge', { title: 'Drei und Zwei', others: [two.id] })).status).toBe(303);
  expect(await draft()).toEqual(['b1 Drei und Zwei: 1 Drei 1, 2 Drei 2, 5 Zwei 1, 6 Zwei 2', 'b2 Eins: 4 Eins 2', 'b3 Halb: 3 Eins 1']);
  expect((await app.request(at(three.id), { as: await app.signIn('moderator') })).status).toBe(403);
});
