import type { Actor } from '../../kernel/actor.ts';
import { allows, OFFICE, type Right } from '../../kernel/rights.ts';
import { CARRY_OUT, mayUpdateMeasure } from '../concept/public.ts';

/** Rounds are begun, reminded of, released and corrected by the coordination office. */
export const mayRunRounds = (actor: Actor): boolean => allows(actor, OFFICE);

/** The lead department answers; the office too, for what it is told by mail or telephone. */
export const mayAnswer = (actor: Actor, measure: { readonly leadDepartmentId: string | null }): boolean => mayUpdateMeasure(actor, measure);

/** Whoever releases; a coordinator only where nobody holds that role. */
export const RELEASE = ['approver', 'coordinator'] as const satisfies Right;

/** A department signs for itself; the office enters what it was told on paper or by mail. */
export const maySign = (actor: Actor, departmentId: string): boolean => allows(actor, CARRY_OUT, { department: departmentId });

/** Ids of those who hold the role of release, and whether anybody does: else they are the coordinators. */
export interface Approvers {
  readonly named: boolean;
  readonly ids: readonly string[];
}

/** Who releases a draft holds the role and did not draft it, unless there is nobody else. */
export function mayReleaseReport(actor: Actor, draftedBy: string | null, { ids }: Approvers): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'account' && ids.includes(actor.id) && (actor.id !== draftedBy || ids.length === 1);
}

/** Publishing without a draft that somebody released: only in an office that named nobody for it. */
export const mayPublishAtOnce = (actor: Actor, { named }: Approvers): boolean => !named && mayRunRounds(actor);
