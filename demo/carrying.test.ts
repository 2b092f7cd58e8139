import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { addDays } from '../src/kernel/dates.ts';
import { readConfig } from '../src/platform/config.ts';
import { attentionList, watchedConcepts } from '../src/slices/concept/carrying/attention/queries.ts';
import { insideOf } from '../src/slices/concept/carrying/plan/queries.ts';
import { measureByKey } from '../src/slices/concept/measures/queries.ts';
import { loadDemo } from './load.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.db, readConfig({ DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-demo-carrying-${process.pid}` }));
}, 120_000);
afterAll(() => database.drop());

it('the 144 measures of 2016 stay a baseline that warns of nothing, today and in years', async () => {
  const concepts = await watchedConcepts(database.db);
  expect(concepts.find((c) => c.slug === 'integrationskonzept-2016')).toMatchObject({ measures: 144, baseline: 144, costs: 'off' });
  const { items } = await attentionList(database.db, { today: addDays('2026-11-21', 3_000), limit: 500 });
  expect(items.length).toBeGreaterThan(0);
  const keys = new Set((await database.db.selectFrom('measure as m').innerJoin('concept as c', 'c.id', 'm.concept_id').select('m.key').where('c.slug', '=', 'beispielkonzept-2026').execute()).map((m) => m.key));
  expect(items.filter((m) => !keys.has(m.key))).toEqual([]);
});

it('the invented measures have steps with units and roles, money, risks and what they wait for', async () => {
  const { key } = await database.db.selectFrom('measure').select('key').where('account_key', '=', 'BEISPIEL-2').executeTakeFirstOrThrow();
  const measure = await measureByKey(database.db, key);
  expect(measure).toMatchObject({ costs: 'public', repeatMonths: 6, place: 'Grundschulen in Garbsen', needs: [{ title: { texts: { de: { text: 'Gemeinsamer Pool für Sprachmittlung' } } } }], steps: [{ role: 'Schulentwicklung', departmentId: expect.any(String) }] });
  expect(Object.keys(measure?.cooperation?.texts ?? {}).sort()).toEqual(['ar', 'de', 'de-simple', 'en']);
  const inside = await insideOf(database.db, measure?.id ?? '');
  expect([inside.costs.length, inside.risks.length]).toEqual([1, 1]);
});
