import { holds, isCoordinator, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/problem.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireRole, requireStaff } from '../people/public.ts';
import type { Eye } from './rules.ts';

/** Bodies, sittings, papers, resolutions and calls are the coordination office's. */
export const mayRunBodies = (actor: Actor): boolean => isCoordinator(actor);

/** A unit may say that it has reported, and answer what it was asked; the office does so for what it is told by mail or telephone. */
export const mayAnswerFor = (actor: Actor, departmentId: string | null): boolean => mayRunBodies(actor) || (departmentId !== null && holds(actor, 'officer', 'department', departmentId));

/** Who reads applications to a call in the first round, without names. */
export const mayReadApplications = (actor: Actor, callId: string): boolean => mayRunBodies(actor) || holds(actor, 'juror', 'call', callId);

/** Who learns who applied, once the first round is over, and decides. */
export const mayDecideOnCall = (actor: Actor): boolean => mayRunBodies(actor);

/** How whoever asks sees the bodies' work today. Members of a body see no more than everybody: their papers reach them by dispatch. */
export const eyeOf = (actor: Actor, now = new Date()): Eye => ({ office: mayRunBodies(actor), today: dayOf(now) });

/** The coordination office; anybody else is turned away. */
export function requireOffice(c: Ctx): void {
  if (!mayRunBodies(requireStaff(c))) refuse('forbidden');
}

/** Somebody of the office or of the department at hand. */
export function requireAnswering(c: Ctx, departmentId: string | null): void {
  if (!mayAnswerFor(requireStaff(c), departmentId)) refuse('forbidden');
}

/** Whoever reads applications to this call; which answers are nobody's by name. */
export function requireReading(c: Ctx, callId: string): void {
  if (!mayReadApplications(requireRole(c, 'coordinator', 'juror'), callId)) refuse('forbidden');
}
