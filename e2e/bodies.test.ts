import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { signInAs, windowOf } from './browser.ts';
import { visits } from './visits.ts';

const visit = visits({ script: false });
const NEXT = '/de/papers/beispiel-2-2026';
const CALL = 'mitreden-im-integrationsbeirat';

const noSideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

/** Faults of a page for people who use it with assistive technology. */
async function faults(path: string): Promise<string[]> {
  const page = await visit.open(path, { script: true });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** A window of the workspace without script. */
async function deskOf(role: RegExp, path: string): Promise<Page> {
  const context = await windowOf(visit.browser, {}, { javaScriptEnabled: false });
  visit.keep(context);
  await signInAs(context, visit.product.url, role);
  const page = await context.newPage();
  expect((await page.goto(visit.product.url + path))?.status()).toBe(200);
  return page;
}

describe('a paper, from the draft to its resolution', () => {
  test('before it is sent, a visitor finds it nowhere', async () => {
    expect((await fetch(visit.product.url + NEXT)).status).toBe(404);
    for (const path of ['/papers.json', '/papers.csv', '/bodies/ausschuss-beispiel.json', '/de/search?q=Dolmetschen+Sitzungen', '/de/bodies/ausschuss-beispiel']) expect(await (await fetch(visit.product.url + path)).text(), path).not.toContain('beispiel-2-2026');
  });

  test('the office sends it, and a visitor on a small phone reads it and takes the Word file along', async () => {
    const office = await deskOf(/Koordin/, '/de/desk/papers/beispiel-2-2026');
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
    await office.locator('#dispatch input[name="dispatchedOn"], form[action$="/dispatch"] input[name="dispatchedOn"]').first().fill(today);
    await office.getByRole('button', { name: 'Tag festlegen' }).click();
    expect(await office.locator('main').textContent()).toContain('Gespeichert');
    const page = await visit.open('/de/bodies');
    await page.getByRole('link', { name: 'Vorlagen' }).first().click();
    await page.getByRole('link', { name: /Dolmetschen in Sitzungen/ }).click();
    expect(await page.locator('main').textContent()).toContain('In allen öffentlichen Sitzungen wird auf Wunsch gedolmetscht.');
    expect(await noSideways(page)).toBe(true);
    const href = await page.getByRole('link', { name: 'Word (DOCX)' }).getAttribute('href');
    const file = await fetch(visit.product.url + (href ?? ''));
    expect([file.status, Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  test('the office records what the body decided and which measures it carries; the thread leads there and back', async () => {
    const office = await deskOf(/Koordin/, '/de/desk/resolutions/new');
    await office.locator('input[name="title"]').fill('Mehr Dolmetschen');
    await office.getByRole('button', { name: 'Speichern' }).click();
    // What is missing is said; what was typed is still there.
    expect(await office.locator('input[name="title"]').inputValue()).toBe('Mehr Dolmetschen');
    await office.locator('textarea[name="wording"]').fill('Es wird gedolmetscht.');
    await office.locator('select[name="body"]').selectOption({ label: 'Ausschuss für Gleichstellung, Frauen und Integration (Beispiel)' });
    await office.locator('input[name="decidedOn"]').fill('2026-11-02');
    await office.locator('input[name="reportDuty"]').check();
    await office.locator('input[name="reportDue"]').fill('2026-11-10');
    await office.getByRole('button', { name: 'Speichern' }).click();
    await office.getByRole('link', { name: 'Maßnahmen, die er trägt' }).click();
    await office.getByLabel('Gemeinsamer Pool für Sprachmittlung').check();
    await office.getByRole('button', { name: 'Speichern' }).click();
    const page = await visit.open('/de/resolutions?report=overdue', { width: 1280 });
    await page.getByRole('link', { name: 'Mehr Dolmetschen' }).click();
    expect(await page.locator('main').textContent()).toContain('Bericht überfällig');
    await page.getByRole('link', { name: 'Gemeinsamer Pool für Sprachmittlung' }).click();
    await page.getByRole('link', { name: 'Mehr Dolmetschen' }).first().click();
    expect(page.url()).toContain('/de/resolutions/');
  });
});

describe('taking part in a body', () => {
  test('somebody applies in Arabic on a small phone without script, keeps the code and comes back with it', async () => {
    const page = await visit.open(`/ar/membership-calls/${CALL}`);
    await page.getByRole('link', { name: 'تقدّم الآن' }).click();
    await page.locator('input[name="name"]').fill('سلمى');
    await page.getByRole('button', { name: 'إرسال الطلب' }).click();
    expect(await page.locator('input[name="name"]').inputValue()).toBe('سلمى');
    await page.locator('textarea').first().fill('أريد أن أساعد الآخرين.');
    await page.getByRole('button', { name: 'إرسال الطلب' }).click();
    expect(await page.locator('main').textContent()).toContain('وصل طلبك');
    expect([await page.evaluate(() => document.documentElement.dir), await noSideways(page)]).toEqual(['rtl', true]);
    const code = await page.locator('.mt-code').first().textContent();
    await page.goto(`${visit.product.url}/ar/applications`);
    await page.locator('input[name="code"]').fill(code ?? '');
    await page.locator('main form').getByRole('button').click();
    expect(await page.locator('main').textContent()).toContain('أريد أن أساعد الآخرين.');
  });

  test('the office reads the answer and sees no name', async () => {
    const office = await deskOf(/Koordin/, `/de/desk/membership-calls/${CALL}/applications`);
    const numbers = await office.locator('main table a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(numbers).toHaveLength(4);
    const read: string[] = [];
    for (const href of numbers) {
      await office.goto(href);
      read.push((await office.locator('main').textContent()) ?? '');
    }
    expect(read.filter((text) => text.includes('أريد أن أساعد الآخرين.'))).toHaveLength(1);
    expect(read.filter((text) => /سلمى|Probe (Eins|Zwei|Drei)/.test(text))).toEqual([]);
  });
});

test('pages of bodies are without fault, on a phone, in German and Arabic', async () => {
  const found: [string, string[]][] = [];
  for (const path of ['/de/bodies', '/ar/bodies/integrationsrat-hannover', '/de/bodies/ausschuss-beispiel/sittings/2026-06-09', '/ar/papers/beispiel-1-2026', '/de/resolutions/fuenf-empfehlungen-2011', '/de/council-questions', `/ar/membership-calls/${CALL}/apply`]) found.push([path, await faults(path)]);
  expect(found.filter(([, list]) => list.length > 0)).toEqual([]);
});
