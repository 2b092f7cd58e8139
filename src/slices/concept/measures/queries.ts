import { sql, type SqlBool } from 'kysely';
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
}

export interface MeasureQuery {
  readonly concept?: string | null;
  readonly field?: string | null;
  /** Field code and number of the goal: `oeffnung-8`. */
  readonly goal?: string | null;
  readonly state?: State | null;
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
  'm.partners', 'm.territory_keys as territoryKeys', 'm.target_groups as targetGroups', 'm.starts_on as startsOn', 'm.ends_on as endsOn',
] as const;

/** Each word must be in the title or the key, in any order. */
const wordsOf = (q: string): readonly string[] => q.split(/\s+/u).filter((w) => w !== '').slice(0, 8).map((w) => `%${w.replace(/[\\%_]/g, '\\$&')}%`);

/** One condition for every combination of filters: what is not asked for is null. Its text never changes, so that it is prepared once. */
function matching({ concept = null, field = null, goal = null, state = null, departmentId = null, municipality = null, q = null, drafts = false }: MeasureQuery) {
  return sql<SqlBool>`(m.public or ${drafts}) and (${concept}::text is null or c.slug = ${concept}) and (${field}::text is null or f.code = ${field})
    and (${goal}::text is null or f.code || '-' || g.position = ${goal}) and (${state}::text is null or m.state = ${state}) and (${departmentId}::uuid is null or m.lead_department_id = ${departmentId})
    and (${municipality}::text is null or m.territory_keys @> array[${municipality}::text])
    and not exists (select from unnest(${wordsOf(q ?? '')}::text[]) w where m.key not ilike w and m.title #>> array['texts', m.title ->> 'source', 'text'] not ilike w)`;
}

const filtered = (reads: R, query: MeasureQuery) => placed(reads).where(matching(query));

/** Measures in the order of their concepts, the newest concept first, with the number of all that match. */
export async function measureList(reads: R, query: MeasureQuery = {}): Promise<{ readonly items: readonly MeasureRow[]; readonly total: number }> {
  const rows = await inOrder(filtered(reads, query))
    .select(COLUMNS)
    .select((eb) => eb.fn.countAll<number>().over().as('total'))
    .limit(query.limit ?? 500)
    .offset(query.offset ?? 0)
    .execute();
  const total = rows[0]?.total ?? ((query.offset ?? 0) === 0 ? 0 : await countOf(reads, query));
  return { items: rows as unknown as MeasureRow[], total };
}

/** A measure as a line of the list: what its field and goal are called is in {@link Facets}. */
export interface MeasureLine {
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly public: boolean;
  readonly number: number | null;
  readonly fieldId: string;
  readonly goalId: string | null;
}

/** As {@link measureList}, but no more than a line of the page shows. Written as text and answered as one value: putting it together, and taking fifty rows apart, costs more than answering it. */
export async function measureLines(reads: R, query: MeasureQuery): Promise<{ readonly items: readonly MeasureLine[]; readonly total: number }> {
  const { rows: [found] } = await sql<{ lines: readonly MeasureLine[] | null; total: number | null }>`select json_agg(x order by x.place) as lines, max(x.total) as total from (
    select row_number() over (order by c.created_at desc, c.slug, f.position, e.number nulls last, m.key) as place, m.key, m.title, m.state, m.public, e.number, m.field_id as "fieldId", e.goal_id as "goalId", count(*) over () as total
    from measure m join concept c on c.id = m.concept_id join concept_field f on f.id = m.field_id left join edition_entry e on e.id = m.entry_id left join concept_goal g on g.id = e.goal_id
    where ${matching(query)}
    order by c.created_at desc, c.slug, f.position, e.number nulls last, m.key
    limit ${query.limit ?? 500} offset ${query.offset ?? 0}) x`.execute(reads);
  return { items: found?.lines ?? [], total: found?.total ?? ((query.offset ?? 0) === 0 ? 0 : await countOf(reads, query)) };
}

const inOrder = (found: ReturnType<typeof filtered>) => found.orderBy('c.created_at', 'desc').orderBy('c.slug').orderBy('f.position').orderBy(sql`e.number nulls last`).orderBy('m.key');

async function countOf(reads: R, query: MeasureQuery): Promise<number> {
  const row = await filtered(reads, query).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return row.n;
}

