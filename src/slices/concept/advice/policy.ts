import { answersFor, isCoordinator, type Actor } from '../../../kernel/actor.ts';

/** What is recommended to the municipalities is written by the office, which also enters answers that came by letter, mail or call. */
export const mayRunAdvice = (actor: Actor): boolean => isCoordinator(actor);

/** A municipality's own people answer for it, nobody for another one. */
export const mayAnswerFor = (actor: Actor, territoryId: string): boolean => mayRunAdvice(actor) || answersFor(actor, territoryId);
