import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fontOfWoff } from './woff.mjs';

/** Web fonts come in one file per script; Typst gets each as a family, to be listed in this order: `Fira Sans`, `Fira Sans Latin Extended`, … */
const SCRIPTS = [
  ['fira-sans', 'latin', 'Fira Sans', [400, 500, 600]],
  ['fira-sans', 'latin-ext', 'Fira Sans Latin Extended', [400, 500, 600]],
  ['fira-sans', 'vietnamese', 'Fira Sans Vietnamese', [400, 500, 600]],
  ['fira-sans', 'cyrillic', 'Fira Sans Cyrillic', [400, 500, 600]],
  ['fira-sans', 'cyrillic-ext', 'Fira Sans Cyrillic Extended', [400, 500, 600]],
  ['fira-sans', 'greek', 'Fira Sans Greek', [400, 500, 600]],
  ['vazirmatn', 'arabic', 'Vazirmatn', [400, 600]],
  ['noto-sans-ethiopic', 'ethiopic', 'Noto Sans Ethiopic', [400, 600]],
];
const STYLES = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold' };

/** The families that every template of a document lists. */
export const FAMILIES = SCRIPTS.map(([, , family]) => family);

/**
 * Fonts for documents: file name and how its bytes are made.
 * @returns {{ name: string, read: () => Promise<Buffer> }[]}
 */
export function documentFonts() {
  const require = createRequire(import.meta.url);
  return SCRIPTS.flatMap(([source, subset, family, weights]) =>
    weights.map((weight) => ({
      name: `${source}-${subset}-${weight}.ttf`,
      read: async () => fontOfWoff(await readFile(require.resolve(`@fontsource/${source}/files/${source}-${subset}-${weight}-normal.woff`)), family, STYLES[weight]),
    })),
  );
}
