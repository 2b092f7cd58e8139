import { isStaff, type Actor, type Role } from '../../kernel/actor.ts';
import { staffLocale } from '../../kernel/locale.ts';
import { refuse } from '../../kernel/problem.ts';
import { Elsewhere } from '../../platform/web/elsewhere.ts';
import type { Ctx } from '../../platform/web/env.ts';

export type AccountActor = Extract<Actor, { kind: 'account' }>;

/** The signed-in account. A visitor is sent to the sign-in page and comes back here afterwards. */
export function requireAccount(c: Ctx): AccountActor {
  const actor = c.get('actor');
  c.set('secret', true);
  if (actor.kind !== 'account') refuse('sign_in_needed');
  return actor;
}

/** Somebody who works in the back office; in a language that staff pages lack, the page moves to the nearest it has. */
export function requireStaff(c: Ctx): AccountActor {
  const actor = requireAccount(c);
  if (!isStaff(actor)) refuse('forbidden');
  toStaffLanguage(c);
  return actor;
}

/**
 * Somebody who holds one of the roles in any scope, for staff pages. Whether the scope covers the thing at hand is asked with
 * `holds(actor, role, scope, id)` once it is loaded.
 */
export function requireRole(c: Ctx, ...roles: readonly Role[]): AccountActor {
  const actor = requireAccount(c);
  if (!actor.grants.some((g) => roles.includes(g.role))) refuse('forbidden');
  toStaffLanguage(c);
  return actor;
}

function toStaffLanguage(c: Ctx): void {
  const view = c.get('view');
  const locale = staffLocale(view.locale);
  if (locale !== view.locale && c.req.method === 'GET') throw new Elsewhere(`/${locale}${view.path}${view.search}`);
}
