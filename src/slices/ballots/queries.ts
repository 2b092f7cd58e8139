import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../kernel/localized.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import { composed } from '../../platform/database/composed.ts';
import type { Reads } from '../../platform/database/types.ts';
import { mayCount, mayRunBallots } from './policy.ts';
import { tiedAtCut } from './results/rules.ts';
import { phaseOf, type Electorate, type Phase, type State } from './rules.ts';
import type { BallotTables } from './tables.ts';
import { deskHref, pathTo, PATHS } from './urls.ts';
import { staffWords } from './words.ts';

type BallotReads = Reads<BallotTables>;

export interface BallotOption {
  readonly number: number;
  readonly title: Localized;
  readonly pictogram: string;
  readonly nodeId: string | null;
  /** Page of the record that is weighted, without language prefix. */
  readonly href: string | null;
}

export interface Ballot {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly explanation: Localized | null;
  readonly dotsPerVoter: number;
  /** 1: distribute only; dotsPerVoter: free cumulation. */
  readonly maxPerOption: number;
  readonly electorate: Electorate;
  /** Boards and paper are counted too. */
  readonly offline: boolean;
  readonly live: boolean;
  /** So many options with most dots are the result; null: the order alone. */
  readonly top: number | null;
  readonly listsFrom: number;
  /** The body whose formal weighting this is; null: an opinion poll that advises. */
  readonly weightingBody: Localized | null;
  readonly source: string | null;
  readonly state: State;
  readonly phase: Phase;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly voidReason: string | null;
  readonly keyCheck: Buffer | null;
  readonly revision: number;
  readonly options: readonly BallotOption[];
}

const COLUMNS = [
  'id', 'slug', 'title', 'explanation', 'dots_per_voter', 'max_per_option', 'electorate', 'offline', 'live', 'top', 'lists_from', 'weighting_body', 'source', 'state', 'opens_at', 'closes_at', 'opened_at',
  'closed_at', 'void_reason', 'key_check', 'revision',
] as const;

