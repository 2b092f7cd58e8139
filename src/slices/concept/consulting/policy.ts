import { holds, type Actor } from '../../../kernel/actor.ts';
import { mayEditConcepts } from '../policy.ts';

/** Who moderates comments, answers them and enters those of committees. */
export const mayAnswerComments = (actor: Actor): boolean => mayEditConcepts(actor);

/** Who may say in whose committee's name a comment is made. */
export const maySpeakForBody = (actor: Actor): boolean => mayEditConcepts(actor) || (actor.kind === 'account' && (holds(actor, 'committee_member') || actor.grants.some((g) => g.role === 'committee_member')));
