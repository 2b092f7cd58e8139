import type { Actor } from '../../kernel/actor.ts';
import { allows, OFFICE, type Right } from '../../kernel/rights.ts';

/** Boards and paper ballots are counted also by those who help on the evening. */
export const COUNT = ['coordinator', 'moderator'] as const satisfies Right;

/** Who prepares, opens and closes ballots, makes codes and records decisions. No role sees a result before closing. */
export const mayRunBallots = (actor: Actor): boolean => allows(actor, OFFICE);

/** Who enters and confirms boards and paper ballots: also those who help on the evening. */
export const mayCount = (actor: Actor): boolean => allows(actor, COUNT);