const rows = (reads: BallotReads) => reads.selectFrom('ballot').select(COLUMNS);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface BallotFilter {
  readonly states: readonly State[];
  readonly q?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

/** Ballots, those that can be voted on first, then the newest. */
export async function ballotList(reads: BallotReads, filter: BallotFilter, now = new Date()): Promise<{ items: Ballot[]; total: number }> {
  let query = reads.selectFrom('ballot').where('state', 'in', filter.states);
  if (filter.q !== undefined && filter.q !== null) query = query.where((e) => e(e.cast<string>('title', 'text'), 'ilike', `%${escapeLike(filter.q ?? '')}%`));
  const { total } = await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await query
    .select(COLUMNS)
    .orderBy((e) => e('state', '=', 'open'), 'desc')
    .orderBy((e) => e.fn.coalesce('closed_at', 'closes_at', 'opens_at'), (o) => o.desc().nullsFirst())
    .orderBy('slug')
    .limit(filter.limit ?? 500)
    .offset(filter.offset ?? 0)
    .execute();
  return { items: await withOptions(reads, found, now), total };
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const bySlug = composed((reads: BallotReads, slug: string) => rows(reads).where('slug', '=', slug));

export async function ballotBySlug(reads: BallotReads, slug: string, now = new Date()): Promise<Ballot | null> {
  const [row] = await bySlug(reads, slug);
  return row === undefined ? null : ((await withOptions(reads, [row], now))[0] ?? null);
}

export async function ballotById(reads: BallotReads, id: string, now = new Date()): Promise<Ballot | null> {
  const row = await rows(reads).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : ((await withOptions(reads, [row], now))[0] ?? null);
}

/** What the start page says of a ballot. */
export type BallotHead = Pick<Ballot, 'slug' | 'title' | 'explanation' | 'electorate' | 'closesAt' | 'closedAt' | 'phase'>;

/** For the start page: those that anybody with a code or a device can vote on now, and the latest results. */
export async function ballotHeads(reads: BallotReads, latest: number, now = new Date()): Promise<{ open: BallotHead[]; closed: BallotHead[] }> {
  const { rows } = await sql<Omit<BallotHead, 'phase'> & { state: State; opensAt: Date | null }>`
    (select slug, title, explanation, electorate, state, opens_at as "opensAt", closes_at as "closesAt", closed_at as "closedAt" from ballot where state = 'open' order by coalesce(closes_at, opens_at) desc nulls first, slug)
    union all (select slug, title, explanation, electorate, state, opens_at, closes_at, closed_at from ballot where state = 'closed' order by coalesce(closed_at, closes_at, opens_at) desc nulls first, slug limit ${latest})`.execute(reads);
  const heads = rows.map(({ state, opensAt, ...head }) => ({ ...head, state, phase: phaseOf({ state, opensAt, closesAt: head.closesAt }, now) }));
  return { open: heads.filter((b) => b.phase === 'open' && b.electorate !== 'room'), closed: heads.filter((b) => b.state === 'closed') };
}

/** What the clock has to do: announced ballots to open, ended ones to close (those with boards wait for people), live ones that run. */
export async function dueBallots(reads: BallotReads, now: Date): Promise<{ toOpen: string[]; toClose: string[]; liveOpen: string[] }> {
  const rows = await reads.selectFrom('ballot').select(['id', 'state', 'opens_at', 'closes_at', 'offline', 'live']).where('state', 'in', ['planned', 'open']).execute();
  const ids = (which: (row: (typeof rows)[number]) => boolean): string[] => rows.filter(which).map((r) => r.id);
  return {
    toOpen: ids((r) => r.state === 'planned' && r.opens_at !== null && r.opens_at <= now),
    toClose: ids((r) => r.state === 'open' && !r.offline && r.closes_at !== null && r.closes_at <= now),
    liveOpen: ids((r) => r.state === 'open' && r.live),
  };
}

/** Which of these ballots are over, so that their keys must be gone. */
export async function endedBallots(reads: BallotReads, ids: readonly string[]): Promise<string[]> {
  const rows = await reads.selectFrom('ballot').select('id').where('id', 'in', ids).where('state', 'in', ['closed', 'void']).execute();
  return rows.map((r) => r.id);
}

const optionsOf = composed((reads: BallotReads, ids: readonly string[]) =>
  reads.selectFrom('ballot_option').select(['ballot_id', 'number', 'title', 'pictogram', 'node_id', 'href']).where(sql<boolean>`ballot_id = any(${ids})`).orderBy('number'),
);

async function withOptions(reads: BallotReads, found: readonly Row[], now: Date): Promise<Ballot[]> {
  if (found.length === 0) return [];
  const options = await optionsOf(reads, found.map((r) => r.id));
  const byBallot = Map.groupBy(options, (o) => o.ballot_id);
  return found.map((row) => ballotOf(row, (byBallot.get(row.id) ?? []).map(({ number, title, pictogram, node_id: nodeId, href }) => ({ number, title, pictogram, nodeId, href })), now));
}

function ballotOf(row: Row, options: BallotOption[], now: Date): Ballot {
  const state = row.state as State;
  const timing = { state, opensAt: row.opens_at, closesAt: row.closes_at };
  return {
    id: row.id, slug: row.slug, title: row.title, explanation: row.explanation, dotsPerVoter: row.dots_per_voter, maxPerOption: row.max_per_option, electorate: row.electorate as Electorate,
    offline: row.offline, live: row.live, top: row.top, listsFrom: row.lists_from, weightingBody: row.weighting_body, source: row.source, ...timing, phase: phaseOf(timing, now),
    openedAt: row.opened_at, closedAt: row.closed_at, voidReason: row.void_reason, keyCheck: row.key_check, revision: row.revision, options,
  };
}

/** What the office has to do: count what has ended, confirm counts, decide ties. */
export async function waitingFor(reads: BallotReads, actor: Actor, locale: Locale, now = new Date()): Promise<Waiting[]> {
  const t = staffWords(locale);
  const title = (ballot: Ballot): string => inLanguage(ballot.title, locale).text;
  const { items } = await ballotList(reads, { states: ['open', 'closed'] }, now);
  const ended = items.filter((b) => b.phase === 'ended' && mayRunBallots(actor)).map((b) => ({ label: t('staff.waiting.close', { title: title(b) }), href: deskHref(b.slug), due: dayOf(b.closesAt ?? now) }));
  const counts = mayCount(actor) ? await unconfirmedBy(reads, items.filter((b) => b.state === 'open').map((b) => b.id)) : new Map<string, number>();
  const confirm = items.filter((b) => counts.has(b.id)).map((b) => ({ label: t('staff.waiting.confirm', { title: title(b) }), href: pathTo(PATHS.deskBoards, { slug: b.slug }), due: b.closesAt === null ? null : dayOf(b.closesAt), count: counts.get(b.id) ?? 0 }));
  const tied = mayRunBallots(actor) ? await undecidedTies(reads, items) : [];
  return [...ended, ...confirm, ...tied.map((b) => ({ label: t('staff.waiting.tie', { title: title(b) }), href: pathTo(PATHS.deskDecision, { slug: b.slug }), due: null }))];
}

/** Boards and piles that wait for their second person, by ballot. */
async function unconfirmedBy(reads: BallotReads, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await reads
    .selectFrom(reads.selectFrom('ballot_board').select('ballot_id').where('confirmed', '=', false).unionAll(reads.selectFrom('ballot_pile').select('ballot_id').where('confirmed', '=', false)).as('open'))
    .select((e) => ['ballot_id', e.fn.countAll<number>().as('n')])
    .where('ballot_id', 'in', ids)
    .groupBy('ballot_id')
    .execute();
  return new Map(rows.map((r) => [r.ballot_id, r.n]));
}

async function undecidedTies(reads: BallotReads, ballots: readonly Ballot[]): Promise<Ballot[]> {
  const rows = await reads
    .selectFrom('ballot_result as r')
    .leftJoin('ballot_decision as d', 'd.ballot_id', 'r.ballot_id')
    .select(['r.ballot_id', 'r.dots'])
    .where('d.ballot_id', 'is', null)
    .execute();
  const dots = new Map(rows.map((r) => [r.ballot_id, r.dots]));
  return ballots.filter((b) => b.top !== null && tiedAtCut(dots.get(b.id) ?? [], b.top).tied.length > 0);
}
