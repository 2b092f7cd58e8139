import type { Actor } from '../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE, type Right } from '../../kernel/rights.ts';

/** A measure: the department that leads it, and the office. */
export const CARRY_OUT = ['coordinator', 'officer', 'officer in department'] as const satisfies Right;

/** Concepts and their drafts are the coordination office's. */
export const mayEditConcepts = (actor: Actor): boolean => allows(actor, OFFICE);

/** What is not public yet: drafts and measures kept to the office. */
export const maySeeDrafts = (actor: Actor): boolean => allowsSomewhere(actor, CARRY_OUT);

/** Coordinators keep every measure up to date, officers those that their department leads. */
export function mayUpdateMeasure(actor: Actor, measure: { readonly leadDepartmentId: string | null }): boolean {
  return allows(actor, CARRY_OUT, { department: measure.leadDepartmentId });
}

/** Whether the measure's page offers to ask departments about it. */
export const maySendOut = (actor: Actor): boolean => allows(actor, OFFICE);
