import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { newCode } from '../../../kernel/code.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Database, Writes } from '../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../platform/files.ts';
import type { KeyFolder } from '../../../platform/keys.ts';
import { record } from '../../thread/public.ts';
import { keyOf, lockBallot, type Tx } from '../commands.ts';
import { dotsField } from '../casting/rules.ts';
import type { Ballot } from '../queries.ts';
import { allowanceProblems } from '../rules.ts';
import { ballotKeys, openCounts, sealBallot, sealCounts, paperSlot, type BallotKeys } from '../sealing/rules.ts';

export interface BoardCount {
  readonly ballotId: string;
  readonly persons: number | null;
  /** Dots by option in order of number. */
  readonly dots: readonly number[];
}

const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.id : null);

async function countable(tx: Tx, keys: KeyFolder, ballotId: string): Promise<Result<{ ballot: Ballot; keys: BallotKeys }>> {
  const ballot = await lockBallot(tx, ballotId);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'open' || !ballot.offline) return failed('wrong_state');
  const key = await keyOf(tx, keys, ballot);
  return key.ok ? ok({ ballot, keys: ballotKeys(key.value, ballotId) }) : key;
}

/** A board's dots as the first person counted them. They are sealed until closing: not even the second person is shown them. */
export async function enterBoard(tx: Tx, keys: KeyFolder, actor: Actor, input: BoardCount & { readonly place: string; readonly heldOn: Day }): Promise<Result<{ id: string }>> {
  const open = await countable(tx, keys, input.ballotId);
  if (!open.ok) return open;
  if (input.dots.length !== open.value.ballot.options.length) return failed('wrong_state');
  const id = newId();
  const sealed = sealCounts(open.value.keys, randomBytes(12), input.ballotId, id, input.dots);
  await tx.insertInto('ballot_board').values({ id, ballot_id: input.ballotId, place: input.place, held_on: input.heldOn, persons: input.persons, sealed, entered_by: accountOf(actor) }).execute();
  await record(tx, { actor, kind: 'ballot', id: input.ballotId, action: 'ballot.board_entered', values: { place: input.place, on: input.heldOn } });
  return ok({ id });
}

/** The second person counts again without seeing the first count; only equal numbers confirm it. */
export async function confirmBoard(tx: Tx, keys: KeyFolder, actor: Actor, boardId: string, input: BoardCount): Promise<Result<null>> {
  const open = await countable(tx, keys, input.ballotId);
  if (!open.ok) return open;
  const board = await tx.selectFrom('ballot_board').select(['sealed', 'persons', 'entered_by', 'confirmed', 'place']).where('id', '=', boardId).where('ballot_id', '=', input.ballotId).executeTakeFirst();
  if (board === undefined || board.sealed === null) return failed('not_found');
  if (board.confirmed) return failed('wrong_state');
  if (actor.kind === 'account' && actor.id === board.entered_by) return failed('same_person');
  const first = openCounts(open.value.keys, input.ballotId, boardId, board.sealed);
  if (first === null) return failed('ballot_key_missing');
  const differing = open.value.ballot.options.filter((_, i) => first[i] !== input.dots[i]).map((o): Problem => ({ code: 'counts_differ', field: dotsField(o.number) }));
  if (board.persons !== input.persons) differing.unshift({ code: 'counts_differ', field: 'persons' });
  if (differing.length > 0) return { ok: false, problems: differing };
  await tx.updateTable('ballot_board').set({ confirmed: true, confirmed_by: accountOf(actor) }).where('id', '=', boardId).execute();
  await record(tx, { actor, kind: 'ballot', id: input.ballotId, action: 'ballot.board_confirmed', values: { place: board.place } });
  return ok(null);
}

