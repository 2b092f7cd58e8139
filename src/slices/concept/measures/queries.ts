import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import type { Level, State } from './rules.ts';

type R = Reads<ConceptTables>;

/** A measure in a list. Departments and municipalities are named by the slices that own them. */
export interface MeasureRow {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly stateSince: string;
  readonly stateReason: Localized | null;
  readonly competentLevel: Level | null;
  readonly public: boolean;
  readonly conceptId: string;
  readonly conceptSlug: string;
  readonly fieldId: string;
  readonly fieldCode: string;
  readonly fieldTitle: Localized;
  readonly goalPosition: number | null;
  readonly goalTitle: Localized | null;
  readonly number: number | null;
  readonly selected: boolean | null;
  readonly leadDepartmentId: string | null;
  readonly partners: readonly string[];
  readonly territoryKeys: readonly string[];
  readonly targetGroups: readonly string[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly stepsOpen: number;
  readonly stepsDone: number;
  /** Earliest date of an open step. */
  readonly nextDue: string | null;
}

export interface MeasureQuery {
  readonly concept?: string | null;
  readonly field?: string | null;
  /** Field code and number of the goal: `oeffnung-8`. */
  readonly goal?: string | null;
  readonly state?: State | null;
  /** `none`: led by no department yet. */
  readonly departmentId?: string | null;
  readonly municipality?: string | null;
  readonly q?: string | null;
  /** Also what is not public yet. */
  readonly drafts?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

const placed = (reads: R) =>
  reads
    .selectFrom('measure as m')
    .innerJoin('concept as c', 'c.id', 'm.concept_id')
    .innerJoin('concept_field as f', 'f.id', 'm.field_id')
    .leftJoin('edition_entry as e', 'e.id', 'm.entry_id')
    .leftJoin('concept_goal as g', 'g.id', 'e.goal_id');

const COLUMNS = [
  'm.id', 'm.key', 'm.title', 'm.state', 'm.state_since as stateSince', 'm.state_reason as stateReason', 'm.competent_level as competentLevel', 'm.public',
  'm.concept_id as conceptId', 'c.slug as conceptSlug', 'f.id as fieldId', 'f.code as fieldCode', 'f.title as fieldTitle',
  'g.position as goalPosition', 'g.title as goalTitle', 'e.number', 'e.selected', 'm.lead_department_id as leadDepartmentId',
  'm.partners', 'm.territory_keys as territoryKeys', 'm.target_groups as targetGroups', 'm.starts_on as startsOn', 'm.ends_on as endsOn', 'm.place', 'm.steps_open as stepsOpen', 'm.steps_done as stepsDone', 'm.next_due as nextDue',
] as const;

/** Each word must be in the title or the key, in any order. */
const wordsOf = (q: string): readonly string[] => q.split(/\s+/u).filter((w) => w !== '').slice(0, 8).map((w) => `%${w.replace(/[\\%_]/g, '\\$&')}%`);

/** What is asked for, as conditions on the measure alone: counting then needs no other table. */
export function matching({ concept = null, field = null, goal = null, state = null, departmentId = null, municipality = null, q = null, drafts = false }: MeasureQuery) {
  const words = wordsOf(q ?? '');
  const conditions = [
    ...(drafts ? [] : [sql`m.public`]),
    ...(concept === null ? [] : [sql`m.concept_id = (select id from concept where slug = ${concept})`]),
    ...(field === null ? [] : [sql`m.field_id in (select id from concept_field where code = ${field})`]),
    ...(goal === null ? [] : [sql`m.entry_id in (select e.id from edition_entry e join concept_goal g on g.id = e.goal_id join concept_field f on f.id = g.field_id where f.code || '-' || g.position = ${goal})`]),
    ...(state === null ? [] : [sql`m.state = ${state}`]),
    ...(departmentId === null ? [] : [departmentId === 'none' ? sql`m.lead_department_id is null` : sql`m.lead_department_id = ${departmentId}`]),
    ...(municipality === null ? [] : [sql`m.territory_keys @> array[${municipality}::text]`]),
    ...words.map((w) => sql`m.key || ' ' || (m.title #>> array['texts', m.title ->> 'source', 'text']) ilike ${w}`),
  ];
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

const filtered = (reads: R, query: MeasureQuery) => placed(reads).where(matching(query));

/**
 * Measures in the order of their concepts, the newest concept first: which concepts the page falls into is counted first, so that only
 * their measures are put in order. `columns` of m, c, f, e and g.
 */
function pageOf(query: MeasureQuery, columns: RawBuilder<unknown>) {
  const where = matching(query);
  const from = query.offset ?? 0;
  const until = from + (query.limit ?? 500);
  // Looking for words reads every title: once.
  const words = (query.q ?? '') !== '';
  const [hits, counted, found] = words ? [sql`hits as materialized (select m.id, m.concept_id from measure m where ${where}), `, sql`hits m`, sql`m.id in (select id from hits)`] : [sql``, sql`measure m where ${where}`, where];
  return sql`with ${hits}n as (select m.concept_id, count(*) as n from ${counted} group by 1),
    o as (select c.id, n.n, sum(n.n) over (order by c.created_at desc, c.slug) - n.n as before, sum(n.n) over () as total from n join concept c on c.id = n.concept_id),
    w as materialized (select * from o where before < ${until}::int and before + n > ${from}::int)
    select ${columns}, w.total, row_number() over (order by w.before, f.position, e.number nulls last, m.key) as nth
    from measure m join w on w.id = m.concept_id join concept c on c.id = m.concept_id join concept_field f on f.id = m.field_id left join edition_entry e on e.id = m.entry_id left join concept_goal g on g.id = e.goal_id
    where ${found} order by w.before, f.position, e.number nulls last, m.key
    limit ${query.limit ?? 500} offset ${from}::int - coalesce((select min(before) from w), 0)`;
}

const COLUMN_LIST = sql.raw(COLUMNS.map((column) => column.replace(/^(\S+) as (\w+)$/, '$1 as "$2"')).join(', '));

/** Measures in the order of their concepts, with the number of all that match. */
export async function measureList(reads: R, query: MeasureQuery = {}): Promise<{ readonly items: readonly MeasureRow[]; readonly total: number }> {
  const { rows } = await sql<MeasureRow & { total: number; nth: number }>`${pageOf(query, COLUMN_LIST)}`.execute(reads);
  const total = rows[0]?.total ?? ((query.offset ?? 0) === 0 ? 0 : await countOf(reads, query));
  return { items: rows, total };
}

/** A measure as a line of the list: what its field and goal are called is in {@link TitlesOf}. */
export interface MeasureLine {
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly public: boolean;
  readonly number: number | null;
  readonly fieldId: string;
  readonly goalId: string | null;
}

/** A measure as a row of the table. */
export interface MeasureTableRow extends MeasureLine {
  readonly leadDepartmentId: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly stepsOpen: number;
  readonly stepsDone: number;
  readonly nextDue: string | null;
}

const LINE = sql`m.key, m.title, m.state, m.public, e.number, m.field_id as "fieldId", e.goal_id as "goalId"`;
const TABLE_ROW = sql`${LINE}, m.lead_department_id as "leadDepartmentId", m.starts_on as "startsOn", m.ends_on as "endsOn", m.steps_open as "stepsOpen", m.steps_done as "stepsDone", m.next_due as "nextDue"`;

/** As {@link measureList}, but no more than a line of the page shows. Written as text and answered as one value: putting it together, and taking fifty rows apart, costs more than answering it. */
export const measureLines = (reads: R, query: MeasureQuery) => linesOf<MeasureLine>(reads, query, LINE);

/** As {@link measureLines}, with what the table shows besides. */
export const measureTable = (reads: R, query: MeasureQuery) => linesOf<MeasureTableRow>(reads, query, TABLE_ROW);

async function linesOf<Line>(reads: R, query: MeasureQuery, columns: RawBuilder<unknown>): Promise<{ readonly items: readonly Line[]; readonly total: number }> {
  const { rows: [found] } = await sql<{ lines: readonly Line[] | null; total: number | null }>`select json_agg(x order by x.nth) as lines, max(x.total) as total from (${pageOf(query, columns)}) x`.execute(reads);
  return { items: found?.lines ?? [], total: found?.total ?? ((query.offset ?? 0) === 0 ? 0 : await countOf(reads, query)) };
}

const inOrder = (found: ReturnType<typeof filtered>) => found.orderBy('c.created_at', 'desc').orderBy('c.slug').orderBy('f.position').orderBy(sql`e.number nulls last`).orderBy('m.key');

async function countOf(reads: R, query: MeasureQuery): Promise<number> {
  const row = await reads.selectFrom('measure as m').where(matching(query)).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return row.n;
}

/** Titles of the fields and goals that lines of a list stand in, by id. */
export type TitlesOf = Readonly<Record<string, { readonly title: Localized; readonly position: number; readonly concept: string }>>;

/** Titles of fields and goals. */
export async function titlesOf(reads: R, ids: readonly string[]): Promise<TitlesOf> {
  if (ids.length === 0) return {};
  const { rows } = await sql<TitlesOf[string] & { id: string }>`
    select f.id, f.title, f.position, c.slug as concept from concept_field f join concept_edition d on d.id = f.edition_id join concept c on c.id = d.concept_id where f.id = any (${ids}::uuid[])
    union all select g.id, g.title, g.position, '' from concept_goal g where g.id = any (${ids}::uuid[])`.execute(reads);
  return Object.fromEntries(rows.map(({ id, ...title }) => [id, title]));
}

export interface Facets {
  readonly concepts: readonly { readonly slug: string; readonly title: Localized; readonly n: number }[];
  /** Within the concept asked for; empty where many concepts have fields of their own. */
  readonly fields: readonly { readonly code: string; readonly title: Localized; readonly n: number }[];
  readonly states: readonly { readonly state: State; readonly n: number }[];
  readonly departmentIds: readonly string[];
  readonly territoryKeys: readonly string[];
}

/** With more concepts than these, their fields are offered once one of them is chosen. */
const FIELDS_UP_TO = 8;

/** What the list can be narrowed by, with counts; `fields` and `states` within the concept asked for. */
export async function measureFacets(reads: R, options: { readonly concept?: string | null; readonly drafts?: boolean } = {}): Promise<Facets> {
  const concept = options.concept ?? null;
  const seen = options.drafts === true ? sql`true` : sql`m.public`;
  const [counted, fields, used] = await Promise.all([
    sql<{ slug: string; title: Localized; states: Readonly<Partial<Record<State, number>>> }>`
      select c.slug, c.title, x.states from (
        select concept_id, json_object_agg(state, n) as states from (select m.concept_id, m.state, count(*)::int as n from measure m where ${seen} group by 1, 2) s group by 1
      ) x join concept c on c.id = x.concept_id order by c.created_at desc, c.slug`.execute(reads),
    sql<Facets['fields'][number]>`
      select f.code, min(f.title::text)::json as title, sum(x.n)::int as n from (
        select m.field_id, count(*) as n from measure m
        where ${seen} and (m.concept_id = (select id from concept where slug = ${concept}) or (${concept}::text is null and (select count(*) from concept) <= ${FIELDS_UP_TO})) group by 1
      ) x join concept_field f on f.id = x.field_id join concept_edition d on d.id = f.edition_id join concept c on c.id = d.concept_id group by f.code order by max(c.created_at) desc, min(f.position)`.execute(reads),
    sql<{ departments: readonly string[] | null; places: readonly string[] | null }>`with recursive d as (
        (select m.lead_department_id as id from measure m where m.lead_department_id is not null and ${seen} order by 1 limit 1)
        union all select (select m.lead_department_id from measure m where m.lead_department_id > d.id and ${seen} order by 1 limit 1) from d where d.id is not null)
      select (select json_agg(id) from d where id is not null) as departments, (select json_agg(k) from (select k from (select unnest(m.territory_keys) as k from measure m where ${seen}) u group by k) x) as places`.execute(reads),
  ]);
  const inside = counted.rows.filter((c) => concept === null || c.slug === concept);
  const byState = Map.groupBy(inside.flatMap((c) => Object.entries(c.states) as [State, number][]), ([state]) => state);
  return {
    concepts: counted.rows.map(({ slug, title, states }) => ({ slug, title, n: Object.values(states).reduce((sum, n) => sum + n, 0) })),
    fields: fields.rows,
    states: [...byState].map(([state, all]) => ({ state, n: all.reduce((sum, [, n]) => sum + n, 0) })),
    departmentIds: used.rows[0]?.departments ?? [],
    territoryKeys: used.rows[0]?.places ?? [],
  };
}

export interface MeasureTotals {
  readonly total: number;
  readonly byState: Readonly<Partial<Record<State, number>>>;
  readonly byConcept: readonly { readonly slug: string; readonly title: Localized; readonly total: number }[];
}

/** Public measures counted: all, by state, by concept. */
export async function measureTotals(reads: R, options: { readonly concept?: string } = {}): Promise<MeasureTotals> {
  const facets = await measureFacets(reads, { concept: options.concept ?? null });
  const byState = Object.fromEntries(facets.states.map((s) => [s.state, s.n])) as Partial<Record<State, number>>;
  return { total: facets.states.reduce((sum, s) => sum + s.n, 0), byState, byConcept: facets.concepts.map(({ slug, title, n }) => ({ slug, title, total: n })) };
}

const byState = composed((reads: R) => reads.selectFrom('measure').select((eb) => ['state', eb.fn.countAll<number>().as('n')]).where('public', '=', true).groupBy('state'));

/** Public measures counted by state, and nothing more. */
export async function measuresByState(reads: R): Promise<Readonly<Partial<Record<State, number>>>> {
  return Object.fromEntries((await byState(reads)).map((r) => [r.state, r.n]));
}

export interface MeasureStep {
  readonly id: string;
  readonly title: string;
  readonly startsOn: string | null;
  readonly due: string | null;
  readonly done: string | null;
  readonly departmentId: string | null;
  /** A role, never a name. */
  readonly role: string | null;
}

export interface Neighbour {
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly public: boolean;
}

export interface MeasureDetail extends MeasureRow {
  readonly description: Localized | null;
  readonly origin: string | null;
  readonly entryId: string | null;
  readonly version: number;
  readonly conceptTitle: Localized;
  readonly conceptSource: string | null;
  /** Null while the entry stands in a draft or there is none. */
  readonly editionSlug: string | null;
  readonly cooperation: Localized | null;
  readonly repeatMonths: number | null;
  /** Whether its concept keeps costs, and for whom. */
  readonly costs: 'off' | 'internal' | 'public';
  readonly steps: readonly MeasureStep[];
  readonly documents: readonly { readonly id: string; readonly title: string; readonly url: string | null; readonly fileName: string | null }[];
  /** Measures without which it cannot go on, and those that wait for it. */
  readonly needs: readonly Neighbour[];
  readonly neededBy: readonly Neighbour[];
  readonly notes: readonly { readonly id: string; readonly date: string; readonly text: Localized; readonly departmentId: string | null }[];
  readonly changes: readonly { readonly state: State; readonly date: string; readonly reason: Localized | null }[];
  /** Its places in adopted editions, oldest first. */
  readonly citations: readonly { readonly edition: string; readonly number: number; readonly field: string; readonly wording: Localized }[];
}

const detail = (reads: R, key: string) =>
  placed(reads)
    .leftJoin('concept_edition as ed', (join) => join.onRef('ed.id', '=', 'e.edition_id').on('ed.state', '<>', 'draft'))
    .select(COLUMNS)
    .select(['m.description', 'm.origin', 'm.entry_id as entryId', 'm.version', 'm.cooperation', 'm.repeat_months as repeatMonths', 'c.costs', 'c.title as conceptTitle', 'c.source as conceptSource', 'ed.slug as editionSlug'])
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('measure_step as s').select(['s.id', 's.title', 's.starts_on as startsOn', 's.due_on as due', 's.done_on as done', 's.department_id as departmentId', 's.role']).whereRef('s.measure_id', '=', 'm.id').orderBy('s.position')).as('steps'),
      jsonArrayFrom(eb.selectFrom('measure_document as d').select(['d.id', 'd.title', 'd.url', 'd.file_name as fileName']).whereRef('d.measure_id', '=', 'm.id').orderBy('d.position')).as('documents'),
      jsonArrayFrom(eb.selectFrom('measure_need as w').innerJoin('measure as o', 'o.id', 'w.needs_id').select(['o.key', 'o.title', 'o.state', 'o.public']).whereRef('w.measure_id', '=', 'm.id').orderBy('o.key')).as('needs'),
      jsonArrayFrom(eb.selectFrom('measure_need as w').innerJoin('measure as o', 'o.id', 'w.measure_id').select(['o.key', 'o.title', 'o.state', 'o.public']).whereRef('w.needs_id', '=', 'm.id').orderBy('o.key')).as('neededBy'),
      jsonArrayFrom(eb.selectFrom('progress_note as n').select(['n.id', 'n.date', 'n.text', 'n.department_id as departmentId']).whereRef('n.measure_id', '=', 'm.id').orderBy('n.date', 'desc').orderBy('n.created_at', 'desc')).as('notes'),
      jsonArrayFrom(eb.selectFrom('measure_state_change as h').select(['h.state', 'h.date', 'h.reason']).whereRef('h.measure_id', '=', 'm.id').orderBy('h.at')).as('changes'),
      jsonArrayFrom(
        eb.selectFrom('edition_entry as x').innerJoin('concept_edition as y', 'y.id', 'x.edition_id').innerJoin('concept_field as z', 'z.id', 'x.field_id')
          .select(['y.slug as edition', 'x.number', 'z.code as field', 'x.wording']).whereRef('x.measure_id', '=', 'm.id').where('y.state', '<>', 'draft').orderBy('y.number'),
      ).as('citations'),
    ])
    .where('m.key', '=', key);
