import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { lockAssessment, type Tx } from '../commands.ts';
import type { CostClass, EstimatePer, Feasibility, Level } from '../rules.ts';

export interface Answer {
  /** As the form saw it; left out by loaders. */
  readonly version?: number;
  readonly feasibility: Feasibility;
  readonly level: Level;
  /** Who is competent, in words. */
  readonly body?: string | null;
  readonly cost: CostClass;
  readonly estimate?: { readonly eur: number; readonly per: EstimatePer } | null;
  readonly resources?: Localized | null;
  readonly conditions?: Localized | null;
  readonly publicNote: Localized | null;
  readonly internalNote: string | null;
  /** Ids of measures that do it already, or part of it. */
  readonly existing?: readonly string[];
  /** Today if not given. */
  readonly answeredOn?: Day;
}

/** One department's view; it may be changed until the decision is drafted. "Under conditions" names them, "no" and "not ours" say why in public. */
export async function answerAssessment(tx: Tx, actor: Actor, assessmentId: string, departmentId: string, answer: Answer): Promise<Result<null>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided || held.submitted) return failed('already_closed');
  const row = await tx.selectFrom('assessment_answer').select(['id', 'version']).where('assessment_id', '=', assessmentId).where('department_id', '=', departmentId).executeTakeFirst();
  if (row === undefined) return failed('not_found');
  if (answer.version !== undefined && answer.version !== row.version) return failed('stale');
  const { feasibility, level, cost, body = null, estimate = null, resources = null, conditions = null, publicNote, internalNote, existing = [] } = answer;
  if (feasibility === 'conditions' && conditions === null && publicNote === null) return failed('required', 'conditions');
  if ((feasibility === 'no' || feasibility === 'not_ours') && publicNote === null) return failed('required', 'publicNote');
  await tx
    .updateTable('assessment_answer')
    .set({
      feasibility, competent_level: level, competent_body: body, cost_class: cost, estimate_eur: estimate?.eur ?? null, estimate_per: estimate?.per ?? null, resources, conditions, public_note: publicNote, internal_note: internalNote,
      delegated_to: null, delegated_note: null, answered_on: answer.answeredOn ?? dayOf(new Date()), version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute();
  await tx.deleteFrom('assessment_existing').where('answer_id', '=', row.id).execute();
  if (existing.length > 0) await tx.insertInto('assessment_existing').values([...new Set(existing)].map((measure) => ({ answer_id: row.id, measure_id: measure }))).execute();
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'assessment.answered', values: { department: departmentId, feasibility, level, body, cost, estimate, existing } });
  return ok(null);
}

export interface Delegation {
  /** Account of a colleague of the same department; null takes it back. */
  readonly to: string | null;
  readonly note: string | null;
}

/** Passes an open request on inside the department. The history says that it was passed on, not to whom. */
export async function delegateAnswer(tx: Tx, actor: Actor, assessmentId: string, departmentId: string, { to, note }: Delegation): Promise<Result<null>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided || held.submitted) return failed('already_closed');
  const done = await tx
    .updateTable('assessment_answer')
    .set({ delegated_to: to, delegated_note: to === null ? null : note })
    .where('assessment_id', '=', assessmentId)
    .where('department_id', '=', departmentId)
    .where('answered_on', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (done === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'assessment.delegated', values: { department: departmentId, back: to === null } });
  return ok(null);
}
