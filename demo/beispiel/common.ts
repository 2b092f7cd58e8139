import { system } from '../../src/kernel/actor.ts';
import { localized, type Localized } from '../../src/kernel/localized.ts';
import facts from '../data/beispiel-2026.json' with { type: 'json' };
import translations from '../data/beispiel-2026-words.json' with { type: 'json' };

export { facts };
export const actor = system('demo');

/** Shown where others name a document. */
export const SOURCE = 'Erfunden für die Vorführung';

const WORDS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(Object.entries(translations));

/** A text whose source is German, with its translations: beside it, or in the list of words. None is a mistake: visitors read the example in their language. */
export function text(value: string | ({ readonly de: string } & Readonly<Record<string, string>>)): Localized {
  if (typeof value !== 'string') return localized(value.de, 'de', value);
  const others = WORDS.get(value);
  if (others === undefined) throw new Error(`no translations of "${value}"`);
  return localized(value, 'de', others);
}
