import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { PublicState, RecommendationState } from './schema.ts';

/**
 * Decisions can be revised; nothing goes back to being a draft, and a draft is published by a person who condensed it. A ballot that
 * closes late does not take back what was decided meanwhile.
 */
export function mayBecome(from: RecommendationState, to: PublicState): boolean {
  if (to === 'weighted') return from === 'published' || from === 'in_revision';
  return from !== 'draft' && from !== to;
}

/** What recommendations are compared by. */
export const wordingOf = ({ title, text }: { readonly title: Localized; readonly text: Localized }): string => `${sourceText(title)}\n${sourceText(text)}`;
