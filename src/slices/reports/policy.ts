import type { Actor } from '../../kernel/actor.ts';
import { allows, OFFICE } from '../../kernel/rights.ts';
import { mayUpdateMeasure } from '../concept/public.ts';

/** Rounds are begun, reminded of, released and corrected by the coordination office. */
export const mayRunRounds = (actor: Actor): boolean => allows(actor, OFFICE);

/** The lead department answers; the office too, for what it is told by mail or telephone. */
export const mayAnswer = (actor: Actor, measure: { readonly leadDepartmentId: string | null }): boolean => mayUpdateMeasure(actor, measure);
