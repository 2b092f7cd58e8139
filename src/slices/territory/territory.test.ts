import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../demo/territory.ts';
import { readConfig } from '../../platform/config.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { municipalities, territories, territoryByKey } from './public.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
});
afterAll(() => app.drop());

test('Region Hannover has 21 municipalities, by name', async () => {
  const list = await municipalities(app.db);
  expect(list).toHaveLength(21);
  expect(list[0]?.name).toBe('Barsinghausen');
  expect(list.every((m) => m.parentKey === '03241' && m.lat !== null)).toBe(true);
  expect(await territories(app.db)).toHaveLength(23);
});

test('a territory is found by its official key', async () => {
  expect((await territoryByKey(app.db, '03241001'))?.name).toBe('Hannover');
  expect(await territoryByKey(app.db, '99999999')).toBeNull();
});
