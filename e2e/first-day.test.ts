import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, windowOf } from './browser.ts';
import { begin, cleanUp, dataDir, stop } from './process.ts';

let browser: Browser;
let running: ReturnType<typeof begin> | null = null;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  if (running !== null) await stop(running);
  running = null;
});
afterAll(async () => {
  await browser?.close();
  await cleanUp();
});

/** An empty instance, its address and the token that its console shows. */
async function emptyInstance(): Promise<{ url: string; token: string }> {
  running = begin(['start'], { DATA_DIR: dataDir(), DEMO: '0' });
  const url = await running.ready();
  const token = /one-time token (\S+)/.exec(running.said())?.[1];
  expect(token).toBeDefined();
  return { url, token: token as string };
}

const onwards = (page: Page) => page.getByRole('button', { name: 'Weiter' }).click();
const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: false }).first().fill(value);
};

async function setUp(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/de`);
  await fill(page, { 'Einmal-Code': token.toLowerCase() });
  await page.getByRole('button', { name: 'Einrichtung beginnen' }).click();
  await fill(page, { 'Name der Region': 'Landkreis Muster' });
  await onwards(page);
  await page.getByLabel('Eigene Liste').check();
  await fill(page, { 'Oder die Liste hier einfügen': '03254021;Hildesheim;Stadt;52,1508;9,9511\n03254028;Sarstedt;Stadt;52,2333;9,85\n03254005;Bockenem;Stadt;52,0117;10,1317' });
  await onwards(page);
  await onwards(page);
  await onwards(page);
  await fill(page, {
    'Wer gibt diese Seite heraus': 'Landkreis Muster', 'Vertreten durch': 'Landrätin Erika Muster', Anschrift: 'Am Markt 1\n31134 Musterstadt', Telefon: '05121 123', 'E-Mail': 'post@muster.example',
    'Stelle für Fragen zum Datenschutz': 'Koordinierungsstelle', 'E-Mail dieser Stelle': 'datenschutz@muster.example', 'Datenschutzbeauftragte oder': 'Datenschutzbeauftragte, Am Markt 1', 'E-Mail für Hinweise auf Barrieren': 'barrierefrei@muster.example',
  });
  await onwards(page);
  await fill(page, { 'Ihr Name': 'Ada Admin', 'Ihre dienstliche E-Mail-Adresse': 'ada@muster.example' });
  await onwards(page);
  await page.getByRole('button', { name: 'Seite starten' }).click();
  expect(new URL(page.url()).pathname).toBe('/de/desk');
}

/** The office's own list, as a spreadsheet program saves it. */
async function loadMeasures(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ihre Liste der Maßnahmen laden' }).click();
  const list = 'Handlungsfeld;Maßnahme;Status;Zuständig\r\nBildung;Sprachförderung in Kitas;läuft;Fachdienst Jugend\r\nÄmter öffnen;Formulare in einfacher Sprache;geplant;Hauptamt\r\n';
  await page.locator('[name=file]').setInputFiles({ name: 'massnahmen.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.locator('[name=target]').selectOption('new');
  await page.locator('[name=title]').fill('Integrationskonzept Muster');
  await page.locator('[name=public]').check();
  await page.getByRole('button', { name: 'Prüfen' }).click();
  expect(await page.getByText('Sprachförderung in Kitas').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: '2 Zeilen anlegen' }).click();
}

describe('an office alone with an empty instance', () => {
  for (const [name, script, width] of [['without script', false, 1280], ['on a phone', true, 360]] as const) {
    it(`sets it up, loads its list and has a first public page, ${name}`, async () => {
      const { url, token } = await emptyInstance();
      const context = await windowOf(browser, { width }, { javaScriptEnabled: script });
      const page = await context.newPage();
      await setUp(page, url, token);
      await loadMeasures(page);
      await context.close();

      const visitor = await (await windowOf(browser, { width }, { javaScriptEnabled: script })).newPage();
      await visitor.goto(`${url}/de`);
      expect(await visitor.getByText('Landkreis Muster').count()).toBeGreaterThan(0);
      await visitor.goto(`${url}/de/measures`);
      expect(await visitor.getByText('Formulare in einfacher Sprache').count()).toBeGreaterThan(0);
      await visitor.goto(`${url}/de/imprint`);
      expect(await visitor.getByText('Landrätin Erika Muster').count()).toBe(1);
      await visitor.goto(`${url}/de/setup`);
      expect(await visitor.locator('[name=token]').count()).toBe(0);
      await visitor.context().close();
    });
  }
});
