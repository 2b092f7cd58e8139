import type { Actor } from '../../kernel/actor.ts';
import { refuse } from '../../kernel/problem.ts';
import { allows, OFFICE } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireStaff, type AccountActor } from '../people/public.ts';

/** Who works with the register: the coordination office, nobody else. */
export const mayUseContacts = (actor: Actor): boolean => allows(actor, OFFICE);

/** Somebody who may, or an error page. */
export function requireOffice(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return mayUseContacts(actor) ? actor : refuse('forbidden');
}
