import { isCoordinator, departmentsOf, type Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { addProgressNote, measureById, setMeasureState, type ConceptTables, type Level, type State } from '../../concept/public.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { lockedRound } from '../rounds/commands.ts';
import type { ReportTables } from '../tables.ts';

type Tx = Writes<ReportTables & ConceptTables & SimilarityTables & ThreadTables>;

export interface MeasureAnswer {
  readonly roundId: string;
  readonly measureId: string;
  /** Version of the answer as the form saw it; 0 where there was none. Left out by loaders. */
  readonly version?: number;
  /** Only where the state is to change; `from` is what the form showed. */
  readonly change?: { readonly from: State; readonly to: State; readonly reason?: string | null; readonly level?: Level | null } | null;
  /** Null says: nothing new. Forms send German; loaders may bring translations. */
  readonly text: string | Localized | null;
  readonly today: Day;
}

/** A unit's update for one measure: its state where that changed, and what is to be said. It is a progress note of the measure too. */
export async function answerMeasure(tx: Tx, actor: Actor, input: MeasureAnswer): Promise<Result<{ version: number }>> {
  const round = await lockedRound(tx, input.roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  const measure = await measureById(tx, input.measureId);
  if (measure === null || measure.conceptId !== round.conceptId) return failed('not_found');
  const before = await tx.selectFrom('report_answer').select(['version', 'text']).where('round_id', '=', round.id).where('measure_id', '=', input.measureId).executeTakeFirst();
  if (input.version !== undefined && input.version !== (before?.version ?? 0)) return failed('stale');
  const changed = await changeState(tx, actor, input, measure.state);
  if (!changed.ok) return changed;
  const text = typeof input.text === 'string' ? localized(input.text) : input.text;
  const same = text !== null && before?.text != null && sourceText(before.text) === sourceText(text);
  if (text !== null && !same) await addProgressNote(tx, actor, input.measureId, { date: input.today, text, departmentId: measure.leadDepartmentId });
  const version = (before?.version ?? 0) + 1;
  const values = { department_id: measure.leadDepartmentId, on_behalf: isOnBehalf(actor, measure.leadDepartmentId), text, answered_on: input.today, version };
  await tx.insertInto('report_answer').values({ round_id: round.id, measure_id: input.measureId, ...values }).onConflict((c) => c.columns(['round_id', 'measure_id']).doUpdateSet(values)).execute();
  await record(tx, { actor, kind: 'measure', id: input.measureId, action: 'report.answered', values: { round: round.slug, text, onBehalf: values.on_behalf } });
  return ok({ version });
}

async function changeState(tx: Tx, actor: Actor, { change, measureId, today }: MeasureAnswer, now: State): Promise<Result<null>> {
  if (change == null || change.to === now) return ok(null);
  if (change.from !== now) return failed('stale');
  return setMeasureState(tx, actor, measureId, { state: change.to, reason: change.reason ?? null, level: change.level ?? null, date: today });
}

const isOnBehalf = (actor: Actor, departmentId: string | null): boolean => departmentId !== null && isCoordinator(actor) && !departmentsOf(actor).includes(departmentId);
