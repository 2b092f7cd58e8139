import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import type { ThreadTables } from '../../../thread/public.ts';
import type { ProcessTables } from '../../tables.ts';
import { createProcess } from '../commands.ts';
import { addUsualTasks } from '../checklist/commands.ts';
import { phasesOf, processById, topicsOf, type Phase } from '../queries.ts';
import { shifted } from './rules.ts';

type Tx = Writes<ProcessTables & ThreadTables>;

export interface FromPattern {
  readonly slug: string;
  readonly title: Localized;
  readonly startsOn: Day;
}

/** A draft with the topics, phases and checklists of another process, its dates moved. Nothing that anybody said comes along. */
export async function copyProcess(tx: Tx, actor: Actor, id: string, { slug, title, startsOn }: FromPattern): Promise<Result<{ slug: string }>> {
  const old = await processById(tx, id);
  if (old === null) return failed('not_found');
  const [topics, phases] = [await topicsOf(tx, id), await phasesOf(tx, id)];
  const made = await createProcess(tx, actor, { slug, title, summary: old.summary, topics: topics.filter((t) => t.active).map((t) => t.name), phases: shifted(phases, startsOn) });
  if (!made.ok) return made;
  const mine = await phasesOf(tx, made.value.id);
  for (const [i, phase] of mine.entries()) await copyTasks(tx, (phases[i] as Phase).id, made.value.id, phase);
  return ok({ slug });
}

/** The checklist as it was used before; the usual one where there was none. */
async function copyTasks(tx: Tx, from: string, processId: string, phase: Phase): Promise<void> {
  const tasks = await tx.selectFrom('process_task').select(['position', 'due_days', 'text']).where('phase_id', '=', from).execute();
  if (tasks.length === 0) return addUsualTasks(tx, processId, phase);
  await tx.insertInto('process_task').values(tasks.map((task) => ({ id: newId(), process_id: processId, phase_id: phase.id, ...task }))).execute();
}
