import { sql } from 'kysely';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import { matching, type MeasureQuery } from '../../measures/queries.ts';
import type { State } from '../../measures/rules.ts';
import type { ConceptTables } from '../../tables.ts';
import { CARDS } from './rules.ts';

type R = Reads<ConceptTables>;

export interface BoardCard {
  readonly key: string;
  readonly title: Localized;
  readonly leadDepartmentId: string | null;
  readonly nextDue: string | null;
  readonly public: boolean;
}
export interface BoardColumn {
  readonly state: State;
  readonly n: number;
  /** The first of them: the nearest date first. */
  readonly cards: readonly BoardCard[];
}

/** Measures by state. Counted apart from the cards, which an index gives in their order. */
export async function boardOf(reads: R, query: MeasureQuery): Promise<readonly BoardColumn[]> {
  const where = matching(query);
  const { rows } = await sql<BoardColumn>`select s.state, s.n, (
      select json_agg(x) from (select m.key, m.title, m.lead_department_id as "leadDepartmentId", m.next_due as "nextDue", m.public from measure m where m.state = s.state and ${where} order by m.next_due, m.key limit ${CARDS}) x
    ) as cards
    from (select m.state, count(*)::int as n from measure m where ${where} group by m.state) s`.execute(reads);
  return rows;
}

export interface TimedMeasure {
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly steps: readonly { readonly due: string; readonly done: boolean; readonly title: string }[] | null;
}

/** Measures that have a period, the earliest first, with the dates of their steps. */
export async function timelineOf(reads: R, query: MeasureQuery): Promise<{ readonly items: readonly TimedMeasure[]; readonly total: number }> {
  const where = sql`${matching(query)} and (m.starts_on is not null or m.ends_on is not null)`;
  const [page, count] = await Promise.all([
    sql<TimedMeasure>`select m.key, m.title, m.state, m.starts_on as "startsOn", m.ends_on as "endsOn",
        (select json_agg(json_build_object('due', s.due_on, 'done', s.done_on is not null, 'title', s.title) order by s.due_on) from measure_step s where s.measure_id = m.id and s.due_on is not null) as steps
      from measure m where ${where} order by coalesce(m.starts_on, m.ends_on), m.key limit ${query.limit ?? 50} offset ${query.offset ?? 0}`.execute(reads),
    sql<{ n: number }>`select count(*)::int as n from measure m where ${where}`.execute(reads),
  ]);
  return { items: page.rows, total: count.rows[0]?.n ?? 0 };
}

/** How many measures each town has; null counts those for the whole region or without a place. */
export async function placesOf(reads: R, query: MeasureQuery): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await sql<{ key: string | null; n: number }>`select k as key, sum(x.n)::int as n
    from (select m.territory_keys as keys, count(*) as n from measure m where ${matching(query)} group by 1) x left join lateral unnest(x.keys) k on true group by 1`.execute(reads);
  return new Map(rows.map((r) => [r.key, r.n]));
}

export interface Tally {
  readonly id: string | null;
  readonly byState: Readonly<Partial<Record<State, number>>>;
}

/** How many measures each unit leads, by state. */
export async function tallyByUnit(reads: R, query: MeasureQuery): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`select x.id, json_object_agg(x.state, x.n) as "byState" from (select m.lead_department_id as id, m.state, count(*)::int as n from measure m where ${matching(query)} group by 1, 2) x group by 1`.execute(reads);
  return rows;
}

export interface GoalTally extends Tally {
  readonly concept: string;
  readonly conceptTitle: Localized;
  readonly field: string;
  readonly fieldTitle: Localized;
  /** Null: measures of the field that stand for no goal. */
  readonly goal: { readonly position: number; readonly title: Localized } | null;
}

/** How far each goal is: its measures by state, in the order of the concept. */
export async function tallyByGoal(reads: R, query: MeasureQuery & { readonly concept: string }): Promise<readonly GoalTally[]> {
  const { rows } = await sql<GoalTally>`select x.goal_id as id, c.slug as concept, c.title as "conceptTitle", f.code as field, f.title as "fieldTitle",
      case when g.id is not null then json_build_object('position', g.position, 'title', g.title) end as goal, json_object_agg(x.state, x.n) as "byState"
    from (select m.field_id, e.goal_id, m.state, count(*)::int as n from measure m left join edition_entry e on e.id = m.entry_id where ${matching(query)} group by 1, 2, 3) x
    join concept_field f on f.id = x.field_id join concept_edition d on d.id = f.edition_id join concept c on c.id = d.concept_id left join concept_goal g on g.id = x.goal_id
    group by x.goal_id, c.id, f.id, g.id order by f.position, g.position nulls last`.execute(reads);
  return rows;
}

export interface SavedView {
  readonly id: string;
  readonly title: string;
  readonly query: string;
  readonly departmentId: string | null;
  readonly public: boolean;
}

/** Views under a name: public ones, and for the office all. */
export async function savedViews(reads: R, options: { readonly all: boolean }): Promise<readonly SavedView[]> {
  return reads.selectFrom('measure_view').select(['id', 'title', 'query', 'department_id as departmentId', 'public']).$if(!options.all, (q) => q.where('public', '=', true)).orderBy('title').execute();
}
