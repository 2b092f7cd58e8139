import { departmentsOf, isCoordinator, type Actor } from '../../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE } from '../../../kernel/rights.ts';
import { CARRY_OUT } from '../policy.ts';

/** The list of what needs attention shows units to each other: everybody who carries out sees it. */
export const maySeeAttention = (actor: Actor): boolean => allowsSomewhere(actor, CARRY_OUT);

/** A unit's workspace: its own officers and the office. */
export const maySeeUnit = (actor: Actor, departmentId: string): boolean => allows(actor, CARRY_OUT, { department: departmentId });

/** Whether costs are kept, from when on measures are watched over, and what finance booked: the office. */
export const mayRunCarrying = (actor: Actor): boolean => allows(actor, OFFICE);

/** The office sees what is kept to it; a unit what concerns its own work. */
export function maySeeCosts(actor: Actor, costs: 'off' | 'internal' | 'public'): boolean {
  return costs !== 'off' && (costs === 'public' || maySeeAttention(actor));
}

/** A view saved for everybody, or public, is the office's; one for a unit is that unit's. */
export function maySaveView(actor: Actor, view: { readonly departmentId: string | null; readonly public: boolean }): boolean {
  if (isCoordinator(actor)) return true;
  return !view.public && view.departmentId !== null && departmentsOf(actor).includes(view.departmentId);
}
