import type { Actor } from '../../../kernel/actor.ts';
import { allows, OFFICE } from '../../../kernel/rights.ts';

/** Plans of municipalities are derived and linked by the office. */
export const mayRunLocalPlans = (actor: Actor): boolean => allows(actor, OFFICE);
