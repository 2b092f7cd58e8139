import type { Kind } from './rules.ts';

export const SEARCH = '/search';

/** Path of a search without language prefix. */
export function searchHref(words: string, kind: Kind | null = null, page = 1): string {
  const query = new URLSearchParams({ q: words, ...(kind === null ? {} : { kind }), ...(page === 1 ? {} : { page: String(page) }) });
  return `${SEARCH}?${query.toString()}`;
}
