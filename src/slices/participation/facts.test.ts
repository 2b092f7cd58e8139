import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadParticipation } from '../../../demo/participation.ts';
import { loadTerritory } from '../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { readConfig } from '../../platform/config.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  await loadParticipation(app.db, readConfig({}));
});
afterAll(() => app.drop());
const json = async (path: string) => (await (await app.request(path)).json()) as Record<string, unknown> & { items: Record<string, unknown>[]; total: number };

test('the forum of 2011 has eleven recommendations from five forums, each with its field and its forum', async () => {
  const { items, total } = await json('/processes/integrationsforum-2011/recommendations.json');
  expect(total).toBe(11);
  expect(items.map((r) => r['number'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(items.every((r) => (r['forums'] as string[]).length === 1 && r['state'] === 'weighted')).toBe(true);
  expect(items[1]?.['title']).toMatchObject({ de: 'Deutschförderung für Ältere außerhalb des Unterrichts' });
  expect((await json('/processes/integrationsforum-2011/forums.json')).total).toBe(5);
});

test('its page names the source, what others are competent for, and the contradictions', async () => {
  const html = await (await app.request('/de/processes/integrationsforum-2011')).text();
  for (const words of ['Dokumentation des Zweiten Integrationsforums', 'Kommunales Wahlrecht für alle', 'Nr. 8 mit 14 Punkten', 'mehr als 250', '28 (nachgerechnet)']) expect(html, words).toContain(words);
});

test('both numbers of external interviews are shown, as contradictory, with where they stand', async () => {
  const { phases } = await json('/processes/beteiligung-2014-2016.json');
  const interviews = (phases as { kind: string; numbers: { quantity: string; value: number; source: string }[] }[]).find((p) => p.kind === 'interviews');
  expect(interviews?.numbers.filter((n) => n.quantity === 'external').map((n) => [n.value, n.source])).toEqual([[30, 'Infografik'], [29, 'Tabelle']]);
  const html = await (await app.request('/de/processes/beteiligung-2014-2016')).text();
  for (const words of ['(Infografik)', '(Tabelle)', 'Die Quellen widersprechen sich', 'Februar 2015 bis März 2015', 'rund 200', '21,6']) expect(html, words).toContain(words);
});

test('every page of it opens in every language', async () => {
  for (const locale of ['de', 'de-simple', 'en', 'ar']) {
    for (const path of ['/processes', '/processes/integrationsforum-2011', '/processes/beteiligung-2014-2016', '/processes/integrationsforum-2011/recommendations', '/processes/integrationsforum-2011/recommendations/2', '/processes/integrationsforum-2011/forums', '/processes/integrationsforum-2011/forums/3', '/processes/integrationsforum-2011/submissions', '/submissions', '/recommendations', '/follow']) {
      const answer = await app.request(`/${locale}${path}`);
      expect(answer.status, `${locale}${path}`).toBe(200);
      expect(await answer.text()).not.toMatch(/undefined|\[object|\{n\}/);
    }
  }
});
