import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

/** A clerk types in a stack of paper cards without a mouse. Counted are keys beside the cards' own words: time belongs to the clerk. */
const CARDS = 20;
/** Twenty cards in five minutes leave 15 seconds each; whoever types 200 keys a minute has 50 of them, and a short card has 40 letters. */
const KEYS_BESIDE = 10;

let product: RunningProduct;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  product = await startProduct({ DEMO: '1' });
  browser = await launch();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
});

/** Presses a key until the element has the focus; how often. */
async function reach(page: Page, selector: string, key: string, most = 40): Promise<number> {
  for (let n = 0; n <= most; n += 1) {
    if (await page.locator(selector).first().evaluate((el) => el === el.ownerDocument.activeElement)) return n;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} is not reached with ${key}`);
}

test('twenty cards are typed in by keyboard alone, with few keys beside the words and a counter that runs', async () => {
  const { items } = (await (await fetch(`${product.url}/processes.json`)).json()) as { items: { slug: string }[] };
  const slug = items[0]?.slug ?? '';
  context = await windowOf(browser);
  await signInAs(context, product.url, /Koordin/);
  const page = await context.newPage();
  expect((await page.goto(`${product.url}/de/desk/processes/${slug}/cards`))?.status()).toBe(200);
  let beside = 0;
  for (let card = 1; card <= CARDS; card += 1) {
    // The text has the focus already.
    expect(await page.locator('textarea[name="text"]').evaluate((el) => el === el.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.type(`Karte ${card}: abends mehr Kurse und ein Treff`);
    beside += 1 + (await reach(page, 'button:has-text("Speichern und nächster Beitrag")', 'Tab'));
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.locator('p[role="status"]').first().textContent()).toMatch(new RegExp(`^${card} Bei`));
  }
  expect(beside).toBeLessThanOrEqual(CARDS * KEYS_BESIDE);
  expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
  await page.goto(`${product.url}/de/desk/submissions?process=${slug}&q=Karte`);
  expect(await page.locator('main').textContent()).toContain('abends mehr Kurse');
});

const shots = process.env['SHOTS'];

test('what everybody reads about contributions fits a small phone in Arabic, with the map, the documentation and the news', async () => {
  const { items } = (await (await fetch(`${product.url}/processes.json`)).json()) as { items: { id: string; slug: string }[] };
  const about = `/ar/processes/${items[0]?.slug ?? ''}`;
  const phone = await windowOf(browser, { width: 320 });
  for (const path of [`${about}/map`, `${about}/documentation`, `${about}/submissions`, `/ar/subscriptions/new?about=${items[0]?.id ?? ''}`]) {
    const page = await phone.newPage();
    expect((await page.goto(`${product.url}${path}`))?.status(), path).toBe(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => `${path} ${v.id}`)).toEqual([]);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${path.replaceAll(/\W/g, '-')}.png`, fullPage: true });
    await page.close();
  }
  await phone.close();
});
