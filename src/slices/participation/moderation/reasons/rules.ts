import type { Locale } from '../../../../kernel/locale.ts';
import { words } from './words.ts';

/** Reasons that come again and again, so that nobody has to type them and every author reads them in the language of the page. */
export const USUAL = ['hurts', 'persons', 'charge', 'off_topic', 'unclear', 'same'] as const;
export type Usual = (typeof USUAL)[number];

/** Own words alone are at least a word. */
const FEWEST = 5;

/** What is kept as the reason: the usual one in German, own words below it; null where nothing is said. Kept as words, so that whoever reads it later needs no key. */
export function reasonOf(usual: Usual | null, own: string | null): string | null {
  if (usual === null) return own === null || own.length < FEWEST ? null : own;
  return [words('de')(`usual.${usual}`), ...(own === null ? [] : [own])].join('\n\n');
}

/** A kept reason for its reader: the usual part in their language, what the office wrote itself as it is. A usual reason whose wording has changed since counts as own words. */
export function toldReason(reason: string, locale: Locale): { readonly usual: string | null; readonly own: string } {
  const [first, ...rest] = reason.split('\n\n');
  const known = USUAL.find((one) => words('de')(`usual.${one}`) === first);
  return known === undefined ? { usual: null, own: reason } : { usual: words(locale)(`usual.${known}`), own: rest.join('\n\n') };
}
