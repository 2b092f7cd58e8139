import { isCoordinator, type Actor } from '../../../kernel/actor.ts';

/** Plans of municipalities are derived and linked by the office. */
export const mayRunLocalPlans = (actor: Actor): boolean => isCoordinator(actor);
