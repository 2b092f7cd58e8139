import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';
import type { Topic } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface NewAdvice {
  readonly departmentId: string;
  readonly topic: Topic;
  readonly givenOn: Day;
  readonly note: string | null;
}

/** Notes that the office advised a unit; what lies ahead is not noted. */
export async function noteAdvice(tx: Tx, actor: Actor, { departmentId, topic, givenOn, note }: NewAdvice, today: Day): Promise<Result<null>> {
  if (givenOn > today) return failed('date_in_future', 'date');
  const id = newId();
  await tx.insertInto('office_advice').values({ id, department_id: departmentId, topic, given_on: givenOn, note }).execute();
  await record(tx, { actor, kind: 'office_advice', id, action: 'office_advice.noted', values: { department: departmentId, topic, givenOn } });
  return ok(null);
}

/** Takes an entry back that was a mistake. */
export async function removeAdvice(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('office_advice').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'office_advice', id, action: 'office_advice.removed' });
  return ok(null);
}
