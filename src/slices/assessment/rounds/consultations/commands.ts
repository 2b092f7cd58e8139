import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { record } from '../../../thread/public.ts';
import type { Tx } from '../../commands.ts';
import type { ConsultationKind } from '../rules.ts';

export interface ConsultationInput {
  readonly kind: ConsultationKind;
  readonly title: Localized;
  readonly heldFrom: Day;
  readonly heldTo: Day;
  /** Only the months are known. */
  readonly monthsOnly: boolean;
  /** How many meetings one line stands for. */
  readonly meetings: number;
  readonly result: Localized | null;
  readonly departmentIds: readonly string[];
}

/** Records a workshop, expert talk or consultation of a round; `id` null for a new one. */
export async function saveConsultation(tx: Tx, actor: Actor, roundId: string, id: string | null, version: number, input: ConsultationInput): Promise<Result<{ id: string }>> {
  if (input.heldTo < input.heldFrom) return failed('date_order', 'heldTo');
  const { departmentIds, kind, title, heldFrom, heldTo, monthsOnly, meetings, result } = input;
  const row = { kind, title, held_from: heldFrom, held_to: heldTo, months_only: monthsOnly, meetings, result };
  const saved = id ?? newId();
  if (id === null) await tx.insertInto('assessment_consultation').values({ id: saved, round_id: roundId, ...row }).execute();
  else {
    const done = await tx.updateTable('assessment_consultation').set({ ...row, version: version + 1 }).where('id', '=', id).where('round_id', '=', roundId).where('version', '=', version).returning('id').executeTakeFirst();
    if (done === undefined) return failed('stale');
  }
  await tx.deleteFrom('assessment_consultation_department').where('consultation_id', '=', saved).execute();
  if (departmentIds.length > 0) await tx.insertInto('assessment_consultation_department').values([...new Set(departmentIds)].map((department) => ({ consultation_id: saved, department_id: department }))).execute();
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.consultation', values: { kind, title, heldFrom, heldTo, meetings, result } });
  return ok({ id: saved });
}
