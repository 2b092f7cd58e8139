import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

/** A round of assessment without scripts: one department answers on a phone, another asks back, the office drafts, somebody else releases, and the author reads it under the receipt. */
const MAIN = join(import.meta.dirname, '../dist/main.js');
const CALL = 'beispiel-winter';
const TEXT = 'Am Bahnhof gibt es keinen Wickelraum, wir wickeln im Regen.';
const TITLE = 'Ein Wickelraum am Bahnhof';

let product: RunningProduct;
let browser: Browser;
const windows = new Map<string, BrowserContext>();
const pages = new Map<string, Page>();
let receipt = '';
let round = '';
let assessment = '';

const at = (who: string): Page => pages.get(who) as Page;

beforeAll(async () => {
  product = await startProduct({ DEMO: '1' });
  browser = await launch();
  for (const [who, role] of [['visitor', null], ['moderator', /Moderation/], ['office', /Koordination/], ['officer', /Fachbereich/], ['approver', /Freigabe/], ['youth', null]] as const) {
    const window = await windowOf(browser, who === 'officer' ? { width: 320 } : {}, { javaScriptEnabled: false });
    window.setDefaultTimeout(30_000);
    if (role !== null) await signInAs(window, product.url, role);
    windows.set(who, window);
    pages.set(who, await window.newPage());
  }
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = async (who: string, path: string): Promise<void> => {
  const answer = await at(who).goto(`${product.url}${path}`);
  expect(answer?.status(), `${path} as ${who}`).toBe(200);
};

async function fill(who: string, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await at(who).locator(`${form} [name="${name}"]`).first().fill(value);
}

/** Sends a form and sees that it was taken. */
async function send(who: string, form: string, button: RegExp): Promise<void> {
  await at(who).locator(form).getByRole('button', { name: button }).first().click();
  await at(who).waitForLoadState('load');
  expect(await at(who).locator('[aria-invalid="true"]').count(), `${at(who).url()}: ${(await at(who).locator('main').innerText()).slice(0, 400)}`).toBe(0);
}

const shown = (who: string): Promise<string> => at(who).locator('main').innerText();
const pathOf = (who: string): string => new URL(at(who).url()).pathname;

/** A colleague of another department: the demonstration has one officer only. */
async function addOfficer(): Promise<void> {
  const run = async (...args: string[]): Promise<string> => (await promisify(execFile)(process.execPath, [MAIN, ...args], { env: { ...process.env, NODE_ENV: 'production', BASE_URL: '', DATA_DIR: product.dataDir } })).stdout;
  await run('add-account', 'jugend@example.org', 'Jugend', '--role', 'officer', '--department', 'Fachbereich Jugend');
  const link = /\S+\/sign-in\S+/.exec(await run('sign-in-link', 'jugend@example.org'))?.[0] ?? '';
  await at('youth').goto(product.url + new URL(link).pathname);
  await at('youth').locator('main form button').first().click();
  await at('youth').waitForLoadState('load');
}

test('somebody says something, and the office condenses it', async () => {
  await open('visitor', `/de/processes/${CALL}/submit`);
  await fill('visitor', 'form[action$="/submit"]', { text: TEXT });
  await send('visitor', 'form[action$="/submit"]', /Beitrag senden/);
  receipt = pathOf('visitor').replace('/slip', '');
  await open('visitor', receipt);
  const number = /(\d+)/.exec(await at('visitor').locator('h1').innerText())?.[1] ?? '';
  await open('moderator', '/de/desk/submissions');
  await at('moderator').getByRole('link', { name: /Wickelraum/ }).or(at('moderator').locator('main a[href*="/desk/submissions/"]').filter({ hasText: new RegExp(`\\b${number}\\b`) })).first().click();
  await at('moderator').waitForURL(/\/desk\/submissions\/[0-9a-f-]{36}/);
  await send('moderator', 'form[action$="/publish"]', /^Veröffentlichen$/);
  await open('office', `/de/desk/processes/${CALL}/recommendations/new`);
  const form = 'main form[action*="/recommendations/new"]';
  await fill('office', form, { q: 'Wickelraum' });
  await send('office', form, /suchen|anzeigen|nachsehen/i);
  await at('office').locator(`${form} [name="submissions"]`).first().check();
  await fill('office', form, { field: 'Unterwegs', title: TITLE, prospect: 'Mit der Gemeinde möglich.' });
  await send('office', form, /Als Entwurf speichern/);
  await at('office').locator('form[action$="/publish"] [name="sure"]').check();
  await send('office', 'form[action$="/publish"]', /^Veröffentlichen$/);
});

test('the office makes a round of it and sends it to two departments', async () => {
  await open('office', '/de/assessment-rounds/new');
  await fill('office', 'main form', { title: 'Winterrunde' });
  await send('office', 'main form', /Speichern/);
  round = pathOf('office');
  await at('office').getByRole('link', { name: /aufnehmen/ }).click();
  await at('office').locator('main label').filter({ hasText: TITLE }).first().click();
  await send('office', 'main form', /Aufnehmen/);
  await at('office').getByRole('link', { name: TITLE }).first().click();
  for (const name of await at('office').locator('main [name="departments"]:checked').all()) await name.uncheck();
  for (const name of ['Fachbereich Soziales', 'Fachbereich Jugend']) await at('office').locator('main label').filter({ hasText: name }).first().click();
  await send('office', 'main form', /Speichern/);
  await send('office', 'main form#send', /Runde abschicken/);
  await at('office').getByRole('link', { name: TITLE }).first().click();
  assessment = pathOf('office');
  expect(assessment).toMatch(/^\/de\/assessments\/\d+$/);
});

test('a department answers on a phone, from its list of what waits', async () => {
  await open('officer', '/de/assessments/mine');
  expect(await at('officer').evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(320);
  await at('officer').locator(`main a[href="${assessment}/answers/fachbereich-soziales"]`).click();
  expect(await at('officer').evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(320);
  expect(await shown('officer')).toContain(TEXT);
  const form = 'main form#answer';
  await at('officer').locator(`${form} [name="feasibility"][value="conditions"]`).check();
  await at('officer').locator(`${form} [name="level"]`).selectOption('municipality');
  await at('officer').locator(`${form} [name="cost"][value="small"]`).check();
  await fill('officer', form, { conditions: 'Wenn die Gemeinde einen Raum stellt.', body: 'Stadt Laatzen', publicNote: 'Die Ausstattung übernehmen wir.', internalNote: 'Haushalt prüfen' });
  await send('officer', form, /Antwort senden/);
});

test('another department asks back, and those who were asked read it', async () => {
  await addOfficer();
  await open('youth', assessment);
  await at('youth').locator('#talk summary').last().click();
  await fill('youth', 'main form#ask', { text: 'Gibt es dort schon einen Raum?' });
  await send('youth', 'main form#ask', /Abschicken/);
  await open('officer', assessment);
  expect(await shown('officer')).toContain('Gibt es dort schon einen Raum?');
  await open('visitor', assessment);
  expect(await shown('visitor')).not.toMatch(/Gibt es dort schon einen Raum|Haushalt prüfen|Laatzen/);
});

test('the office drafts, whoever releases reads it word for word and releases it', async () => {
  await open('office', `${assessment}/decision`);
  const form = 'main form[action$="/decision"]';
  await at('office').locator(`${form} [name="kind"][value="decline"]`).check();
  await at('office').locator(`${form} [name="gapsKnown"]`).check();
  await fill('office', form, { reason: 'Der Raum gehört der Stadt Laatzen. Dort haben wir nachgefragt.' });
  await send('office', form, /Zur Freigabe geben/);
  await open('visitor', assessment);
  expect(await shown('visitor')).not.toContain('nachgefragt');
  expect((await at('office').request.get(`${product.url}${assessment}/release`)).status()).toBe(200);
  await open('approver', '/de/desk');
  await at('approver').locator(`main a[href="${assessment}/release"]`).first().click();
  expect(await shown('approver')).toContain('Dort haben wir nachgefragt.');
  await send('approver', 'main form#release', /Freigeben/);
});

test('the author reads it under the receipt, and everybody on "why"', async () => {
  await open('visitor', receipt);
  expect(await shown('visitor')).toContain('Dort haben wir nachgefragt.');
  await open('visitor', assessment);
  expect(await shown('visitor')).toMatch(/Wenn die Gemeinde einen Raum stellt[\s\S]*/);
  expect(await shown('visitor')).not.toContain('Haushalt prüfen');
  for (const path of ['/de/why?q=Wickelraeume', '/de/why?q=Wikelraum', '/ar/why?q=Wickelraum']) {
    await open('visitor', path);
    expect(await shown('visitor'), path).toContain('Dort haben wir nachgefragt.');
  }
  await open('visitor', round);
  expect(await shown('visitor')).toContain(TITLE);
});
