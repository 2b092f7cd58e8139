import type { Actor } from '../../kernel/actor.ts';
import { allows, OFFICE } from '../../kernel/rights.ts';

/** Figures of documents are typed by the office. */
export const mayKeepFigures = (actor: Actor): boolean => allows(actor, OFFICE);
/** What indicators mean, aim at and are worth. */
export const mayKeepIndicators = (actor: Actor): boolean => allows(actor, OFFICE);

/** What the values mean is said by the office. */
export const mayNoteNeeds = (actor: Actor): boolean => allows(actor, OFFICE);
