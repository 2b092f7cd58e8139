import type { Reading } from './localized.ts';

/** One page of what a search may find; `words` are clean and not empty. */
export interface Search {
  readonly words: string;
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
