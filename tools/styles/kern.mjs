/**
 * The part of KERN (the design system of the German administration) that the product uses: its tokens and the
 * components named here, without icons (they are inline SVG), without fallbacks for tokens that are always there,
 * and with logical properties.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parse } from 'postcss';
import { makeLogical } from './logical.mjs';

const source = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css');

const COMPONENTS = [
  'alert', 'badge', 'body', 'btn', 'btn-wrapper', 'card', 'description-list', 'description-list-item', 'error', 'fieldset', 'form-check',
  'form-input', 'hint', 'label', 'progress', 'sr-only', 'table', 'table-responsive', 'title',
];

/** A modifier or element nobody uses costs bytes on every first visit. */
const UNUSED = /--(x-small|horizontal|optional|large|col|active|interactive|hug|width-\d)\b|kern-card__media|kern-link|kern-icon|kern-preline|kern-subline|kern-hgroup|sr-only-mobile/;

/** The contextual tokens of the page itself; the levels are for nested surfaces, which the product does not use. */
const CONTEXT = /^:is\(body/;

const component = (selector) => /^\.kern-([a-z]+(?:-[a-z]+)*)/.exec(selector)?.[1];

function wanted(selector) {
  if (UNUSED.test(selector)) return false;
  return COMPONENTS.includes(component(selector));
}

function keepWanted(root) {
  root.walkRules((rule) => {
    if (rule.parent.type === 'atrule' && rule.parent.name === 'keyframes') return;
    if (rule.selector === ':root') return;
    if (CONTEXT.test(rule.selector)) { rule.selector = ':root'; return; }
    const selectors = rule.selectors.filter(wanted);
    if (selectors.length === 0) rule.remove();
    else rule.selectors = selectors;
  });
  root.walkAtRules((rule) => { if (rule.nodes?.length === 0 || rule.name === 'charset') rule.remove(); });
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

/** Each component sets the font family again; the page sets it once. */
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
  const root = parse(await readFile(source, 'utf8'), { from: source });
  root.walkComments((comment) => { comment.remove(); });
  withoutThemes(root);
  keepWanted(root);
  withoutFallbacks(root);
  withoutRepetition(root);
  makeLogical(root);
  return root;
}
