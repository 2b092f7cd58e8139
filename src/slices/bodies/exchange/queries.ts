import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Database, Reads } from '../../../platform/database/types.ts';
import type { Kind, MemberRole, PaperKind, SittingState, StepRole } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

/** What the open interface reads: views of what is public, and what they point at. */
type R = Reads<BodyTables & Pick<Database, 'open_index' | 'open_item' | 'open_member' | 'open_step' | 'open_file' | 'open_sitting'>>;

export type OpenKind = 'organization' | 'member' | 'meeting' | 'location' | 'item' | 'paper' | 'file' | 'step';

/** One object that is or was public. */
export interface OpenEntry {
  readonly id: string;
  readonly created: Date;
  readonly modified: Date;
  /** It was public and is no more. */
  readonly gone: boolean;
}

export interface OpenWindow {
  readonly createdSince: Date | null;
  readonly createdUntil: Date | null;
  readonly modifiedSince: Date | null;
  readonly modifiedUntil: Date | null;
  /** Begin behind this object. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of what is public, in the order of ids, which never changes; with what is gone where changes are asked for. */
export async function openPage(reads: R, kind: OpenKind, { createdSince, createdUntil, modifiedSince, modifiedUntil, after, limit }: OpenWindow): Promise<{ entries: OpenEntry[]; total: number; more: boolean }> {
  const matching = reads
    .selectFrom('open_index')
    .where('kind', '=', kind)
    .$if(modifiedSince === null, (q) => q.where('gone', '=', false))
    .$if(createdSince !== null, (q) => q.where('created', '>=', createdSince))
    .$if(createdUntil !== null, (q) => q.where('created', '<=', createdUntil))
    .$if(modifiedSince !== null, (q) => q.where('modified', '>=', modifiedSince))
    .$if(modifiedUntil !== null, (q) => q.where('modified', '<=', modifiedUntil));
  const [{ n }, rows] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(['id', 'created', 'modified', 'gone']).$if(after !== null, (q) => q.where('id', '>', after)).orderBy('id').limit(limit + 1).execute(),
  ]);
  return { entries: rows.slice(0, limit) as OpenEntry[], total: n, more: rows.length > limit };
}

/** These objects, as far as they are or were public. */
export async function openEntries(reads: R, kind: OpenKind, ids: readonly string[]): Promise<OpenEntry[]> {
  if (ids.length === 0) return [];
  return (await reads.selectFrom('open_index').select(['id', 'created', 'modified', 'gone']).where('kind', '=', kind).where('id', 'in', ids).orderBy('id').execute()) as OpenEntry[];
}

export interface OpenBody {
  readonly id: string;
  readonly slug: string;
  readonly kind: Kind;
  readonly name: Localized;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly invented: boolean;
  readonly members: readonly string[];
}

export async function openBodies(reads: R, ids: readonly string[]): Promise<OpenBody[]> {
  return (await reads
    .selectFrom('body as b')
    .select(['b.id', 'b.slug', 'b.kind', 'b.name', 'b.since', 'b.until', 'b.invented', sql<string[]>`array(select m.id from open_member m where m.body_id = b.id order by m.id)`.as('members')])
    .where('b.id', 'in', ids)
    .execute()) as OpenBody[];
}

export interface OpenMember {
  readonly id: string;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly invented: boolean;
  readonly name: string;
  readonly role: MemberRole;
  readonly voting: boolean;
  readonly since: Day;
  readonly until: Day | null;
}

export async function openMembers(reads: R, ids: readonly string[]): Promise<OpenMember[]> {
  return (await reads
    .selectFrom('body_member as m')
    .innerJoin('body as b', 'b.id', 'm.body_id')
    .select(['m.id', 'm.body_id as bodyId', 'b.slug as bodySlug', 'b.invented', 'm.name', 'm.role', 'm.voting', 'm.since', 'm.until'])
    .where('m.id', 'in', ids)
    .where('m.id', 'in', reads.selectFrom('open_member').select('id'))
    .execute()) as OpenMember[];
}

export interface OpenSitting {
  readonly id: string;
  readonly slug: string;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly bodyName: Localized;
  readonly day: Day;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly place: string;
  readonly state: SittingState;
  readonly invented: boolean;
  readonly items: readonly string[];
}

