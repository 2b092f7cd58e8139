import type { Reads } from '../../../platform/database/types.ts';
import { allProcesses, type PublicParticipationTables } from '../../participation/public.ts';
import type { EventTables } from '../tables.ts';

/** No record has this id: a filter by something that does not exist finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface Slugs {
  readonly processId: string | null;
  readonly seriesId: string | null;
  readonly processes: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
}

/** Names of public processes, series and events by id, and the ids of those that were asked for. */
export async function slugsOf(reads: Reads<EventTables & PublicParticipationTables>, asked: { readonly process?: string | null; readonly series?: string | null }): Promise<Slugs> {
  const [processes, series, events] = await Promise.all([
    allProcesses(reads).then((all) => all.filter((p) => p.publishedOn !== null)), reads.selectFrom('event_series').select(['id', 'slug']).execute(), reads.selectFrom('event').select(['id', 'slug']).where('state', '<>', 'draft').execute(),
  ]);
  const idOf = (list: readonly { id: string; slug: string }[], slug: string | null | undefined): string | null => (slug == null ? null : (list.find((x) => x.slug === slug)?.id ?? NOBODY));
  const byId = (list: readonly { id: string; slug: string }[]): ReadonlyMap<string, string> => new Map(list.map((x) => [x.id, x.slug]));
  return { processId: idOf(processes, asked.process), seriesId: idOf(series, asked.series), processes: byId(processes), series: byId(series), events: byId(events) };
}
