import { holds, isCoordinator, type Actor } from '../../../kernel/actor.ts';
import { maySeeDrafts } from '../policy.ts';
import type { Speaker } from './rules.ts';

/** Opening a round, concluding, releasing and carrying it into the draft are the office's. */
export const mayRunReviews = (actor: Actor): boolean => isCoordinator(actor);

/** Before its release a round is for those who work on it. */
export const maySeeReviews = (actor: Actor): boolean => maySeeDrafts(actor);

/** A department's officers speak for it; the office enters what a department, a body or a forum said elsewhere. */
export const maySpeakAs = (actor: Actor, speaker: Pick<Speaker, 'origin' | 'departmentId'>): boolean =>
  mayRunReviews(actor) || (speaker.origin === 'department' && speaker.departmentId !== null && holds(actor, 'officer', 'department', speaker.departmentId));
