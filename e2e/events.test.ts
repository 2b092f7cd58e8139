import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

let product: RunningProduct;
let browser: Browser;
let phone: BrowserContext;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  // A small phone, in Arabic, without script.
  phone = await windowOf(browser, { width: 320 }, { javaScriptEnabled: false, locale: 'ar' });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Fills in the staff's form and gives the event's address part. */
async function planned(page: Page, title: string, capacity: number): Promise<string> {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${product.url}/de/desk/events/new`);
  await page.locator('#form-title').fill(title);
  await page.locator('#form-summary').fill('Kurz gesagt.');
  await page.locator('#form-startDay').fill(day);
  await page.locator('#form-startTime').fill('18:00');
  await page.locator('#form-endTime').fill('20:00');
  await page.locator('#form-capacity').fill(String(capacity));
  await page.locator('main').getByRole('button', { name: 'Speichern' }).click();
  const slug = /\/desk\/events\/([^?]+)/.exec(page.url())?.[1] ?? '';
  await page.locator('main').getByRole('button', { name: 'Veröffentlichen' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Veröffentlicht');
  return slug;
}

const noSideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

describe('an event from plan to door', () => {
  let office: Page;
  let slug: string;

  test('the office plans and publishes it', async () => {
    const context = await windowOf(browser);
    await signInAs(context, product.url, /Koordin/);
    office = await context.newPage();
    slug = await planned(office, 'Abend für Neue', 2);
    expect(slug).toMatch(/^abend-fuer-neue-/);
  });

  test('somebody registers in Arabic on a small phone without script, changes it, cancels; who waited moves up', async () => {
    const page = await phone.newPage();
    await page.goto(`${product.url}/ar/events`);
    await page.getByRole('link', { name: 'Abend für Neue' }).click();
    await page.getByRole('link', { name: 'سجّل' }).click();
    await page.locator('#form-name').fill('أمينة');
    await page.locator('#form-places').fill('2');
    await page.getByRole('button', { name: 'سجّل' }).click();
    expect(await page.locator('main').textContent()).toContain('مكانك محجوز');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await noSideways(page)).toBe(true);
    const mine = page.url().split('?')[0] as string;

    const other = await phone.newPage();
    await other.goto(`${product.url}/ar/events/${slug}/register`);
    await other.locator('#form-name').fill('Bilal');
    await other.getByRole('button', { name: 'إلى قائمة الانتظار' }).click();
    expect(await other.locator('main').textContent()).toContain('أنت على قائمة الانتظار');
    const waiting = other.url().split('?')[0] as string;

    await page.goto(mine);
    await page.getByText('تغيير التسجيل').click();
    await page.locator('#change-name').fill('أمينة ح.');
    await page.getByRole('button', { name: 'حفظ التغيير' }).click();
    expect(await page.locator('main').textContent()).toContain('أمينة ح.');

    await page.locator('summary', { hasText: 'إلغاء التسجيل' }).click();
    await page.locator('#cancel-sure').check();
    await page.getByRole('button', { name: 'إلغاء التسجيل' }).click();
    expect(await page.locator('main').textContent()).toContain('أُلغي هذا التسجيل');

    await other.goto(waiting);
    expect(await other.locator('main').textContent()).toContain('مكانك محجوز');
  });

  test('the door lets people in by list and by number, and by script without loading the page', async () => {
    await office.goto(`${product.url}/de/desk/events/${slug}/door`);
    await office.locator('li[data-id]', { hasText: 'Bilal' }).getByRole('button', { name: 'Ist da' }).click();
    await office.waitForFunction(() => document.querySelector('mt-check-in output')?.textContent?.includes('ist da') === true);
    expect(office.url(), 'the page stayed').not.toContain('number=');
    await office.reload();
    expect(await office.locator('li[data-id]', { hasText: 'Bilal' }).textContent()).toContain('1 ist da');
    await office.locator('#code-code').fill('2');
    await office.locator('#code').getByRole('button', { name: 'Ist da' }).click();
    await office.waitForFunction(() => document.querySelector('mt-check-in output')?.textContent === 'Nr. 2 war schon da');
  });

  test('without a line for a while: what was pressed is kept as ids alone and sent later, once', async () => {
    const row = office.locator('li[data-id]', { hasText: 'Bilal' });
    await row.getByRole('button', { name: 'Zurücknehmen' }).click();
    await row.getByRole('button', { name: 'Ist da' }).waitFor();
    await office.context().setOffline(true);
    await office.locator('#filter-q').fill('nirgends');
    expect(await row.isVisible(), 'names are found while there is no line').toBe(false);
    await office.locator('#filter-q').fill('bil');
    await office.locator('#filter-q').press('Enter');
    await row.getByRole('button', { name: 'Ist da' }).click();
    await office.locator('#code-code').fill('2');
    await office.locator('#code').getByRole('button', { name: 'Ist da' }).click();
    await office.locator('#walk-in-name').fill('Zarah Ohnewort');
    await office.locator('#walk-in').getByRole('button', { name: 'Einlassen' }).click();
    await office.waitForFunction(() => document.querySelector('mt-check-in output')?.textContent?.includes('Keine Verbindung') === true);
    const kept = await office.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).not.toMatch(/Bilal|Zarah/);
    expect(kept).toMatch(/door\./);
    await office.context().setOffline(false);
    await office.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('door.')));
    await office.reload();
    expect(await office.locator('main').textContent()).toContain('Da: 2');
    expect(await office.locator('li[data-id]', { hasText: 'Zarah Ohnewort' }).count(), 'came once, by name').toBe(1);
  });
});

test('the month is a table on wide screens and a list on narrow ones; the programme stands side by side', async () => {
  const wide = await (await windowOf(browser, { width: 1280 })).newPage();
  await wide.goto(`${product.url}/de/events/month?month=2019-06`);
  expect(await wide.locator('table.mt-month td a').count()).toBeGreaterThan(3);
  await wide.goto(`${product.url}/de/events?when=past&q=Zweites+Integrationsforum`);
  await wide.getByRole('link', { name: /Zweites Integrationsforum/ }).click();
  const boxes = await wide.locator('.mt-programme__sessions > li').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(new Set(boxes).size).toBeLessThan(boxes.length);
  const narrow = await phone.newPage();
  await narrow.goto(`${product.url}/ar/events/month?month=2019-06`);
  expect(await narrow.locator('table.mt-month').isVisible()).toBe(false);
  expect(await noSideways(narrow)).toBe(true);
});
