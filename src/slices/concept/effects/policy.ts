import { isCoordinator, type Actor } from '../../../kernel/actor.ts';

/** What met a demand elsewhere is recorded by the office. */
export const mayRecordEffects = (actor: Actor): boolean => isCoordinator(actor);
