/**
 * Turns physical CSS (left, right, four-value shorthands) into logical CSS, so that one stylesheet serves
 * left-to-right and right-to-left pages. Works on a parsed postcss tree.
 */
import { list } from 'postcss';

const RENAMED = new Map(Object.entries({
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
}));
for (const [side, logical] of [['left', 'start'], ['right', 'end']]) {
  for (const box of ['margin', 'padding']) RENAMED.set(`${box}-${side}`, `${box}-inline-${logical}`);
  for (const part of ['', '-width', '-style', '-color']) RENAMED.set(`border-${side}${part}`, `border-inline-${logical}${part}`);
}

const VALUES = new Map([['left', 'start'], ['right', 'end']]);
const VALUE_PROPERTIES = new Set(['text-align', 'float', 'clear']);

/** Shorthands whose four values name the sides clockwise from the top. */
const BOXES = {
  margin: ['margin-block', 'margin-inline'],
  padding: ['padding-block', 'padding-inline'],
  'border-width': ['border-block-width', 'border-inline-width'],
  'border-style': ['border-block-style', 'border-inline-style'],
  'border-color': ['border-block-color', 'border-inline-color'],
  inset: ['inset-block', 'inset-inline'],
};

function split(declaration) {
  const { value, important } = declaration;
  const [top, right, bottom, left] = list.space(value);
  if (left === undefined) return;
  if (declaration.prop === 'border-radius') {
    if (top === right && bottom === left) return;
    const corners = ['start-start', 'start-end', 'end-end', 'end-start'];
    const values = [top, right, bottom, left];
    declaration.replaceWith(...corners.map((corner, i) => ({ prop: `border-${corner}-radius`, value: values[i], important })));
    return;
  }
  const names = BOXES[declaration.prop];
  if (names === undefined || right === left) return;
  declaration.replaceWith(
    { prop: names[0], value: top === bottom ? top : `${top} ${bottom}`, important },
    { prop: names[1], value: `${left} ${right}`, important },
  );
}

/** Rewrites every physical declaration of the tree in place. */
export function makeLogical(root) {
  root.walkDecls((declaration) => {
    const renamed = RENAMED.get(declaration.prop);
    if (renamed !== undefined) declaration.prop = renamed;
    else if (VALUE_PROPERTIES.has(declaration.prop)) declaration.value = VALUES.get(declaration.value) ?? declaration.value;
    else split(declaration);
  });
}

/** The physical declarations still in a tree, as "selector { property: value }": the build refuses them. */
export function physicalDeclarations(root) {
  const found = [];
  root.walkDecls((declaration) => {
    const { prop, value, parent } = declaration;
    const values = list.space(value);
    const uneven = values.length === 4 && values[1] !== values[3] && prop in BOXES;
    const named = RENAMED.has(prop) || (VALUE_PROPERTIES.has(prop) && VALUES.has(value));
    if (named || uneven) found.push(`${parent.selector} { ${prop}: ${value} }`);
  });
  return found;
}
