import { dayOf, type Day } from '../../../../kernel/dates.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ModerationTables, PublicTables } from '../../tables.ts';
import type { RouteKind } from './rules.ts';

export interface Route {
  readonly kind: RouteKind;
  readonly routedOn: Day;
  readonly steps: readonly string[];
  readonly handedTo: string;
  readonly handedAt: Date | null;
  readonly consent: boolean;
  readonly note: string;
  readonly closedOn: Day | null;
  readonly version: number;
}

/** Where something that is no contribution went; null for contributions. */
export async function routeOf(reads: Reads<ModerationTables>, submissionId: string): Promise<Route | null> {
  const row = await reads.selectFrom('submission_route').selectAll().where('submission_id', '=', submissionId).executeTakeFirst();
  if (row === undefined) return null;
  return { kind: row.kind as RouteKind, routedOn: dayOf(row.routed_at), steps: row.steps, handedTo: row.handed_to, handedAt: row.handed_at, consent: row.consent, note: row.note, closedOn: row.closed_on, version: row.version };
}

/** The moment it arrived: evidence where a deadline counts. */
export async function receivedAt(reads: Reads<PublicTables>, submissionId: string): Promise<Date> {
  return (await reads.selectFrom('submission').select('received_at').where('id', '=', submissionId).executeTakeFirstOrThrow()).received_at;
}

export interface OpenRoute {
  readonly kind: RouteKind;
  readonly processId: string;
  readonly count: number;
  readonly since: Day;
}

/** What still has to be done about things that were no contributions, by process and kind. */
export async function openRoutes(reads: Reads<ModerationTables & PublicTables>): Promise<readonly OpenRoute[]> {
  const rows = await reads
    .selectFrom('submission_route as r')
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .select(({ fn }) => ['r.kind', 's.process_id as processId', fn.countAll<number>().as('count'), fn.min('r.routed_at').as('since')])
    .where('r.closed_on', 'is', null)
    .where('s.state', '=', 'routed')
    .groupBy(['r.kind', 's.process_id'])
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as RouteKind, since: dayOf(r.since) }));
}
