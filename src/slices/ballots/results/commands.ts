import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { KeyFolder } from '../../../platform/keys.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { setRecommendationState, type ParticipationTables } from '../../participation/public.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import type { TerritoryTables } from '../../territory/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { codeCounts } from '../codes/queries.ts';
import { announce, dropSealed, keyOf, lockBallot, type Tx } from '../commands.ts';
import type { Ballot } from '../queries.ts';
import { allowanceProblems } from '../rules.ts';
import { ballotKeys, openBox, openCounts, paperSlot, type BallotKeys, type SealedBallot } from '../sealing/rules.ts';
import type { BallotTables } from '../tables.ts';
import { boardsOf, resultOf } from './queries.ts';
import { byContent, digestOf, listDigests, listsOf, mergeSmall, tally, tiedAtCut, type Channel, type Counted } from './rules.ts';

export interface CloseOptions {
  /** Close although counts wait for their second person; they are left out and named. */
  readonly leaveOutUnconfirmed?: boolean;
  readonly now?: Date;
}

type ClosingTx = Writes<BallotTables & ThreadTables & ParticipationTables & TerritoryTables & SimilarityTables>;

/** Closes ({@link countBallot}) and tells the recommendations that were weighted. */
export async function closeBallot(tx: ClosingTx, keys: KeyFolder, actor: Actor, id: string, options: CloseOptions = {}): Promise<Result<{ ballots: number }>> {
  const closed = await countBallot(tx, keys, actor, id, options);
  if (!closed.ok) return closed;
  const weighted = await tx.selectFrom('ballot_option').select('node_id').where('ballot_id', '=', id).where('node_id', 'is not', null).execute();
  // Other records than recommendations can be weighted too, and one may have gone further meanwhile: neither is a fault.
  for (const { node_id: node } of weighted) await setRecommendationState(tx, actor, node as string, 'weighted');
  return closed;
}

/**
 * Counts and publishes, in one transaction: opens the boxes, stores receipts and allocations apart from each other and each in sorted
 * order, drops boxes and codes. The caller destroys the key after commit ({@link KeyFolder.destroy}) and then waits until no process
 * shows the open ballot any more.
 */
async function countBallot(tx: Tx, keys: KeyFolder, actor: Actor, id: string, { leaveOutUnconfirmed = false, now = new Date() }: CloseOptions = {}): Promise<Result<{ ballots: number }>> {
  const ballot = await lockBallot(tx, id, now);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'open') return failed('wrong_state');
  const master = await keyOf(tx, keys, ballot);
  if (!master.ok) return master;
  if (!leaveOutUnconfirmed && (await unconfirmedCounts(tx, id)) > 0) return failed('counts_unconfirmed');
  await sql`lock table ballot_box in exclusive mode`.execute(tx as never);
  const boxKeys = ballotKeys(master.value, id);
  await dropUnconfirmed(tx, boxKeys, ballot);
  const { opened, damaged } = await openBoxes(tx, boxKeys, ballot);
  const boards = await openBoards(tx, boxKeys, ballot);
  await store(tx, ballot, opened, boards, damaged);
  await tx.updateTable('ballot').set({ state: 'closed', closed_at: now, revision: ballot.revision + 1 }).where('id', '=', id).execute();
  await dropSealed(tx, id);
  const digest = (await tx.selectFrom('ballot_result').select('digest').where('ballot_id', '=', id).executeTakeFirstOrThrow()).digest;
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.closed', values: { ballots: opened.length, boards: boards.length, damaged, digest } });
  await announce(tx, id);
  return ok({ ballots: opened.length });
}

export async function unconfirmedCounts(tx: Pick<Tx, 'selectFrom'>, id: string): Promise<number> {
  const boards = await tx.selectFrom('ballot_board').select((e) => e.fn.countAll<number>().as('n')).where('ballot_id', '=', id).where('confirmed', '=', false).executeTakeFirstOrThrow();
  const piles = await tx.selectFrom('ballot_pile').select((e) => e.fn.countAll<number>().as('n')).where('ballot_id', '=', id).where('confirmed', '=', false).executeTakeFirstOrThrow();
  return boards.n + piles.n;
}

