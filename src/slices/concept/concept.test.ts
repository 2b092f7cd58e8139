import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept, type DemoConcept } from '../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { readConfig } from '../../platform/config.ts';
import { contentOf, conceptBySlug } from './editions/queries.ts';
import { totalsOf } from './editions/rules.ts';
import { measureByKey, measureList, measuresForReport, measureTotals } from './measures/queries.ts';
import { practiceList } from './practices/queries.ts';

let app: TestApp;
let demo: DemoConcept;
beforeAll(async () => {
  app = await testApp();
  demo = await loadConcept(app.db, readConfig({}));
});
afterAll(() => app.drop());

test('the concept of 2016 counts 8 fields, 37 goals, 144 measures of which 71 are in its body, 11 texts and 59 practices', async () => {
  const concept = await conceptBySlug(app.db, 'integrationskonzept-2016');
  expect(concept?.editions.map((e) => [e.slug, e.state])).toEqual([['2016', 'adopted']]);
  expect(concept?.editions[0]?.resolution).toMatchObject({ body: 'Regionsversammlung', date: '2016-09-27', outcome: 'unknown', steps: [{ date: '2016-09-15' }] });
  expect(totalsOf(await contentOf(app.db, concept!.editions[0]!.id))).toEqual({ fields: 8, goals: 37, measures: 144, selected: 71, texts: 11 });
  expect((await practiceList(app.db)).total).toBe(59);
});

test('measures have the keys of their citations, and what was selected is selected since the day of the resolution', async () => {
  const measure = await measureByKey(app.db, 'oeffnung-34');
  expect(measure).toMatchObject({ fieldCode: 'oeffnung', number: 34, goalPosition: 8, stateSince: '2016-09-27', public: true, editionSlug: '2016' });
  expect(measure?.changes).toHaveLength(1);
  const totals = await measureTotals(app.db);
  expect(totals).toMatchObject({ total: 144, byState: { selected: 71, idea: 73 } });
  expect(demo.measures.size).toBe(144);
});

test('lists narrow by concept, field, goal, state and words', async () => {
  expect((await measureList(app.db, { concept: 'integrationskonzept-2016' })).total).toBe(144);
  expect((await measureList(app.db, { field: 'oeffnung' })).total).toBe(36);
  expect((await measureList(app.db, { goal: 'oeffnung-8' })).items.map((m) => m.key)).toEqual(['oeffnung-34', 'oeffnung-35', 'oeffnung-36']);
  expect((await measureList(app.db, { state: 'idea', limit: 10, offset: 70 })).total).toBe(73);
  expect((await measureList(app.db, { limit: 50, offset: 500 })).total).toBe(144);
  expect((await measureList(app.db, { q: '100%_' })).total).toBe(0);
  expect(await measuresForReport(app.db, { conceptSlug: 'integrationskonzept-2016' })).toHaveLength(144);
});

const FORBIDDEN = [
  `update edition_entry set number = 999 where number = 1`,
  `delete from edition_entry`,
  `insert into concept_field (id, edition_id, code, position, title) select gen_random_uuid(), id, 'neu', 99, '{"source":"de","version":1,"texts":{"de":{"text":"x","of":1,"by":"source"}}}' from concept_edition`,
  `update concept_goal set title = title`,
  `update concept_text set position = position + 100`,
  `delete from concept_text`,
  `update concept_edition set state = 'draft'`,
  `update concept_edition set slug = '2017'`,
  `update concept_edition set state = 'superseded', slug = '2017'`,
  `delete from concept_edition`,
  `update resolution set date = '2017-01-01'`,
  `delete from resolution_step`,
  `update resolution_step set result = 'x'`,
  `truncate concept_text`,
  `truncate resolution_step`,
  `truncate concept_edition cascade`,
];
test.each(FORBIDDEN)('an adopted edition withstands: %s', async (statement) => {
  await expect(sql.raw(statement).execute(app.db)).rejects.toThrow(/adopted/);
});
