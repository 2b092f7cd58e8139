import { sql } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';
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

/** A record's whole thread, both ways and across merges; null where there is no such record for this reader. */
export async function threadOf(reads: R, id: string, { staff, perStep = 50 }: ThreadOptions): Promise<ThreadData | null> {
  const start = await nodeOf(reads, id, staff);
  if (start === null) return null;
  const [counts, listed, beside] = await Promise.all([countsOf(reads, start.number), firstOf(reads, start.number, staff, perStep), besideOf(reads, start)]);
  const seen = new Set(listed.map((l) => l.id));
  const added = beside.filter((b) => !seen.has(b.id));
  const shown = [...listed, ...firstPerStep(added, staff, perStep)];
  const edges = await edgesAmong(reads, [id, ...shown.map((l) => l.id)]);
  const side = (later: boolean): ThreadStep[] => stepsOf([...counts, ...countsIn(added)].filter((c) => c.later === later), shown.filter((l) => l.later === later), staff);
  return { node: start.node, earlier: side(false), later: side(true), edges };
}

/** The record itself with its short number; null where there is none for this reader. */
export async function nodeOf(reads: R, id: string, staff: boolean): Promise<{ number: number; node: ThreadNode } | null> {
  const row = await reads.selectFrom('thread_node').select(['number', ...NODE]).where('id', '=', id).executeTakeFirst();
  if (row === undefined || (!row.visible && !staff)) return null;
  const { number, ...node } = row;
  return { number, node: node as ThreadNode };
}

interface Count {
  readonly later: boolean;
  readonly kind: number;
  readonly total: number;
  readonly hidden: number;
}

function countsOf(reads: R, number: number): Promise<Count[]> {
  return reads
    .selectFrom('thread_reach')
    .select(['later', 'kind', sql<number>`count(*)`.as('total'), sql<number>`count(*) filter (where not visible)`.as('hidden')])
    .where('node', '=', number)
    .groupBy(['later', 'kind'])
    .execute();
}

interface ListedNode extends ThreadNode {
  readonly later: boolean;
  readonly step: number;
}

/** The first of every step in one statement: each kind is one short range of the index, already in order of date. */
async function firstOf(reads: R, number: number, staff: boolean, perStep: number): Promise<ListedNode[]> {
  const { rows } = await sql<ListedNode>`
    select side.later, k.number as step, n.id, n.kind, n.title, n.href, n.visible, n.date
    from (values (false), (true)) side (later) cross join thread_kind k
    cross join lateral (
      select r.other from thread_reach r
      where r.node = ${number} and r.later = side.later and r.kind = k.number and (r.visible or ${staff})
      order by r.date, r.other limit ${perStep}
    ) first
    join thread_node n on n.number = first.other
    order by side.later, k.number, n.date, n.number`.execute(reads);
  return rows;
}

/**
 * What lies beside the way: a recommendation is weighted in a ballot and becomes a measure, so the ballot is neither origin nor
 * outcome of the measure by links, and yet a station on its thread. From a ballot, what its options became comes later. A forum and what
 * it discussed are beside each other too.
 */
async function besideOf(reads: R, { number, node }: { number: number; node: ThreadNode }): Promise<ListedNode[]> {
  if (node.kind === 'submission' || node.kind === 'forum') return (await discussed(node).execute(reads)).rows;
  if (node.kind === 'recommendation' || node.kind === 'process' || node.kind === 'practice') return [];
  const { rows } = await (node.kind === 'ballot' ? afterBallot(node.id) : ballotsBefore(number)).execute(reads);
  return rows;
}

/** Where a contribution was discussed, or what a forum discussed: one step and no further. */
const discussed = ({ id, kind }: ThreadNode) => {
  const later = kind === 'submission';
  const [mine, other] = later ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const);
  return sql<ListedNode>`
  select ${later}::boolean as later, k.number as step, n.id, n.kind, n.title, n.href, n.visible, n.date
  from thread_link l join thread_node n on n.id = l.${sql.raw(other)} join thread_kind k on k.kind = n.kind
  where l.${sql.raw(mine)} = ${id} and l.relation = 'discussed_in'
  order by n.date, n.id`;
};

const ballotsBefore = (number: number) => sql<ListedNode>`
  select distinct false as later, ${numberOf('ballot')}::smallint as step, b.id, b.kind, b.title, b.href, b.visible, b.date
  from thread_reach r join thread_node o on o.number = r.other join thread_link l on l.from_id = o.id and l.relation = 'weighted_in' join thread_node b on b.id = l.to_id
  where r.node = ${number} and not r.later and r.kind in (${numberOf('recommendation')}, ${numberOf('measure')})
  order by date, id`;

const afterBallot = (id: string) => sql<ListedNode>`
  select distinct true as later, k.number as step, n.id, n.kind, n.title, n.href, n.visible, n.date
  from thread_link l join thread_node o on o.id = l.from_id join thread_reach r on r.node = o.number and r.later join thread_node n on n.number = r.other join thread_kind k on k.kind = n.kind
  where l.to_id = ${id} and l.relation = 'weighted_in' and n.id <> ${id} and n.kind <> 'ballot'
  order by step, date, id`;

function firstPerStep(nodes: readonly ListedNode[], staff: boolean, perStep: number): ListedNode[] {
  const open = nodes.filter((n) => n.visible || staff);
  return [...Map.groupBy(open, (n) => n.step).values()].flatMap((group) => group.slice(0, perStep));
}

function countsIn(nodes: readonly ListedNode[]): Count[] {
  return [...Map.groupBy(nodes, (n) => n.step)].map(([kind, group]) => ({ later: group[0]?.later ?? false, kind, total: group.length, hidden: group.filter((n) => !n.visible).length }));
}

async function edgesAmong(reads: R, ids: readonly string[]): Promise<ThreadEdge[]> {
  const { rows } = await sql<ThreadEdge>`select from_id as "from", relation, to_id as "to" from thread_link where from_id = any (${ids}::uuid[]) and to_id = any (${ids}::uuid[])`.execute(reads);
  return rows;
}

/** Practices were there before anybody spoke: they come first, whatever their number. */
const IN_ORDER = [...NODE_KINDS].sort((a, b) => Number(b === 'practice') - Number(a === 'practice'));

function stepsOf(counts: readonly Count[], listed: readonly ListedNode[], staff: boolean): ThreadStep[] {
  return IN_ORDER.flatMap((kind) => {
    const of = counts.filter((c) => c.kind === numberOf(kind));
    const hidden = of.reduce((sum, c) => sum + c.hidden, 0);
    const total = of.reduce((sum, c) => sum + c.total, 0) - (staff ? 0 : hidden);
    const items = listed.filter((l) => l.step === numberOf(kind)).map(({ later: _later, step: _step, ...node }) => node);
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

/** All records of a kind, the newest first, for staff to choose from. */
export async function nodesOfKind(reads: R, kind: NodeKind): Promise<ThreadNode[]> {
  return (await reads.selectFrom('thread_node').select(NODE).where('kind', '=', kind).orderBy('date', 'desc').orderBy('number').execute()) as ThreadNode[];
}

/** Records by id, for staff pages that hold ids of several kinds. */
export async function nodesById(reads: R, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadNode>> {
  if (ids.length === 0) return new Map();
  const rows = (await reads.selectFrom('thread_node').select(NODE).where('id', 'in', ids).execute()) as ThreadNode[];
  return new Map(rows.map((row) => [row.id, row]));
}
