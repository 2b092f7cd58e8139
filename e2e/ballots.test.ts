import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { signInAs, windowOf } from './browser.ts';
import { visits } from './visits.ts';

/** Dot ballots as people meet them: on a telephone, by keyboard, in Arabic, without script, from a printed slip. */
const POLL = 'beispiel-winter-punkte';

const site = visits({ script: true });
const { open, keep } = site;

const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const receiptOn = (page: Page): Promise<string> => page.locator('.mt-code').first().innerText();

describe('giving dots', () => {
  test('without script: number fields, and what was typed stays when it was too much', async () => {
    const page = await open(`/de/ballots/${POLL}`, { script: false });
    const fields = page.locator('input[name^="dots_"]');
    await fields.nth(0).fill('3');
    await fields.nth(1).fill('3');
    await page.getByRole('button', { name: 'Stimme abgeben' }).click();
    expect(await page.locator('.mt-errors').innerText()).toContain('Das sind zu viele Punkte');
    expect(await fields.nth(0).inputValue()).toBe('3');
    await fields.nth(1).fill('2');
    await page.getByRole('button', { name: 'Stimme abgeben' }).click();
    expect(await receiptOn(page)).toMatch(/^[0-9A-Z]{4}-/);
  });

  test('with script: taps are counted at once and announced, nobody can give more than there is', async () => {
    const page = await open(`/de/ballots/${POLL}`);
    const plus = page.getByRole('button', { name: /^Einen Punkt dazu/ });
    const rest = page.locator('.mt-ballot__rest');
    await plus.nth(0).tap().catch(() => plus.nth(0).click());
    await page.locator('.mt-option__dots .mt-dots').nth(1).click();
    expect(await rest.innerText()).toContain('Noch 3 von 5 Punkten übrig.');
    await expect.poll(() => page.locator('mt-ballot [role="status"]').innerText()).toContain('1 Punkt.');
    for (let i = 0; i < 3; i += 1) await plus.nth(2).click({ force: true });
    expect(await rest.innerText()).toContain('Alle Punkte sind vergeben.');
    await plus.nth(3).click({ force: true });
    expect(await page.locator('input[name="dots_4"]').inputValue()).toBe('0');
    expect(await plus.nth(3).getAttribute('aria-disabled')).toBe('true');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Stimme abgeben' }).click();
    expect(await receiptOn(page)).toMatch(/^[0-9A-Z]{4}-/);
  });

  test('by keyboard alone, in Arabic from right to left; the focus is never hidden behind the count', async () => {
    const page = await open(`/ar/ballots/${POLL}`, { width: 390 });
    expect(await page.evaluate(() => document.dir)).toBe('rtl');
    await page.locator('input[name="dots_1"]').focus();
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement?.getBoundingClientRect();
        const bar = document.querySelector('.mt-ballot__rest')?.getBoundingClientRect();
        return focused !== undefined && bar !== undefined && !document.activeElement?.matches('.mt-ballot__rest *') && focused.bottom <= bar.bottom && focused.top >= bar.top;
      });
      expect(hidden).toBe(false);
    }
    await page.locator('input[name="dots_1"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('input[name="dots_1"]').inputValue()).toBe('2');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.locator('button[type="submit"].kern-btn--primary').press('Enter');
    await page.waitForLoadState();
    expect(await receiptOn(page)).toMatch(/^[0-9A-Z]{4}-/);
  });
});

describe('a slip of paper', () => {
  test('leads to the form with its code; the vote is counted on closing, and its receipt found', async () => {
    const context = await windowOf(site.browser, { width: 1280 });
    keep(context);
    await signInAs(context, site.product.url, /Koordination/);
    const desk = await context.newPage();
    await desk.goto(`${site.product.url}/de/desk/ballots/new`);
    await desk.fill('input[name="title_de"]', 'Was im Stadtteil zuerst?');
    await desk.getByRole('button', { name: 'Speichern' }).click();
    for (const title of ['Bänke', 'Bäume']) {
      await desk.getByRole('link', { name: 'Vorschlag hinzufügen' }).click();
      await desk.fill('input[name="title_de"]', title);
      await desk.getByRole('button', { name: 'Speichern' }).click();
    }
    await desk.getByRole('button', { name: 'Jetzt öffnen' }).click();
    await desk.getByRole('link', { name: 'Codes', exact: true }).click();
    await desk.fill('input[name="count"]', '2');
    await desk.fill('#make [name="label"]', 'Hof');
    await desk.getByRole('button', { name: 'Codes erzeugen' }).click();
    const code = (await desk.locator('.mt-code').first().innerText()).trim();
    expect(await desk.locator('.mt-qr').count()).toBe(2);

    const voter = await open(`/ballots/was-im-stadtteil-zuerst/vote/${code}`);
    expect(await voter.locator('input[name="code"]').inputValue()).toBe(code);
    await voter.locator('input[name="dots_2"]').fill('5');
    await voter.getByRole('button', { name: 'Stimme abgeben' }).click();
    const receipt = (await receiptOn(voter)).trim();
    expect(voter.url()).not.toContain(code);

    await desk.goto(`${site.product.url}/de/desk/ballots/was-im-stadtteil-zuerst`);
    await desk.getByLabel('Ja, diese Abstimmung soll jetzt enden').check();
    await desk.getByRole('button', { name: 'Beenden und auszählen' }).click();
    await desk.waitForURL(/\/de\/ballots\/was-im-stadtteil-zuerst$/);
    expect(await desk.locator('.mt-bars').innerText()).toContain('Bäume');
    await desk.fill('input[name="receipt"]', receipt);
    await desk.getByRole('button', { name: 'Nachsehen' }).click();
    expect(await desk.locator('main').innerText()).toContain('Ja, Ihre Stimme wurde gezählt');
  });
});
