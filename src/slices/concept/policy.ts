import { departmentsOf, holds, isCoordinator, type Actor } from '../../kernel/actor.ts';

/** Concepts and their drafts are the coordination office's. */
export const mayEditConcepts = (actor: Actor): boolean => isCoordinator(actor);

/** What is not public yet: drafts and measures kept to the office. */
export const maySeeDrafts = (actor: Actor): boolean => isCoordinator(actor) || holds(actor, 'officer') || departmentsOf(actor).length > 0;

/** Coordinators keep every measure up to date, officers those that their department leads. */
export function mayUpdateMeasure(actor: Actor, measure: { readonly leadDepartmentId: string | null }): boolean {
  return isCoordinator(actor) || (measure.leadDepartmentId !== null && holds(actor, 'officer', 'department', measure.leadDepartmentId));
}

/** Whether the measure's page offers to ask departments about it. */
export const maySendOut = (actor: Actor): boolean => isCoordinator(actor);
