import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { build } from 'esbuild';
import { chromium, type Browser, type Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../kernel/locale.ts';
import { SECURITY_HEADERS } from '../platform/web/security.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/chromium.mjs';
import { buildStyles } from '../../tools/styles.mjs';
import { renderDocument } from './document.tsx';
import { galleryView } from './gallery-data.ts';
import { GALLERY } from './gallery.tsx';
import type { View } from './view.ts';

const PAGES = Object.keys(GALLERY);
const render = (page: string, locale: Locale, theme: View['theme'] = 'auto'): string => renderDocument((GALLERY[page] as () => ReturnType<(typeof GALLERY)[string]>)(), galleryView(locale, theme, page === 'start' ? '/' : '/measures/1'));
const cases = PAGES.flatMap((page) => LOCALES.map((locale) => [page, locale] as const));

describe('every part as HTML', () => {
  it.each(cases)('%s in %s needs nothing inline and has each id once', (page, locale) => {
    const html = render(page, locale);
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`));
    expect(html.match(/\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*\ssrc=)/g)).toBeNull();
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const targets = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap((match) => (match[1] as string).split(' '));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(html.match(/\[object Object\]|undefined|NaN/g)).toBeNull();
  });

  it('names its own address and the other languages', () => {
    const html = render('thread', 'ar');
    expect(html).toContain('<link rel="canonical" href="https://miteinander.example/ar/measures/1"');
    expect(html).toContain('hreflang="de-simple" href="https://miteinander.example/de-simple/measures/1"');
  });

  const java = spawnSync('java', ['-version']).status === 0;
  it.skipIf(!java)('is valid HTML for the Nu validator', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
    for (const [page, locale] of cases) writeFileSync(join(folder, `${page}-${locale}.html`), render(page, locale, 'dark'));
    const jar = String(createRequire(import.meta.url)('vnu-jar'));
    const vnu = spawnSync('java', ['-Xss4m', '-jar', jar, '--exit-zero-always', '--format', 'gnu', '--errors-only', folder], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(`${vnu.stdout}${vnu.stderr}`.split('\n').filter((line) => line !== '')).toEqual([]);
  });
});

const program = findChromium();

describe.skipIf(program === null)('every part in a browser', () => {
  let server: Server;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    const files = new Map((await buildStyles()).map(({ name, contents }) => [`/assets/${name}`, contents]));
    for (const name of readdirSync('src/islands').filter((entry) => entry.endsWith('.ts'))) files.set(`/assets/${name.replace('.ts', '.js')}`, await scriptOf(`src/islands/${name}`));
    server = createServer((request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const [, locale = '', page = '', theme = ''] = path.split('/');
      const file = files.get(path);
      const type = file === undefined ? 'text/html; charset=utf-8' : (TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain');
      response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': type });
      response.end(file ?? (page in GALLERY ? render(page, locale as Locale, theme as View['theme']) : ''));
    }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: program as string, args: [...CHROMIUM_FLAGS] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const looks = cases.flatMap(([page, locale], i) => {
    const all = (['light', 'dark'] as const).flatMap((theme) => [320, 1280].map((width) => [page, locale, theme, width] as const));
    return process.env['MATRIX'] === '1' ? all : all.filter((_, j) => j === i % 2 || j === 3 - (i % 2));
  });

  it.each(looks)('%s in %s, %s, %i px: axe finds nothing, nothing sticks out, the console is silent', { timeout: 60_000 }, async (page, locale, theme, width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    const said: string[] = [];
    tab.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    await tab.goto(`${url}/${locale}/${page}/auto`);
    await tab.evaluate(() => { for (const part of document.querySelectorAll('details.mt-more, details.mt-menu')) part.setAttribute('open', ''); });
    const { violations } = await new AxeBuilder({ page: tab }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const faults = violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
    const wide = await tab.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth - limit <= 1) return [];
      return [...document.querySelectorAll('body *')].filter((part) => { const { left, right } = part.getBoundingClientRect(); return left < -1 || right > limit + 1; }).map((part) => `${part.tagName}.${part.getAttribute('class')}`);
    });
    await context.close();
    expect(said).toEqual([]);
    expect(faults).toEqual([]);
    expect(wide).toEqual([]);
  });

  it.each(PAGES)('%s keeps its words inside with wider spacing at 320 px', { timeout: 60_000 }, async (page) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 900 }, bypassCSP: true });
    const tab = await context.newPage();
    await tab.goto(`${url}/de/${page}/auto`);
    await tab.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }' });
    const cut = await tab.evaluate(() => [...document.querySelectorAll('button, a, h1, h2, h3, p, label, summary, .kern-badge')].filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1 && getComputedStyle(part).display !== 'inline' && part.closest('.mt-table, .mt-graph, .mt-drop') === null).map((part) => part.outerHTML.slice(0, 120)));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await context.close();
    expect(cut).toEqual([]);
    expect(wide).toBeLessThanOrEqual(1);
  });

  it('loads at most 120 kB for a first view and at most 15 kB of scripts', async () => {
    for (const locale of LOCALES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const tab = await context.newPage();
      const bodies: Promise<readonly [string, number]>[] = [];
      tab.on('response', (response) => { bodies.push(sizeOf(response)); });
      await tab.goto(`${url}/${locale}/start/auto`, { waitUntil: 'networkidle' });
      const sizes = await Promise.all(bodies);
      const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
      expect(total, JSON.stringify(sizes)).toBeLessThan(120_000);
      expect(sizes.filter(([address]) => address.endsWith('.js')).reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(15_000);
      await context.close();
    }
  });

  it('shows menu, languages and appearance without script', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${url}/de/start/auto`);
    const link = tab.getByRole('link', { name: 'Berichte' });
    expect(await link.isVisible()).toBe(false);
    await tab.locator('.mt-menu > summary').click();
    expect(await link.isVisible()).toBe(true);
    await tab.locator('.mt-drop > summary').first().click();
    expect(await tab.getByRole('link', { name: 'العربية' }).isVisible()).toBe(true);
    await context.close();
  });

  it('puts the focus on the list of problems, and its links lead to the fields', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    const tab = await context.newPage();
    await tab.goto(`${url}/de/forms/auto`);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('refused-errors');
    await tab.getByRole('link', { name: /^Anzahl:/ }).click();
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('zwölf');
    await context.close();
  });
});

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2', svg: 'image/svg+xml' };

/** As the server sends it: fonts as they are, the rest compressed. */
async function sizeOf(response: Response): Promise<readonly [string, number]> {
  const bytes = await response.body();
  return [response.url(), response.url().endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length];
}

async function scriptOf(path: string): Promise<Buffer> {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', minify: true, write: false });
  return Buffer.from(outputFiles[0]?.contents ?? readFileSync(path));
}
