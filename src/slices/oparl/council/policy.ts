import type { Actor } from '../../../kernel/actor.ts';
import { refuse } from '../../../kernel/problem.ts';
import { ADMINISTRATION, allows, OFFICE_AND_ADMINISTRATION } from '../../../kernel/rights.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { requireStaff } from '../../people/public.ts';

/** Which systems are read, and what of them is taken: whoever looks after the program. */
export const maySetUp = (actor: Actor): boolean => allows(actor, ADMINISTRATION);

/** The systems, and what came of reading them. */
export function requireReader(c: Ctx): Actor {
  const actor = requireStaff(c);
  return allows(actor, OFFICE_AND_ADMINISTRATION) ? actor : refuse('forbidden');
}

export function requireSettingUp(c: Ctx): Actor {
  const actor = requireStaff(c);
  return maySetUp(actor) ? actor : refuse('forbidden');
}
