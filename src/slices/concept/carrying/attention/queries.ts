import { sql, type SqlBool } from 'kysely';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { State } from '../../measures/rules.ts';
import type { ConceptTables } from '../../tables.ts';
import { CONCERNS, silentSince, type Concern } from '../rules.ts';

type R = Reads<ConceptTables>;

export interface AttentionLine {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly departmentId: string | null;
  readonly concerns: readonly Concern[];
  /** Earliest date that is over: of an open step, or the end of the measure. */
  readonly due: string | null;
  readonly lastWord: string;
}

export interface AttentionQuery {
  readonly today: string;
  readonly concern?: Concern | null;
  /** A unit; `none` for measures without one. */
  readonly departmentId?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * What the office watches over and what is missing of it, in one pass over measures alone: steps, reports and cost lines keep their sums
 * there. Ideas and what has ended need nothing; a baseline warns of nothing.
 */
function watched(today: string) {
  const year = Number(today.slice(0, 4));
  return sql`select m.id, m.key, m.lead_department_id, w.last_word, w.due,
      m.lead_department_id is null as no_owner, m.state in ('planned', 'running') and m.steps_open = 0 as no_step, w.due is not null as overdue, m.state <> 'selected' and w.last_word < ${silentSince(today)}::date as silent,
      m.state <> 'selected' and m.undecided_from <= ${year} and exists (select from concept c where c.id = m.concept_id and c.costs <> 'off') as money
    from measure m cross join lateral (
      select greatest(m.watched_since, m.state_since, m.last_word) as last_word, least(case when m.next_due < ${today}::date then m.next_due end, case when m.state in ('planned', 'running') and m.ends_on < ${today}::date then m.ends_on end) as due
    ) w
    where m.watched_since is not null and m.state in ('selected', 'planned', 'running', 'permanent')`;
}

const ANY = sql<SqlBool>`(x.no_owner or x.no_step or x.overdue or x.silent or x.money)`;

function asked({ concern = null, departmentId = null }: AttentionQuery) {
  const unit = departmentId === null ? [] : [departmentId === 'none' ? sql<SqlBool>`x.lead_department_id is null` : sql<SqlBool>`x.lead_department_id = ${departmentId}`];
  return sql.join([ANY, ...(concern === null ? [] : [sql<SqlBool>`x.${sql.ref(concern)}`]), ...unit], sql` and `);
}

/** What needs attention: the oldest date first. Never by person. */
export async function attentionList(reads: R, query: AttentionQuery): Promise<{ readonly items: readonly AttentionLine[]; readonly total: number }> {
  const named = sql.join(CONCERNS.map((c) => sql`case when x.${sql.ref(c)} then ${sql.lit(c)} end`));
  const { rows } = await sql<AttentionLine & { total: number }>`select x.id, x.key, m.title, m.state, x.lead_department_id as "departmentId", array_remove(array[${named}], null) as concerns, x.due, x.last_word as "lastWord", x.total
    from (select x.*, count(*) over ()::int as total from (${watched(query.today)}) x where ${asked(query)} order by x.due nulls last, x.last_word, x.key limit ${query.limit ?? 50} offset ${query.offset ?? 0}) x
    join measure m on m.id = x.id order by x.due nulls last, x.last_word, x.key`.execute(reads);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export interface UnitConcerns {
  /** Null: measures without a unit. */
  readonly departmentId: string | null;
  readonly measures: number;
  readonly byConcern: Readonly<Record<Concern, number>>;
}

/** How many measures of each unit need attention, and why. */
export async function concernsByUnit(reads: R, today: string): Promise<readonly UnitConcerns[]> {
  const counts = sql.join(CONCERNS.map((c) => sql`${sql.lit(c)}, count(*) filter (where x.${sql.ref(c)})::int`));
  const { rows } = await sql<UnitConcerns>`select x.lead_department_id as "departmentId", count(*)::int as measures, json_build_object(${counts}) as "byConcern" from (${watched(today)}) x where ${ANY} group by 1`.execute(reads);
  return rows;
}

/** How many measures are a baseline still. */
export async function baselineCount(reads: R): Promise<number> {
  return (await reads.selectFrom('measure').select((e) => e.fn.countAll<number>().as('n')).where('watched_since', 'is', null).executeTakeFirstOrThrow()).n;
}

export interface WatchedConcept {
  readonly slug: string;
  readonly title: Localized;
  readonly costs: 'off' | 'internal' | 'public';
  readonly measures: number;
  readonly baseline: number;
}

/** Every concept with how many of its measures are a baseline still, and whether it keeps costs. */
export async function watchedConcepts(reads: R): Promise<readonly WatchedConcept[]> {
  return (await reads
    .selectFrom('concept as c')
    .innerJoin('measure as m', 'm.concept_id', 'c.id')
    .select((e) => ['c.slug', 'c.title', 'c.costs', e.fn.countAll<number>().as('measures'), e.fn.countAll<number>().filterWhere('m.watched_since', 'is', null).as('baseline')])
    .groupBy(['c.id'])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.slug')
    .execute()) as WatchedConcept[];
}
