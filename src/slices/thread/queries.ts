import { sql } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';
import { composed } from '../../platform/database/composed.ts';
import type { Reads } from '../../platform/database/types.ts';
import { NODE_KINDS, type NodeKind, type Relation } from './schema.ts';
import type { ThreadTables } from './tables.ts';

type R = Reads<ThreadTables>;

export interface ThreadNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: Localized;
  /** Path without language prefix. */
  readonly href: string;
  readonly visible: boolean;
  readonly date: string;
}

/** All records of one kind on one side of a record: how many, and the first of them by date. */
export interface ThreadStep {
  readonly kind: NodeKind;
  /** For visitors only what they may see, for staff everything. */
  readonly total: number;
  /** Of these, not public; always 0 for visitors. */
  readonly hidden: number;
  readonly items: readonly ThreadNode[];
}

export interface ThreadEdge {
  readonly from: string;
  readonly relation: Relation;
  readonly to: string;
}

export interface ThreadData {
  readonly node: ThreadNode;
  readonly earlier: readonly ThreadStep[];
  readonly later: readonly ThreadStep[];
  /** Links among the records listed, for the graph. */
  readonly edges: readonly ThreadEdge[];
}

export interface ThreadOptions {
  /** Staff also see what is not public. */
  readonly staff: boolean;
  /** Records of a step that are listed; 50 unless stated. */
  readonly perStep?: number;
}

const NODE = ['id', 'kind', 'title', 'href', 'visible', 'date'] as const;
const numberOf = (kind: NodeKind): number => NODE_KINDS.indexOf(kind) + 1;

/** The record itself with its short number; null where there is none for this reader. */
export async function nodeOf(reads: R, id: string, staff: boolean): Promise<{ number: number; node: ThreadNode } | null> {
  const row = await reads.selectFrom('thread_node').select(['number', ...NODE]).where('id', '=', id).executeTakeFirst();
  if (row === undefined || (!row.visible && !staff)) return null;
  const { number, ...node } = row;
  return { number, node: node as ThreadNode };
}

interface Count {
  readonly later: boolean;
  readonly step: number;
  readonly total: number;
  readonly hidden: number;
}

interface ListedNode extends ThreadNode {
  readonly later: boolean;
  readonly step: number;
}

interface Found {
  readonly node: ThreadNode;
  readonly counts: readonly Count[] | null;
  readonly listed: readonly ListedNode[] | null;
  readonly edges: readonly ThreadEdge[] | null;
}

/** A record's whole thread, both ways and across merges; null where there is no such record for this reader. */
export async function threadOf(reads: R, id: string, { staff, perStep = 50 }: ThreadOptions): Promise<ThreadData | null> {
  const { rows } = await threadIn(id, staff, perStep).execute(reads);
  const found = rows[0];
  if (found === undefined) return null;
  const { node, counts, listed, edges } = found;
  const side = (later: boolean): ThreadStep[] => stepsOf((counts ?? []).filter((c) => c.later === later), (listed ?? []).filter((l) => l.later === later), staff);
  return { node, earlier: side(false), later: side(true), edges: edges ?? [] };
}

/**
 * Everything a thread page needs in one statement and one round trip. `reached`: of every kind and side the first by date, each
 * one short range of the index. `beside`: stations that no link puts before or after the record. A recommendation is weighted in a
 * ballot and becomes a measure, so the ballot is neither origin nor outcome of the measure; from the ballot, what its options
 * became comes later; a forum and what it discussed are beside each other, one step and no further.
 */