/** Paper ballots of a pile that nobody confirmed are not counted; boards stay, marked as left out. */
async function dropUnconfirmed(tx: Tx, keys: BallotKeys, ballot: Ballot): Promise<void> {
  const piles = await tx.selectFrom('ballot_pile').select(['id', 'entered']).where('ballot_id', '=', ballot.id).where('confirmed', '=', false).execute();
  const slots = piles.flatMap((pile) => Array.from({ length: pile.entered }, (_, i) => paperSlot(keys, pile.id, i + 1)));
  if (slots.length > 0) await tx.deleteFrom('ballot_box').where('ballot_id', '=', ballot.id).where('slot', 'in', slots).execute();
  await tx.updateTable('ballot_pile').set((e) => ({ counted: e.ref('confirmed') })).where('ballot_id', '=', ballot.id).execute();
  await tx.updateTable('ballot_board').set((e) => ({ counted: e.ref('confirmed') })).where('ballot_id', '=', ballot.id).execute();
}

/** A box that does not open, or holds more than the allowance, was not written by this program: it is counted as damaged and said. */
async function openBoxes(tx: Tx, keys: BallotKeys, ballot: Ballot): Promise<{ opened: SealedBallot[]; damaged: number }> {
  const boxes = await tx.selectFrom('ballot_box').select(['slot', 'box']).where('ballot_id', '=', ballot.id).execute();
  const opened = boxes.flatMap(({ slot, box }) => {
    const inside = openBox(keys, ballot.id, slot, box, ballot.options.length);
    return inside !== null && allowanceProblems(inside.dots, ballot, String).length === 0 ? [inside] : [];
  });
  return { opened, damaged: boxes.length - opened.length };
}

interface OpenBoard {
  readonly place: string;
  readonly persons: number | null;
  readonly dots: readonly number[];
}

async function openBoards(tx: Tx, keys: BallotKeys, ballot: Ballot): Promise<OpenBoard[]> {
  const rows = await tx.selectFrom('ballot_board').select(['id', 'sealed']).where('ballot_id', '=', ballot.id).execute();
  for (const { id, sealed } of rows) {
    const dots = sealed === null ? null : openCounts(keys, ballot.id, id, sealed);
    if (dots === null) await tx.updateTable('ballot_board').set({ counted: false }).where('id', '=', id).execute();
    else await tx.updateTable('ballot_board').set({ dots }).where('id', '=', id).execute();
  }
  return (await boardsOf(tx, ballot.id)).flatMap(({ place, persons, dots, counted }) => (counted === true && dots !== null ? [{ place, persons, dots }] : []));
}

async function store(tx: Tx, ballot: Ballot, opened: readonly SealedBallot[], boards: readonly OpenBoard[], damaged: number): Promise<void> {
  const counted: Counted = { options: ballot.options.map((o) => o.number), allocations: opened.map((b) => b.dots), receipts: opened.filter((b) => b.channel === 'online').map((b) => b.receipt), boards };
  await storeApart(tx, ballot.id, counted);
  const digests = listDigests(listsOf(counted));
  const codes = await codeCounts(tx, ballot.id);
  await tx
    .insertInto('ballot_result')
    .values({
      ballot_id: ballot.id,
      dots: tally([...counted.allocations, ...boards.map((b) => b.dots)], ballot.options.length),
      channels: JSON.stringify(channelsOf(ballot, opened, boards)),
      codes_issued: codes.issued,
      codes_revoked: codes.revoked,
      stubs: codes.stubs,
      damaged,
      digest: digestOf(digests),
      list_digests: publishesLists(ballot, opened.length) ? JSON.stringify(digests) : null,
    })
    .execute();
}

/** From so many ballots on, or when there are none at all and only boards hung for everybody to see. */
const publishesLists = (ballot: Ballot, ballots: number): boolean => ballots === 0 || ballots >= ballot.listsFrom;

