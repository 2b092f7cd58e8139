import { holds, isCoordinator, type Actor } from '../../kernel/actor.ts';

/** Who prepares, opens and closes ballots, makes codes and records decisions. No role sees a result before closing. */
export const mayRunBallots = (actor: Actor): boolean => isCoordinator(actor);

/** Who enters and confirms boards and paper ballots: also those who help on the evening. */
export const mayCount = (actor: Actor): boolean => isCoordinator(actor) || holds(actor, 'moderator');
