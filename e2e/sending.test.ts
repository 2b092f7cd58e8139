import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { signInAs, windowOf } from './browser.ts';
import { visits } from './visits.ts';

/** Saying something as a newcomer does: in Arabic, on a small cheap telephone, with a photo, without script; and what the office makes of it. */

const site = visits({ script: false });
const { open, keep } = site;
let form: string;

beforeAll(async () => {
  const page = await open('/ar/processes', { width: 1280 });
  const links = await page.locator('a[href$="/submit"], main a[href^="/ar/processes/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')).catch(() => [] as string[]);
  for (const href of new Set(links.map((link) => link.replace(/\/submit$/, '')))) {
    if ((await page.goto(`${site.product.url}${href}/submit`))?.status() === 200 && (await page.locator('textarea[name="text"]').count()) === 1) form = `${href}/submit`;
    if (form !== undefined) break;
  }
  expect(form).toBeDefined();
});

/** Nothing may be wider than the telephone. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
}

/** A photo as a telephone makes it: lying on its side, with place and device. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 1_200, height: 900, channels: 3, background: '#7a9a5a' } }).jpeg().withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: 'Billigtelefon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1' } }).toBuffer();

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK_DIR'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('in Arabic on a telephone without script: put aside, continued, a photo, a question of the form, the receipt', async () => {
  const first = await open(form);
  await fits(first);
  await look(first, '1-form');
  await first.locator('textarea[name="text"]').fill('نحتاج إلى مقاعد في محطة الحافلات');
  await first.locator('button[name="later"]').click();
  await fits(first);
  await look(first, '2-draft');
  const link = await first.locator('main a[href*="/drafts/"]').first().getAttribute('href');

  const phone = await open(link ?? '');
  expect(await phone.locator('textarea[name="text"]').inputValue()).toBe('نحتاج إلى مقاعد في محطة الحافلات');
  await phone.locator('textarea[name="text"]').fill('نحتاج إلى مقاعد في محطة الحافلات. هاتفي 0511 12345678');
  await phone.locator('details:has(input[name="file1"]) > summary').click();
  await fits(phone);
  await look(phone, '3-files');
  await phone.locator('input[name="file1"]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await phone.locator('main button:not([name])').filter({ has: phone.locator('.mt-icon') }).last().click();
  expect(await phone.locator('.mt-errors a[href="#form-caption1"]').count()).toBe(1);
  await look(phone, '4-asked');
  await phone.locator('input[name="caption1"]').fill('محطة بلا مقاعد');
  await phone.locator('textarea[name="text"]').fill('نحتاج إلى مقاعد في محطة الحافلات');
  await phone.locator('main button:not([name])').filter({ has: phone.locator('.mt-icon') }).last().click();
  expect(phone.url()).toContain('/slip');
  await fits(phone);
  expect((await open('/ar')).url()).toContain('/ar');
  await phone.goto(link ?? '');
  expect(await phone.locator('textarea').count(), 'the draft is gone').toBe(0);
  await phone.goBack();
  await phone.locator('main a[href^="/ar/follow/"]').first().click();
  await fits(phone);
  await look(phone, '5-receipt');
  expect(await phone.locator('main img').getAttribute('alt')).toBe('محطة بلا مقاعد');
});

test('the office sees the photo beside the text and publishes both; everybody sees it upright', async () => {
  const context = await windowOf(site.browser, {}, { javaScriptEnabled: true });
  keep(context);
  await signInAs(context, site.product.url, /Koordin/);
  const page = await context.newPage();
  await page.goto(`${site.product.url}/de/desk/submissions?q=${encodeURIComponent('محطة')}`);
  await page.locator('main a[href*="/desk/submissions/"]').first().click();
  await page.locator('main img').first().waitFor();
  await look(page, '6-desk');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const shown = page.url();
  await page.locator('#publish button[type="submit"]').last().click();
  await page.goto(shown);
  await page.locator('main a[href*="/processes/"][href*="/submissions/"]').first().click();
  const size = await page.locator('main img').evaluate((img: HTMLImageElement) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]));
  expect(size).toEqual([900, 1_200]);
  await look(page, '7-public');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('with script: the text stays on this device only after a tick, and is forgotten when it was sent', async () => {
  const context = await windowOf(site.browser, { width: 320 }, { javaScriptEnabled: true });
  keep(context);
  const page = await context.newPage();
  await page.goto(site.product.url + form);
  const text = page.locator('textarea[name="text"]');
  const box = page.locator('mt-draft input[type="checkbox"]');
  await text.fill('لا تحفظ');
  await page.reload();
  expect(await text.inputValue()).toBe('');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await box.check();
  await text.fill('احفظ هذا النص على جهازي');
  await look(page, '8-device');
  for (const details of await page.locator('form details').all()) await details.evaluate((d: HTMLDetailsElement) => { d.open = true; });
  await look(page, '9-open');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.close();

  const later = await context.newPage();
  await later.goto(site.product.url + form);
  await later.locator('mt-draft [role="status"]').waitFor();
  expect(await later.locator('textarea[name="text"]').inputValue()).toBe('احفظ هذا النص على جهازي');
  await later.locator('main button:not([name])').filter({ has: later.locator('.mt-icon') }).last().click();
  await later.waitForURL(/\/slip$/);
  expect(await later.evaluate(() => localStorage.length)).toBe(0);
});

test('with script and a microphone: a button records, and the recording is sent', async () => {
  const context = await windowOf(site.browser, { width: 320 }, { javaScriptEnabled: true, permissions: ['microphone'] });
  keep(context);
  const page = await context.newPage();
  await page.addInitScript(() => {
    // A machine without a microphone: a tone instead of a voice.
    navigator.mediaDevices.getUserMedia = () => {
      const sound = new AudioContext();
      const tone = sound.createOscillator();
      const out = sound.createMediaStreamDestination();
      tone.connect(out);
      tone.start();
      return Promise.resolve(out.stream);
    };
  });
  await page.goto(site.product.url + form);
  await page.locator('details:has(input[name="audio"]) > summary').click();
  const button = page.locator('mt-recorder button');
  await button.click();
  await page.waitForTimeout(1_500);
  await button.click();
  await page.locator('mt-recorder [role="status"]').filter({ hasText: /\S/ }).waitFor();
  await look(page, '10-recorded');
  await page.locator('main button:not([name])').filter({ has: page.locator('.mt-icon') }).last().click();
  await page.waitForURL(/\/slip$/);
});