const threadIn = (id: string, staff: boolean, perStep: number) => sql<Found>`
  with start as materialized (
    select number, id, kind, title, href, visible, date from thread_node where id = ${id} and (visible or ${staff})
  ), reached as materialized (
    select side.later, k.number as step, n.number, n.id, n.kind, n.title, n.href, n.visible, n.date
    from start cross join (values (false), (true)) side (later) cross join thread_kind k
    cross join lateral (
      select r.other from thread_reach r
      where r.node = start.number and r.later = side.later and r.kind = k.number and (r.visible or ${staff})
      order by r.date, r.other limit ${perStep}
    ) first
    join thread_node n on n.number = first.other
  ), station (later, id) as (
    select false, l.to_id from start join thread_reach r on r.node = start.number and not r.later and r.kind in (${numberOf('recommendation')}, ${numberOf('measure')})
      join thread_node o on o.number = r.other join thread_link l on l.from_id = o.id and l.relation = 'weighted_in'
      where start.kind in ('assessment', 'decision', 'measure', 'concept', 'resolution', 'report')
    union
    select true, n.id from start join thread_link l on l.to_id = start.id and l.relation = 'weighted_in' join thread_node o on o.id = l.from_id
      join thread_reach r on r.node = o.number and r.later join thread_node n on n.number = r.other and n.kind <> 'ballot'
      where start.kind = 'ballot'
    union
    select true, l.to_id from start join thread_link l on l.from_id = start.id and l.relation = 'discussed_in' where start.kind = 'submission'
    union
    select false, l.from_id from start join thread_link l on l.to_id = start.id and l.relation = 'discussed_in' where start.kind = 'forum'
  ), beside as materialized (
    select s.later, k.number as step, n.number, n.id, n.kind, n.title, n.href, n.visible, n.date
    from start cross join station s join thread_node n on n.id = s.id join thread_kind k on k.kind = n.kind
    where n.number <> start.number
      and not exists (select from thread_reach r where r.node = start.number and r.later = s.later and r.kind = k.number and r.date = n.date and r.other = n.number)
  ), listed as materialized (
    select * from reached
    union all
    select later, step, number, id, kind, title, href, visible, date
    from (select *, row_number() over (partition by later, step order by date, number) as place from beside where visible or ${staff}) numbered where place <= ${perStep}
  ), counts as (
    select false as later, t.kind as step, t.total::bigint as total, t.hidden::bigint as hidden from start join thread_total t on t.node = start.number
    union all
    select true, r.kind, count(*), count(*) filter (where not r.visible) from start join thread_reach r on r.node = start.number and r.later group by r.kind
    union all
    select later, step, count(*), count(*) filter (where not visible) from beside group by 1, 2
  ), shown (ids) as (
    select array(select id from listed union all select id from start)
  )
  select
    (select to_json(n) from (select id, kind, title, href, visible, date from start) n) as node,
    (select json_agg(c) from counts c) as counts,
    (select json_agg(l order by l.later, l.step, l.date, l.number) from listed l) as listed,
    (select json_agg(json_build_object('from', l.from_id, 'relation', l.relation, 'to', l.to_id)) from shown join thread_link l on l.from_id = any (shown.ids) and l.to_id = any (shown.ids)) as edges
  from start`;

/** Where a kind stands on a page whose number says otherwise: practices were there before anybody spoke, a survey and an interview ask before people write, and an event comes before what was said in it. */
const PLACE: Readonly<Partial<Record<NodeKind, number>>> = { practice: -1, survey: 0.5, interview: 0.6, room: 2.5, event: 1.5 };
const placeOf = (kind: NodeKind): number => PLACE[kind] ?? NODE_KINDS.indexOf(kind);
const IN_ORDER = [...NODE_KINDS].sort((a, b) => placeOf(a) - placeOf(b));

function stepsOf(counts: readonly Count[], listed: readonly ListedNode[], staff: boolean): ThreadStep[] {
  return IN_ORDER.flatMap((kind) => {
    const of = counts.filter((c) => c.step === numberOf(kind));
    const hidden = of.reduce((sum, c) => sum + c.hidden, 0);
    const total = of.reduce((sum, c) => sum + c.total, 0) - (staff ? 0 : hidden);
    const items = listed.filter((l) => l.step === numberOf(kind)).map(({ id, title, href, visible, date }) => ({ id, kind, title, href, visible, date }));
    return total === 0 ? [] : [{ kind, total, hidden: staff ? hidden : 0, items }];
  });
}

export interface StepQuery {
  readonly later: boolean;
  /** Null for every kind, in the order of the thread. */
  readonly kind: NodeKind | null;
  readonly staff: boolean;
  readonly page: number;
  readonly pageSize: number;
}

