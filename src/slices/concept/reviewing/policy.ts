import type { Actor } from '../../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE } from '../../../kernel/rights.ts';
import { CARRY_OUT, maySeeDrafts } from '../policy.ts';
import type { Speaker } from './rules.ts';

/** Opening a round, concluding, releasing and carrying it into the draft are the office's. */
export const mayRunReviews = (actor: Actor): boolean => allows(actor, OFFICE);

/** Before its release a round is for those who work on it. */
export const maySeeReviews = (actor: Actor): boolean => maySeeDrafts(actor);

/** Whether the actor may speak for anybody at all. */
export const maySpeak = (actor: Actor): boolean => allowsSomewhere(actor, CARRY_OUT);

/** A department's officers speak for it; the office enters what a department, a body or a forum said elsewhere. */
export const maySpeakAs = (actor: Actor, { origin, departmentId }: Pick<Speaker, 'origin' | 'departmentId'>): boolean => mayRunReviews(actor) || (origin === 'department' && allows(actor, CARRY_OUT, { department: departmentId }));
