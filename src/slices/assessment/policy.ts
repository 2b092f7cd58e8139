import { departmentsOf, holds, isCoordinator, type Actor } from '../../kernel/actor.ts';

/** Of measures kept to the office, too. */
export const maySeeDrafts = (actor: Actor): boolean => isCoordinator(actor) || isApprover(actor) || holds(actor, 'officer') || departmentsOf(actor).length > 0;

export const isApprover = (actor: Actor): boolean => holds(actor, 'approver');

/** Rounds, single requests, workshops, letters and competences are the office's. */
export const maySendOut = (actor: Actor): boolean => isCoordinator(actor);
export const mayDraftDecision = (actor: Actor): boolean => isCoordinator(actor);

/** The department itself; or the office, for what it is told by mail or telephone. */
export const mayAnswer = (actor: Actor, departmentId: string): boolean => isCoordinator(actor) || holds(actor, 'officer', 'department', departmentId);

/** Who sees to it inside a department is the department's own affair. */
export const mayDelegate = (actor: Actor, departmentId: string): boolean => departmentsOf(actor).includes(departmentId);

/** Internal notes and questions are for the office, whoever releases, and the departments that were asked. */
export function maySeeInternal(actor: Actor, departmentIds: readonly string[]): boolean {
  return isCoordinator(actor) || isApprover(actor) || departmentIds.some((id) => holds(actor, 'officer', 'department', id));
}

/** The office and the departments that were asked talk; whoever releases only reads. */
export const mayComment = (actor: Actor, departmentIds: readonly string[]): boolean => isCoordinator(actor) || departmentIds.some((id) => holds(actor, 'officer', 'department', id));

export interface Release {
  readonly draftedBy: string | null;
  /** Ids of those who hold the role of release; where nobody does, of the coordinators. */
  readonly approvers: readonly string[];
}

/** Who releases holds the role and did not draft it, unless there is nobody else. */
export function mayRelease(actor: Actor, { draftedBy, approvers }: Release): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'account' || !approvers.includes(actor.id)) return false;
  return actor.id !== draftedBy || approvers.length === 1;
}
