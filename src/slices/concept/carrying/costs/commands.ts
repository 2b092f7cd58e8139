import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, recordMany, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';
import { insideOf, type CostLine } from '../plan/queries.ts';
import { compareExport, type FinanceLine } from './queries.ts';
import { costsSeen, type FinanceSum } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface CostsChange {
  readonly seen: string | null;
  readonly accountKey: string | null;
  /** The whole list, in its order. */
  readonly lines: readonly Omit<CostLine, 'id'>[];
}

/** Account key and cost lines of a measure whose concept keeps costs. Nothing is posted or paid. */
export async function saveCosts(tx: Tx, actor: Actor, id: string, change: CostsChange): Promise<Result<null>> {
  const measure = await tx.selectFrom('measure as m').innerJoin('concept as c', 'c.id', 'm.concept_id').select(['m.id', 'c.costs']).where('m.id', '=', id).forUpdate('m').executeTakeFirst();
  if (measure === undefined) return failed('not_found');
  if (measure.costs === 'off') return failed('wrong_state');
  const before = await insideOf(tx, id);
  if (change.seen !== null && change.seen !== costsSeen(before.accountKey, before.costs)) return failed('stale');
  if (change.accountKey !== null && change.accountKey !== before.accountKey) {
    const taken = await tx.selectFrom('measure').select('key').where('account_key', '=', change.accountKey).where('id', '<>', id).executeTakeFirst();
    if (taken !== undefined) return failed('already_taken', 'account');
  }
  await tx.deleteFrom('cost_line').where('measure_id', '=', id).execute();
  if (change.lines.length > 0) await tx.insertInto('cost_line').values(change.lines.map((l, i) => ({ id: newId(), measure_id: id, position: i + 1, label: l.label, year: l.year, source: l.source, planned: l.planned, committed: l.committed, spent: l.spent, subject_to_budget: l.subjectToBudget, decided_on: l.decidedOn, decision: l.decision }))).execute();
  await tx.updateTable('measure').set((e) => ({ account_key: change.accountKey, version: e('version', '+', 1), updated_at: new Date() })).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'measure', id, action: 'measure.costs_changed', values: { account: change.accountKey, lines: change.lines } });
  return ok(null);
}

/** What finance booked up to the end of a month replaces what an earlier export said. Compared again: nothing that changed since the preview is overlooked. */
export async function importExport(tx: Tx, actor: Actor, sums: readonly FinanceSum[], asOf: Day): Promise<Result<{ lines: number }>> {
  const lines = (await compareExport(tx, sums, asOf)).filter((l): l is FinanceLine & { measure: NonNullable<FinanceLine['measure']> } => l.measure !== null && (l.verdict === 'new' || l.verdict === 'changed'));
  if (lines.length === 0) return failed('required', 'file');
  const importId = newId();
  await tx.insertInto('finance_import').values({ id: importId, as_of: asOf, lines: lines.length }).execute();
  await tx
    .insertInto('measure_booking')
    .values(lines.map((l) => ({ measure_id: l.measure.id, year: l.year, committed: l.committed, spent: l.spent, as_of: asOf, import_id: importId })))
    .onConflict((c) => c.columns(['measure_id', 'year']).doUpdateSet((e) => ({ committed: e.ref('excluded.committed'), spent: e.ref('excluded.spent'), as_of: e.ref('excluded.as_of'), import_id: e.ref('excluded.import_id') })))
    .execute();
  await recordMany(tx, lines.map((l) => ({ actor, kind: 'measure', id: l.measure.id, action: 'measure.booked', values: { year: l.year, committed: l.committed, spent: l.spent, asOf } })));
  return ok({ lines: lines.length });
}
