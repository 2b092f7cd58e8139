/**
 * The part of KERN (the design system of the German administration) that the product uses: its tokens, and the rules for
 * classes that stand in the product's source; without icons (they are inline SVG), without fallbacks for tokens that are
 * always there, and with logical properties.
 */
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'postcss';
import { makeLogical } from './logical.mjs';

const kern = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css');
const sources = fileURLToPath(new URL('../../src/', import.meta.url));

/** The contextual tokens of the page itself; the levels are for nested surfaces, which the product does not use. */
const CONTEXT = /^:is\(body/;

/** Class names in the source. One that ends in a dash or underscore is put together at run time and stands for all that begin so. */
async function usedClasses() {
  const names = (await readdir(sources, { recursive: true })).filter((name) => /\.(tsx?|css)$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), 'utf8')));
  const found = new Set(texts.flatMap((text) => text.match(/(?<!-)\bkern-[a-z][\w-]*/g) ?? []));
  const prefixes = [...found].filter((name) => /[-_]$/.test(name));
  return (name) => found.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

function keepUsed(root, used) {
  const wanted = (selector) => {
    const classes = selector.match(/(?<=\.)kern-[\w-]+/g);
    return classes !== null && classes.every(used);
  };
  root.walkRules((rule) => {
    if (rule.selector === ':root') return;
    if (CONTEXT.test(rule.selector)) { rule.selector = ':root'; return; }
    const selectors = rule.selectors.filter(wanted);
    if (selectors.length === 0) rule.remove();
    else rule.selectors = selectors;
  });
  root.walkAtRules((rule) => { if (rule.nodes?.length === 0 || rule.name === 'charset' || rule.name === 'keyframes') rule.remove(); });
}

/** `var(--token, fallback)` → `var(--token)`: every token is defined in the same file. */
function withoutFallbacks(root) {
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(/var\((--kern-[\w-]+),\s*[^()]*\)/g, 'var($1)');
  });
}

/** Colour schemes come from the product's own theme (themes.mjs): the two of KERN would only be overridden. */
function withoutThemes(root) {
  root.walkAtRules('media', (rule) => { if (rule.params.includes('prefers-color-scheme')) rule.remove(); });
}

/** Each component sets the font family again; the page sets it once. Of two declarations of one property the last counts. */
function withoutRepetition(root) {
  root.walkDecls((declaration) => {
    const { prop, value } = declaration;
    if (prop === 'font-family' || prop === 'font-style' || prop.startsWith('-webkit-mask') || value.includes('data:image')) declaration.remove();
  });
  root.walkRules((rule) => {
    const seen = new Set();
    for (const node of rule.nodes.toReversed()) {
      if (seen.has(node.prop)) node.remove();
      seen.add(node.prop);
    }
  });
}

/** KERN as a postcss tree, ready to be put into its own cascade layer. */
export async function kernTree() {
  const root = parse(await readFile(kern, 'utf8'), { from: kern });
  root.walkComments((comment) => { comment.remove(); });
  withoutThemes(root);
  keepUsed(root, await usedClasses());
  withoutFallbacks(root);
  withoutRepetition(root);
  makeLogical(root);
  return root;
}
