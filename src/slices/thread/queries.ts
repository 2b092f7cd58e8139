import { sql, type SqlBool } from 'kysely';
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
  readonly staff: boolean;
  /** Records of a step that are listed; 50 unless stated. */
  readonly perStep?: number;
}

/** A record's whole thread, both ways and across merges; null where there is no such record for this reader. */
export async function threadOf(reads: R, id: string, { staff, perStep = 50 }: ThreadOptions): Promise<ThreadData | null> {
  const start = await reads.selectFrom('thread_node').select(['number', ...NODE]).where('id', '=', id).executeTakeFirst();
  if (start === undefined || (!start.visible && !staff)) return null;
  const { number, ...node } = start;
  const [counts, listed] = await Promise.all([countsOf(reads, number), firstOf(reads, number, staff, perStep)]);
  const edges = await edgesAmong(reads, [number, ...listed.map((l) => l.number)]);
  const side = (later: boolean): ThreadStep[] => steps(counts.filter((c) => c.later === later), listed.filter((l) => l.later === later), staff);
  return { node: node as ThreadNode, earlier: side(false), later: side(true), edges };
}

const NODE = ['id', 'kind', 'title', 'href', 'visible', 'date'] as const;

function countsOf(reads: R, number: number) {
  return reads
    .selectFrom('thread_reach')
    .select(['later', 'kind', sql<number>`count(*)`.as('total'), sql<number>`count(*) filter (where not visible)`.as('hidden')])
    .where('node', '=', number)
    .groupBy(['later', 'kind'])
    .execute();
}

/** The first of every step in one statement: each kind is one short range of the index, already in order of date. */
async function firstOf(reads: R, number: number, staff: boolean, perStep: number) {
  const { rows } = await sql<ListedNode>`
    select side.later, k.number as step, n.number, n.id, n.kind, n.title, n.href, n.visible, n.date
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

interface ListedNode extends ThreadNode {
  readonly later: boolean;
  readonly step: number;
  readonly number: number;
}

async function edgesAmong(reads: R, numbers: readonly number[]): Promise<ThreadEdge[]> {
  const among = sql<SqlBool>`f.number = any (${numbers}::integer[]) and t.number = any (${numbers}::integer[])`;
  const rows = await reads
    .selectFrom('thread_link as l')
    .innerJoin('thread_node as f', 'f.id', 'l.from_id')
    .innerJoin('thread_node as t', 't.id', 'l.to_id')
    .select(['l.from_id as from', 'l.relation', 'l.to_id as to'])
    .where(among)
    .execute();
  return rows as ThreadEdge[];
}

function steps(counts: readonly { kind: number; total: number; hidden: number }[], listed: readonly ListedNode[], staff: boolean): ThreadStep[] {
  return counts
    .map(({ kind, total, hidden }) => ({
      kind: NODE_KINDS[kind - 1] as NodeKind,
      total: staff ? total : total - hidden,
      hidden: staff ? hidden : 0,
      items: listed.filter((l) => l.step === kind).map(({ id, kind: name, title, href, visible, date }) => ({ id, kind: name, title, href, visible, date })),
    }))
    .filter((step) => step.total > 0)
    .sort((a, b) => NODE_KINDS.indexOf(a.kind) - NODE_KINDS.indexOf(b.kind));
}

export interface StepPage {
  readonly node: ThreadNode;
  readonly items: readonly ThreadNode[];
  readonly total: number;
}

/** One step's records page by page, for those that have more than the thread page lists. */
export async function stepOf(reads: R, id: string, options: { later: boolean; kind: NodeKind; staff: boolean; page: number; pageSize: number }): Promise<StepPage | null> {
  const start = await reads.selectFrom('thread_node').select(['number', ...NODE]).where('id', '=', id).executeTakeFirst();
  if (start === undefined || (!start.visible && !options.staff)) return null;
  const { number, ...node } = start;
  const range = reads
    .selectFrom('thread_reach as r')
    .where('r.node', '=', number)
    .where('r.later', '=', options.later)
    .where('r.kind', '=', NODE_KINDS.indexOf(options.kind) + 1)
    .$if(!options.staff, (q) => q.where('r.visible', '=', true));
  const page = range.select(['r.other', 'r.date']).orderBy('r.date').orderBy('r.other').limit(options.pageSize).offset((options.page - 1) * options.pageSize);
  const [counted, items] = await Promise.all([
    range.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow(),
    reads.selectFrom(page.as('p')).innerJoin('thread_node as n', 'n.number', 'p.other').select(['n.id', 'n.kind', 'n.title', 'n.href', 'n.visible', 'n.date']).orderBy('p.date').orderBy('p.other').execute(),
  ]);
  return { node: node as ThreadNode, items: items as ThreadNode[], total: counted.total };
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