function channelsOf(ballot: Ballot, opened: readonly SealedBallot[], boards: readonly OpenBoard[]): Channel[] {
  const options = ballot.options.length;
  const boxes = (['online', 'paper'] as const).map((kind): Channel => {
    const mine = opened.filter((b) => b.channel === kind);
    return { kind, count: mine.length, persons: mine.length, dots: tally(mine.map((b) => b.dots), options) };
  });
  const persons = boards.some((b) => b.persons === null) ? null : boards.reduce((sum, b) => sum + (b.persons ?? 0), 0);
  const board: Channel = { kind: 'board', count: boards.length, persons, dots: tally(boards.map((b) => b.dots), options) };
  return mergeSmall([...boxes, board], ballot);
}

const ROWS_AT_ONCE = 5_000;

/** Two tables, each in the order of its own content: the order of casting, and which receipt belongs to which dots, is in neither. */
async function storeApart(tx: Tx, ballotId: string, { allocations, receipts }: Counted): Promise<void> {
  const sorted = allocations.toSorted(byContent);
  for (let at = 0; at < sorted.length; at += ROWS_AT_ONCE) {
    await tx.insertInto('ballot_allocation').values(sorted.slice(at, at + ROWS_AT_ONCE).map((dots, i) => ({ ballot_id: ballotId, position: at + i + 1, dots }))).execute();
  }
  const codes = receipts.toSorted();
  for (let at = 0; at < codes.length; at += ROWS_AT_ONCE) {
    await tx.insertInto('ballot_receipt').values(codes.slice(at, at + ROWS_AT_ONCE).map((receipt) => ({ ballot_id: ballotId, receipt }))).execute();
  }
}

/** The body that decides which of the tied options is in, with its reason. Recorded once; nothing is drawn silently. */
export interface TieDecision {
  readonly chosen: readonly number[];
  readonly body: string;
  readonly reason: string;
  readonly decidedOn: string;
}

export async function decideTie(tx: Tx, actor: Actor, id: string, decision: TieDecision): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id);
  const result = ballot === null ? null : await resultOf(tx, ballot);
  if (ballot === null || result === null) return failed('not_found');
  const { tied, places } = ballot.top === null ? { tied: [], places: 0 } : tiedAtCut(result.dots, ballot.top);
  if (tied.length === 0 || result.decision !== null) return failed('wrong_state');
  const numbers = tied.map((i) => ballot.options[i]?.number);
  const chosen = [...new Set(decision.chosen)].toSorted((a, b) => a - b);
  if (chosen.length !== places || !chosen.every((n) => numbers.includes(n))) return failed('invalid_choice', 'chosen');
  if (decision.decidedOn < dayOf(ballot.closedAt ?? new Date())) return failed('date_order', 'decidedOn');
  if (decision.decidedOn > dayOf(new Date())) return failed('date_in_future', 'decidedOn');
  await tx.insertInto('ballot_decision').values({ ballot_id: id, chosen, body: decision.body, reason: decision.reason, decided_on: decision.decidedOn }).execute();
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.tie_decided', values: { chosen, body: decision.body } });
  return ok(null);
}

/** Two named people counted the list of a small ballot again; their names stand with the result, not in the history. */
export async function recordRecount(tx: Tx, actor: Actor, id: string, witnesses: readonly [string, string], agrees: boolean): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'closed') return failed('wrong_state');
  if (witnesses[0].toLowerCase() === witnesses[1].toLowerCase()) return failed('witness_needed', 'two');
  await tx.insertInto('ballot_recount').values({ id: newId(), ballot_id: id, witness_one: witnesses[0], witness_two: witnesses[1], recounted_on: dayOf(new Date()), agrees }).execute();
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.recounted', values: { agrees } });
  return ok(null);
}

/** That the list of a ballot was shown to two witnesses; who they are stands with their finding. */
export async function noteListShown(tx: Tx, actor: Actor, id: string): Promise<void> {
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.list_shown' });
}

/** Deletes who recounted before a day; what they found stays in the history. Returns how many records. */
export async function forgetWitnesses(tx: Tx, before: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('ballot_recount').where('recounted_on', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes the photos from the boards of ballots that closed before the instant; that they were confirmed stays. The nightly run drops the files. */
export async function forgetPhotos(tx: Tx, before: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('ballot_board')
    .set({ photo: null })
    .where('photo', 'is not', null)
    .where((eb) => eb.exists(eb.selectFrom('ballot as b').select('b.id').whereRef('b.id', '=', 'ballot_board.ballot_id').where('b.closed_at', '<', before)))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
