import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visits } from './visits.ts';

/** A survey as people meet it: on a small telephone, in Arabic, without script; begun at one device and sent from another. */
const SURVEY = 'beispiel-winter-befragung';

const site = visits({ script: false });
const { open } = site;

/** Without script nothing may be wider than the telephone; measured from outside, because the page runs none. */
async function fits(page: Page): Promise<void> {
  const box = await page.locator('main').boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(321);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
}

const next = (page: Page) => page.locator('button[name="go"][value="next"]').click();

test('an organisation begins in Arabic on a telephone without script, saves, and sends from another device', async () => {
  const phone = await open(`/ar/surveys/${SURVEY}`);
  await fits(phone);
  await phone.locator('a[href$="/take"]').click();
  await fits(phone);
  await phone.locator('#begin button[type="submit"]').click();

  await next(phone);
  expect(await phone.locator('.mt-errors').count()).toBe(1);
  await phone.locator('input[value="work"]').check();
  await phone.locator('input[name="q_years"]').fill('12');
  await next(phone);
  await fits(phone);
  await phone.locator('input[name="q_use"][value="none"]').check();
  await next(phone);
  const why = phone.locator('textarea[name="q_why"]');
  expect(await why.count()).toBe(1);
  await why.fill('الطريق بعيد في المساء');
  await phone.locator('select[name="q_rank_near"]').selectOption('1');
  await phone.locator('button[name="go"][value="save"]').click();
  const code = (await phone.locator('.mt-code').first().innerText()).trim();
  expect(code).toMatch(/^[0-9A-Z]{4}-/);
  await fits(phone);

  const office = await open(`/de/surveys/${SURVEY}`, { width: 1280, script: true });
  await office.fill('input[name="code"]', code.toLowerCase());
  await office.getByRole('button', { name: 'Weitermachen' }).click();
  expect(await office.locator('h1').innerText()).toContain('Willkommen zurück');
  expect((await new AxeBuilder({ page: office }).analyze()).violations.map((v) => v.id)).toEqual([]);
  await office.getByRole('link', { name: 'Weitermachen' }).click();
  // What was typed on the telephone is here, and what is still open is asked.
  expect(await office.locator('textarea[name="q_why"]').inputValue()).toBe('الطريق بعيد في المساء');
  await office.getByLabel('4', { exact: true }).check();
  await next(office);
  await office.locator('input[name="q_lack_bus"][value="bad"]').check();
  expect((await new AxeBuilder({ page: office }).analyze()).violations.map((v) => v.id)).toEqual([]);
  await next(office);
  expect(await office.locator('main').innerText()).toContain('الطريق بعيد في المساء');
  await office.getByRole('button', { name: 'Abschicken' }).click();
  expect(await office.locator('main').innerText()).toContain('Ihre Antworten sind angekommen');

  await phone.reload();
  expect(await phone.locator('h1').innerText()).toContain('شكر');
}, 60_000);

test('released results are read by everybody, in every language, light and dark, without a fault that axe finds', async () => {
  for (const locale of ['de', 'ar']) {
    const page = await open(`/${locale}/surveys/beispiel-2026-befragung/results`, { width: locale === 'ar' ? 320 : 1280, script: true });
    expect(await page.locator('.mt-bars__row').count()).toBeGreaterThan(5);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
  }
}, 60_000);
