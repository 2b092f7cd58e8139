import { system } from '../../src/kernel/actor.ts';
import { localized, type Localized } from '../../src/kernel/localized.ts';
import facts from '../data/beispiel-2026.json' with { type: 'json' };

export { facts };
export const actor = system('demo');

/** Shown where others name a document. */
export const SOURCE = 'Erfunden für die Vorführung';

/** A text whose source is German, with the translations that the facts give. */
export function text(value: string | ({ readonly de: string } & Readonly<Record<string, string>>)): Localized {
  return typeof value === 'string' ? localized(value) : localized(value.de, 'de', value);
}
