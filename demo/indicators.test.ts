import { expect, test } from 'vitest';
import { system } from '../src/kernel/actor.ts';
import { write } from '../src/platform/database/write.ts';
import { drawingAsPng } from '../src/platform/pictures.ts';
import { putTerritories, regionHannover } from '../src/slices/territory/public.ts';
import { testApp } from '../test/app.ts';
import { documentFonts } from '../test/fonts.ts';
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
  const base = '/indicators/shared-accommodation';
  for (const picture of ['line', 'map', 'dots']) {
    const svg = await app.request(`/de${base}/${picture}.svg?period=2024`);
    expect([svg.status, svg.headers.get('content-type'), svg.headers.get('content-security-policy')]).toEqual([200, 'image/svg+xml; charset=utf-8', "default-src 'none'; sandbox"]);
    const drawn = await svg.text();
    for (const text of ['<desc>', 'Diese Werte sind erfunden.', 'Erfundene Werte zum Ausprobieren']) expect(drawn, picture).toContain(text);
    expect(drawn, 'no link, no file of others').not.toMatch(/href=|<script|<image|<style|class=/);
    const png = Buffer.from(await drawingAsPng(drawn, await documentFonts()));
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.length > 8_000]).toEqual(['PNG', 1280, true]);
  }
  expect((await app.request('/de/indicators/foreigners-share/map.svg')).status, 'one town is no map').toBe(404);
  for (const [lang, dir] of [['de', 'ltr'], ['ar', 'rtl']] as const) {
    const embed = await app.request(`/${lang}${base}/embed/dots?classes=equal`);
    expect([embed.status, embed.headers.get('set-cookie'), embed.headers.get('content-security-policy')]).toEqual([200, null, expect.stringMatching(/default-src 'none'.*frame-ancestors \*/)]);
    const html = await embed.text();
    expect(html).toContain(`dir="${dir}"`);
    expect(html).not.toMatch(/<script|<form/);
  }
  const profile = await (await app.request('/de/profiles/03241001')).text();
  for (const text of ['Hannover in Zahlen', '25,9', '(2005)', '1,30', 'erfunden', 'territory=03241001&amp;territory=03241']) expect(profile, text).toContain(text);
  expect(await (await app.request('/profiles/03241001.json')).json()).toMatchObject({ name: 'Hannover', indicators: expect.arrayContaining([expect.objectContaining({ indicator: 'foreigners-share', period: '2024', value: 25.86, region: 19.94, ratio: 1.3 })]) });
  expect((await (await app.request('/profiles/03241001.csv')).text()).split('\r\n')[0]).toContain('indicator,field,unit');
  expect((await app.request('/de/profiles/0000')).status).toBe(404);
  expect(await (await app.request(`/de${base}?period=2023`)).text()).toContain('http://localhost:3000/de/indicators/shared-accommodation/embed/line?period=2023');
  await app.drop();
});
