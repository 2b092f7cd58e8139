import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface CarryingSettings {
  readonly costs: 'off' | 'internal' | 'public';
  /** From this day on its measures are watched over; null changes nothing. Those that are watched already stay as they are. */
  readonly watchFrom: Day | null;
}

/** Whether a concept keeps costs, and from when on the office watches over its measures. */
export async function setCarrying(tx: Tx, actor: Actor, slug: string, settings: CarryingSettings): Promise<Result<{ watched: number }>> {
  const concept = await tx.updateTable('concept').set({ costs: settings.costs }).where('slug', '=', slug).returning('id').executeTakeFirst();
  if (concept === undefined) return failed('not_found');
  const begun = settings.watchFrom === null ? [] : await tx.updateTable('measure').set({ watched_since: settings.watchFrom }).where('concept_id', '=', concept.id).where('watched_since', 'is', null).returning('id').execute();
  await record(tx, { actor, kind: 'concept', id: concept.id, action: 'concept.carrying_set', values: { costs: settings.costs, watchFrom: settings.watchFrom, measures: begun.length } });
  return ok({ watched: begun.length });
}