export async function openSittings(reads: R, ids: readonly string[]): Promise<OpenSitting[]> {
  return (await reads
    .selectFrom('sitting as s')
    .innerJoin('body as b', 'b.id', 's.body_id')
    .select(['s.id', 's.slug', 's.body_id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 's.day', 's.starts', 's.ends', 's.place', 's.state', 'b.invented', sql<string[]>`array(select i.id from open_item i where i.sitting_id = s.id order by i.id)`.as('items')])
    .where('s.id', 'in', ids)
    .execute()) as OpenSitting[];
}

export interface OpenItem {
  readonly id: string;
  readonly sittingId: string;
  readonly sittingSlug: string;
  readonly bodySlug: string;
  /** As it stands on the agenda, those behind closed doors counted. */
  readonly number: number;
  readonly title: Localized;
  readonly result: Localized;
  readonly stepId: string | null;
}

export async function openItems(reads: R, ids: readonly string[]): Promise<OpenItem[]> {
  if (ids.length === 0) return [];
  const number = sql<number>`(select count(*)::int from agenda_item n where n.sitting_id = i.sitting_id and n.deleted_at is null and (n.position, n.created_at, n.id) <= (i.position, i.created_at, i.id))`;
  const step = sql<string | null>`(select c.id from open_step c where c.sitting_id = i.sitting_id and c.paper_id = i.paper_id order by c.id limit 1)`;
  return reads
    .selectFrom('agenda_item as i')
    .innerJoin('sitting as s', 's.id', 'i.sitting_id')
    .innerJoin('body as b', 'b.id', 's.body_id')
    .select(['i.id', 'i.sitting_id as sittingId', 's.slug as sittingSlug', 'b.slug as bodySlug', number.as('number'), 'i.title', 'i.result', step.as('stepId')])
    .where('i.id', 'in', ids)
    .orderBy('i.position')
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute();
}

export interface OpenPaper {
  readonly id: string;
  readonly slug: string;
  readonly number: string | null;
  readonly kind: PaperKind;
  readonly title: Localized;
  readonly dated: Day;
  readonly invented: boolean;
  readonly steps: readonly string[];
  readonly files: readonly string[];
}

export async function openPapers(reads: R, ids: readonly string[]): Promise<OpenPaper[]> {
  return (await reads
    .selectFrom('paper as p')
    .select(['p.id', 'p.slug', 'p.number', 'p.kind', 'p.title', 'p.dated', 'p.invented', sql<string[]>`array(select c.id from open_step c where c.paper_id = p.id order by c.id)`.as('steps'), sql<string[]>`array(select f.id from open_file f where f.paper_id = p.id order by f.id)`.as('files')])
    .where('p.id', 'in', ids)
    .execute()) as OpenPaper[];
}

export interface OpenStep {
  readonly id: string;
  readonly paperId: string;
  readonly paperSlug: string;
  readonly bodyId: string;
  /** Address of the body in the system that is in charge of it; null for ours. */
  readonly bodyElsewhere: string | null;
  readonly sittingId: string | null;
  readonly sittingElsewhere: string | null;
  readonly itemId: string | null;
  readonly role: StepRole;
}

export async function openSteps(reads: R, ids: readonly string[]): Promise<OpenStep[]> {
  if (ids.length === 0) return [];
  return (await reads
    .selectFrom('consultation as c')
    .innerJoin('paper as p', 'p.id', 'c.paper_id')
    .innerJoin('body as b', 'b.id', 'c.body_id')
    .leftJoin('open_sitting as s', 's.id', 'c.sitting_id')
    .leftJoin('sitting as o', (join) => join.onRef('o.id', '=', 'c.sitting_id').on('o.deleted_at', 'is', null))
    .select(['c.id', 'c.paper_id as paperId', 'p.slug as paperSlug', 'c.body_id as bodyId', 'b.external_id as bodyElsewhere', 's.id as sittingId', 'o.external_id as sittingElsewhere', sql<string | null>`(select i.id from open_item i where i.sitting_id = c.sitting_id and i.paper_id = c.paper_id order by i.id limit 1)`.as('itemId'), 'c.role'])
    .where('c.id', 'in', ids)
    .orderBy('c.position')
    .orderBy('c.id')
    .execute()) as OpenStep[];
}

export interface OpenFile {
  /** That of its paper for the paper itself. */
  readonly id: string;
  readonly paperId: string;
  readonly paperSlug: string;
  readonly title: Localized;
  readonly dated: Day;
  /** Null for the paper itself, which is made when asked for, and for what is a file of ours. */
  readonly url: string | null;
  /** Of an annex that is a file of ours. */
  readonly fileName: string | null;
}

export async function openFiles(reads: R, ids: readonly string[]): Promise<OpenFile[]> {
  if (ids.length === 0) return [];
  return (await reads
    .selectFrom('open_file as f')
    .innerJoin('paper as p', 'p.id', 'f.paper_id')
    .leftJoin('paper_annex as a', 'a.id', 'f.id')
    .select(['f.id', 'f.paper_id as paperId', 'p.slug as paperSlug', (e) => e.fn.coalesce('a.title', 'p.title').as('title'), 'p.dated', 'a.url', 'a.file_name as fileName'])
    .where('f.id', 'in', ids)
    .orderBy('a.position', (o) => o.asc().nullsFirst())
    .orderBy('f.id')
    .execute()) as OpenFile[];
}
