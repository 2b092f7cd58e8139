import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';

/** Starts the machine's Chromium; the test command has made sure that there is one, or left the journeys out. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}

export interface Look {
  readonly locale: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

/** A browser window of a given width and colour scheme, in German, motion reduced so that pictures stand still. */
export function windowOf(browser: Browser, look: Partial<Look> = {}, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: look.width ?? 1280, height: 900 }, colorScheme: look.theme ?? 'light', locale: 'de-DE', reducedMotion: 'reduce', ...options });
}

/** Signs a window in as one of the demonstration's invented accounts, as a visitor of the demonstration does. */
export async function signInAs(context: BrowserContext, url: string, name: RegExp): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/de/demo`);
  await page.getByRole('button', { name }).first().click();
  // Only when the answer is there does the window hold the session.
  await page.waitForURL((at) => !at.pathname.endsWith('/demo'));
  await page.close();
}
