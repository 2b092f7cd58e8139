import { sql } from 'kysely';
import type { Day } from '../../kernel/dates.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { PollKind, PollState, QuestionState, RoomState, Screen } from './rules.ts';
import type { LiveTables } from './tables.ts';
import { roomHref } from './urls.ts';

export type LiveReads = Reads<LiveTables>;

export interface Subject {
  readonly kind: string;
  readonly id: string;
  readonly title: Localized;
  /** Without language prefix. */
  readonly href: string;
  /** What has its place on the thread: the event itself, or the event of the session. */
  readonly origin: string;
}

export interface Room {
  readonly id: string;
  readonly slug: string;
  readonly code: string;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly processId: string | null;
  /** What the room belongs to: an event or one of its sessions. */
  readonly subject: Subject | null;
  readonly heldOn: Day;
  readonly invented: boolean;
  readonly state: RoomState;
  readonly closesOn: Day | null;
  readonly asking: boolean;
  readonly moderated: boolean;
  readonly teams: readonly string[];
  readonly screen: Screen;
  readonly screenPoll: string | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly revision: number;
}

export interface Option {
  readonly number: number;
  readonly title: Localized;
  readonly correct: boolean;
}

export interface Poll {
  readonly id: string;
  readonly roomId: string;
  readonly number: number;
  readonly kind: PollKind;
  readonly question: Localized;
  readonly state: PollState;
  readonly shownLive: boolean;
  readonly maxChoices: number;
  readonly dotsPerVoter: number;
  readonly maxPerOption: number;
  readonly scaleFrom: number;
  readonly scaleTo: number;
  readonly scaleLow: Localized | null;
  readonly scaleHigh: Localized | null;
  readonly options: readonly Option[];
  /** Only once the room is closed; else counted when it may be shown. */
  readonly result: FrozenResult | null;
  readonly revision: number;
}

export interface TeamResult {
  readonly team: number;
  readonly answers: number;
  readonly right: number;
}
export interface FrozenResult {
  readonly answers: number;
  readonly counts: readonly number[];
  readonly teams: readonly TeamResult[];
}

export interface Question {
  readonly id: string;
  readonly number: number;
  readonly text: Localized;
  readonly firstName: string | null;
  readonly state: QuestionState;
  readonly hiddenReason: string | null;
  readonly answered: boolean;
  readonly pinned: boolean;
  readonly place: number | null;
  readonly mergedInto: string | null;
  readonly support: number;
  readonly submissionHref: string | null;
}

const COLUMNS = [
  'id', 'slug', 'code', 'title', 'note', 'process_id', 'subject_kind', 'subject_id', 'subject_title', 'subject_href', 'subject_origin', 'held_on', 'invented', 'state', 'closes_on', 'asking', 'moderated', 'teams', 'screen', 'screen_poll', 'opened_at',
  'closed_at', 'revision',
] as const;

const rows = (reads: LiveReads) => reads.selectFrom('live_room').select(COLUMNS);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function roomOf(row: Row): Room {
  const { subject_kind: kind, subject_id: id, subject_title: title, subject_href: href, subject_origin: origin } = row;
  return {
    id: row.id, slug: row.slug, code: row.code, title: row.title, note: row.note, processId: row.process_id, heldOn: row.held_on, invented: row.invented, state: row.state as RoomState, closesOn: row.closes_on,
    subject: kind === null || id === null || title === null || href === null ? null : { kind, id, title, href, origin: origin ?? id },
    asking: row.asking, moderated: row.moderated, teams: row.teams, screen: row.screen as Screen, screenPoll: row.screen_poll, openedAt: row.opened_at, closedAt: row.closed_at, revision: row.revision,
  };
}

async function oneRoom(reads: LiveReads, column: 'id' | 'slug' | 'code' | 'subject_id', value: string): Promise<Room | null> {
  const row = await rows(reads).where(column, '=', value).executeTakeFirst();
  return row === undefined ? null : roomOf(row);
}

