// The house rules that no linter knows: which files a slice may have, how long they may be, where SQL may stand, and what never stands in a page.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complete } from './lock.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDERS = ['src', 'migrations', 'demo', 'test', 'e2e', 'bench', 'tools', 'docs'];
const LONGEST = 400;

/** The closed vocabulary of a slice; a folder that is none of these is a sub-slice with the same vocabulary. */
const FILES = new Set(['public.ts', 'urls.ts', 'routes.tsx', 'schema.ts', 'rules.ts', 'policy.ts', 'rights.ts', 'queries.ts', 'commands.ts', 'tables.ts', 'events.ts', 'jobs.ts', 'imports.ts', 'words.ts']);
const ROOMS = new Map([
  ['pages', /^[a-z0-9-]+\.tsx$/],
  ['mails', /^[a-z0-9-]+\.tsx$/],
  ['documents', /^[a-z0-9-]+\.(typ|svg)$/],
  ['islands', /^[a-z0-9-]+\.ts$/],
  ['text', /^([a-z0-9-]+\.)?(de|de-simple|en|ar|fr|ru|tr|uk|fa)\.json$/],
  ['facts', /^[a-z0-9-]+\.json$/],
]);
const TEST = /\.test\.tsx?$/;
const SQL_ALLOWED = /^src\/(platform\/|slices\/.*\/(queries|commands)\.ts$)|^(test|bench|e2e|demo|tools)\/|\.test\.tsx?$/;

/** Every rule: for one file, what is wrong with it. */
const RULES = [vocabulary, size, sqlInItsPlace, strictPages, unfinished, machinePaths];

function vocabulary({ path }) {
  const parts = path.split('/');
  if (parts[0] !== 'src' || parts[1] !== 'slices' || TEST.test(path)) return [];
  const room = ROOMS.get(parts.at(-2));
  const name = parts.at(-1);
  if (parts.length < 4) return ['stands beside the slices instead of in one'];
  if (room !== undefined) return room.test(name) ? [] : [`is no file of the folder ${parts.at(-2)}/`];
  return FILES.has(name) ? [] : [`is not in the vocabulary of a slice (${[...FILES].join(', ')}; ${[...ROOMS.keys()].map((r) => `${r}/`).join(' ')})`];
}

function size({ path, text }) {
  if (!/\.(tsx?|mjs|cjs|css)$/.test(path) || path === 'src/platform/database/generated.ts') return [];
  const lines = text.split('\n').length - 1;
  return lines > LONGEST ? [`has ${lines} lines; over ${LONGEST} it is two files`] : [];
}

/** Raw `sql` and `withTables` escape the types that keep a slice at its own tables. */
function sqlInItsPlace({ path, text }) {
  if (!/\.tsx?$/.test(path) || SQL_ALLOWED.test(path)) return [];
  const found = [];
  if (/import\s*(type\s*)?\{[^}]*\bsql\b[^}]*\}\s*from\s*'kysely'/.test(text)) found.push('uses raw sql; that belongs into queries.ts or commands.ts');
  if (/\.withTables\b/.test(text)) found.push('uses withTables, which escapes the slice rule');
  return found;
}

/** The Content-Security-Policy forbids inline styles and scripts; a page that has one looks right only where it is not enforced. */
function strictPages({ path, text }) {
  if (!path.endsWith('.tsx') || TEST.test(path)) return [];
  const found = [];
  if (/<[a-z][\w-]*(\s[^<>]*)?\sstyle=[{"']/.test(text)) found.push('has a style attribute');
  if (/<(script|style)(\s(?![^>]*\bsrc=)[^>]*)?>(?!<\/script>)/.test(text)) found.push('has an inline script or style');
  if (/\son([A-Z]\w*|click|change|input|submit|load|error)=[{"']/.test(text)) found.push('has an inline event handler');
  return found;
}

function unfinished({ path, text }) {
  if (path === 'tools/house.mjs' || path.endsWith('.json')) return [];
  return /\b(TODO|FIXME|XXX|HACK)\b/.test(text) ? ['holds an unfinished note'] : [];
}

/** A path of one developer's machine means nothing on another. */
function machinePaths({ path, text }) {
  if (path === 'tools/house.mjs') return [];
  const match = /(?<![\w.~/-])\/(work|home|Users|root)\/[\w.-]+|(\.\.\/)+shared\/[\w.-]+/.exec(text);
  return match === null ? [] : [`names a path of one machine (${match[0]})`];
}

function* filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(tsx?|mjs|cjs|css|json|sql|typ|md)$/.test(entry.name)) continue;
    const full = join(entry.parentPath, entry.name);
    yield { path: relative(ROOT, full).split(sep).join('/'), text: readFileSync(full, 'utf8') };
  }
}

/** Migrations run in the order of their names: a number stands once. */
function migrationNumbers() {
  const names = [...filesUnder('migrations')].map(({ path }) => basename(path)).filter((name) => name.endsWith('.sql'));
  const wrong = names.filter((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name)).map((name) => `migrations/${name}: is not called NNNN-name.sql`);
  const numbers = names.map((name) => name.slice(0, 4));
  return [...wrong, ...numbers.filter((n, i) => numbers.indexOf(n) !== i).map((n) => `migrations/: the number ${n} stands twice`)];
}

/** `npm ci` refuses a lock file that lacks a package, and one registry's addresses are another's errors. */
function lockFile() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const addresses = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
  return [...addresses.map(([path]) => `package-lock.json: ${path} names a registry`), ...complete(lock).map((name) => `package-lock.json: ${name} is missing (node tools/lock.mjs adds it)`)];
}

/** @returns {string[]} one line a finding */
export function checkHouse() {
  const findings = FOLDERS.flatMap((folder) => [...filesUnder(folder)]).flatMap((file) => RULES.flatMap((rule) => rule(file).map((what) => `${file.path}: ${what}`)));
  return [...findings, ...migrationNumbers(), ...lockFile()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = checkHouse();
  for (const line of findings) console.log(line);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
