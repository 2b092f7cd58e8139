import { expect, test } from 'vitest';
import { testApp } from '../test/app.ts';
import { loadIndicators } from './indicators.ts';

test('the demonstration shows real values with their source', async () => {
  const app = await testApp();
  await loadIndicators(app.db);
  const page = await (await app.request('/de/indicators/foreigners-share')).text();
  expect(page).toContain('Region Hannover');
  expect(page).toContain('Landesamt für Statistik Niedersachsen, Integrationsmonitoring');
  expect(page).toContain('von 10,2 (2005)');
  await app.drop();
});
