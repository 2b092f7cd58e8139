import type { PublicState, RecommendationState } from './schema.ts';

/** Decisions can be revised; nothing goes back to being a draft, and a draft is published by a person who condensed it. */
export function mayBecome(from: RecommendationState, to: PublicState): boolean {
  return from !== 'draft' && from !== to;
}
