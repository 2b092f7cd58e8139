import { createHash } from 'node:crypto';

/** What is stored of the receipt that takes an entry down. */
export const wallHash = (code: string): Buffer => createHash('sha256').update(`wall\0${code}`).digest();

/** Texts that a hall reads at once. */
export const ON_SCREEN = 4;

/** Which entries a projector shows, and where the next ones begin; at the end it starts anew. */
export function screenful<T>(entries: readonly T[], from: number): { readonly shown: readonly T[]; readonly next: number } {
  const start = from >= entries.length ? 0 : from;
  const end = start + ON_SCREEN;
  return { shown: entries.slice(start, end), next: end >= entries.length ? 0 : end };
}
