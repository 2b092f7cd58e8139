import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

/** The office decides about pairs with the keyboard alone; without script the same buttons lead from page to page. */
let product: RunningProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  context = await windowOf(browser);
  await signInAs(context, product.url, /Koordin/);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.closest('[data-pair]')?.id ?? '');
const status = (): Promise<string> => page.locator('mt-pairs > [role=status]').innerText();
const waiting = async (): Promise<number> => Number(/(\d+) Paare warten/.exec(await page.locator('main').innerText())?.[1]);

/** Presses Tab until the link with this text has the focus: no mouse is on the table. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) return;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

test('three pairs in six key strokes, each said, each followed by the next', async () => {
  await page.goto(`${product.url}/de/desk/duplicates`);
  const before = await waiting();
  await tabTo(/^Zum ersten Paar$/);
  await page.keyboard.press('Enter');
  const seen = [await focused()];
  for (const [key, said] of [['3', 'Entschieden: Verwandt.'], ['4', 'Entschieden: Verschieden.'], ['3', 'Entschieden: Verwandt.']] as const) {
    expect(seen.at(-1), 'a pair has the focus').toMatch(/^pair-/);
    await page.keyboard.press(key);
    await page.waitForFunction((id) => document.activeElement?.id !== id, seen.at(-1));
    expect(await status()).toBe(said);
    seen.push(await focused());
  }
  expect(new Set(seen).size).toBe(4);
  await page.reload();
  expect(await waiting()).toBe(before - 3);
  expect(await page.locator('main').innerText()).not.toContain('Noch ist nichts entschieden');
});

test('keys outside a pair, and keys with Ctrl, decide nothing', async () => {
  const before = await waiting();
  await page.locator('h1').click();
  await page.keyboard.press('4');
  await page.locator('[data-pair]').first().focus();
  await page.keyboard.press('Control+4');
  await page.reload();
  expect(await waiting()).toBe(before);
});

test('a decision is taken back where it was made, by keyboard', async () => {
  const before = await waiting();
  const first = page.locator('[data-pair]').first();
  await first.focus();
  const id = await focused();
  await page.keyboard.press('4');
  await page.waitForFunction((was) => document.activeElement?.id !== was, id);
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Zurücknehmen');
  await page.keyboard.press('Enter');
  await page.waitForFunction((was) => document.activeElement?.id === was, id);
  expect(await status()).toContain('Zurückgenommen');
  await page.reload();
  expect(await waiting()).toBe(before);
});

test('the list has no barrier that axe finds, in a narrow window either', async () => {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('without script each button leads to the list again, with the way back on top', async () => {
  const plain = await windowOf(browser, {}, { javaScriptEnabled: false });
  await signInAs(plain, product.url, /Koordin/);
  page = await plain.newPage();
  await page.goto(`${product.url}/de/desk/duplicates?kind=practice`);
  const before = await waiting();
  await page.locator('[data-pair]').first().getByRole('button', { name: 'Verschieden' }).click();
  expect(await waiting()).toBe(before - 1);
  expect(page.url()).toContain('kind=practice');
  await page.getByRole('status').getByRole('button', { name: /Zurücknehmen/ }).click();
  expect(await waiting()).toBe(before);
});
