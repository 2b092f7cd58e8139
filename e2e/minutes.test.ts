import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

let product: RunningProduct;
let browser: Browser;
let office: Page;
/** The same small phone with script, because the check needs some. */
let reader: Page;
let phone: BrowserContext;
let slug: string;
let minutes: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
  phone = await windowOf(browser, { width: 320 }, { javaScriptEnabled: false, locale: 'ar' });
  reader = await (await windowOf(browser, { width: 320 }, { locale: 'ar' })).newPage();
  const context = await windowOf(browser);
  await signInAs(context, product.url, /Koordin/);
  office = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const save = (page: Page): Promise<void> => page.locator('main').getByRole('button', { name: 'Speichern' }).first().click();
const noSideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

/** Faults of a page for people who use it with assistive technology. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

describe('a day in the room', () => {
  test('the office plans an event of today with one session', async () => {
    await office.goto(`${product.url}/de/desk/events/new`);
    await office.locator('#form-title').fill('Forum Ankommen');
    await office.locator('#form-summary').fill('Kurz gesagt.');
    await office.locator('#form-startDay').fill(new Date().toISOString().slice(0, 10));
    await office.locator('#form-startTime').fill('00:00');
    await office.locator('#form-endTime').fill('23:59');
    await save(office);
    slug = /\/desk\/events\/([^?]+)/.exec(office.url())?.[1] ?? '';
    await office.locator('main').getByRole('button', { name: 'Veröffentlichen' }).click();
    await office.goto(`${product.url}/de/desk/events/${slug}/rounds/new`);
    await office.locator('#form-title').fill('Vormittag');
    await office.locator('#form-startTime').fill('00:00');
    await office.locator('#form-endTime').fill('23:00');
    await save(office);
    await office.goto(`${product.url}/de/desk/events/${slug}/sessions/new`);
    await office.locator('#form-title').fill('Arbeitsgruppe Sprache');
    await save(office);
    minutes = `${office.url().split('?')[0]}/minutes`;
    expect(minutes).toMatch(/\/sessions\/[0-9a-f-]{36}\/minutes$/);
  });

  test('a scribe types line after line without touching a mouse', async () => {
    await office.goto(minutes);
    for (const line of ['* Sprachkurse', '= Kurse brauchen Kinderbetreuung', '+14 Abendkurse auch auf dem Land', '! Prüfungen abschaffen', 'Ein Sprachcafé wäre schön']) {
      // The field has the focus: no click is needed.
      await office.waitForFunction(() => document.activeElement?.getAttribute('name') === 'line' && (document.activeElement as HTMLInputElement).value === '');
      await office.keyboard.type(line);
      const saved = office.waitForResponse((response) => response.request().method() === 'GET' && response.url().includes('added=1'));
      await office.keyboard.press('Enter');
      await saved;
      await office.waitForLoadState('load');
    }
    const text = (await office.locator('main').textContent()) ?? '';
    for (const said of ['Sprachkurse', 'Kurse brauchen Kinderbetreuung', 'Konsens', 'Zustimmung · 14', 'Dissens', 'Ein Sprachcafé wäre schön']) expect(text).toContain(said);
    expect(await faults(office)).toEqual([]);
    await office.locator('#presence-role_residents').fill('17');
    await office.locator('#presence').getByRole('button', { name: 'Speichern' }).click();
    expect(await office.locator('#presence-role_residents').inputValue()).toBe('17');
  });

  test('the documentation is released within minutes and read on a small phone in Arabic, with a PDF', async () => {
    await office.goto(`${product.url}/de/desk/events/${slug}/documentation`);
    expect(await faults(office)).toEqual([]);
    await office.locator('#release-approver').fill('Leitung der Koordinierungsstelle');
    await office.locator('#release-sure').check();
    await office.getByRole('button', { name: 'Freigeben' }).click();
    const page = await phone.newPage();
    await page.goto(`${product.url}/ar/events/${slug}`);
    await page.getByRole('link', { name: 'ما خرجت به الفعالية' }).click();
    expect(await page.locator('main').textContent()).toContain('Abendkurse auch auf dem Land');
    expect(await noSideways(page)).toBe(true);
    await reader.goto(page.url());
    expect(await faults(reader)).toEqual([]);
    const pdf = await page.request.get(product.url + (await page.locator('a[hreflang="de"][href$=".pdf"]').getAttribute('href')));
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await page.close();
  });

  test('somebody writes on the wall without script; the office shows it; its author takes it down', async () => {
    await office.goto(`${product.url}/de/desk/events/${slug}/wall`);
    await office.locator('#wall-question').fill('Was hat Ihnen geholfen?');
    await office.locator('#wall-open').check();
    await save(office);
    const page = await phone.newPage();
    await page.goto(`${product.url}/ar/events/${slug}/wall`);
    expect(await noSideways(page)).toBe(true);
    await reader.goto(page.url());
    expect(await faults(reader)).toEqual([]);
    await page.locator('#entry-text').fill('جارتي ساعدتني');
    await page.locator('#entry-consent').check();
    await page.getByRole('button', { name: 'أضيفوه إلى الجدار' }).click();
    expect(await page.locator('main').textContent()).toContain('شكرًا لكم');
    expect(await noSideways(page)).toBe(true);
    const receipt = page.url().split('?')[0] as string;
    await office.goto(`${product.url}/de/desk/events/${slug}/wall`);
    expect(await faults(office)).toEqual([]);
    await office.getByRole('button', { name: 'Nummer 1 zeigen' }).click();
    await office.goto(`${product.url}/de/events/${slug}/wall/screen`);
    expect(await office.locator('main').textContent()).toContain('جارتي ساعدتني');
    expect(await office.getByRole('button', { name: 'Anhalten' }).count()).toBe(1);
    expect(await faults(office)).toEqual([]);
    await page.goto(receipt);
    await page.getByRole('button', { name: 'حذف النص والصورة' }).click();
    expect(await page.locator('main').textContent()).toContain('حُذف نصكم');
    expect(await page.locator('main').textContent()).not.toContain('جارتي');
  });
});
