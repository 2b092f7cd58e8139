import { sql } from 'kysely';
import { TIME_ZONE, type Day } from '../../../kernel/dates.ts';
import { cleanLine } from '../../../kernel/text.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { PublicTables, SubmissionTables } from '../tables.ts';
import { receiptHash } from './rules.ts';
import type { Channel, SubmissionState } from './schema.ts';

type R = Reads<PublicTables>;

export interface Submission {
  readonly id: string;
  readonly processId: string;
  readonly processSlug: string;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly topicId: string | null;
  readonly municipality: string | null;
  readonly channel: Channel;
  readonly helped: boolean;
  readonly redacted: boolean;
  readonly state: SubmissionState;
  readonly withheldReason: string | null;
  readonly consideredOn: Day | null;
  readonly mergedInto: string | null;
  readonly receivedOn: Day;
  readonly version: number;
}

const COLUMNS = [
  's.id', 's.process_id as processId', 'p.slug as processSlug', 's.number', 's.text', 's.language', 's.topic_id as topicId', 's.municipality_key as municipality', 's.channel', 's.helped', 's.redacted',
  's.state', 's.withheld_reason as withheldReason', 's.considered_on as consideredOn', 's.merged_into as mergedInto', 's.version',
] as const;
/** The day in Germany, told by the database: asking the calendar here for each row of a list costs more than the row. */
const RECEIVED_ON = sql<Day>`to_char(s.received_at at time zone ${sql.lit(TIME_ZONE)}, 'YYYY-MM-DD')`.as('receivedOn');

const base = (reads: R) => reads.selectFrom('submission as s').innerJoin('process as p', 'p.id', 's.process_id').select(COLUMNS).select(RECEIVED_ON);
type Row = Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>;
const asSubmission = (row: Row): Submission => row as Submission;

/** Public: moderated, of a public process. Anything else has no representation. */
const published = (reads: R) => base(reads).where('s.state', '=', 'published').where('p.published_on', 'is not', null);

export interface SubmissionFilter {
  readonly processId?: string | null;
  readonly topic?: string | null;
  readonly municipality?: string | null;
  readonly language?: string | null;
  readonly q?: string | null;
  /** A merged submission stands behind the one it was merged into; with `false` it is left out. */
  readonly merged?: boolean;
}

/** Public submissions, newest first, with how many there are. */
export async function submissionList(reads: R, filter: SubmissionFilter, paging: { readonly page: number; readonly pageSize: number }): Promise<{ items: Submission[]; total: number }> {
  const matching = filtered(published(reads), filter);
  const [{ n }, rows] = await Promise.all([
    matching.clearSelect().select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    (filter.processId == null ? matching.orderBy('s.received_at', 'desc').orderBy('s.id') : matching.orderBy('s.number', 'desc')).limit(paging.pageSize).offset((paging.page - 1) * paging.pageSize).execute(),
  ]);
  return { items: rows.map(asSubmission), total: n };
}

const counted = (reads: R) => published(reads).clearSelect().select(({ fn }) => fn.countAll<number>().as('n'));
const countAll = composed(counted);
const countOfProcess = composed((reads: R, processId: string) => counted(reads).where('s.process_id', '=', processId));

/** How many public submissions there are, of one process or all. */
export async function submissionCount(reads: R, processId: string | null = null): Promise<number> {
  return (await (processId === null ? countAll(reads) : countOfProcess(reads, processId)))[0]?.n ?? 0;
}

type Base = ReturnType<typeof base>;

