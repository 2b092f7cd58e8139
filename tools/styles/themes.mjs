/**
 * Colours are written once, as `--name: light-dark(light, dark)` on `:root`. Browsers of newcomers' phones are often too
 * old for that function, so the build spells both themes out: light for everybody, dark when the system or the
 * reader's choice says so, and always light on paper.
 */
import { atRule, list, rule as newRule } from 'postcss';

const PAIR = /^light-dark\((.*)\)$/s;

/** Replaces light-dark() custom properties of `:root` by one block per theme. */
export function expandThemes(root) {
  const dark = [];
  root.walkRules(':root', (rule) => {
    rule.walkDecls(/^--/, (declaration) => {
      const pair = PAIR.exec(declaration.value.trim());
      if (pair === null) return;
      const [lightValue, darkValue] = list.comma(pair[1]);
      declaration.value = lightValue;
      dark.push({ prop: declaration.prop, value: darkValue });
    });
  });
  root.append(
    block('screen and (prefers-color-scheme: dark)', ':root:not([data-kern-theme=light])', dark),
    block('screen', ':root[data-kern-theme=dark]', dark),
  );
}

function block(params, selector, declarations) {
  const media = atRule({ name: 'media', params });
  const rule = newRule({ selector });
  rule.append({ prop: 'color-scheme', value: 'dark' }, ...declarations);
  media.append(rule);
  return media;
}

/** Removes custom properties that nothing reads, until none is left over. `readers` are further sheets that read them. */
export function pruneTokens(root, readers = []) {
  for (;;) {
    const read = new Set();
    for (const tree of [root, ...readers]) {
      tree.walkDecls((declaration) => {
        for (const [, name] of declaration.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name);
      });
    }
    let removed = 0;
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      removed += 1;
    });
    if (removed === 0) break;
  }
  root.walkRules((rule) => { if (rule.nodes.every((node) => node.type === 'comment')) rule.remove(); });
  root.walkAtRules((rule) => { if (rule.nodes?.length === 0) rule.remove(); });
}
