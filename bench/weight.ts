import { atMost, type Row } from './table.ts';
import type { RunningProduct } from '../e2e/product.ts';

const PAGES = ['/de', '/ar', '/de/measures', '/de/processes'];

/** What a first visit moves over the wire: the page and every style, script, font and picture it names, compressed as a browser gets them. */
export async function weight(product: RunningProduct): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of PAGES) {
    const { bytes, text } = await sizeOf(product.url + path);
    const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:css|js|svg|png|woff2))"/g)].map((m) => m[1] as string);
    let total = bytes;
    let scripts = 0;
    for (const asset of new Set(named)) {
      const loaded = await sizeOf(product.url + asset);
      total += loaded.bytes;
      if (asset.endsWith('.js')) scripts += loaded.bytes;
      if (asset.endsWith('.css')) total += await fontsOf(product.url, asset, loaded.text, path.startsWith('/ar'));
    }
    rows.push(atMost(`first view of ${path}`, total / 1000, 120, 'kB'), atMost(`scripts of ${path}`, scripts / 1000, 15, 'kB'));
  }
  return rows;
}

async function sizeOf(url: string): Promise<{ bytes: number; text: string }> {
  const head = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  const text = await head.text();
  const length = head.headers.get('content-length');
  return { bytes: length === null ? Buffer.byteLength(text) : Number(length), text };
}

/** The fonts a page in Latin or Arabic script fetches: those whose unicode-range meets its letters. */
async function fontsOf(base: string, sheet: string, css: string, arabic: boolean): Promise<number> {
  let total = 0;
  for (const [face] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const url = /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1];
    const range = /unicode-range:([^;}]+)/i.exec(face)?.[1] ?? 'U+0-10FFFF';
    const wanted = arabic ? [0x41, 0x645] : [0x41];
    if (url === undefined || !wanted.some((letter) => covers(range, letter))) continue;
    total += (await sizeOf(new URL(url, base + sheet).toString())).bytes;
  }
  return total;
}

function covers(range: string, letter: number): boolean {
  return range.split(',').some((part) => {
    const match = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(part.trim());
    if (match === null) return false;
    const from = Number.parseInt((match[1] as string).replaceAll('?', '0'), 16);
    const to = Number.parseInt(match[2] ?? (match[1] as string).replaceAll('?', 'F'), 16);
    return letter >= from && letter <= to;
  });
}
