import { sql } from 'kysely';
import { TIME_ZONE, type Day } from '../../../kernel/dates.ts';
import { mayBeMistaken, type AskedWord } from '../../../kernel/found.ts';
import { cleanLine } from '../../../kernel/text.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { occurs } from '../../../platform/database/words.ts';
import { askedWords } from '../../similarity/public.ts';
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
  readonly channel?: string | null;
  /** Whether it has become part of a recommendation. */
  readonly state?: 'published' | 'considered' | null;
  readonly q?: string | null;
  /** A merged submission stands behind the one it was merged into; with `false` it is left out. */
  readonly merged?: boolean;
}

export interface Found {
  readonly items: Submission[];
  readonly total: number;
  /** Nothing holds the words as they were asked for; these hold words that differ by a letter. */
  readonly nearly: boolean;
}
export interface Paging {
  readonly page: number;
  readonly pageSize: number;
}

/** Public submissions, newest first, with how many there are. */
export async function submissionList(reads: R, filter: SubmissionFilter, paging: Paging): Promise<Found> {
  return exactlyOrNearly(filter.q, (nearly) => {
    const matching = filtered(published(reads), filter, nearly);
    return pageOf(matching, filter.processId == null ? matching.orderBy('s.received_at', 'desc').orderBy('s.id') : matching.orderBy('s.number', 'desc'), paging);
  });
}

/** What holds the words; where nothing does, what nearly holds them. */
async function exactlyOrNearly(q: string | null | undefined, find: (nearly: boolean) => Promise<Omit<Found, 'nearly'>>): Promise<Found> {
  const exact = await find(false);
  if (exact.total > 0 || !mayBeMistaken(askedWords(cleanLine(q ?? '')))) return { ...exact, nearly: false };
  const close = await find(true);
  return { ...close, nearly: close.total > 0 };
}

async function pageOf(matching: Base, ordered: Base, { page, pageSize }: Paging): Promise<{ items: Submission[]; total: number }> {
  const [{ n }, rows] = await Promise.all([
    matching.clearSelect().select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    ordered.limit(pageSize).offset((page - 1) * pageSize).execute(),
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

function filtered(query: Base, { processId, topic, municipality, language, channel, state, q: asked, merged }: SubmissionFilter, nearly: boolean): Base {
  const q = cleanLine(asked ?? '');
  const number = /^(?:nr\.?|no\.?|#)?\s*(\d{1,9})$/i.exec(q)?.[1];
  return query
    .$if(processId != null, (b) => b.where('s.process_id', '=', processId as string))
    .$if(topic != null, (b) => b.where('s.topic_id', '=', topic as string))
    .$if(municipality != null, (b) => b.where('s.municipality_key', '=', municipality as string))
    .$if(language != null, (b) => b.where('s.language', '=', language as string))
    .$if(channel != null, (b) => b.where('s.channel', '=', channel as string))
    .$if(state != null, (b) => b.where('s.considered_on', state === 'considered' ? 'is not' : 'is', null))
    .$if(merged === false, (b) => b.where('s.merged_into', 'is', null))
    .$if(number !== undefined, (b) => b.where('s.number', '=', Number(number)))
    .$if(q !== '' && number === undefined, (b) => b.where((nearly ? nearlyContains : contains)(askedWords(q))));
}

/** Public submissions that hold the words of a question, or nearly so. A number alone asks for those that have it. */
export async function submissionsWith(reads: R, words: readonly AskedWord[], nearly: boolean, paging: Paging): Promise<{ items: Submission[]; total: number }> {
  const matching = filtered(published(reads), { q: words.map(({ word }) => word).join(' ') }, nearly);
  return pageOf(matching, matching.orderBy('s.received_at', 'desc').orderBy('s.id'), paging);
}


/** Every word occurs, also inside others or in its parts; case, umlauts and their spellings do not matter. */
const contains = (words: readonly AskedWord[]) => sql<boolean>`(${sql.join(words.map((word) => occurs(sql`s.plain`, word, false)), sql` and `)})`;

/** Every word occurs with one letter wrong at most. First the rows in which half of each word is right, by the index; these few are read closely. */
const nearlyContains = (words: readonly AskedWord[]) => sql<boolean>`s.id in (
  with likely as materialized (select l.id, l.plain from submission l where ${sql.join(words.map(({ word }) => sql`l.plain like any (participation_halves(${word}))`), sql` and `)})
  select id from likely where ${sql.join(words.map(({ word }) => sql`plain ~ participation_nearly(${word})`), sql` and `)})`;

/** How many public submissions of a process name each municipality; under `null` those that name none. */
export async function countsByPlace(reads: R, processId: string, topic: string | null): Promise<ReadonlyMap<string | null, number>> {
  const rows = await filtered(published(reads), { processId, topic }, false).clearSelect().select(({ fn }) => ['s.municipality_key as key', fn.countAll<number>().as('n')]).groupBy('s.municipality_key').execute();
  return new Map(rows.map((r) => [r.key, r.n]));
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
export async function staffList(reads: R, { processIds, state, q }: StaffFilter, paging: Paging): Promise<Found> {
  const direction = state === 'received' ? 'asc' : 'desc';
  return exactlyOrNearly(q, (nearly) => {
    const matching = filtered(base(reads), { q: q ?? null }, nearly)
      .where('s.state', '=', state)
      .$if(processIds !== null, (b) => b.where(sql<boolean>`s.process_id = any(${processIds ?? []})`));
    return pageOf(matching, matching.orderBy('s.received_at', direction).orderBy('s.number', direction), paging);
  });
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
