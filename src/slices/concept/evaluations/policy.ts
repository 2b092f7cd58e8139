import type { Actor } from '../../../kernel/actor.ts';
import { allows, allowsSomewhere, OFFICE } from '../../../kernel/rights.ts';
import { CARRY_OUT } from '../policy.ts';
import type { Finding } from './rules.ts';

/** Evaluations and their findings are entered by the office. */
export const mayRunEvaluations = (actor: Actor): boolean => allows(actor, OFFICE);

/** Whether the actor may answer any finding at all. */
export const mayAnswerSome = (actor: Actor): boolean => allowsSomewhere(actor, CARRY_OUT);

/** The unit in charge answers a finding, the office any. */
export const mayAnswerFinding = (actor: Actor, finding: Pick<Finding, 'departmentId'>): boolean => allows(actor, CARRY_OUT, { department: finding.departmentId });
