import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import { papersById, type Paper } from '../papers/queries.ts';
import type { Eye } from '../rules.ts';
import type { Presence, SittingState } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

type R = Reads<BodyTables>;

export interface Sitting {
  readonly id: string;
  readonly slug: string;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly bodyName: Localized;
  readonly open: boolean;
  readonly invented: boolean;
  readonly day: Day;
  /** `HH:MM`. */
  readonly starts: string | null;
  readonly ends: string | null;
  readonly place: string;
  readonly state: SittingState;
  readonly dispatchedOn: Day | null;
  readonly guests: number | null;
  /** Empty for eyes that may not read them yet. */
  readonly minutes: Localized;
  readonly minutesOn: Day | null;
  readonly source: string;
  /** Another system is in charge of it. */
  readonly taken: boolean;
  readonly originalUrl: string | null;
  readonly modifiedAt: Date;
  readonly version: number;
}

const NOTHING = { source: 'de', version: 1, texts: { de: { text: '', of: 1, by: 'source' } } } as const satisfies Localized;

/** Sittings of bodies that this eye sees. Day and place are public at once; what stands in them is asked for below. */
const sittingsFor = (reads: R, eye: Eye) =>
  reads.selectFrom('sitting as s').innerJoin('body as b', 'b.id', 's.body_id').where('s.deleted_at', 'is', null).where('b.deleted_at', 'is', null).$if(!eye.office, (q) => q.where('b.public', '=', true));

const COLUMNS = [
  's.id', 's.slug', 's.body_id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 'b.open_sittings as open', 'b.invented', 's.day', 's.starts', 's.ends', 's.place', 's.state', 's.dispatched_on as dispatchedOn', 's.guests', 's.minutes',
  's.minutes_on as minutesOn', 's.source', sql<boolean>`s.external_id is not null`.as('taken'), 's.original_url as originalUrl', 's.modified_at as modifiedAt', 's.version',
] as const;

/** Minutes that are not released, and their day, are nobody's but the office's; so is a day of dispatch that is still to come. */
function seen(row: Sitting, eye: Eye): Sitting {
  const clock = (time: string | null): string | null => time?.slice(0, 5) ?? null;
  const shown = { ...row, starts: clock(row.starts), ends: clock(row.ends) };
  if (eye.office) return shown;
  const released = row.minutesOn !== null && row.minutesOn <= eye.today;
  return { ...shown, minutes: released ? row.minutes : NOTHING, minutesOn: released ? row.minutesOn : null, dispatchedOn: row.dispatchedOn !== null && row.dispatchedOn <= eye.today ? row.dispatchedOn : null };
}

export interface SittingFilter {
  readonly bodyId?: string | null;
  readonly when?: 'upcoming' | 'past' | null;
  readonly q?: string | null;
}

/** Sittings to come, the nearest first; past ones the latest first; all of them the latest first. */
export async function sittingList(reads: R, eye: Eye, { bodyId = null, when = null, q = null }: SittingFilter, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ items: Sitting[]; total: number }> {
  const matching = sittingsFor(reads, eye)
    .$if(bodyId !== null, (x) => x.where('s.body_id', '=', bodyId as string))
    .$if(when === 'upcoming', (x) => x.where('s.day', '>=', eye.today))
    .$if(when === 'past', (x) => x.where('s.day', '<', eye.today))
    .$if(q !== null, (x) => x.where(containsWords(sql`concat_ws(' ', localized_words(b.name), s.place)`, q ?? '')));
  const [{ n }, rows] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).orderBy('s.day', when === 'upcoming' ? 'asc' : 'desc').orderBy('s.id').limit(pageSize).offset((page - 1) * pageSize).execute(),
  ]);
  return { items: (rows as Sitting[]).map((row) => seen(row, eye)), total: n };
}

