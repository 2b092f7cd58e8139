import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'postcss';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStyles } from './styles.mjs';
import { makeLogical, physicalDeclarations } from './styles/logical.mjs';
import { expandThemes, pruneTokens } from './styles/themes.mjs';

describe('the stylesheets', () => {
  let files: { name: string; contents: Buffer }[] = [];
  /** What every page loads, and all sheets together. */
  let css = '';
  let all = '';
  beforeAll(async () => {
    files = await buildStyles();
    css = files.find((file) => file.name === 'app.css')?.contents.toString() ?? '';
    all = files.filter((file) => file.name.endsWith('.css')).map((file) => file.contents.toString()).join('\n');
  });

  it('are small where every page pays, ask no other host and have no physical sides', () => {
    // A ninth of what a first view may weigh (bench/weight.ts).
    expect(brotliCompressSync(css).length).toBeLessThan(14_500);
    expect(all.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)|@import/g)).toBeNull();
    expect(physicalDeclarations(parse(all))).toEqual([]);
  });

  it('hold only the classes of KERN that the product uses', () => {
    expect(css).toContain('.kern-btn--primary');
    expect(css).not.toMatch(/kern-kopfzeile|kern-icon|kern-grid|kern-dialog/);
  });

  it('know every class that the source names', () => {
    const known = [...all.matchAll(/\.((?:mt|kern)-[\w-]+)/g)].map((match) => match[1] ?? '');
    const sources = readdirSync('src', { recursive: true }).map(String).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
    const islands = sources.flatMap((name) => /islands[\\/]([\w-]+)\.ts$/.exec(name)?.[1] ?? []).map((name) => `mt-${name}`);
    const unknown = sources.flatMap((name) => [...new Set(readFileSync(`src/${name}`, 'utf8').match(/(?<![\w-])mt-[a-z][\w-]*/g) ?? [])]
      .filter((word) => !islands.includes(word) && !known.some((one) => one.startsWith(word))).map((word) => `${name}: ${word}`));
    expect(unknown).toEqual([]);
  });

  it('define every token that one of them reads', () => {
    const defined = new Set([...all.matchAll(/(--(?:mt|kern)-[\w-]+)\s*:/g)].map((match) => match[1]));
    const read = new Set([...all.matchAll(/var\(\s*(--(?:mt|kern)-[\w-]+)\s*\)/g)].map((match) => match[1]));
    expect([...read].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('refer only to files that are delivered with them', () => {
    const names = files.map((file) => file.name);
    const urls = [...all.matchAll(/url\(["']?(?!["']?data:)([^"')]+)/g)].map((match) => match[1]);
    expect(urls.length).toBeGreaterThan(3);
    expect(urls.filter((url) => !names.includes(url))).toEqual([]);
  });
});

describe('logical properties', () => {
  const converted = (css: string): string => { const root = parse(css); makeLogical(root); return root.toString(); };

  it('replace sides, corners, values and uneven shorthands', () => {
    expect(converted('a{margin-left:1px}')).toBe('a{margin-inline-start:1px}');
    expect(converted('a{border-right-color:red;left:0}')).toBe('a{border-inline-end-color:red;inset-inline-start:0}');
    expect(converted('a{text-align:left}')).toBe('a{text-align:start}');
    expect(converted('a{padding: 1px 2px 1px calc(3px + 1px) !important}')).toMatch(/^a\{padding-block: 1px !important; ?padding-inline: calc\(3px \+ 1px\) 2px !important\}$/);
    expect(converted('a{border-radius:1px 2px 3px 4px}')).toMatch(/border-start-end-radius: ?2px/);
  });

  it('leave symmetric shorthands alone and report what is still physical', () => {
    expect(converted('a{padding:1px 2px 3px 2px}')).toBe('a{padding:1px 2px 3px 2px}');
    expect(physicalDeclarations(parse('a{margin-left:1px}b{inset-inline:0}'))).toEqual(['a { margin-left: 1px }']);
  });
});

describe('themes', () => {
  it('spell out light and dark, and never darken paper', () => {
    const root = parse(':root{--a:light-dark(#fff, #000);--b:1px}p{color:var(--a)}');
    expandThemes(root);
    pruneTokens(root);
    expect(root.toString().replaceAll(/\s+/g, '')).toBe(
      ':root{--a:#fff}p{color:var(--a)}@mediascreenand(prefers-color-scheme:dark){:root:not([data-kern-theme=light]){color-scheme:dark;--a:#000}}@mediascreen{:root[data-kern-theme=dark]{color-scheme:dark;--a:#000}}',
    );
  });

  const TEXT = [['ink', 'paper'], ['ink', 'surface'], ['ink', 'tint'], ['ink', 'action-soft'], ['ink', 'sun-soft'], ['ink', 'thread-soft'], ['ink', 'heat-4'], ['muted', 'paper'], ['muted', 'surface'], ['muted', 'tint'], ['thread', 'paper'], ['thread', 'surface'], ['action', 'paper'], ['action', 'surface'], ['action', 'tint'], ['action-strong', 'paper'], ['on-action', 'action'], ['on-action', 'action-strong'], ['on-dusk', 'dusk'], ['paper', 'ink'], ['paper', 'thread']];
  const SHAPES = [['edge', 'paper'], ['edge', 'surface'], ['edge', 'tint'], ['thread', 'thread-soft'], ['thread', 'tint'], ['focus', 'paper'], ['focus', 'surface'], ['focus', 'tint']];
  const tokens = new Map([...readFileSync('src/ui/styles/00-tokens.css', 'utf8').matchAll(/--mt-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((match) => [match[1], [match[2], match[3]]]));

  it.each([...TEXT.map(([a, b]) => [a, b, 4.5] as const), ...SHAPES.map(([a, b]) => [a, b, 3] as const)])('%s on %s has a contrast of %d in light and dark', (front, back, least) => {
    for (const theme of [0, 1]) expect(contrast(tokens.get(front)?.[theme] ?? '', tokens.get(back)?.[theme] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
