import type { Actor } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';
import type { SavedView } from './queries.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

/** Keeps a view under a name, for a unit or for everybody in the office. The same name once a unit. */
export async function saveView(tx: Tx, actor: Actor, view: Omit<SavedView, 'id'>): Promise<Result<{ id: string }>> {
  const id = newId();
  const made = await tx.insertInto('measure_view').values({ id, title: view.title, query: view.query, department_id: view.departmentId, public: view.public }).onConflict((c) => c.doNothing()).returning('id').executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'title');
  await record(tx, { actor, kind: 'measure_view', id, action: 'measure_view.saved', values: { title: view.title, query: view.query, department: view.departmentId, public: view.public } });
  return ok({ id });
}

export async function removeView(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('measure_view').where('id', '=', id).returning('title').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'measure_view', id, action: 'measure_view.removed', values: { title: gone.title } });
  return ok(null);
}
