import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addField, addGoal, adoptEdition, createConcept, createMeasure } from '../../concept/public.ts';
import { takeCatalogue } from '../public.ts';

const office = system('test');
let app: TestApp;
let as: string;

beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    await takeCatalogue(tx, office, ['naturalisation-rate']);
    const { id: conceptId, editionId } = valueOf(await createConcept(tx, office, { slug: 'konzept', title: localized('Konzept') }));
    const field = valueOf(await addField(tx, office, editionId, { code: 'a', title: localized('Feld') }));
    valueOf(await addGoal(tx, office, field.id, localized('Mehr Einbürgerungen')));
    for (const title of ['Beratung', 'Lotsen']) valueOf(await createMeasure(tx, office, { conceptId, fieldCode: 'a', title: localized(title), state: 'planned' }));
    valueOf(await adoptEdition(tx, office, { editionId, slug: '2026', resolution: { body: 'Rat', date: '2026-01-15', outcome: 'unanimous' } }));
  });
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const FORM = { revision: '0', indicator: 'naturalisation-rate', observation: 'Die Quote sinkt seit 2020.', reason: 'Die Verfahren dauern lange.', recommendation: 'Mehr Beratung am Vormittag.', noted_on: '2026-03-01' };
const send = (form: Record<string, string>, id = 'new') => app.request(`/de/desk/needs/${id}`, { as, form: { ...FORM, ...form } });
const read = async (path: string, who?: string) => { const r = await app.request(path, who === undefined ? {} : { as: who }); return [r.status, await r.text()] as const; };

test('what the office sees in an indicator is a draft first, then public, in the thread and in the history', async () => {
  const keys = (await app.db.selectFrom('measure').select('key').orderBy('key').execute()).map((m) => m.key);
  expect((await app.request('/de/desk/needs/new?indicator=naturalisation-rate', { as: await app.signIn('officer') })).status).toBe(403);
  expect((await read('/de/desk/needs/new?indicator=unknown', as))[0]).toBe(404);
  const refusals: Record<string, string>[] = [{ observation: '' }, { noted_on: '30.02.2026' }, { measures: `${keys[0]}, gibts-nicht` }];
  for (const wrong of refusals) {
    const refused = await send({ recommendation: 'Bleibt <b>stehen</b>', ...wrong });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Bleibt &lt;b>stehen')]);
  }
  const path = (await send({ measures: keys.join(' ') })).headers.get('location') ?? '';
  const id = path.split('/').at(-1) ?? '';
  expect((await read(path))[0], 'a draft is nobody else’s').toBe(404);
  for (const open of ['/de/needs', '/needs.json', '/needs.csv', '/de/indicators/naturalisation-rate']) expect((await read(open))[1]).not.toContain('sinkt seit');
  expect((await read(`/needs/${id}.json`, as))[0]).toBe(404);
  expect((await read(path, as))[1]).toContain('Lotsen');

  const goal = (await app.db.selectFrom('concept_goal').select('id').executeTakeFirstOrThrow()).id;
  expect((await send({ revision: '1', published: 'on', goals: goal, measures: keys[0] ?? '' }, id)).status).toBe(303);
  expect((await send({ revision: '1', published: 'on' }, id)).status, 'somebody else was quicker').toBe(409);
  for (const open of ['/en/needs', '/ar/needs', '/needs.json', '/needs.csv?indicator=naturalisation-rate', '/de/indicators/naturalisation-rate', `/needs/${id}.json`, '/de-simple/needs?q=sinkt']) expect((await read(open))[1], open).toContain('sinkt seit');
  expect((await read('/needs.json?q=%25'))[1]).not.toContain('sinkt seit');
  const [, page] = await read(path);
  for (const said of ['Die Verfahren dauern lange.', 'Mehr Beratung am Vormittag.', 'nicht vom Programm', 'Mehr Einbürgerungen']) expect(page).toContain(said);
  const links = await app.db.selectFrom('thread_link').select('relation').where((e) => e.or([e('to_id', '=', id), e('from_id', '=', id)])).orderBy('relation').execute();
  expect(links.map((l) => l.relation), 'the measure that was taken out is untied').toEqual(['discussed_in', 'led_to']);
  expect((await send({ next: 'remove', sure: 'on' }, id)).status, 'what was public stays').toBe(409);

  const draft = ((await send({})).headers.get('location') ?? '').split('/').at(-1) ?? '';
  expect((await send({ next: 'remove' }, draft)).status).toBe(422);
  expect((await send({ next: 'remove', sure: 'on' }, draft)).status).toBe(303);
  expect((await read(`/de/needs/${draft}`, as))[0]).toBe(404);
});