/** A photo of the board in place of a second person. It is shown to the office after closing only. */
export async function confirmByPhoto(tx: Tx & Writes<Pick<Database, 'file'>>, keys: KeyFolder, actor: Actor, ballotId: string, boardId: string, photo: StoredFile): Promise<Result<null>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  await recordFile(tx, photo);
  const done = await tx.updateTable('ballot_board').set({ photo: photo.sha256, confirmed: true }).where('id', '=', boardId).where('ballot_id', '=', ballotId).where('confirmed', '=', false).returning('place').executeTakeFirst();
  if (done === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.board_photographed', values: { place: done.place, photo: photo.sha256 } });
  return ok(null);
}

/** Takes a board back that was entered wrongly; it is entered anew. */
export async function removeBoard(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, boardId: string): Promise<Result<null>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  const gone = await tx.deleteFrom('ballot_board').where('id', '=', boardId).where('ballot_id', '=', ballotId).returning('place').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.board_removed', values: { place: gone.place } });
  return ok(null);
}

/** Begins a pile of paper ballots. */
export async function openPile(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, label: string): Promise<Result<{ id: string }>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  const id = newId();
  await tx.insertInto('ballot_pile').values({ id, ballot_id: ballotId, label, entered_by: accountOf(actor) }).execute();
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.pile_begun', values: { label } });
  return ok({ id });
}

/** One paper ballot, without its code. It goes into the same sealed boxes as the online ones and nobody can read it until closing. */
export async function enterPaperBallot(tx: Tx, keys: KeyFolder, ballotId: string, pileId: string, dots: readonly number[]): Promise<Result<{ entered: number }>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  const { ballot } = open.value;
  if (dots.length !== ballot.options.length) return failed('wrong_state');
  const problems = allowanceProblems(dots, ballot, (i) => dotsField(ballot.options[i]?.number ?? 0));
  if (problems.length > 0) return { ok: false, problems };
  const pile = await tx.updateTable('ballot_pile').set((e) => ({ entered: e('entered', '+', 1) })).where('id', '=', pileId).where('ballot_id', '=', ballotId).where('confirmed', '=', false).returning('entered').executeTakeFirst();
  if (pile === undefined) return failed('wrong_state');
  const slot = paperSlot(open.value.keys, pileId, pile.entered);
  const box = sealBallot(open.value.keys, randomBytes(12), ballotId, slot, { channel: 'paper', receipt: newCode(), dots });
  await tx.insertInto('ballot_box').values({ ballot_id: ballotId, slot, box }).execute();
  return ok({ entered: pile.entered });
}

/** The second person counts the papers of the pile. A wrong number does not tell the right one: both count again. */
export async function confirmPile(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, pileId: string, counted: number): Promise<Result<null>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  const pile = await tx.selectFrom('ballot_pile').select(['entered', 'entered_by', 'label', 'confirmed']).where('id', '=', pileId).where('ballot_id', '=', ballotId).executeTakeFirst();
  if (pile === undefined) return failed('not_found');
  if (pile.confirmed) return failed('wrong_state');
  if (actor.kind === 'account' && actor.id === pile.entered_by) return failed('same_person');
  if (pile.entered !== counted) return failed('counts_differ', 'counted');
  await tx.updateTable('ballot_pile').set({ confirmed: true, confirmed_by: accountOf(actor) }).where('id', '=', pileId).execute();
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.pile_confirmed', values: { label: pile.label, ballots: counted } });
  return ok(null);
}

/** Takes a whole pile out of the boxes again, to enter it anew: a single sealed ballot cannot be found and corrected. */
export async function removePile(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, pileId: string): Promise<Result<null>> {
  const open = await countable(tx, keys, ballotId);
  if (!open.ok) return open;
  const pile = await tx.deleteFrom('ballot_pile').where('id', '=', pileId).where('ballot_id', '=', ballotId).returning(['entered', 'label']).executeTakeFirst();
  if (pile === undefined) return failed('not_found');
  const slots = Array.from({ length: pile.entered }, (_, i) => paperSlot(open.value.keys, pileId, i + 1));
  if (slots.length > 0) await tx.deleteFrom('ballot_box').where('ballot_id', '=', ballotId).where('slot', 'in', slots).execute();
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.pile_removed', values: { label: pile.label, ballots: pile.entered } });
  return ok(null);
}
