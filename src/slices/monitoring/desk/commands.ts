import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { putNode, record, type ThreadTables } from '../../thread/public.ts';
import { hideSmall, readObservations, type ReadingReport } from '../files/commands.ts';
import type { Observation } from '../files/rules.ts';
import type { MonitoringTables } from '../tables.ts';
import { indicatorHref } from '../urls.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;

/** What the office may change of an indicator. Unit and code stay: its values and formulas rely on them. */
export interface IndicatorChange {
  readonly name: Localized;
  readonly definition: Localized;
  readonly direction: string;
  readonly periodicity: string;
  readonly usual_source: string;
  readonly licence: string;
  readonly comparison: string;
  readonly target: number | null;
  readonly target_on: string | null;
  readonly hide_below: number;
}

/** Changes an indicator; where counts are hidden below another number, all its values are judged anew. */
export async function changeIndicator(tx: Tx, actor: Actor, code: string, revision: number, change: IndicatorChange): Promise<Result<null>> {
  const before = await tx.selectFrom('indicator').select(['id', 'unit', 'hide_below']).where('code', '=', code).forUpdate().executeTakeFirst();
  if (before === undefined) return failed('not_found');
  const done = await tx.updateTable('indicator').set({ ...change, version: revision + 1 }).where('id', '=', before.id).where('version', '=', revision).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  if (before.unit === 'count' && before.hide_below !== change.hide_below) {
    const series = await tx.selectFrom('indicator_series').select('id').where('indicator_id', '=', before.id).forUpdate().execute();
    for (const { id } of series) await hideSmall(tx, id, change.hide_below);
  }
  await putNode(tx, { kind: 'indicator', id: before.id, title: change.name, href: indicatorHref(code), visible: true, date: dayOf(new Date()) });
  await record(tx, { actor, kind: 'indicator', id: before.id, action: 'indicator.changed', values: { name: change.name, target: change.target, hide_below: change.hide_below } });
  return ok(null);
}

/** Where a typed value comes from. */
interface Origin {
  readonly code: string;
  readonly method: string;
  readonly citation: string;
  readonly accessed: string | null;
}

/** Puts one typed value away as a file's are: the same again changes nothing, another one corrects what was there and keeps it. */
export async function typeValue(tx: Tx, actor: Actor, value: Observation, origin: Origin): Promise<Result<ReadingReport>> {
  const lines = async function* () { yield { line: 1, cells: [] }; };
  return readObservations(tx, actor, { read: () => value, lines }, origin);
}
