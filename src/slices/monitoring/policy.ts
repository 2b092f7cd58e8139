import type { Actor } from '../../kernel/actor.ts';
import { allows, OFFICE } from '../../kernel/rights.ts';

/** Figures of documents are typed by the office. */
export const mayKeepFigures = (actor: Actor): boolean => allows(actor, OFFICE);
