import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/platform/config.ts';
import { keptMails } from '../src/platform/mail.ts';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

let product: RunningProduct;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function linkInMail(): Promise<string | undefined> {
  return (await keptMails(readConfig({ DATA_DIR: product.dataDir }))).flatMap((mail) => /http:\S+\/update\/\S+/.exec(mail.text)?.[0] ?? [])[0];
}

test('a department updates a measure from a mail, on a phone 320 pixels wide and without scripts', async () => {
  const office = await windowOf(browser);
  await signInAs(office, product.url, /Koordin/);
  const desk = await office.newPage();
  await desk.goto(`${product.url}/de/desk/measures/ours?department=fachbereich-soziales`);
  await desk.locator('input[name=measures]').first().check({ force: true });
  await desk.getByRole('button', { name: 'Mail senden' }).click();
  await expect.poll(linkInMail, { timeout: 15_000 }).toBeDefined();

  const phone = await (await windowOf(browser, { width: 320 }, { javaScriptEnabled: false })).newPage();
  await phone.goto((await linkInMail()) ?? '');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await phone.getByLabel('Nächster Schritt').fill('Bleibt stehen');
  await phone.getByRole('button', { name: 'Absenden' }).click();
  expect(await phone.getByLabel('Nächster Schritt').inputValue()).toBe('Bleibt stehen');
  await phone.getByLabel('Was ist passiert?').fill('Vom Telefon aus gesagt.');
  await phone.getByRole('button', { name: 'Absenden' }).click();
  expect(await phone.getByRole('heading', { level: 1 }).textContent()).toContain('Danke');

  await desk.reload();
  expect(await desk.getByText('über den Link in der Mail').count()).toBeGreaterThan(0);
});
