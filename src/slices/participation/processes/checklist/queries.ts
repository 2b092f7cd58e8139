import { addDays, type Day } from '../../../../kernel/dates.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ProcessTables } from '../../tables.ts';

export interface Task {
  readonly id: string;
  readonly phaseId: string;
  readonly text: Localized;
  readonly doneOn: Day | null;
  /** Null where the task has no date or its phase none. */
  readonly due: Day | null;
}

/** The checklist of a process by phase. */
export async function tasksOf(reads: Reads<ProcessTables>, processId: string): Promise<readonly Task[]> {
  const rows = await reads
    .selectFrom('process_task as t')
    .innerJoin('process_phase as p', 'p.id', 't.phase_id')
    .select(['t.id', 't.phase_id as phaseId', 't.text', 't.done_on as doneOn', 't.due_days', 'p.starts_on'])
    .where('t.process_id', '=', processId)
    .orderBy('p.position')
    .orderBy('t.position')
    .execute();
  return rows.map(({ due_days, starts_on, ...task }) => ({ ...task, due: due_days === null || starts_on === null ? null : addDays(starts_on, due_days) }));
}

/** Open tasks that are due by a day, by process: how many, and the earliest. */
export async function dueTasks(reads: Reads<ProcessTables>, by: Day): Promise<ReadonlyMap<string, { readonly count: number; readonly due: Day }>> {
  const rows = await reads
    .selectFrom('process_task as t')
    .innerJoin('process_phase as p', 'p.id', 't.phase_id')
    .select(['t.process_id', 't.due_days', 'p.starts_on'])
    .where('t.done_on', 'is', null)
    .where('t.due_days', 'is not', null)
    .where('p.starts_on', 'is not', null)
    .execute();
  const found = new Map<string, { count: number; due: Day }>();
  for (const { process_id, due_days, starts_on } of rows) {
    const due = addDays(starts_on as Day, due_days as number);
    if (due > by) continue;
    const known = found.get(process_id);
    found.set(process_id, { count: (known?.count ?? 0) + 1, due: known === undefined || due < known.due ? due : known.due });
  }
  return found;
}
