import { departmentsOf, holds, isCoordinator, type Actor } from '../../../kernel/actor.ts';

/** The list of what needs attention shows units to each other: everybody who carries out sees it. */
export const maySeeAttention = (actor: Actor): boolean => isCoordinator(actor) || holds(actor, 'officer') || departmentsOf(actor).length > 0;

/** A unit's workspace: its own officers and the office. */
export const maySeeUnit = (actor: Actor, departmentId: string): boolean => isCoordinator(actor) || holds(actor, 'officer', 'department', departmentId);

/** Whether costs are kept, from when on measures are watched over, and what finance booked: the office. */
export const mayRunCarrying = (actor: Actor): boolean => isCoordinator(actor);

/** The office sees what is kept to it; a unit what concerns its own work. */
export function maySeeCosts(actor: Actor, costs: 'off' | 'internal' | 'public'): boolean {
  return costs !== 'off' && (costs === 'public' || maySeeAttention(actor));
}

/** A view saved for everybody, or public, is the office's; one for a unit is that unit's. */
export function maySaveView(actor: Actor, view: { readonly departmentId: string | null; readonly public: boolean }): boolean {
  if (isCoordinator(actor)) return true;
  return !view.public && view.departmentId !== null && departmentsOf(actor).includes(view.departmentId);
}
