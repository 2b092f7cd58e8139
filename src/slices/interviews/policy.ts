import type { Actor } from '../../kernel/actor.ts';
import { found, refuse } from '../../kernel/problem.ts';
import { allows, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { processBySlug, type Process } from '../participation/public.ts';
import { requireRole } from '../people/public.ts';

export const INTERVIEW = ['coordinator', 'coordinator in process'] as const satisfies Right;

/** Who leads interviews of a process: those who run it. */
export const mayInterview = (actor: Actor, processId: string): boolean => allows(actor, INTERVIEW, { process: processId });

/** The process of the address, for those who run it. */
export async function interviewedProcess(c: Ctx): Promise<Process> {
  const actor = requireRole(c, 'coordinator');
  const process = found(await processBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayInterview(actor, process.id) ? process : refuse('forbidden');
}
