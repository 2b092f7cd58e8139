import { departmentsOf, isCoordinator, type Actor } from '../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE, type Right } from '../../kernel/rights.ts';

/** A department that was asked, and the office. */
export const ANSWER = ['coordinator', 'officer', 'officer in department'] as const satisfies Right;
/** The office, whoever releases, and the departments: what is not public. */
export const INTERNAL = [...ANSWER, 'approver'] as const satisfies Right;
/** Whoever releases; a coordinator only where nobody holds that role. */
export const RELEASE = ['approver', 'coordinator'] as const satisfies Right;
/** Delegating is a department's own affair. */
export const DELEGATE = ['officer in department'] as const satisfies Right;

/** Of measures kept to the office, too. */
export const maySeeDrafts = (actor: Actor): boolean => allowsSomewhere(actor, INTERNAL);

export const isApprover = (actor: Actor): boolean => allows(actor, ['approver']);

/** Rounds, single requests, workshops, letters and competences are the office's. */
export const maySendOut = (actor: Actor): boolean => allows(actor, OFFICE);
export const mayDraftDecision = (actor: Actor): boolean => allows(actor, OFFICE);

/** The department itself; or the office, for what it is told by mail or telephone. */
export const mayAnswer = (actor: Actor, departmentId: string): boolean => allows(actor, ANSWER, { department: departmentId });

/** Who sees to it inside a department is the department's own affair. */
export const mayDelegate = (actor: Actor, departmentId: string): boolean => departmentsOf(actor).includes(departmentId);

/** Internal notes and questions are for the office, whoever releases, and the departments that were asked. */
export function maySeeInternal(actor: Actor, departmentIds: readonly string[]): boolean {
  return isApprover(actor) || departmentIds.some((id) => allows(actor, ANSWER, { department: id })) || isCoordinator(actor);
}

/** The office and the departments that were asked talk; whoever releases only reads. */
export const mayComment = (actor: Actor, departmentIds: readonly string[]): boolean => isCoordinator(actor) || departmentIds.some((id) => mayAnswer(actor, id));

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