export interface Facets {
  readonly concepts: readonly { readonly slug: string; readonly title: Localized; readonly n: number }[];
  readonly fields: readonly { readonly code: string; readonly title: Localized; readonly n: number }[];
  readonly states: readonly { readonly state: State; readonly n: number }[];
  readonly departmentIds: readonly string[];
  readonly territoryKeys: readonly string[];
  /** Titles of all fields and goals that measures stand in, by id. */
  readonly titles: Readonly<Record<string, { readonly title: Localized; readonly position: number; readonly concept: string }>>;
}

/** What the list can be narrowed by, with counts; `fields` and `states` within the concept asked for. One round trip. */
export async function measureFacets(reads: R, options: { readonly concept?: string | null; readonly drafts?: boolean } = {}): Promise<Facets> {
  const concept = options.concept ?? null;
  const row = await reads
    .with('shown', (db) => {
      const all = db.selectFrom('measure as m').innerJoin('concept as c', 'c.id', 'm.concept_id').innerJoin('concept_field as f', 'f.id', 'm.field_id')
        .select(['c.slug', 'c.title as concept_title', 'c.created_at', 'f.id as field_id', 'f.code', 'f.title as field_title', 'f.position', 'm.state', 'm.lead_department_id', 'm.territory_keys'])
        .select(sql<boolean>`coalesce(c.slug = ${concept}::text, true)`.as('inside'));
      return options.drafts === true ? all : all.where('m.public', '=', true);
    })
    .selectNoFrom([
      sql<Facets['concepts']>`(select coalesce(json_agg(x order by x.at desc, x.slug), '[]') from (select slug, min(concept_title::text)::json as title, count(*)::int as n, min(created_at) as at from shown group by slug) x)`.as('concepts'),
      sql<Facets['fields']>`(select coalesce(json_agg(x order by x.at desc, x.position), '[]') from (select code, min(field_title::text)::json as title, count(*)::int as n, max(created_at) as at, min(position) as position from shown where inside group by code) x)`.as('fields'),
      sql<Facets['states']>`(select coalesce(json_agg(x), '[]') from (select state, count(*)::int as n from shown where inside group by state) x)`.as('states'),
      sql<string[]>`(select coalesce(json_agg(distinct lead_department_id) filter (where lead_department_id is not null), '[]') from shown)`.as('departmentIds'),
      sql<string[]>`(select coalesce(json_agg(distinct key), '[]') from shown, unnest(territory_keys) key)`.as('territoryKeys'),
      sql<Facets['titles']>`(select coalesce(json_object_agg(x.id, json_build_object('title', x.title, 'position', x.position, 'concept', x.slug)), '{}') from (
        select distinct on (field_id) field_id as id, field_title as title, position, slug from shown
        union all select g.id, g.title, g.position, s.slug from concept_goal g join (select distinct field_id, slug from shown) s on s.field_id = g.field_id) x)`.as('titles'),
    ])
    .executeTakeFirstOrThrow();
  return row;
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

export interface MeasureDetail extends MeasureRow {
  readonly description: Localized | null;
  readonly origin: string | null;
  readonly entryId: string | null;
  readonly version: number;
  readonly conceptTitle: Localized;
  readonly conceptSource: string | null;
  /** Null while the entry stands in a draft or there is none. */
  readonly editionSlug: string | null;
  readonly steps: readonly { readonly title: string; readonly due: string | null; readonly done: string | null }[];
  readonly documents: readonly { readonly title: string; readonly url: string }[];
  readonly notes: readonly { readonly id: string; readonly date: string; readonly text: Localized; readonly departmentId: string | null }[];
  readonly changes: readonly { readonly state: State; readonly date: string; readonly reason: Localized | null }[];
  /** Its places in adopted editions, oldest first. */
  readonly citations: readonly { readonly edition: string; readonly number: number; readonly field: string; readonly wording: Localized }[];
}

const detail = (reads: R, key: string) =>
  placed(reads)
    .leftJoin('concept_edition as ed', (join) => join.onRef('ed.id', '=', 'e.edition_id').on('ed.state', '<>', 'draft'))
    .select(COLUMNS)
    .select(['m.description', 'm.origin', 'm.entry_id as entryId', 'm.version', 'c.title as conceptTitle', 'c.source as conceptSource', 'ed.slug as editionSlug'])
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('measure_step as s').select(['s.title', 's.due_on as due', 's.done_on as done']).whereRef('s.measure_id', '=', 'm.id').orderBy('s.position')).as('steps'),
      jsonArrayFrom(eb.selectFrom('measure_document as d').select(['d.title', 'd.url']).whereRef('d.measure_id', '=', 'm.id').orderBy('d.position')).as('documents'),
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
