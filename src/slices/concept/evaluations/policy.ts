import { holds, isCoordinator, type Actor } from '../../../kernel/actor.ts';
import type { Finding } from './rules.ts';

/** Evaluations and their findings are entered by the office. */
export const mayRunEvaluations = (actor: Actor): boolean => isCoordinator(actor);

/** The unit in charge answers a finding, the office any. */
export const mayAnswerFinding = (actor: Actor, finding: Pick<Finding, 'departmentId'>): boolean => mayRunEvaluations(actor) || (finding.departmentId !== null && holds(actor, 'officer', 'department', finding.departmentId));
