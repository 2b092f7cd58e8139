import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launch, windowOf } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

export interface Visits {
  readonly product: RunningProduct;
  readonly browser: Browser;
  /** Opens a page in a window of its own, 320 px wide unless told; expects that it answers. */
  open(path: string, options?: { width?: number; script?: boolean }): Promise<Page>;
  /** Closes this window, too, when the journeys are over. */
  keep(context: BrowserContext): void;
}

/** A running demonstration and a browser for all journeys of a file, with or without script unless a visit says otherwise; closed at their end. */
export function visits(usual: { readonly script: boolean }): Visits {
  let product: RunningProduct;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    product = await startProduct({ DEMO: '1' });
    browser = await launch();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await product?.stop();
  });
  return {
    get product() { return product; },
    get browser() { return browser; },
    keep: (context) => void contexts.push(context),
    open: async (path, { width = 320, script = usual.script } = {}) => {
      const context = await windowOf(browser, { width }, { javaScriptEnabled: script });
      contexts.push(context);
      const page = await context.newPage();
      expect((await page.goto(path.startsWith('http') ? path : product.url + path))?.status()).toBe(200);
      return page;
    },
  };
}
