import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, windowOf } from './browser.ts';
import { freePort } from './product.ts';

/** An office of three starts alone: from an empty instance to its own list of measures in public, without scripts. */
const MAIN = join(import.meta.dirname, '../dist/main.js');

let browser: Browser;
let context: BrowserContext;
let page: Page;
let child: ChildProcess;
let dataDir: string;
let url: string;
let said = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'miteinander-office-'));
  const port = await freePort();
  url = `http://localhost:${port}`;
  child = spawn(process.execPath, [MAIN, 'start'], { env: { ...process.env, NODE_ENV: 'production', DEMO: '0', BASE_URL: '', PORT: String(port), DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (/^Miteinander is ready: /m.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${said}`)));
  });
  browser = await launch();
  context = await windowOf(browser, {}, { javaScriptEnabled: false });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
  await rm(dataDir, { recursive: true, force: true });
});

async function fill(values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).first().fill(value);
}

/** Sends the page's form; what is refused shows the field with its problem. */
async function onwards(): Promise<void> {
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForLoadState('load');
  expect(await page.locator('[aria-invalid="true"]').count(), `${page.url()}: ${(await page.locator('main').innerText()).slice(0, 500)}`).toBe(0);
}

const at = (): string => new URL(page.url()).pathname;

test('the token from the console opens the setup, and every page leads there first', async () => {
  await page.goto(`${url}/de/measures`);
  expect(at()).toBe('/de/setup');
  const token = /one-time token (\S+)/.exec(said)?.[1] ?? '';
  await fill({ token });
  await onwards();
  expect(at()).toBe('/de/setup/region');
});

test('the clerk answers step by step, and the first page is public', async () => {
  await fill({ region_name: 'Landkreis Muster', site_name: 'Miteinander im Landkreis' });
  await onwards();
  await page.locator('main [name="choice"][value="list"]').check();
  await fill({ list: '09999001;Musterstadt;Stadt\n09999002;Oberdorf;Gemeinde\n09999003;Unterdorf;Gemeinde' });
  await onwards();
  expect(at()).toBe('/de/setup/languages');
  await onwards();
  await onwards();
  expect(at()).toBe('/de/setup/contact');
  await fill({
    operator: 'Landkreis Muster', represented_by: 'Landrätin Erika Muster', address: 'Am Markt 1\n30000 Musterstadt', phone: '05000 123', email: 'post@muster.example', dp_unit: 'Koordinierungsstelle Integration', dp_email: 'datenschutz@muster.example',
    dpo_contact: 'Datenschutzbeauftragte, Am Markt 1', accessibility_email: 'barrierefrei@muster.example', security_contact: 'sicherheit@muster.example',
  });
  await onwards();
  await fill({ name: 'Erika Muster', email: 'erika@muster.example' });
  await onwards();
  expect(at()).toBe('/de/setup/review');
  await onwards();
  const visitor = await browser.newPage();
  await visitor.goto(`${url}/de`);
  expect(new URL(visitor.url()).pathname).toBe('/de');
  expect(await visitor.locator('body').innerText()).toContain('Landkreis Muster');
  await visitor.goto(`${url}/de/imprint`);
  expect(await visitor.locator('main').innerText()).toContain('Landrätin Erika Muster');
  await visitor.close();
});

/** As Excel saves it in a German office. */
const LIST = 'Handlungsfeld;Maßnahme;Stand;Beschreibung;Beginn\r\nSprache;Sprachcafé für Eltern;läuft;Jeden Dienstag, mit Kinderbetreuung;01.03.2026\r\nSprache;Dolmetscherpool „Grüß Gott“;geplant;Für Ämter und Ärzte;\r\nArbeit;Lotsinnen für Übergänge;Idee;;\r\n';

/** Windows-1252; its quotation marks are outside Latin-1. */
const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('„', '\u0084').replaceAll('“', '\u0093'), 'latin1');

test('the office loads its own list after a preview that writes nothing', async () => {
  await page.goto(`${url}/de/concepts/import`);
  expect(at(), 'the setup has signed the clerk in').toBe('/de/concepts/import');
  await page.locator('main [name="file"]').setInputFiles({ name: 'Maßnahmen.csv', mimeType: 'text/csv', buffer: windows1252(LIST) });
  await page.locator('main [name="target"]').selectOption('new');
  await fill({ title: 'Maßnahmenplan Integration' });
  await page.locator('main [name="public"]').check();
  await onwards();
  const preview = await page.locator('main').innerText();
  for (const title of ['Sprachcafé für Eltern', 'Dolmetscherpool „Grüß Gott“', 'Lotsinnen für Übergänge']) expect(preview).toContain(title);
  expect(((await (await page.request.get(`${url}/measures.json`)).json()) as { total: number }).total).toBe(0);
  await onwards();
  expect(((await (await page.request.get(`${url}/measures.json`)).json()) as { total: number }).total).toBe(3);
});

test('everybody sees the measures, as page and as data', async () => {
  const visitor = await browser.newPage();
  await visitor.goto(`${url}/de/measures`);
  const shown = await visitor.locator('main').innerText();
  for (const title of ['Sprachcafé für Eltern', 'Dolmetscherpool „Grüß Gott“', 'Lotsinnen für Übergänge']) expect(shown).toContain(title);
  await visitor.getByRole('link', { name: /Sprachcafé/ }).first().click();
  await visitor.waitForURL(/\/de\/measures\/[\w-]+$/);
  expect(await visitor.locator('main').innerText()).toContain('Jeden Dienstag, mit Kinderbetreuung');
  await visitor.close();
});
