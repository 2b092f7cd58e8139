// The interface's words: every language has every key, the same arguments, and every plural form its grammar has; no key is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import ts from 'typescript';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = 'de';
const PUBLIC = ['de', 'de-simple', 'en', 'ar'];
const STAFF = ['de', 'en'];

/** Grammar of a language; easy German is German. */
const tagOf = (locale) => (locale === 'de-simple' ? 'de' : locale);
const exact = new Map([['=0', 'zero'], ['=1', 'one'], ['=2', 'two']]);

/** Groups of files that are one text in several languages: a folder, or a prefix in it (`problems.de.json`). */
function groups() {
  const found = new Map();
  for (const entry of readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })) {
    const match = /^((?:[a-z0-9-]+\.)?)(de|de-simple|en|ar)\.json$/.exec(entry.name);
    if (match === null || !/(^|[\\/])text$/.test(entry.parentPath)) continue;
    const folder = relative(ROOT, entry.parentPath).split(sep).join('/');
    const name = `${folder}/${match[1]}`;
    const group = found.get(name) ?? { name, folder, tables: {} };
    group.tables[match[2]] = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    found.set(name, group);
  }
  return [...found.values()];
}

function checkGroup({ name, tables }) {
  const source = tables[SOURCE] ?? {};
  const findings = [];
  const languages = new Set([...Object.keys(tables), ...(Object.keys(source).some((key) => !isStaff(name, key)) ? PUBLIC : STAFF)]);
  for (const locale of languages) {
    const table = tables[locale] ?? {};
    for (const key of Object.keys(source)) if (table[key] === undefined && needs(name, key, locale)) findings.push(`${name}${locale}.json: ${key} is missing`);
    for (const [key, text] of Object.entries(table)) {
      if (source[key] === undefined) findings.push(`${name}${locale}.json: ${key} is not in the German source`);
      else findings.push(...checkText(locale, text, source[key]).map((what) => `${name}${locale}.json: ${key} ${what}`));
    }
  }
  return findings;
}

/** Staff pages are German and English only; the history, whose actions have words of their own, is one of them. */
function isStaff(name, key) {
  return key.startsWith('staff.') || /\/(staff|actions)\.$/.test(name);
}

function needs(name, key, locale) {
  return (isStaff(name, key) ? STAFF : PUBLIC).includes(locale);
}

function checkText(locale, text, source) {
  if (typeof text !== 'string' || text.trim() === '') return ['is empty'];
  try {
    const mine = parse(text, locale);
    const findings = missingForms(mine, tagOf(locale)).map((form) => `has no plural form "${form}"`);
    const expected = argumentsOf(parse(source, SOURCE));
    const given = argumentsOf(mine);
    for (const argument of expected) if (!given.has(argument)) findings.push(`does not use {${argument}}`);
    for (const argument of given) if (!expected.has(argument)) findings.push(`uses {${argument}}, which German does not`);
    return findings;
  } catch (error) {
    return [`cannot be read (${error.message})`];
  }
}

function parse(text, locale) {
  return new IntlMessageFormat(text, tagOf(locale), undefined, { ignoreTag: true }).getAst();
}

const branches = (node) => Object.values(node.options ?? {}).map((option) => option.value);

/** Node types of ICU messages: 0 literal, 7 the number of a plural; everything else names an argument. */
function argumentsOf(nodes, found = new Set()) {
  for (const node of nodes) {
    if (node.type !== 0 && node.type !== 7) found.add(node.value);
    for (const branch of branches(node)) argumentsOf(branch, found);
  }
  return found;
}

function missingForms(nodes, tag) {
  return nodes.flatMap((node) => [...(node.pluralType === undefined ? [] : missingOf(node, tag)), ...branches(node).flatMap((branch) => missingForms(branch, tag))]);
}

/** A plural that names nothing but numbers (`=0`) beside `other` asks for a value, not for grammar. */
function missingOf(node, tag) {
  if (Object.keys(node.options).every((option) => option === 'other' || option.startsWith('='))) return [];
  const present = new Set(Object.keys(node.options).flatMap((option) => [option, exact.get(option)]));
  return new Intl.PluralRules(tag, { type: node.pluralType }).resolvedOptions().pluralCategories.filter((category) => !present.has(category));
}

/**
 * Keys that no source file names. A key can be put together (`` `state.${state}` ``), so a template's fixed parts count as a name
 * for whatever fits between.
 */
function unusedKeys(all) {
  const { literals, templates } = namesInSources();
  const isUsed = (key) => literals.has(key) || templates.some((template) => template.test(key));
  return all.flatMap(({ name, tables }) => Object.keys(tables[SOURCE] ?? {}).filter((key) => !isUsed(key)).map((key) => `${name}${SOURCE}.json: ${key} is used nowhere`));
}

/** Sentences of problems are found by code: each code of the kernel's closed list has one, and no other is there. */
function problemCodes(all) {
  const group = all.find(({ name }) => name.endsWith('/problems.'));
  if (group === undefined) return ['src/ui/text/problems.de.json is missing'];
  const codes = [...readFileSync(join(ROOT, 'src/kernel/problem.ts'), 'utf8').matchAll(/\b([a-z_]+): [45]\d\d\b/g)].map((match) => match[1]);
  const keys = Object.keys(group.tables[SOURCE] ?? {});
  const lacking = codes.filter((code) => !keys.includes(code)).map((code) => `${group.name}${SOURCE}.json: the problem ${code} has no sentence`);
  return [...lacking, ...keys.filter((key) => !codes.includes(key)).map((key) => `${group.name}${SOURCE}.json: there is no problem ${key}`)];
}

/** Texts that stand in the sources as they are, and templates as patterns: read by the compiler, because quotes and backticks nest. */
function namesInSources() {
  const literals = new Set();
  const templates = [];
  const look = (node) => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text);
      if (/^[a-z][\w.-]*$/i.test(parts[0]) || (parts[0] === '' && /^[.][\w-]+$/.test(parts.at(-1)))) templates.push(new RegExp(`^${parts.map(RegExp.escape).join('[\\w-]+(?:[.][\\w-]+)*')}$`));
    }
    ts.forEachChild(node, look);
  };
  for (const [name, text] of sources()) look(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return { literals, templates };
}

function sources() {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]);
}

/** @returns {string[]} one line a finding */
export function checkWords() {
  const all = groups();
  return [...all.flatMap(checkGroup), ...problemCodes(all), ...unusedKeys(all.filter(({ name }) => !name.endsWith('/problems.')))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = checkWords();
  for (const line of findings) console.log(line);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
