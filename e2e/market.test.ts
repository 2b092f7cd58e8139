import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { signInAs, windowOf } from './browser.ts';
import { visits } from './visits.ts';

const visit = visits({ script: false });

const noSideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

/** Faults of a page for people who use it with assistive technology. */
async function faults(path: string): Promise<string[]> {
  const page = await visit.open(path, { script: true });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

describe('a stall, from the first word to its place in the hall', () => {
  let slug: string;
  let receipt: string;
  let office: Page;

  test('a group finds the market of the demonstration and applies in Arabic on a small phone without script', async () => {
    const page = await visit.open('/ar/events');
    await page.getByRole('link', { name: 'ماذا حدث لأفكاركم؟' }).first().click();
    slug = /\/events\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
    await page.locator('main').getByRole('link', { name: 'سجّل جناحًا' }).click();
    await page.locator('#form-project').fill('خط عربي للجميع');
    await page.locator('#form-name').fill('سلمى');
    await page.getByRole('button', { name: 'سجّل', exact: true }).click();
    // What is missing is said; what was typed is still there.
    expect(await page.locator('#form-project').inputValue()).toBe('خط عربي للجميع');
    await page.locator('#form-shows').fill('نكتب اسمك بخط جميل.');
    await page.locator('input[name="needs"][value="table"]').check();
    await page.getByRole('button', { name: 'سجّل', exact: true }).click();
    expect(await page.locator('main').textContent()).toContain('وصل طلبك');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await noSideways(page)).toBe(true);
    receipt = page.url().split('?')[0] as string;
  });

  test('the office accepts it and gives it a place, without script', async () => {
    const context = await windowOf(visit.browser, {}, { javaScriptEnabled: false });
    visit.keep(context);
    await signInAs(context, visit.product.url, /Koordin/);
    office = await context.newPage();
    await office.goto(`${visit.product.url}/de/desk/events/${slug}/market`);
    await office.getByRole('link', { name: 'خط عربي للجميع' }).first().click();
    await office.locator('#accept-place').selectOption('12');
    await office.getByRole('button', { name: 'Zusagen' }).click();
    expect(await office.getByRole('status').textContent()).toContain('Gespeichert');
    expect(await office.locator('svg a[aria-label^="Platz 12"]').count()).toBe(1);
  });

  test('the group sees the answer under its receipt; everybody finds the stall in list, plan and table', async () => {
    const mine = await visit.open(receipt);
    expect(await mine.locator('main').textContent()).toContain('مقبول');
    const market = await visit.open(`/ar/events/${slug}/market`);
    expect(await market.locator('.mt-stalls').textContent()).toContain('نكتب اسمك بخط جميل.');
    expect(await market.locator('table').textContent()).toContain('خط عربي للجميع');
    // The one that waits and the one that was declined are the office's alone.
    expect(await market.locator('main').textContent()).not.toMatch(/Kochen ohne Grenzen|Versicherungen/);
    expect(await noSideways(market)).toBe(true);
    await market.locator('svg a').first().click();
    expect(market.url()).toContain('#stall-');
  });

  test('the pages have no faults for those who use them with assistive technology', async () => {
    for (const path of [`/ar/events/${slug}/market`, `/de/events/${slug}/market/apply`, receipt]) expect(await faults(path), path).toEqual([]);
  });

  test('after an event its stall stands among what one can build on, and leads back', async () => {
    const page = await visit.open('/de/practices?q=Lotsinnen');
    await page.locator('main').getByRole('link', { name: /Lotsinnen/ }).click();
    expect(await page.locator('main').textContent()).toContain('Stadtteilverein Probe');
    await page.locator('main').getByRole('link', { name: /Drei Foren im März/ }).first().click();
    expect(await page.locator('main').textContent()).toContain('Markt der Möglichkeiten');
  });
});

test('the smallest room of the demonstration is full: whoever chooses it waits for a seat', async () => {
  const page = await visit.open('/de/events');
  await page.getByRole('link', { name: 'Was ist aus Ihren Ideen geworden?' }).first().click();
  expect(await page.locator('main').textContent()).toContain('Voll, 1 Person wartet');
  await page.getByRole('link', { name: 'Anmelden', exact: true }).first().click();
  await page.locator('#form-name').fill('Späte');
  await page.getByText('Nachbarschaft und Ämter').first().click();
  await page.locator('main').getByRole('button').first().click();
  expect(await page.locator('main').textContent()).toContain('Warteliste');
});
