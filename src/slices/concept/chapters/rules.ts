import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { Level } from '../measures/rules.ts';

export const PLACES = ['before', 'after'] as const;
export type Place = (typeof PLACES)[number];
export const POINT_KINDS = ['strategic_goal', 'condition'] as const;
export type PointKind = (typeof POINT_KINDS)[number];
/** Figures that a chapter's form offers. */
export const FIGURE_ROWS = 12;

export interface FigureText {
  readonly id: string;
  readonly label: Localized;
  readonly value: number;
  readonly unit: Localized | null;
  readonly source: string;
}
export interface Chapter {
  readonly id: string;
  readonly code: string;
  readonly position: number;
  readonly place: Place;
  readonly title: Localized;
  readonly body: Localized;
  readonly figures: readonly FigureText[];
}
export interface Point {
  readonly id: string;
  readonly kind: PointKind;
  readonly position: number;
  readonly title: Localized;
  readonly text: Localized | null;
  readonly levels: readonly Level[];
}
export interface Term {
  readonly id: string;
  readonly code: string;
  readonly term: Localized;
  readonly synonyms: readonly string[];
  readonly definition: Localized;
}
/** What stands in an edition around its fields. */
export interface Around {
  readonly chapters: readonly Chapter[];
  readonly points: readonly Point[];
  /** By term, in German order. */
  readonly terms: readonly Term[];
}

export const EMPTY_AROUND: Around = { chapters: [], points: [], terms: [] };

export const pointsOf = (around: Around, kind: PointKind): readonly Point[] => around.points.filter((p) => p.kind === kind);

/** Where an element of the page can be linked to. */
export const termAnchor = (term: { readonly code: string }): string => `term-${term.code}`;

/** A piece of a text: plain, or a word that the glossary explains. */
export type Piece = string | { readonly text: string; readonly code: string };

/**
 * A text with the words of the glossary in it marked, each once, the longest first, so that "Interkulturelle Öffnung" is not cut by
 * "Öffnung". Words may stand in another case or with an ending; a part of a longer word is none. `except` is the term that the text itself explains.
 */
export function withTerms(text: string, { pattern, codes, cut }: TermFinder, except = ''): readonly Piece[] {
  if (pattern === null) return [text];
  const known = cut.get(text);
  if (known?.except === except) return known.pieces;
  const pieces = cutAt(text, pattern, codes, except);
  if (cut.size >= TEXTS) cut.clear();
  cut.set(text, { except, pieces });
  return pieces;
}

function cutAt(text: string, pattern: RegExp, codes: readonly string[], except: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const met = new Set([except]);
  let at = 0;
  for (const hit of text.matchAll(pattern)) {
    const index = Object.values(hit.groups ?? {}).findIndex((group) => group !== undefined);
    const code = codes[index];
    if (code === undefined || met.has(code)) continue;
    met.add(code);
    if (hit.index > at) pieces.push(text.slice(at, hit.index));
    pieces.push({ text: hit[0], code });
    at = hit.index + hit[0].length;
  }
  if (at < text.length || pieces.length === 0) pieces.push(text.slice(at));
  return pieces;
}

export interface TermFinder {
  readonly pattern: RegExp | null;
  /** Code of the n-th group of the pattern. */
  readonly codes: readonly string[];
  /** Texts as they were cut: the same text and glossary give the same pieces, and a concept's page has some hundred. */
  readonly cut: Map<string, { readonly except: string; readonly pieces: readonly Piece[] }>;
}

/** A concept has some hundred texts; of so many the pieces are kept a glossary. */
const TEXTS = 1_000;

const LETTER = '[\\p{L}\\p{N}]';
const ENDING = '(?:e|en|er|em|es|n|s)?';

/** By glossary and language: a page has some hundred texts, and the pattern is the same for all of them. */
const finders = new WeakMap<readonly Term[], Map<string, TermFinder>>();

/** Looks for the terms in texts of a language; other words for a term are those of its source language. */
export function termFinder(terms: readonly Term[], lang: string): TermFinder {
  const known = finders.get(terms) ?? new Map<string, TermFinder>();
  finders.set(terms, known);
  const finder = known.get(lang) ?? newFinder(terms, lang);
  known.set(lang, finder);
  return finder;
}

function newFinder(terms: readonly Term[], lang: string): TermFinder {
  const entries = terms.flatMap((t) => {
    const said = t.term.texts[lang]?.text;
    const own = said === undefined ? [] : [said.replace(/\s*\(.*\)$/, '')];
    return [...own, ...(t.term.source === lang ? t.synonyms : [])].filter((word) => word.length > 2).map((word) => ({ word, code: t.code }));
  }).toSorted((a, b) => b.word.length - a.word.length);
  if (entries.length === 0) return { pattern: null, codes: [], cut: new Map() };
  const codes = entries.map((e) => e.code);
  const key = `${codes.join(' ')}\n${entries.map((e) => e.word).join('\n')}`;
  const finder = kept.get(key) ?? { pattern: patternOf(entries), codes, cut: new Map() };
  if (kept.size >= GLOSSARIES) kept.clear();
  kept.set(key, finder);
  return finder;
}

const patternOf = (entries: readonly { readonly word: string }[]): RegExp => new RegExp(`(?<!${LETTER})(?:${entries.map(({ word }, i) => `(?<t${i}>${word.split(/\s+/).map(inflected).join('\\s+')})`).join('|')})(?!${LETTER})`, 'giu');

/** By what a glossary says: it changes rarely, its page is made often. */
const kept = new Map<string, TermFinder>();
const GLOSSARIES = 20;

function inflected(word: string): string {
  const stem = word.length > 4 ? word.replace(/(?:e|en|er)$/u, '') : word;
  const plain = stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /\p{Script=Latin}/u.test(word) && word !== word.toUpperCase() ? `${plain}${ENDING}` : plain;
}

/** Terms in the order of a German list. */
export const sortedTerms = (terms: readonly Term[]): readonly Term[] => terms.toSorted((a, b) => COLLATOR.compare(sourceText(a.term), sourceText(b.term)));
const COLLATOR = new Intl.Collator('de');