const anyByKey = composed(detail);
const publicByKey = composed((reads: R, key: string) => detail(reads, key).where('m.public', '=', true));

/** Everything about one measure, in one round trip; null when there is none, or none that is public. */
export async function measureByKey(reads: R, key: string, options: { readonly drafts?: boolean } = {}): Promise<MeasureDetail | null> {
  const rows = await (options.drafts === true ? anyByKey(reads, key) : publicByKey(reads, key));
  return (rows as unknown as MeasureDetail[])[0] ?? null;
}

/** Key and what links need, for measures named by id. */
export async function measureById(reads: R, id: string): Promise<{ readonly id: string; readonly key: string; readonly title: Localized; readonly public: boolean; readonly state: State; readonly conceptId: string; readonly leadDepartmentId: string | null } | null> {
  const row = await reads.selectFrom('measure').select(['id', 'key', 'title', 'public', 'state', 'concept_id as conceptId', 'lead_department_id as leadDepartmentId']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...row, state: row.state as State };
}

export interface ReportedMeasure extends MeasureRow {
  readonly fieldPosition: number;
  readonly conceptTitle: Localized;
  /** Notes and changes of state since the day asked for, oldest first. */
  readonly notes: readonly { readonly date: string; readonly text: Localized; readonly departmentId: string | null }[];
  readonly changes: readonly { readonly state: State; readonly date: string; readonly reason: Localized | null }[];
}

/** Public measures for a report, in the order of the concept, with what was reported from `since` until `until` (days, both included). */
export async function measuresForReport(reads: R, options: { readonly conceptSlug?: string; readonly since?: string; readonly until?: string } = {}): Promise<readonly ReportedMeasure[]> {
  const since = options.since ?? '0001-01-01';
  const until = options.until ?? '9999-12-31';
  const rows = await inOrder(filtered(reads, { concept: options.conceptSlug ?? null }))
    .select(COLUMNS)
    .select(['f.position as fieldPosition', 'c.title as conceptTitle'])
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('progress_note as n').select(['n.date', 'n.text', 'n.department_id as departmentId']).whereRef('n.measure_id', '=', 'm.id').where('n.date', '>=', since).where('n.date', '<=', until).orderBy('n.date').orderBy('n.created_at')).as('notes'),
      jsonArrayFrom(eb.selectFrom('measure_state_change as h').select(['h.state', 'h.date', 'h.reason']).whereRef('h.measure_id', '=', 'm.id').where('h.date', '>=', since).where('h.date', '<=', until).orderBy('h.at')).as('changes'),
    ])
    .execute();
  return rows as unknown as ReportedMeasure[];
}