function filtered(query: Base, { processId, topic, municipality, language, q: asked, merged }: SubmissionFilter): Base {
  const q = cleanLine(asked ?? '');
  const number = /^(?:nr\.?|no\.?|#)?\s*(\d{1,9})$/i.exec(q)?.[1];
  return query
    .$if(processId != null, (b) => b.where('s.process_id', '=', processId as string))
    .$if(topic != null, (b) => b.where('s.topic_id', '=', topic as string))
    .$if(municipality != null, (b) => b.where('s.municipality_key', '=', municipality as string))
    .$if(language != null, (b) => b.where('s.language', '=', language as string))
    .$if(merged === false, (b) => b.where('s.merged_into', 'is', null))
    .$if(number !== undefined, (b) => b.where('s.number', '=', Number(number)))
    .$if(q !== '' && number === undefined, (b) => b.where(contains('s.text', q)));
}

/** Every word of the question occurs; case, umlauts and their spellings do not matter. */
export function contains(column: string, q: string) {
  const words = q.split(/\s+/u).filter((w) => w !== '').slice(0, 10);
  return sql<boolean>`(${sql.join(words.map((w) => sql`participation_plain(${sql.ref(column)}) like '%' || replace(replace(replace(participation_plain(${w}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`), sql` and `)})`;
}

/** Languages that public submissions are written in, of one process or all. */
export async function languagesUsed(reads: R, processId: string | null): Promise<readonly string[]> {
  const rows = await reads
    .selectFrom('submission')
    .select('language')
    .distinct()
    .where('state', '=', 'published')
    .$if(processId !== null, (b) => b.where('process_id', '=', processId as string))
    .orderBy('language')
    .execute();
  return rows.map((r) => r.language);
}

/** One public submission; null also for what was not moderated, was withheld or withdrawn. */
export async function publicSubmission(reads: R, processId: string, number: number): Promise<Submission | null> {
  const row = await published(reads).where('s.process_id', '=', processId).where('s.number', '=', number).executeTakeFirst();
  return row === undefined ? null : asSubmission(row);
}

/** In whatever state: for the office and for commands. */
export async function submissionById(reads: R, id: string): Promise<Submission | null> {
  const row = await base(reads).where('s.id', '=', id).executeTakeFirst();
  return row === undefined ? null : asSubmission(row);
}

/** In whatever state, by their ids. */
export async function submissionsByIds(reads: R, ids: readonly string[]): Promise<Submission[]> {
  if (ids.length === 0) return [];
  return (await base(reads).where(sql<boolean>`s.id = any(${ids})`).orderBy('s.number').execute()).map(asSubmission);
}

/** Those merged directly into one, in whatever state. */
export async function mergedInto(reads: R, id: string): Promise<Submission[]> {
  return (await base(reads).where('s.merged_into', '=', id).orderBy('s.number').execute()).map(asSubmission);
}

export interface StaffFilter {
  /** Of these processes, or of all. */
  readonly processIds: readonly string[] | null;
  readonly state: SubmissionState;
  readonly q?: string | null;
}

/** The office's list: what waits for moderation oldest first, everything else newest first. */
export async function staffList(reads: R, { processIds, state, q }: StaffFilter, paging: { readonly page: number; readonly pageSize: number }): Promise<{ items: Submission[]; total: number }> {
  const matching = filtered(base(reads), { q: q ?? null })
    .where('s.state', '=', state)
    .$if(processIds !== null, (b) => b.where(sql<boolean>`s.process_id = any(${processIds ?? []})`));
  const { n } = await matching.clearSelect().select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await matching
    .orderBy('s.received_at', state === 'received' ? 'asc' : 'desc')
    .orderBy('s.number', state === 'received' ? 'asc' : 'desc')
    .limit(paging.pageSize)
    .offset((paging.page - 1) * paging.pageSize)
    .execute();
  return { items: rows.map(asSubmission), total: n };
}

const byProcessAndState = composed((reads: R) =>
  reads.selectFrom('submission').select(({ fn }) => ['process_id', 'state', fn.countAll<number>().as('n'), fn.min('received_at').as('oldest')]).groupBy(['process_id', 'state']),
);

/** Submissions by state and process, for the office's pages. */
export async function countsByProcess(reads: R): Promise<ReadonlyMap<string, Readonly<Record<SubmissionState, number>> & { readonly oldest: Date | null }>> {
  const rows = await byProcessAndState(reads);
  const counts = new Map<string, Record<SubmissionState, number> & { oldest: Date | null }>();
  for (const { process_id, state, n, oldest } of rows) {
    const entry = counts.get(process_id) ?? { received: 0, accepted: 0, published: 0, withheld: 0, withdrawn: 0, routed: 0, oldest: null };
    entry[state as SubmissionState] = n;
    if (state === 'received') entry.oldest = oldest;
    counts.set(process_id, entry);
  }
  return counts;
}

/** Whose receipt this is, by the code as its author has it. */
export async function submissionByReceipt(reads: R, code: string): Promise<Submission | null> {
  const row = await base(reads).where('s.receipt_hash', '=', receiptHash(code)).executeTakeFirst();
  return row === undefined ? null : asSubmission(row);
}

export interface Contact {
  readonly email: string;
  readonly name: string | null;
  readonly locale: string;
}

/** The author's address, for the one who answers. No public page calls this. */
export async function contactOf(reads: Reads<SubmissionTables>, id: string): Promise<Contact | null> {
  return (await reads.selectFrom('submission_contact').select(['email', 'name', 'locale']).where('submission_id', '=', id).executeTakeFirst()) ?? null;
}

/** Public submissions of a process by their numbers. */
export async function submissionsByNumber(reads: R, processId: string, numbers: readonly number[]): Promise<Submission[]> {
  if (numbers.length === 0) return [];
  return (await published(reads).where('s.process_id', '=', processId).where(sql<boolean>`s.number = any(${numbers})`).orderBy('s.number').execute()).map(asSubmission);
}
