import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/problem.ts';
import { allows, allowsSomewhere, OFFICE, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireStaff } from '../people/public.ts';
import type { Eye } from './rules.ts';

/** The seats, sittings, agendas and minutes of one body: also its secretary. */
export const KEEP = ['coordinator', 'secretary in body'] as const satisfies Right;
/** What a unit was asked by the council. */
export const ANSWER = ['coordinator', 'officer', 'officer in department'] as const satisfies Right;
/** Applications in the first round, without names: the jury of the call, or of the body. */
export const READ = ['coordinator', 'juror', 'juror in call', 'juror in body'] as const satisfies Right;

/** Bodies, papers, resolutions and calls are the coordination office's. */
export const mayRunBodies = (actor: Actor): boolean => allows(actor, OFFICE);

/** Who keeps a body's seats, sittings, agendas and minutes. */
export const mayKeep = (actor: Actor, bodyId: string): boolean => allows(actor, KEEP, { body: bodyId });

/** A unit may say that it has reported, and answer what it was asked; the office does so for what it is told by mail or telephone. */
export const mayAnswerFor = (actor: Actor, departmentId: string | null): boolean => allows(actor, ANSWER, { department: departmentId });

/** Who reads applications to a call in the first round, without names. */
export const mayReadApplications = (actor: Actor, call: { readonly id: string; readonly bodyId: string }): boolean => allows(actor, READ, { call: call.id, body: call.bodyId });

/** Who learns who applied, once the first round is over, and decides. */
export const mayDecideOnCall = (actor: Actor): boolean => mayRunBodies(actor);

/** How whoever asks sees the bodies' work today. Members of a body see no more than everybody: their papers reach them by dispatch. */
export const eyeOf = (actor: Actor, now = new Date()): Eye => ({ office: mayRunBodies(actor), today: dayOf(now) });

/** How somebody sees one body in the workspace: whoever keeps it sees all of it, as the office does. */
export const keepingEye = (actor: Actor, bodyId: string, now = new Date()): Eye => ({ office: mayKeep(actor, bodyId), today: dayOf(now) });

/** The coordination office; anybody else is turned away. */
export function requireOffice(c: Ctx): void {
  if (!mayRunBodies(requireStaff(c))) refuse('forbidden');
}

/** Somebody who keeps the body at hand. */
export function requireKeeping(c: Ctx, bodyId: string): void {
  if (!mayKeep(requireStaff(c), bodyId)) refuse('forbidden');
}

/** Somebody who keeps one body at least. */
export function requireKeeper(c: Ctx): Actor {
  const actor = requireStaff(c);
  return allowsSomewhere(actor, KEEP) ? actor : refuse('forbidden');
}

/** Somebody of the office or of the department at hand. */
export function requireAnswering(c: Ctx, departmentId: string | null): void {
  if (!mayAnswerFor(requireStaff(c), departmentId)) refuse('forbidden');
}

/** Whoever reads applications to this call; which answers are nobody's by name. */
export function requireReading(c: Ctx, call: { readonly id: string; readonly bodyId: string }): void {
  if (!mayReadApplications(c.get('actor'), call)) refuse('forbidden');
}
