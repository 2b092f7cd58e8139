import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, signInAs, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

/** A concept's next edition from its first draft to an address that can be cited: the office works on it, a visitor without script comments on a small phone. */
let product: RunningProduct;
let browser: Browser;
let office: BrowserContext;
let visitor: BrowserContext;
let desk: Page;
let phone: Page;

beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  [office, visitor] = [await windowOf(browser), await windowOf(browser, { width: 320 }, { javaScriptEnabled: false })];
  await signInAs(office, product.url, /Koordin/);
  [desk, phone] = [await office.newPage(), await visitor.newPage()];
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const CONCEPT = '/concepts/integrationskonzept-2016';
const go = (page: Page, path: string) => page.goto(`${product.url}/de${CONCEPT}${path}`);
const main = (page: Page): Promise<string> => page.locator('main').innerText();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
/** An entry of the draft by its number in its field. */
const entry = (number: number) => desk.locator('#oeffnung .mt-entries li').filter({ has: desk.locator('span', { hasText: new RegExp(`^${number}$`) }) }).locator('a').first();

async function openEntry(number: number): Promise<string> {
  await go(desk, '/draft');
  const wording = (await entry(number).innerText()).trim();
  await entry(number).click();
  return wording;
}
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`).first();

test('a draft is derived, changed, moved, split, compared, commented on, resolved and cited', async () => {
  await go(desk, '/draft');
  await button(desk, 'Neuen Entwurf beginnen').click();

  const before = await openEntry(1);
  await field(desk, 'wording').fill('Umgeschriebene Probefassung');
  await button(desk, 'Speichern').click();
  expect(await main(desk)).toContain('Umgeschriebene Probefassung');

  const moved = await openEntry(2);
  const elsewhere = (await desk.locator('main select[name=place] optgroup').nth(1).locator('option').first().getAttribute('value')) ?? '';
  await field(desk, 'place').selectOption(elsewhere);
  await field(desk, 'number').fill('');
  await button(desk, 'Speichern').click();
  expect(await desk.locator('#oeffnung').innerText()).not.toContain(moved);

  await openEntry(3);
  await desk.getByRole('link', { name: 'Teilen' }).click();
  await field(desk, 'rest').fill('Was nach dem Teilen bleibt');
  await button(desk, 'Teilen').click();
  expect(await main(desk), 'half a form comes back').toContain('Bitte');
  expect(await field(desk, 'rest').inputValue()).toBe('Was nach dem Teilen bleibt');
  await field(desk, 'wording').fill('Was beim Teilen neu entsteht');
  await button(desk, 'Teilen').click();

  await go(desk, '/compare?from=2016&to=draft');
  const compared = await main(desk);
  for (const said of ['Umgeschriebene Probefassung', moved, 'Was nach dem Teilen bleibt', 'Was beim Teilen neu entsteht', 'anderer Wortlaut', 'verschoben', 'geteilt']) expect(compared.toLowerCase()).toContain(said.toLowerCase());

  expect((await go(phone, '/consultation'))?.status(), 'nobody else sees the draft').toBe(404);
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  await go(desk, '/draft/consultation');
  await field(desk, 'opensOn').fill(day(-1));
  await field(desk, 'closesOn').fill(day(14));
  await desk.locator('main form').filter({ has: desk.locator('[name=opensOn]') }).getByRole('button').first().click();

  await go(phone, '/consultation');
  expect(await phone.evaluate('document.documentElement.scrollWidth <= 320')).toBe(true);
  await phone.getByRole('link', { name: 'Etwas zum Entwurf sagen' }).click();
  await field(phone, 'text').fill('Bitte auch an die Abende denken.');
  await phone.locator('main form button').first().click();
  const receipt = (await phone.locator('main .mt-code').first().innerText()).trim();
  expect(receipt).toMatch(/^[0-9A-Z-]{10,}/);

  await go(desk, '/draft/comments/1');
  await field(desk, 'answer').fill('Ja, das nehmen wir auf.');
  await field(desk, 'result').selectOption('taken_up');
  await button(desk, 'Speichern').click();
  await go(phone, '/consultation/receipt');
  await field(phone, 'code').fill(receipt);
  await phone.locator('main form button').first().click();
  expect(await main(phone)).toContain('Ja, das nehmen wir auf.');

  await go(desk, '/draft/adopt');
  await field(desk, 'body').fill('Regionsversammlung');
  await field(desk, 'date').fill(day(0));
  await desk.locator('main [name=outcome][value=unanimous]').check();
  await field(desk, 'slug').fill('2027');
  await field(desk, 'confirm').check();
  await button(desk, 'Fassung festschreiben').click();

  // A cited address has no language in it and stays.
  for (const [path, said] of [['/2027/oeffnung-1', 'Umgeschriebene Probefassung'], ['/2016/oeffnung-1', before], ['/2027', 'Was beim Teilen neu entsteht']] as const) {
    const answer = await phone.goto(`${product.url}${CONCEPT}${path}`);
    expect([answer?.status(), await main(phone)], path).toEqual([200, expect.stringContaining(said)]);
  }
  const data = (await (await fetch(`${product.url}${CONCEPT}/2027/oeffnung-1.json`)).json()) as { wording: { de: string }; resolution: { body: string } };
  expect([data.wording.de, data.resolution.body]).toEqual(['Umgeschriebene Probefassung', 'Regionsversammlung']);
  await go(desk, '/draft');
  expect(await main(desk), 'what is adopted is no draft any more').toContain('Zurzeit gibt es keinen Entwurf');
});