/** One side's records page by page, for steps that have more than the thread page lists. */
export async function stepOf(reads: R, id: string, query: StepQuery): Promise<{ items: readonly ThreadNode[]; total: number } | null> {
  const start = await nodeOf(reads, id, query.staff);
  if (start === null) return null;
  const range = reads
    .selectFrom('thread_reach as r')
    .where('r.node', '=', start.number)
    .where('r.later', '=', query.later)
    .$if(query.kind !== null, (q) => q.where('r.kind', '=', numberOf(query.kind as NodeKind)))
    .$if(!query.staff, (q) => q.where('r.visible', '=', true));
  const page = range.select(['r.other', 'r.date', 'r.kind as step']).orderBy('r.kind').orderBy('r.date').orderBy('r.other').limit(query.pageSize).offset((query.page - 1) * query.pageSize);
  const [counted, items] = await Promise.all([
    range.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow(),
    reads.selectFrom(page.as('p')).innerJoin('thread_node as n', 'n.number', 'p.other').select(['n.id', 'n.kind', 'n.title', 'n.href', 'n.visible', 'n.date']).orderBy('p.step').orderBy('p.date').orderBy('p.other').execute(),
  ]);
  return { items: items as ThreadNode[], total: counted.total };
}

const reached = composed((reads: R, ids: readonly string[], kinds: readonly number[]) =>
  reads
    .selectFrom('thread_node')
    .select(NODE)
    .where('number', 'in', (e) =>
      e
        .selectFrom('thread_reach as r')
        .innerJoin('thread_node as s', 's.number', 'r.node')
        .select('r.other')
        .where(sql<boolean>`s.id = any(${ids})`)
        .where('r.later', '=', true)
        .where('r.visible', '=', true)
        .where(sql<boolean>`r.kind = any(${kinds})`),
    )
    .orderBy('date')
    .orderBy('number'),
);

/** What came of any of these records, as far as it is public: each record once, by date. */
export async function laterOf(reads: R, ids: readonly string[], kinds: readonly NodeKind[]): Promise<ThreadNode[]> {
  return ids.length === 0 ? [] : ((await reached(reads, ids, kinds.map(numberOf))) as ThreadNode[]);
}

/** Ids of the records that one record led to directly. */
export async function nodesFrom(reads: R, id: string, relation: Relation): Promise<readonly string[]> {
  return (await reads.selectFrom('thread_link').select('to_id').where('from_id', '=', id).where('relation', '=', relation).execute()).map((link) => link.to_id);
}

/** Which of some records are on the thread of one, before or after it, over any number of steps. */
export async function onThreadOf(reads: R, id: string, others: readonly string[]): Promise<readonly string[]> {
  const rows = await reads
    .selectFrom('thread_node as n')
    .innerJoin('thread_reach as r', 'r.node', 'n.number')
    .innerJoin('thread_node as o', 'o.number', 'r.other')
    .select('o.id')
    .where('n.id', '=', id)
    .where(sql<boolean>`o.id = any(${others})`)
    .execute();
  return rows.map((row) => row.id);
}

/** All records of a kind, the newest first, for staff to choose from. */
export async function nodesOfKind(reads: R, kind: NodeKind): Promise<ThreadNode[]> {
  return (await reads.selectFrom('thread_node').select(NODE).where('kind', '=', kind).orderBy('date', 'desc').orderBy('number').execute()) as ThreadNode[];
}

const newest = composed((reads: R, kind: NodeKind, most: number) => reads.selectFrom('thread_node').select(NODE).where('kind', '=', kind).where('visible', '=', true).orderBy('date', 'desc').orderBy('number').limit(most));

/** The newest public records of one kind. */
export async function newestOfKind(reads: R, kind: NodeKind, most: number): Promise<ThreadNode[]> {
  return (await newest(reads, kind, most)) as ThreadNode[];
}

/** Records by id, for staff pages that hold ids of several kinds. */
export async function nodesById(reads: R, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadNode>> {
  if (ids.length === 0) return new Map();
  const rows = (await reads.selectFrom('thread_node').select(NODE).where('id', 'in', ids).execute()) as ThreadNode[];
  return new Map(rows.map((row) => [row.id, row]));
}