export const roomBySlug = (reads: LiveReads, slug: string): Promise<Room | null> => oneRoom(reads, 'slug', slug);
export const roomById = (reads: LiveReads, id: string): Promise<Room | null> => oneRoom(reads, 'id', id);
/** Also a draft's: callers decide who may see it. */
export const roomByCode = (reads: LiveReads, code: string): Promise<Room | null> => oneRoom(reads, 'code', code);
/** The room of an event or session. */
export const roomOfSubject = (reads: LiveReads, subjectId: string): Promise<Room | null> => oneRoom(reads, 'subject_id', subjectId);

/** Rooms that one may enter or look back at, by what they belong to. */
export async function roomsAt(reads: LiveReads, subjectIds: readonly string[]): Promise<ReadonlyMap<string, { readonly title: Localized; readonly href: string; readonly open: boolean }>> {
  if (subjectIds.length === 0) return new Map();
  const found = await reads.selectFrom('live_room').select(['subject_id as subjectId', 'slug', 'title', 'state']).where('subject_id', 'in', subjectIds).where('state', '<>', 'draft').execute();
  return new Map(found.map((r) => [r.subjectId ?? '', { title: r.title, href: roomHref(r.slug), open: r.state === 'open' }]));
}

export interface RoomFilter {
  readonly states: readonly RoomState[];
  readonly q?: string | null;
  readonly processId?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** Rooms, the open ones first, then the newest. */
export async function roomList(reads: LiveReads, { states, q = null, processId, limit = 500, offset = 0 }: RoomFilter): Promise<{ items: readonly Room[]; total: number }> {
  if (states.length === 0) return { items: [], total: 0 };
  const needle = (q ?? '').trim().toLowerCase();
  const matching = reads.selectFrom('live_room').where('state', 'in', states).$if(processId !== undefined, (f) => f.where('process_id', '=', processId as string)).$if(needle !== '', (f) => f.where(sql<boolean>`strpos(lower(title::text), ${needle}) > 0`));
  const [items, counted] = await Promise.all([
    matching.select(COLUMNS).orderBy(sql`state = 'open'`, 'desc').orderBy('held_on', 'desc').orderBy('slug').limit(limit).offset(offset).execute(),
    matching.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: items.map(roomOf), total: counted.n };
}

const POLL = [
  'id', 'room_id as roomId', 'number', 'kind', 'question', 'state', 'shown_live as shownLive', 'max_choices as maxChoices', 'dots_per_voter as dotsPerVoter', 'max_per_option as maxPerOption', 'scale_from as scaleFrom', 'scale_to as scaleTo',
  'scale_low as scaleLow', 'scale_high as scaleHigh', 'result', 'revision',
] as const;

/** A room's polls with their options, in order. */
export async function pollsOf(reads: LiveReads, roomId: string): Promise<readonly Poll[]> {
  const [polls, options] = await Promise.all([
    reads.selectFrom('live_poll').select(POLL).where('room_id', '=', roomId).orderBy('number').execute(),
    reads.selectFrom('live_option as o').innerJoin('live_poll as p', 'p.id', 'o.poll_id').select(['o.poll_id', 'o.number', 'o.title', 'o.correct']).where('p.room_id', '=', roomId).orderBy('o.number').execute(),
  ]);
  const byPoll = Map.groupBy(options, (o) => o.poll_id);
  return polls.map((p) => ({ ...p, options: (byPoll.get(p.id) ?? []).map(({ number, title, correct }) => ({ number, title, correct })) }) as Poll);
}

/**
 * Every question of a room, hidden ones too: callers leave out what their readers may not see. One that others were merged into has the
 * support of the strongest of them: a device has another mark at each question, so adding would count people twice.
 */
export async function questionsOf(reads: LiveReads, room: Pick<Room, 'id' | 'state'>): Promise<readonly Question[]> {
  const found = await reads
    .selectFrom('live_question')
    .select(['id', 'number', 'text', 'first_name as firstName', 'state', 'hidden_reason as hiddenReason', 'answered', 'pinned', 'place', 'merged_into as mergedInto', 'support', 'submission_href as submissionHref'])
    .where('room_id', '=', room.id)
    .orderBy('number')
    .execute();
  const counted = room.state === 'open' ? await supportOf(reads, room.id) : null;
  const own = (q: (typeof found)[number]): number => (counted === null ? q.support : (counted.get(q.id) ?? 0));
  const merged = Map.groupBy(found.filter((q) => q.mergedInto !== null), (q) => q.mergedInto);
  return found.map((q) => ({ ...q, support: Math.max(own(q), ...(merged.get(q.id) ?? []).map(own)) })) as Question[];
}

/** Devices behind each question, by its id. */
export async function supportOf(reads: LiveReads, roomId: string): Promise<ReadonlyMap<string, number>> {
  const counted = await reads
    .selectFrom('live_support as s')
    .innerJoin('live_question as q', 'q.id', 's.question_id')
    .select(['s.question_id', sql<number>`count(*)`.as('n')])
    .where('q.room_id', '=', roomId)
    .groupBy('s.question_id')
    .execute();
  return new Map(counted.map((c) => [c.question_id, c.n]));
}

/** What a poll's answers say now: how many there are and the sum at each position. */
export async function countAnswers(reads: LiveReads, pollId: string, positions: number): Promise<{ answers: number; counts: readonly number[] }> {
  const sums = positions === 0 ? sql`array[]::bigint[]` : sql`array[${sql.join(Array.from({ length: positions }, (_, i) => sql`coalesce(sum(counts[${sql.lit(i + 1)}]), 0)`))}]::bigint[]`;
  const row = await reads.selectFrom('live_answer').select([sql<number>`count(*)`.as('answers'), sql<readonly (number | string)[]>`${sums}`.as('counts')]).where('poll_id', '=', pollId).executeTakeFirstOrThrow();
  return { answers: row.answers, counts: row.counts.map(Number) };
}

/** Answers and right answers by team of a quiz. */
export async function countTeams(reads: LiveReads, poll: Pick<Poll, 'id' | 'options'>): Promise<readonly TeamResult[]> {
  const right = poll.options.find((o) => o.correct)?.number ?? 0;
  const found = await reads
    .selectFrom('live_answer')
    .select(['team', sql<number>`count(*)`.as('answers'), sql<number>`count(*) filter (where counts[${right}] > 0)`.as('right')])
    .where('poll_id', '=', poll.id)
    .where('team', 'is not', null)
    .groupBy('team')
    .orderBy('team')
    .execute();
  return found.map((t) => ({ team: t.team ?? 0, answers: t.answers, right: t.right }));
}

export interface Word {
  readonly word: string;
  readonly shownAs: string;
  readonly state: 'waiting' | 'shown' | 'hidden';
  readonly count: number;
}

/** A cloud's words with how many devices gave each, the most frequent first. Words nobody gives any more are left out. */
export async function wordsOf(reads: LiveReads, pollId: string): Promise<readonly Word[]> {
  const found = await reads
    .selectFrom('live_word as w')
    .leftJoin(
      reads.selectFrom('live_answer').select([sql<string>`unnest(words)`.as('word'), sql<number>`count(*)`.as('n')]).where('poll_id', '=', pollId).groupBy(sql`1`).as('a'),
      (join) => join.onRef('a.word', '=', 'w.word'),
    )
    .select(['w.word', 'w.shown_as as shownAs', 'w.state', sql<number>`coalesce(w.count, a.n, 0)`.as('count')])
    .where('w.poll_id', '=', pollId)
    .execute();
  return (found as Word[]).filter((w) => w.count > 0).sort((a, b) => b.count - a.count || a.word.localeCompare(b.word, 'de'));
}

/** Rooms whose last day is over. */
export async function overdueRooms(reads: LiveReads, today: Day): Promise<readonly string[]> {
  return (await reads.selectFrom('live_room').select('id').where('state', '=', 'open').where('closes_on', '<', today).execute()).map((r) => r.id);
}

/** Of these ids the ones whose room is closed or gone: their keys have no use any more. */
export async function endedRooms(reads: LiveReads, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  return (await reads.selectFrom('live_room').select('id').where('id', 'in', ids).where('state', '=', 'closed').execute()).map((r) => r.id);
}
