import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from './crawl.ts';
import { startProduct, type RunningProduct } from './product.ts';
import { demoSession } from './session.ts';

const LOCALES = ['de', 'de-simple', 'en', 'ar'];
const java = spawnSync('java', ['-version']).status === 0;
if (!java) console.log('HTML is not validated: install Java 11 or newer for that.');

let product: RunningProduct;
/** What visitors see was validated as such; staff see the same there. */
const seen = new Set<string>();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

/** What the Nu validator finds on the pages, each line beginning with the page's path. */
async function faultsOf(paths: readonly string[], cookie: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'miteinander-html-'));
  const names = new Map<string, string>();
  for (const [i, path] of paths.entries()) {
    const answer = await fetch(product.url + path, { headers: { cookie, accept: 'text/html' } });
    names.set(`${i}.html`, path);
    writeFileSync(join(folder, `${i}.html`), await answer.text());
  }
  const jar = String(createRequire(import.meta.url)('vnu-jar'));
  const { stdout, stderr } = await promisify(execFile)('java', ['-Xss4m', '-jar', jar, '--exit-zero-always', '--format', 'gnu', '--errors-only', folder], { maxBuffer: 64 * 1024 * 1024 });
  rmSync(folder, { recursive: true });
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.replace(/^.*\/(\d+\.html)"?:[\d.-]+:\s*/, (_, file: string) => `${names.get(file) ?? file}: `));
}

describe.skipIf(!java)('every page is valid HTML for the Nu validator', () => {
  it('for visitors, in each language', async () => {
    const paths = await crawl(product.url, LOCALES.map((locale) => `/${locale}`));
    for (const locale of LOCALES) expect(paths.filter((path) => path.startsWith(`/${locale}/`)).length).toBeGreaterThan(10);
    for (const path of paths) seen.add(path);
    expect(await faultsOf(paths, '')).toEqual([]);
  }, 300_000);

  it.each([/Koordination/, /Administration/, /Fachbereich/])('for staff: %s', async (role) => {
    const cookie = await demoSession(product.url, role);
    const paths = (await crawl(product.url, ['/de/desk', '/en/desk'], cookie)).filter((path) => /^\/(de|en)\//.test(path) && !path.includes('/sign-out') && !seen.has(path));
    expect(paths.length).toBeGreaterThan(4);
    expect(await faultsOf(paths, cookie)).toEqual([]);
  }, 300_000);
});
