import { departmentsOf, holds, isCoordinator, type Actor } from '../../kernel/actor.ts';

/** Of measures kept to the office, too. */
export const maySeeDrafts = (actor: Actor): boolean => isCoordinator(actor) || holds(actor, 'officer') || departmentsOf(actor).length > 0;

export const maySendOut = (actor: Actor): boolean => isCoordinator(actor);
export const maySignDecision = (actor: Actor): boolean => isCoordinator(actor);

/** The department itself; or the office, for what it is told by mail or telephone. */
export const mayAnswer = (actor: Actor, departmentId: string): boolean => isCoordinator(actor) || holds(actor, 'officer', 'department', departmentId);

/** Internal notes are for the office and the departments that were asked. */
export function maySeeInternal(actor: Actor, departmentIds: readonly string[]): boolean {
  return isCoordinator(actor) || departmentIds.some((id) => holds(actor, 'officer', 'department', id));
}
