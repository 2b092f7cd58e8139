import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { Words } from '../register/queries.ts';
import type { Eye } from '../rules.ts';
import type { Outcome, PaperKind, StepResult, StepRole } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

type R = Reads<BodyTables>;

export interface Paper {
  readonly id: string;
  readonly slug: string;
  readonly number: string | null;
  readonly kind: PaperKind;
  /** What another system calls its kind; empty for ours. */
  readonly kindSaid: string;
  readonly title: Localized;
  readonly dated: Day;
  readonly departmentId: string | null;
  readonly proposal: Localized;
  readonly facts: Localized;
  readonly financial: Localized;
  readonly public: boolean;
  readonly dispatchedOn: Day | null;
  readonly source: string;
  readonly invented: boolean;
  /** Another system is in charge of it. */
  readonly taken: boolean;
  readonly originalUrl: string | null;
  readonly modifiedAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id', 'slug', 'number', 'kind', 'title', 'dated', 'department_id as departmentId', 'proposal', 'facts', 'financial', 'public', 'dispatched_on as dispatchedOn', 'source', 'invented',
  'kind_said as kindSaid', sql<boolean>`external_id is not null`.as('taken'), 'original_url as originalUrl', 'modified_at as modifiedAt', 'version',
] as const;

/** The papers this eye sees: the one place that knows that nothing is public before it was sent to the members. */
const papersFor = (reads: R, eye: Eye) => reads.selectFrom('paper').where('deleted_at', 'is', null).$if(!eye.office, (q) => q.where('public', '=', true).where('dispatched_on', '<=', eye.today));

export interface PaperFilter {
  readonly kind: PaperKind | null;
  readonly bodyId: string | null;
  readonly q: Words | null;
}

const TEXT = sql`concat_ws(' ', number, localized_words(title), localized_words(proposal), localized_words(facts))`;

/** The latest first; for the office those that were not sent yet before them. */
export async function paperList(reads: R, eye: Eye, { kind, bodyId, q }: PaperFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: Paper[]; total: number }> {
  const matching = papersFor(reads, eye)
    .$if(kind !== null, (x) => x.where('kind', '=', kind as PaperKind))
    .$if(bodyId !== null, (x) => x.where('id', 'in', reads.selectFrom('consultation').select('paper_id').where('body_id', '=', bodyId as string).where('deleted_at', 'is', null)))
    .$if(q !== null, (x) => x.where(containsWords(TEXT, q ?? '')));
  const [{ n }, rows] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).$if(q !== null && typeof q === 'object', (x) => x.orderBy(asAsked(TEXT, q as Exclude<Words, string>), 'desc')).orderBy('dispatched_on', (o) => o.desc().nullsFirst()).orderBy('dated', 'desc').orderBy('slug').limit(limit).offset(offset).execute(),
  ]);
  return { items: rows as Paper[], total: n };
}

export async function paperBySlug(reads: R, eye: Eye, slug: string): Promise<Paper | null> {
  return ((await papersFor(reads, eye).select(COLUMNS).where('slug', '=', slug).executeTakeFirst()) as Paper | undefined) ?? null;
}

/** Papers by id, as this eye sees them. */
export async function papersById(reads: R, eye: Eye, ids: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = (await papersFor(reads, eye).select(COLUMNS).where('id', 'in', wanted).execute()) as Paper[];
  return new Map(rows.map((p) => [p.id, p]));
}

export interface Annex {
  readonly id: string;
  readonly position: number;
  readonly title: Localized;
  readonly text: Localized;
  readonly url: string | null;
  /** Digest and name of an annex that is a file of its own. */
  readonly file: string | null;
  readonly fileName: string | null;
}

/** Annexes of a paper that this eye was given. */
export async function annexesOf(reads: R, paperId: string): Promise<readonly Annex[]> {
  return reads.selectFrom('paper_annex').select(['id', 'position', 'title', 'text', 'url', 'file', 'file_name as fileName']).where('paper_id', '=', paperId).orderBy('position').execute();
}

export interface Step {
  readonly id: string;
  readonly position: number;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly bodyName: Localized;
  readonly bodyPublic: boolean;
  readonly sittingId: string | null;
  readonly sittingSlug: string | null;
  readonly day: Day;
  readonly public: boolean;
  readonly role: StepRole;
  /** Null until the body has dealt with it, and for eyes that may not know. */
  readonly result: StepResult | null;
  readonly note: Localized | null;
  readonly outcome: Outcome;
  readonly ayes: number | null;
  readonly noes: number | null;
  readonly abstentions: number | null;
}

/** The sequence of bodies. Of a step behind closed doors everybody sees body and day, neither recommendation nor vote. */
export async function stepsOf(reads: R, eye: Eye, paperId: string): Promise<readonly Step[]> {
  const rows = (await reads
    .selectFrom('consultation as c')
    .innerJoin('body as b', 'b.id', 'c.body_id')
    .leftJoin('sitting as s', (join) => join.onRef('s.id', '=', 'c.sitting_id').on('s.deleted_at', 'is', null))
    .select(['c.id', 'c.position', 'c.body_id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 'b.public as bodyPublic', 'c.sitting_id as sittingId', 's.slug as sittingSlug', 'c.day', 'c.public', 'c.role', 'c.result', 'c.note', 'c.outcome', 'c.ayes', 'c.noes', 'c.abstentions'])
    .where('c.paper_id', '=', paperId)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.position')
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute()) as Step[];
  return rows.map((step) => (eye.office || (step.public && step.day <= eye.today) ? step : { ...step, result: null, note: null, outcome: 'unknown', ayes: null, noes: null, abstentions: null }));
}
