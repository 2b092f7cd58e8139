import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { MonitoringTables } from '../tables.ts';
import type { Need } from './schema.ts';

type R = Reads<MonitoringTables>;

export interface NeedFilter {
  /** Code of the indicator. */
  readonly indicator: string | null;
  readonly q?: string | null;
  /** Also what only the office may read. */
  readonly drafts: boolean;
}

const needs = (reads: R) =>
  reads
    .selectFrom('observed_need as n')
    .innerJoin('indicator as i', 'i.id', 'n.indicator_id')
    .select(['n.id', 'n.indicator_id as indicatorId', 'i.code', 'i.name as indicator', 'n.observation', 'n.reason', 'n.recommendation', 'n.noted_on as notedOn', 'n.published', 'n.version'])
    .select([sql<string[]>`array(select m.measure_id from observed_need_measure m where m.need_id = n.id order by 1)`.as('measureIds'), sql<string[]>`array(select g.goal_id from observed_need_goal g where g.need_id = n.id order by 1)`.as('goalIds')]);

/** What was noted, the newest first. */
export async function needsOf(reads: R, { indicator, q = null, drafts }: NeedFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly items: readonly Need[]; readonly total: number }> {
  const matching = needs(reads)
    .$if(indicator !== null, (x) => x.where('i.code', '=', indicator ?? ''))
    .$if(q !== null, (x) => x.where(sql<boolean>`concat_ws(' ', localized_words(n.observation), localized_words(n.recommendation), localized_words(i.name)) ilike ${`%${(q ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`))
    .$if(!drafts, (x) => x.where('n.published', '=', true));
  const [items, { total }] = await Promise.all([
    matching.orderBy('n.noted_on', 'desc').orderBy('n.id').limit(limit).offset(offset).execute(),
    matching.clearSelect().select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { items: items as unknown as Need[], total: Number(total) };
}

/** One of them; null where there is none. */
export async function needById(reads: R, id: string): Promise<Need | null> {
  return ((await needs(reads).where('n.id', '=', id).executeTakeFirst()) as unknown as Need | undefined) ?? null;
}
