import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkNodes, putNode, record, removeNode, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import type { MonitoringTables } from '../tables.ts';
import { needHref } from '../urls.ts';
import type { Need } from './schema.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;

export type NewNeed = Pick<Need, 'indicatorId' | 'observation' | 'reason' | 'recommendation' | 'notedOn' | 'published' | 'measureIds' | 'goalIds'>;

const columns = ({ indicatorId, observation, reason, recommendation, notedOn, published }: NewNeed) => ({ indicator_id: indicatorId, observation, reason, recommendation, noted_on: notedOn, published });

/** Writes down what the office sees in an indicator; gives its id. */
export async function addNeed(tx: Tx, actor: Actor, need: NewNeed): Promise<Result<string>> {
  const id = newId();
  await tx.insertInto('observed_need').values({ id, ...columns(need) }).execute();
  await tie(tx, id, need);
  await record(tx, { actor, kind: 'need', id, action: 'need.added', values: { observation: need.observation, published: need.published } });
  return ok(id);
}

/** A new wording, other measures or goals; the history keeps what was said before. */
export async function changeNeed(tx: Tx, actor: Actor, { id, version }: Pick<Need, 'id' | 'version'>, need: NewNeed): Promise<Result<string>> {
  const done = await tx.updateTable('observed_need').set({ ...columns(need), version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await untie(tx, id, need);
  await tie(tx, id, need);
  await record(tx, { actor, kind: 'need', id, action: 'need.changed', values: { observation: need.observation, published: need.published } });
  return ok(id);
}

/** Deletes what nobody could read; what was public stays, with its history. */
export async function removeNeed(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('observed_need').where('id', '=', id).where('published', '=', false).returning('id').executeTakeFirst();
  if (gone === undefined) return failed('wrong_state');
  await removeNode(tx, id);
  await record(tx, { actor, kind: 'need', id, action: 'need.removed' });
  return ok(null);
}

async function tie(tx: Tx, id: string, need: NewNeed): Promise<void> {
  if (need.measureIds.length > 0) await tx.insertInto('observed_need_measure').values(need.measureIds.map((measureId) => ({ need_id: id, measure_id: measureId }))).execute();
  if (need.goalIds.length > 0) await tx.insertInto('observed_need_goal').values(need.goalIds.map((goalId) => ({ need_id: id, goal_id: goalId }))).execute();
  await putNode(tx, { kind: 'need', id, title: need.observation, href: needHref(id), visible: need.published, date: need.notedOn });
  await linkNodes(tx, need.indicatorId, 'led_to', id);
  for (const measureId of need.measureIds) await linkNodes(tx, measureId, 'discussed_in', id);
}

async function untie(tx: Tx, id: string, need: NewNeed): Promise<void> {
  const before = await tx.deleteFrom('observed_need_measure').where('need_id', '=', id).returning('measure_id').execute();
  for (const { measure_id: measureId } of before) if (!need.measureIds.includes(measureId)) await unlinkNodes(tx, measureId, 'discussed_in', id);
  await tx.deleteFrom('observed_need_goal').where('need_id', '=', id).execute();
}