export async function sittingBySlug(reads: R, eye: Eye, body: string, slug: string): Promise<Sitting | null> {
  const row = (await sittingsFor(reads, eye).select(COLUMNS).where('b.slug', '=', body).where('s.slug', '=', slug).executeTakeFirst()) as Sitting | undefined;
  return row === undefined ? null : seen(row, eye);
}

/** Sittings by id, as this eye sees them. */
export async function sittingsById(reads: R, eye: Eye, ids: readonly string[]): Promise<Sitting[]> {
  return ids.length === 0 ? [] : ((await sittingsFor(reads, eye).select(COLUMNS).where('s.id', 'in', ids).execute()) as Sitting[]).map((row) => seen(row, eye));
}

export interface AgendaItem {
  readonly id: string;
  /** As it stands on the agenda, those behind closed doors counted. */
  readonly number: number;
  readonly position: number;
  /** Null for eyes that may not read it. */
  readonly title: Localized | null;
  readonly public: boolean;
  readonly paper: Pick<Paper, 'id' | 'slug' | 'number' | 'title'> | null;
  readonly result: Localized;
  /** How another system numbers it, and what was decided there in full; empty for ours. */
  readonly numberSaid: string;
  readonly wording: string;
}

/**
 * The agenda. Nothing of it before it was sent to the members; of what is dealt with behind closed doors the number alone; nothing
 * that would name a paper before that paper is public.
 */
export async function agendaOf(reads: R, eye: Eye, sitting: Pick<Sitting, 'id' | 'dispatchedOn'>): Promise<readonly AgendaItem[]> {
  if (!eye.office && (sitting.dispatchedOn === null || sitting.dispatchedOn > eye.today)) return [];
  const rows = await reads.selectFrom('agenda_item').select(['id', 'position', 'title', 'public', 'paper_id as paperId', 'result', 'number_said as numberSaid', 'wording']).where('sitting_id', '=', sitting.id).where('deleted_at', 'is', null).orderBy('position').orderBy('created_at').orderBy('id').execute();
  const papers = await papersById(reads, eye, rows.flatMap((r) => r.paperId ?? []));
  return rows.map(({ paperId, ...row }, i) => {
    const paper = paperId === null ? null : (papers.get(paperId) ?? null);
    const shown = eye.office || (row.public && (paperId === null || paper !== null));
    return { ...row, number: i + 1, title: shown ? row.title : null, paper: shown ? paper : null, result: shown ? row.result : NOTHING };
  });
}

/** How many of the members came; nobody is named. */
export interface Attendance {
  readonly present: number;
  readonly excused: number;
  readonly absent: number;
}

/** How many may have voted: the members with a vote who came. Advisory members have none. Null while nobody wrote down who came. */
export async function mostVotes(reads: R, sittingId: string): Promise<number | null> {
  const { written, most } = await reads.selectFrom('sitting_presence as p').innerJoin('body_member as m', 'm.id', 'p.member_id').where('p.sitting_id', '=', sittingId)
    .select((e) => [e.fn.countAll<number>().as('written'), e.fn.countAll<number>().filterWhere('p.state', '=', 'present').filterWhere('m.voting', '=', true).as('most')]).executeTakeFirstOrThrow();
  return Number(written) === 0 ? null : Number(most);
}

export async function attendanceOf(reads: R, sittingId: string): Promise<Attendance | null> {
  const rows = await reads.selectFrom('sitting_presence').select(['state']).select((e) => e.fn.countAll<number>().as('n')).where('sitting_id', '=', sittingId).groupBy('state').execute();
  if (rows.length === 0) return null;
  const of = (state: Presence): number => rows.find((r) => r.state === state)?.n ?? 0;
  return { present: of('present'), excused: of('excused'), absent: of('absent') };
}

/** Who came, for the office. */
export async function presenceOfMembers(reads: R, sittingId: string): Promise<ReadonlyMap<string, Presence>> {
  const rows = await reads.selectFrom('sitting_presence').select(['member_id', 'state']).where('sitting_id', '=', sittingId).execute();
  return new Map(rows.map((r) => [r.member_id, r.state as Presence]));
}
