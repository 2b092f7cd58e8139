import type { Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { Ballot } from '../queries.ts';
import { SMALLEST_GROUP } from '../rules.ts';
import type { BallotTables } from '../tables.ts';
import { cutOf, digestOf, fewestVoters, listDigests, listsOf, standingsOf, sumOf, tally, type Channel, type ListName, type Lists, type Standing } from './rules.ts';

type BallotReads = Reads<BallotTables>;

export interface Board {
  readonly id: string;
  readonly place: string;
  readonly heldOn: Day;
  readonly persons: number | null;
  /** Null until closing. */
  readonly dots: readonly number[] | null;
  readonly enteredBy: string | null;
  readonly confirmed: boolean;
  readonly confirmedBy: string | null;
  readonly photo: string | null;
  readonly counted: boolean | null;
}

export async function boardsOf(reads: BallotReads, ballotId: string): Promise<Board[]> {
  return reads
    .selectFrom('ballot_board')
    .select(['id', 'place', 'held_on as heldOn', 'persons', 'dots', 'entered_by as enteredBy', 'confirmed', 'confirmed_by as confirmedBy', 'photo', 'counted'])
    .where('ballot_id', '=', ballotId)
    .orderBy('held_on')
    .orderBy('place')
    .orderBy('id')
    .execute();
}

export interface Pile {
  readonly id: string;
  readonly label: string;
  readonly entered: number;
  readonly enteredBy: string | null;
  readonly confirmed: boolean;
  readonly counted: boolean | null;
}

export async function pilesOf(reads: BallotReads, ballotId: string): Promise<Pile[]> {
  return reads.selectFrom('ballot_pile').select(['id', 'label', 'entered', 'entered_by as enteredBy', 'confirmed', 'counted']).where('ballot_id', '=', ballotId).orderBy('label').orderBy('id').execute();
}

export interface Decision {
  readonly chosen: readonly number[];
  readonly body: string;
  readonly reason: string;
  readonly decidedOn: Day;
}

export interface BallotResult {
  /** All channels together, by option in order of number. */
  readonly dots: readonly number[];
  readonly standings: readonly Standing[];
  readonly cut: number | null;
  readonly total: number;
  /** People who took part; null when a board's are unknown: then `atLeast` is what must be. */
  readonly voters: number | null;
  readonly atLeast: number;
  readonly unused: number | null;
  readonly channels: readonly Channel[];
  /** The boards that were counted, in the order of the published list. */
  readonly boards: readonly { readonly persons: number | null; readonly dots: readonly number[] }[];
  readonly ballots: number;
  readonly codes: { readonly issued: number; readonly revoked: number; readonly stubs: number } | null;
  readonly damaged: number;
  readonly digest: string;
  readonly listDigests: Readonly<Record<ListName, string>> | null;
  readonly decision: Decision | null;
}

/** What came out; null before closing, for everybody. */
export async function resultOf(reads: BallotReads, ballot: Ballot): Promise<BallotResult | null> {
  if (ballot.state !== 'closed') return null;
  const row = await reads.selectFrom('ballot_result').selectAll().where('ballot_id', '=', ballot.id).executeTakeFirst();
  if (row === undefined) return null;
  const decision = (await reads.selectFrom('ballot_decision').select(['chosen', 'body', 'reason', 'decided_on as decidedOn']).where('ballot_id', '=', ballot.id).executeTakeFirst()) ?? null;
  const channels = row.channels as unknown as Channel[];
  const chosen = decision === null ? null : ballot.options.flatMap((o, i) => (decision.chosen.includes(o.number) ? [i] : []));
  const voters = channels.some((c) => c.persons === null) ? null : sumOf(channels.map((c) => c.persons ?? 0));
  const total = sumOf(row.dots);
  return {
    dots: row.dots,
    standings: standingsOf(row.dots, ballot.top, chosen),
    cut: cutOf(row.dots, ballot.top),
    total,
    voters,
    atLeast: sumOf(channels.map((c) => c.persons ?? fewestVoters(c.dots, ballot))),
    unused: voters === null ? null : voters * ballot.dotsPerVoter - total,
    channels,
    boards: await countedBoards(reads, ballot.id),
    ballots: await allocationCount(reads, ballot.id),
    codes: ballot.electorate === 'codes' ? { issued: row.codes_issued, revoked: row.codes_revoked, stubs: row.stubs } : null,
    damaged: row.damaged,
    digest: row.digest,
    listDigests: row.list_digests as unknown as Record<ListName, string> | null,
    decision,
  };
}

async function countedBoards(reads: BallotReads, ballotId: string): Promise<(Board & { readonly dots: readonly number[] })[]> {
  return (await boardsOf(reads, ballotId)).flatMap((b) => (b.counted === true && b.dots !== null ? [{ ...b, dots: b.dots }] : []));
}

async function allocationCount(reads: BallotReads, ballotId: string): Promise<number> {
  const { n } = await reads.selectFrom('ballot_allocation').select((e) => e.fn.countAll<number>().as('n')).where('ballot_id', '=', ballotId).executeTakeFirstOrThrow();
  return n;
}

/** The single ballots in their sorted order. */
export async function allocationsOf(reads: BallotReads, ballotId: string): Promise<number[][]> {
  const rows = await reads.selectFrom('ballot_allocation').select('dots').where('ballot_id', '=', ballotId).orderBy('position').execute();
  return rows.map((row) => row.dots);
}

/** The lists of a closed ballot, whether or not they are published; routes ask {@link BallotResult.listDigests}. */
export async function ballotLists(reads: BallotReads, ballot: Ballot): Promise<Lists> {
  const allocations = await allocationsOf(reads, ballot.id);
  const receipts = await reads.selectFrom('ballot_receipt').select('receipt').where('ballot_id', '=', ballot.id).execute();
  const boards = await countedBoards(reads, ballot.id);
  return listsOf({ options: ballot.options.map((o) => o.number), allocations, receipts: receipts.map((r) => r.receipt), boards });
}

export interface Recount {
  readonly dots: readonly number[];
  readonly digest: string;
  /** Whether totals and digest are those that were published. */
  readonly agrees: boolean;
}

/** Counts a closed ballot again from its stored ballots and boards. */
export async function recount(reads: BallotReads, ballot: Ballot): Promise<Recount | null> {
  const published = await resultOf(reads, ballot);
  if (published === null) return null;
  const allocations = await allocationsOf(reads, ballot.id);
  const dots = tally([...allocations, ...published.boards.map((b) => b.dots)], ballot.options.length);
  const digest = digestOf(listDigests(await ballotLists(reads, ballot)));
  return { dots, digest, agrees: digest === published.digest && dots.every((n, i) => n === published.dots[i]) };
}

/** Whether a receipt is among those that were counted; null while nothing is counted. */
export async function receiptCounted(reads: BallotReads, ballot: Ballot, receipt: string): Promise<boolean | null> {
  if (ballot.state !== 'closed') return null;
  return (await reads.selectFrom('ballot_receipt').select('receipt').where('ballot_id', '=', ballot.id).where('receipt', '=', receipt).executeTakeFirst()) !== undefined;
}

export interface RecountRecord {
  readonly witnessOne: string;
  readonly witnessTwo: string;
  readonly on: Day;
  readonly agrees: boolean;
}

export async function recountsOf(reads: BallotReads, ballotId: string): Promise<RecountRecord[]> {
  return reads.selectFrom('ballot_recount').select(['witness_one as witnessOne', 'witness_two as witnessTwo', 'recounted_on as on', 'agrees']).where('ballot_id', '=', ballotId).orderBy('recounted_on').execute();
}

export interface LiveTotals {
  readonly ballots: number;
  readonly dots: readonly number[];
}

/** What an open ballot that was declared live shows; null while fewer than the smallest group have voted. */
export async function liveTotals(reads: BallotReads, ballot: Pick<Ballot, 'id' | 'state' | 'live'>): Promise<LiveTotals | null> {
  if (ballot.state !== 'open' || !ballot.live) return null;
  return (await reads.selectFrom('ballot_live').select(['ballots', 'dots']).where('ballot_id', '=', ballot.id).executeTakeFirst()) ?? null;
}

/** Whether enough new ballots have come for the next step of live totals. */
export async function liveTotalsAreDue(reads: BallotReads, ballotId: string): Promise<boolean> {
  const shown = await reads.selectFrom('ballot_live').select('ballots').where('ballot_id', '=', ballotId).executeTakeFirst();
  const { n } = await reads.selectFrom('ballot_box').select((e) => e.fn.countAll<number>().as('n')).where('ballot_id', '=', ballotId).executeTakeFirstOrThrow();
  return n >= (shown?.ballots ?? 0) + SMALLEST_GROUP;
}
