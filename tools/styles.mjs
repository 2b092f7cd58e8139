/**
 * Builds the product's stylesheets and collects its fonts and pictures. KERN lies in a cascade layer of its own below
 * the product's, so that the product's rules win whatever their specificity.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { parse } from 'postcss';
import { kernTree } from './styles/kern.mjs';
import { physicalDeclarations } from './styles/logical.mjs';
import { expandThemes, pruneTokens } from './styles/themes.mjs';

const here = new URL('../src/ui/', import.meta.url);
const require = createRequire(import.meta.url);
const TARGETS = ['chrome100', 'edge100', 'firefox100', 'safari15.4'];

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02D9,U+02DB,U+02DD-02FF,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF';
const ARABIC = 'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC';

/** Two weights a script: a third costs 24 kB on the first visit and is hardly seen. */
const FACES = [
  ['Fira Sans', 'fira-sans', 'latin', LATIN],
  ['Fira Sans', 'fira-sans', 'latin-ext', LATIN_EXT],
  ['Vazirmatn', 'vazirmatn', 'arabic', ARABIC],
].flatMap(([family, directory, subset, range]) => [400, 600].map((weight) => ({ family, directory, subset, range, weight })));

const fontName = ({ directory, subset, weight }) => `fonts/${directory}-${subset}-${weight}.woff2`;

function fontFaces() {
  return FACES.map((face) => `@font-face{font-family:"${face.family}";font-style:normal;font-weight:${face.weight};font-display:swap;src:url(${fontName(face)}) format("woff2");unicode-range:${face.range}}`).join('\n');
}

async function fontFiles() {
  return Promise.all(FACES.map(async (face) => {
    const file = `@fontsource/${face.directory}/files/${face.directory}-${face.subset}-${face.weight}-normal.woff2`;
    return { name: fontName(face), contents: await readFile(require.resolve(file)) };
  }));
}

/** The sheets: what lies in src/ui/styles itself is on every page (`app`), each folder in it is a sheet of its own for the pages that ask for it. */
async function sheetNames() {
  const entries = await readdir(new URL('styles/', here), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted();
}

/** The files of a folder under src/ui in the order of their names, as one tree. */
async function treeOf(path) {
  const folder = new URL(path, here);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css')).toSorted();
  const parts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return parse(parts.join('\n'), { from: fileURLToPath(folder) });
}

function refusePhysical(root) {
  const physical = physicalDeclarations(root);
  if (physical.length > 0) throw new Error(`The stylesheet has physical sides, which break right-to-left pages:\n${physical.join('\n')}`);
}

/** KERN tokens that the product sets itself are dead in KERN's layer. */
function dropOverridden(kern, product) {
  const own = new Set();
  product.walkRules(':root', (rule) => { rule.walkDecls(/^--kern-/, (declaration) => { own.add(declaration.prop); }); });
  kern.walkDecls(/^--kern-/, (declaration) => { if (own.has(declaration.prop)) declaration.remove(); });
}

async function stylesheets() {
  const [kern, product, names] = await Promise.all([kernTree(), treeOf('styles/'), sheetNames()]);
  const others = await Promise.all(names.map(async (name) => ({ name, tree: await treeOf(`styles/${name}/`) })));
  dropOverridden(kern, product);
  expandThemes(product);
  const root = parse('@layer kern, ui; @layer kern {} @layer ui {}');
  root.nodes[1].append(kern.nodes);
  root.nodes[2].append(product.nodes);
  pruneTokens(root, others.map(({ tree }) => tree));
  const app = `/* KERN UX (kern-ux.de), EUPL-1.2; changed: only the parts used, logical properties, other colours */\n${await minified(root, fontFaces())}`;
  const rest = others.map(async ({ name, tree }) => {
    const layered = parse('@layer ui {}');
    layered.nodes[0].append(tree.nodes);
    return { name: `${name}.css`, contents: Buffer.from(await minified(layered)) };
  });
  return [{ name: 'app.css', contents: Buffer.from(app) }, ...(await Promise.all(rest))];
}

async function minified(root, before = '') {
  refusePhysical(root);
  const { code } = await transform(`${before}\n${root.toString()}`, { loader: 'css', minify: true, target: TARGETS, legalComments: 'none' });
  return code;
}

async function pictures() {
  const folder = new URL('assets/', here);
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => ({ name, contents: await readFile(new URL(name, folder)) })));
}

/**
 * Everything the browser needs beside scripts: `app.css` and the sheets of single parts, `fonts/*.woff2` and pictures such as `favicon.svg`. URLs in the
 * stylesheet are relative and without digests; the build adds those.
 * @returns {Promise<{name: string, contents: Buffer}[]>}
 */
export async function buildStyles() {
  return [...await stylesheets(), ...await fontFiles(), ...await pictures()];
}
