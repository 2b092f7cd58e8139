import type { Reading } from './localized.ts';

/** A word of a question. */
export interface AskedWord {
  readonly word: string;
  /** What it is made of: parts of a compound, or the word without its ending. All of them together count as the word; empty: it must stand as it is. */
  readonly parts: readonly string[];
}

/** Shorter words must be written right (see the database function participation_nearly). */
const SHORTEST_MISTAKEN = 5;
export const mayBeMistaken = (words: readonly AskedWord[]): boolean => words.some(({ word }) => word.length >= SHORTEST_MISTAKEN);

/** One page of what a search may find; there is a word at least. */
export interface Search {
  readonly words: readonly AskedWord[];
  /** Words may have one letter wrong. */
  readonly nearly: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** One thing that was found, for visitors. */
export interface Found {
  readonly title: Pick<Reading, 'text' | 'lang'>;
  /** Path without language prefix. */
  readonly href: string;
}

export interface FoundList {
  readonly items: readonly Found[];
  readonly total: number;
}
