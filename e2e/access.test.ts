import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, signInAs, windowOf, type Look } from './browser.ts';
import { crawl, kindOf } from './crawl.ts';
import { ALL_LOOKS, PAIRWISE } from './looks.ts';
import { startProduct, type RunningProduct } from './product.ts';

const MATRIX = process.env['MATRIX'] === '1';
/** All combinations take an hour or two; a run of every page once, minutes. */
const TIMEOUT = (MATRIX ? 180 : 20) * 60_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The looks bring the languages; the walk itself stays in one. */
const inGerman = (path: string): boolean => path === '/de' || path.startsWith('/de/');
/** What one role was shown need not be looked at again with the next. */
const staffKinds = new Set<string>();

let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What a page in one look must not have: axe findings, sideways scrolling, anything inline or from another host, errors in the console. */
async function faultsOf(page: Page, path: string, look: Look): Promise<string[]> {
  const faults: string[] = [];
  const note = (fault: string): void => void faults.push(`${path} (${look.theme}, ${look.width}): ${fault}`);
  const onConsole = (message: { type(): string; text(): string }): void => { if (message.type() === 'error') note(message.text()); };
  const onRequest = (request: { url(): string }): void => { if (!request.url().startsWith(product.url) && !request.url().startsWith('data:')) note(`asks another host: ${request.url()}`); };
  page.on('console', onConsole);
  page.on('request', onRequest);
  await page.goto(product.url + path, { waitUntil: 'load' });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const found of violations) note(`${found.id}: ${found.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.failureSummary?.split('\n')[1]?.trim() ?? ''}`).join(' | ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 1) note(`scrolls sideways by ${wide} px`);
  const inline = await page.evaluate(() => document.querySelectorAll('[style], style, script:not([src]):not([type="application/ld+json"]), [onclick]').length);
  if (inline > 0) note(`${inline} inline styles or scripts`);
  page.off('console', onConsole);
  page.off('request', onRequest);
  return faults;
}

/** Windows looked through at the same time; the browser waits for the page as often as the page for the browser. */
const WINDOWS = 2;

/** Looks at every path: each in one look of the pairwise set in turn, or in all looks. */
async function lookAt(paths: readonly string[], looks: readonly Look[], cookie: string): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...looks.entries()];
  const window = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, look] = next;
      faults.push(...(await lookThrough(paths.filter((_, place) => MATRIX || place % looks.length === index), look, cookie)));
    }
  };
  await Promise.all(Array.from({ length: WINDOWS }, window));
  return faults;
}

async function lookThrough(paths: readonly string[], look: Look, cookie: string): Promise<string[]> {
  const context = await windowOf(browser, look);
  if (cookie !== '') await context.addCookies([{ name: 'session', value: cookie, url: product.url }]);
  const page = await context.newPage();
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await faultsOf(page, path.replace(/^\/[^/?]+/, `/${look.locale}`), look)));
  await context.close();
  return faults;
}

async function sessionOf(name: RegExp): Promise<string> {
  const context = await windowOf(browser);
  await signInAs(context, product.url, name);
  const cookies = await context.cookies();
  await context.close();
  return cookies.find((c) => c.name === 'session')?.value ?? '';
}

describe('every page', () => {
  it('is accessible to visitors in each language, theme and width', async () => {
    const paths = await crawl(product.url, ['/de'], '', inGerman);
    expect(paths.length).toBeGreaterThan(20);
    expect(await lookAt(paths, MATRIX ? ALL_LOOKS : PAIRWISE, '')).toEqual([]);
  }, TIMEOUT);

  for (const role of [/Koordination/, /Administration/, /Fachbereich/]) {
    it(`is accessible to staff: ${role.source}`, async () => {
      const session = await sessionOf(role);
      expect(session).not.toBe('');
      const kinds = new Set((await crawl(product.url, ['/de'], '', inGerman)).map(kindOf));
      const paths = (await crawl(product.url, ['/de/desk'], `session=${session}`, inGerman)).filter((path) => !kinds.has(kindOf(path)) && !staffKinds.has(kindOf(path)));
      for (const path of paths) staffKinds.add(kindOf(path));
      const looks = (MATRIX ? ALL_LOOKS : PAIRWISE).filter((look) => look.locale === 'de' || look.locale === 'en');
      expect(await lookAt(paths, looks, session)).toEqual([]);
    }, TIMEOUT);
  }
});
