import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ProcessTables } from '../../tables.ts';
import type { PhaseKind } from '../schema.ts';
import { words } from '../words.ts';
import { USUAL_TASKS } from './rules.ts';

type Tx = Writes<ProcessTables & ThreadTables>;

/** Gives a new phase the usual tasks of its kind. */
export async function addUsualTasks(tx: Writes<ProcessTables>, processId: string, phase: { readonly id: string; readonly kind: PhaseKind }): Promise<void> {
  const tasks = USUAL_TASKS[phase.kind].map(([key, due], position) => ({ id: newId(), process_id: processId, phase_id: phase.id, position, due_days: due, text: usualText(phase.kind, key) }));
  if (tasks.length > 0) await tx.insertInto('process_task').values(tasks).execute();
}

const usualText = (kind: PhaseKind, key: string): Localized => {
  const of = (locale: 'de' | 'en'): string => words(locale)(`staff.task.${kind}.${key}` as Parameters<ReturnType<typeof words>>[0]);
  return localized(of('de'), 'de', { en: of('en') });
};

/** The same for a step whose checklist is empty; one that has tasks is left as it is. */
export async function takeUsualTasks(tx: Tx, actor: Actor, processId: string, phase: { readonly id: string; readonly kind: PhaseKind; readonly title: Localized }): Promise<Result<null>> {
  const known = await tx.selectFrom('process_task').select('id').where('phase_id', '=', phase.id).executeTakeFirst();
  if (known !== undefined) return ok(null);
  await addUsualTasks(tx, processId, phase);
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.task_added', values: { phase: sourceText(phase.title) } });
  return ok(null);
}

/** A task that only this process has. */
export async function addTask(tx: Tx, actor: Actor, processId: string, task: { readonly phaseId: string; readonly text: string; readonly dueDays: number | null }): Promise<Result<null>> {
  const phase = await tx.selectFrom('process_phase').select('id').where('id', '=', task.phaseId).where('process_id', '=', processId).executeTakeFirst();
  if (phase === undefined) return failed('invalid_choice', 'phase');
  const { n } = await tx.selectFrom('process_task').select(({ fn }) => fn.countAll<number>().as('n')).where('phase_id', '=', phase.id).executeTakeFirstOrThrow();
  await tx.insertInto('process_task').values({ id: newId(), process_id: processId, phase_id: phase.id, position: n, due_days: task.dueDays, text: localized(task.text) }).execute();
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.task_added', values: { task: task.text } });
  return ok(null);
}

/** Ticks a task off, opens it again, or takes it from the list. Doing the same twice changes nothing. */
export async function changeTask(tx: Tx, actor: Actor, processId: string, id: string, change: 'done' | 'open' | 'remove', today: Day): Promise<Result<null>> {
  const task = await tx.selectFrom('process_task').select(['text', 'done_on']).where('id', '=', id).where('process_id', '=', processId).executeTakeFirst();
  if (task === undefined) return change === 'remove' ? ok(null) : failed('not_found');
  if (change !== 'remove' && (task.done_on !== null) === (change === 'done')) return ok(null);
  if (change === 'remove') await tx.deleteFrom('process_task').where('id', '=', id).execute();
  else await tx.updateTable('process_task').set({ done_on: change === 'done' ? today : null }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'process', id: processId, action: `process.task_${change}`, values: { task: sourceText(task.text) } });
  return ok(null);
}
