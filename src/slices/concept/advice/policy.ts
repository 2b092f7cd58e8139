import type { Actor } from '../../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE, type Right } from '../../../kernel/rights.ts';

/** A municipality's answer: its own people, and the office for what came by letter, mail or call. */
export const ANSWER_FOR_PLACE = ['coordinator', 'organisation_editor in municipality'] as const satisfies Right;

/** What is recommended to the municipalities is written by the office. */
export const mayRunAdvice = (actor: Actor): boolean => allows(actor, OFFICE);

/** Whether the actor may answer for any municipality at all. */
export const mayAnswerSome = (actor: Actor): boolean => allowsSomewhere(actor, ANSWER_FOR_PLACE);

/** Nobody answers for another municipality. */
export const mayAnswerFor = (actor: Actor, territoryId: string): boolean => allows(actor, ANSWER_FOR_PLACE, { municipality: territoryId });
