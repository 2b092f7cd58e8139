import type { BrowserContext, CDPSession } from 'playwright-core';
import { launch, windowOf } from '../e2e/browser.ts';
import type { RunningProduct } from '../e2e/product.ts';
import { atMost, type Row } from './table.ts';

const PAGES = ['/de', '/ar', '/de/measures', '/de/processes', '/ar/processes/beispiel-2026'];

/**
 * What a first visit moves over the wire, as the browser counts it: the page and every style, script, font and picture that it fetches
 * for the first screens of a telephone, with the answers' headers, nothing in its memory before.
 */
export async function weight(product: RunningProduct): Promise<Row[]> {
  const browser = await launch();
  try {
    const rows: Row[] = [];
    for (const path of PAGES) {
      // A context of its own has a memory of its own.
      const context = await windowOf(browser, { width: 360 }, { locale: path.slice(1, 3) });
      const { all, scripts } = await visit(context, product.url + path);
      rows.push(atMost(`first view of ${path}`, all / 1000, 120, 'kB'), atMost(`scripts of ${path}`, scripts / 1000, 15, 'kB'));
      await context.close();
    }
    return rows;
  } finally {
    await browser.close();
  }
}

async function visit(context: BrowserContext, url: string): Promise<{ all: number; scripts: number }> {
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  let [all, scripts] = [0, 0];
  session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (kinds.get(requestId) === 'Script') scripts += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  // Pictures that load when they come into sight belong to a first view, too.
  await page.mouse.wheel(0, 5_000);
  await page.waitForLoadState('networkidle');
  await page.close();
  return { all, scripts };
}
