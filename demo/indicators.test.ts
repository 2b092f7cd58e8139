import { expect, test } from 'vitest';
import { system } from '../src/kernel/actor.ts';
import { write } from '../src/platform/database/write.ts';
import { putTerritories, regionHannover } from '../src/slices/territory/public.ts';
import { testApp } from '../test/app.ts';
import { loadIndicators, loadInventedValues } from './indicators.ts';

test('the demonstration shows real values with their source', async () => {
  const app = await testApp();
  await loadIndicators(app.db);
  const page = await (await app.request('/de/indicators/foreigners-share')).text();
  expect(page).toContain('Region Hannover');
  expect(page).toContain('Landesamt für Statistik Niedersachsen, Integrationsmonitoring');
  expect(page).toContain('von 10,2\u00A0% (2005)');
  await write(app.db, (tx) => putTerritories(tx, system('test'), regionHannover()));
  await loadInventedValues(app.db);
  for (const [classes, said] of [['quantile', 'Gleich viele Orte'], ['equal', 'Gleich breite'], ['natural', 'nach den Lücken']] as const) {
    const map = await (await app.request(`/de/indicators/shared-accommodation?classes=${classes}&period=2024`)).text();
    for (const text of ['erfunden', 'Für 20 Orte gibt es Werte', 'Ohne Wert: 1 Ort', said, 'mt-map__area--4']) expect(map).toContain(text);
  }
  await app.drop();
});
