import { sql, type SqlBool } from 'kysely';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { State } from '../../measures/rules.ts';
import type { ConceptTables } from '../../tables.ts';
import { silentSince, type Concern } from '../rules.ts';

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
 * What the office watches over and something is missing of, in one statement over measures alone: steps, reports and cost lines keep
 * their sums there. Ideas and what has ended need nothing; a baseline warns of nothing.
 */
function concerned(today: string) {
  const working = sql`m.state in ('planned', 'running')`;
  const going = sql`m.state in ('planned', 'running', 'permanent')`;
  const word = sql`greatest(m.watched_since, m.state_since, m.last_word)`;
  return sql`select m.id, m.key, m.title, m.state, m.lead_department_id, m.concept_id, ${word} as last_word,
      least(case when m.next_due < ${today}::date then m.next_due end, case when ${working} and m.ends_on < ${today}::date then m.ends_on end) as due,
      array_remove(array[
        case when m.lead_department_id is null then 'no_owner' end,
        case when ${working} and m.steps_open = 0 then 'no_step' end,
        case when m.next_due < ${today}::date or (${working} and m.ends_on < ${today}::date) then 'overdue' end,
        case when ${going} and ${word} < ${silentSince(today)}::date then 'silent' end,
        case when ${going} and c.costs <> 'off' and m.undecided_from <= extract(year from ${today}::date) then 'money' end], null) as concerns
    from measure m join concept c on c.id = m.concept_id
    where m.watched_since is not null and m.state in ('selected', 'planned', 'running', 'permanent')`;
}

const asked = ({ concern = null, departmentId = null }: AttentionQuery) => sql<SqlBool>`cardinality(x.concerns) > 0 and (${concern}::text is null or ${concern} = any (x.concerns))
  and (${departmentId}::text is null or coalesce(x.lead_department_id::text, 'none') = ${departmentId})`;

/** What needs attention, by unit: the oldest date first. Never by person. */
export async function attentionList(reads: R, query: AttentionQuery): Promise<{ readonly items: readonly AttentionLine[]; readonly total: number }> {
  const { rows } = await sql<AttentionLine & { total: number }>`select x.id, x.key, x.title, x.state, x.lead_department_id as "departmentId", x.concerns, x.due, x.last_word as "lastWord", count(*) over ()::int as total
    from (${concerned(query.today)}) x where ${asked(query)}
    order by x.due nulls last, x.last_word, x.key limit ${query.limit ?? 50} offset ${query.offset ?? 0}`.execute(reads);
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
  const of = (concern: Concern) => sql`'${sql.raw(concern)}', count(*) filter (where '${sql.raw(concern)}' = any (x.concerns))::int`;
  const { rows } = await sql<UnitConcerns>`select x.lead_department_id as "departmentId", count(*)::int as measures,
      json_build_object(${of('no_owner')}, ${of('no_step')}, ${of('overdue')}, ${of('silent')}, ${of('money')}) as "byConcern"
    from (${concerned(today)}) x where cardinality(x.concerns) > 0 group by 1`.execute(reads);
  return rows;
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
