import { Fragment, type VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { useContext } from 'preact/hooks';
import { IslandsContext, renderPart } from './document.tsx';
import { useView } from './view.ts';

/** Finished HTML as a part of a page. Everything in it that is not ours has gone through {@link escaped}. */
export const markup = (html: string): VNode => jsxTemplate([html]);

interface Part {
  /** The HTML between the holes, and which hole follows each piece. */
  readonly pieces: readonly string[];
  readonly holes: readonly number[];
  readonly islands: ReadonlySet<string>;
}

const parts = new WeakMap<object, Map<string, Part>>();

/** Characters that Unicode keeps free of meaning stand for the values while a part is rendered. */
const FIRST_HOLE = 0xfdd0;
const HOLE = /([\ufdd0-\ufdef])/;

interface KeptProps {
  /** What the part shows: it is rendered once for as long as this very object lives. */
  readonly of: object;
  /** Tells apart the parts of one object; the language is added. */
  readonly name: string;
  /** Strings that differ from page to page; they stand in attributes or text. */
  readonly holes?: readonly string[];
  /** Renders the part from `of`, the language and the holes alone: not from the page's address, its reader or the clock. */
  readonly children: (holes: readonly string[]) => VNode;
}

/** A part that is the same on many pages, rendered once and put in as finished HTML. */
export function Kept({ of, name, holes = [], children }: KeptProps) {
  const view = useView();
  const islands = useContext(IslandsContext);
  const known = parts.get(of) ?? new Map<string, Part>();
  parts.set(of, known);
  const key = `${view.locale} ${name}`;
  let part = known.get(key);
  if (part === undefined) {
    part = rendered(<Fragment>{children(holes.map((_, i) => String.fromCharCode(FIRST_HOLE + i)))}</Fragment>, view);
    known.set(key, part);
  }
  for (const island of part.islands) islands?.add(island);
  return markup(filled(part, holes));
}

function rendered(element: VNode, view: ReturnType<typeof useView>): Part {
  const { html, islands } = renderPart(element, view);
  const split = html.split(HOLE);
  return { islands, pieces: split.filter((_, i) => i % 2 === 0), holes: split.filter((_, i) => i % 2 === 1).map((hole) => hole.charCodeAt(0) - FIRST_HOLE) };
}

function filled({ pieces, holes }: Part, values: readonly string[]): string {
  let html = pieces[0] ?? '';
  for (const [i, hole] of holes.entries()) html += escaped(values[hole] ?? '') + (pieces[i + 1] ?? '');
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
/** Text as it stands in HTML, between tags and in double quotes. */
export const escaped = (text: string): string => (/[&<"]/.test(text) ? text.replace(/[&<"]/g, (character) => ENTITIES[character] as string) : text);
