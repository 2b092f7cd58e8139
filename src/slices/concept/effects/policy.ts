import type { Actor } from '../../../kernel/actor.ts';
import { allows, OFFICE } from '../../../kernel/rights.ts';

/** What met a demand elsewhere is recorded by the office. */
export const mayRecordEffects = (actor: Actor): boolean => allows(actor, OFFICE);
