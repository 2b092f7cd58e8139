import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { sourceText, type Localized } from '../../kernel/localized.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import { enqueue } from '../../platform/jobs.ts';
import { keyCheck, type KeyFolder } from '../../platform/keys.ts';
import type { Writes } from '../../platform/database/types.ts';
import { linkMany, putNode, record, type ThreadTables } from '../thread/public.ts';
import { ballotById, type Ballot } from './queries.ts';
import { allowanceFits, mayBeEdited, MAX_OPTIONS, type Pictogram } from './rules.ts';
import type { BallotTables } from './tables.ts';
import { ballotHref, RESERVED_SLUGS } from './urls.ts';

export type Tx = Writes<BallotTables & ThreadTables>;

/** What the office sets; a ballot's own fields, of which the last two have a value of their own when they are left out. */
export type BallotSettings = Pick<Ballot, 'slug' | 'title' | 'explanation' | 'dotsPerVoter' | 'maxPerOption' | 'electorate' | 'offline' | 'live' | 'top' | 'opensAt' | 'closesAt' | 'weightingBody'> & Partial<Pick<Ballot, 'listsFrom' | 'source'>>;

export interface OptionInput {
  readonly title: Localized;
  readonly pictogram: Pictogram;
  /** The record of the thread that is weighted, and its page. */
  readonly nodeId: string | null;
  readonly href: string | null;
}

const columnsOf = (s: BallotSettings) => ({
  slug: s.slug, title: s.title, explanation: s.explanation, dots_per_voter: s.dotsPerVoter, max_per_option: s.maxPerOption, electorate: s.electorate, offline: s.offline || s.electorate === 'room',
  live: s.live && s.electorate !== 'room', top: s.top, opens_at: s.opensAt, closes_at: s.closesAt, weighting_body: s.weightingBody, lists_from: s.listsFrom ?? 50, source: s.source ?? null,
});

function settingsRefused(s: BallotSettings): ReturnType<typeof failed> | null {
  if (RESERVED_SLUGS.includes(s.slug)) return failed('already_taken', 'slug');
  if (s.maxPerOption > s.dotsPerVoter) return failed('out_of_range', 'maxPerOption', { min: 1, max: s.dotsPerVoter });
  if (s.opensAt !== null && s.closesAt !== null && s.closesAt <= s.opensAt) return failed('date_order', 'closesDay');
  if (s.electorate === 'device' && s.weightingBody !== null) return failed('invalid_choice', 'weightingBody');
  return null;
}

/** A new ballot; nobody but the office sees it until it is announced or opened. */
export async function createBallot(tx: Tx, actor: Actor, input: BallotSettings, options: readonly OptionInput[] = []): Promise<Result<{ id: string; slug: string }>> {
  const refused = settingsRefused(input);
  if (refused !== null) return refused;
  if (options.length > MAX_OPTIONS) return failed('out_of_range', 'options', { max: MAX_OPTIONS });
  if (new Set(options.map((o) => likenessOf(o.title))).size < options.length) return failed('already_taken', 'options');
  const id = newId();
  const made = await tx.insertInto('ballot').values({ id, ...columnsOf(input) }).onConflict((c) => c.column('slug').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return failed('already_taken', 'slug');
  if (options.length > 0) await tx.insertInto('ballot_option').values(options.map((o, i) => ({ ballot_id: id, number: i + 1, ...optionColumns(o) }))).execute();
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.created', values: { slug: input.slug, title: sourceText(input.title), options: options.length } });
  return ok({ id, slug: input.slug });
}

/** Two options that differ only in case or spaces are one for those who vote. */
const likenessOf = (title: Localized): string => sourceText(title).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const optionColumns = ({ title, pictogram, nodeId, href }: OptionInput) => ({ title, pictogram, node_id: nodeId, href });

/** The ballot with its row locked: whoever prepares, opens or closes it waits for the other. Casting does not lock it. */
export async function lockBallot(tx: Tx, id: string, now = new Date()): Promise<Ballot | null> {
  await tx.selectFrom('ballot').select('id').where('id', '=', id).forUpdate().execute();
  return ballotById(tx, id, now);
}

/** New settings, as long as nobody could vote on the old ones. `revision` is the one the editor started from. */
export async function editBallot(tx: Tx, actor: Actor, id: string, revision: number, input: BallotSettings): Promise<Result<{ slug: string }>> {
  const ballot = await lockBallot(tx, id);
  if (ballot === null) return failed('not_found');
  if (!mayBeEdited(ballot.state)) return failed('frozen');
  if (ballot.revision !== revision) return failed('stale');
  const refused = settingsRefused(input);
  if (refused !== null) return refused;
  const taken = await tx.selectFrom('ballot').select('id').where('slug', '=', input.slug).where('id', '<>', id).executeTakeFirst();
  if (taken !== undefined) return failed('already_taken', 'slug');
  if (input.electorate !== 'codes' && (await hasCodes(tx, id))) return failed('in_use', 'electorate');
  if (ballot.state === 'planned' && input.opensAt === null) return failed('required', 'opensDay');
  await tx.updateTable('ballot').set({ ...columnsOf(input), revision: revision + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.changed', values: { slug: input.slug, title: sourceText(input.title) } });
  await announce(tx, id);
  return ok({ slug: input.slug });
}

const hasCodes = async (tx: Tx, id: string): Promise<boolean> => (await tx.selectFrom('ballot_code_batch').select('id').where('ballot_id', '=', id).executeTakeFirst()) !== undefined;

/** Adds an option at the end (`number` null) or rewords one. */
export async function putOption(tx: Tx, actor: Actor, id: string, number: number | null, input: OptionInput): Promise<Result<{ number: number }>> {
  const ballot = await lockBallot(tx, id);
  if (ballot === null) return failed('not_found');
  if (!mayBeEdited(ballot.state)) return failed('frozen');
  if (number === null && ballot.options.length >= MAX_OPTIONS) return failed('out_of_range', 'title_de', { max: MAX_OPTIONS });
  if (number !== null && !ballot.options.some((o) => o.number === number)) return failed('not_found');
  if (ballot.options.some((o) => o.number !== number && likenessOf(o.title) === likenessOf(input.title))) return failed('already_taken', 'title_de');
  const at = number ?? ballot.options.length + 1;
  const columns = optionColumns(input);
  await tx.insertInto('ballot_option').values({ ballot_id: id, number: at, ...columns }).onConflict((c) => c.columns(['ballot_id', 'number']).doUpdateSet(columns)).execute();
  await record(tx, { actor, kind: 'ballot', id, action: number === null ? 'ballot.option_added' : 'ballot.option_changed', values: { number: at, title: sourceText(input.title) } });
  return ok({ number: at });
}

/** Removes an option; those behind it move up, so that numbers stay without gaps. */
export async function removeOption(tx: Tx, actor: Actor, id: string, number: number): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id);
  const option = ballot?.options.find((o) => o.number === number);
  if (ballot === null || option === undefined) return failed('not_found');
  if (!mayBeEdited(ballot.state)) return failed('frozen');
  await tx.deleteFrom('ballot_option').where('ballot_id', '=', id).where('number', '>=', number).execute();
  const behind = ballot.options.filter((o) => o.number > number);
  if (behind.length > 0) {
    await tx.insertInto('ballot_option').values(behind.map((o) => ({ ballot_id: id, number: o.number - 1, title: o.title, pictogram: o.pictogram, node_id: o.nodeId, href: o.href }))).execute();
  }
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.option_removed', values: { number, title: sourceText(option.title) } });
  return ok(null);
}

function notReady(ballot: Ballot): ReturnType<typeof failed> | null {
  if (ballot.options.length < 2) return failed('options_missing');
  if (!allowanceFits(ballot, ballot.options.length)) return failed('out_of_range', 'dotsPerVoter', { max: ballot.maxPerOption * ballot.options.length });
  return null;
}

/** Announces a ballot with its opening time: everybody may read it, and it opens by itself. */
export async function planBallot(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id, now);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'draft') return failed('wrong_state');
  if (ballot.opensAt === null || ballot.opensAt <= now) return failed('required', 'opensDay');
  const refused = notReady(ballot);
  if (refused !== null) return refused;
  await tx.updateTable('ballot').set({ state: 'planned', revision: ballot.revision + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.announced', values: { opensAt: ballot.opensAt } });
  await announce(tx, id);
  return ok(null);
}

/** Opens for casting. From here on options and rules are fixed and the key exists. */
export async function openBallot(tx: Tx, keys: KeyFolder, actor: Actor, id: string, now = new Date()): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id, now);
  if (ballot === null) return failed('not_found');
  if (!mayBeEdited(ballot.state)) return failed('wrong_state');
  if (ballot.closesAt !== null && ballot.closesAt <= now) return failed('date_order', 'closesDay');
  const refused = notReady(ballot);
  if (refused !== null) return refused;
  const key = await keyOf(tx, keys, ballot);
  if (!key.ok) return key;
  await tx.updateTable('ballot').set({ state: 'open', opened_at: now, revision: ballot.revision + 1 }).where('id', '=', id).execute();
  const linked = ballot.options.flatMap((o) => (o.nodeId === null ? [] : [o.nodeId]));
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.opened', values: { options: ballot.options.length, dotsPerVoter: ballot.dotsPerVoter, maxPerOption: ballot.maxPerOption } });
  await announce(tx, id);
  await linkMany(tx, linked.map((from) => ({ from, relation: 'weighted_in' as const, to: id })));
  if (ballot.closesAt !== null) await enqueue(tx, 'ballots.watch', {}, { key: `ballots.close ${id}`, runAt: ballot.closesAt });
  if (ballot.live) await enqueue(tx, 'ballots.live', { id }, { key: `ballots.live ${id}` });
  return ok(null);
}

/** The ballot's master key, made when it has none yet; refused when it has one that is not here. */
export async function keyOf(tx: Tx, keys: KeyFolder, ballot: Pick<Ballot, 'id' | 'keyCheck'>): Promise<Result<Buffer>> {
  const key = ballot.keyCheck === null ? keys.ensure(ballot.id) : keys.read(ballot.id);
  if (key === null || (ballot.keyCheck !== null && !keyCheck(key).equals(ballot.keyCheck))) return failed('ballot_key_missing');
  if (ballot.keyCheck === null) await tx.updateTable('ballot').set({ key_check: keyCheck(key) }).where('id', '=', ballot.id).execute();
  return ok(key);
}

/** Writes the ballot's node as it stands now. */
export async function announce(tx: Tx, id: string): Promise<void> {
  const ballot = await ballotById(tx, id);
  if (ballot === null || ballot.state === 'draft') return;
  const date = ballot.closedAt ?? ballot.closesAt ?? ballot.openedAt ?? ballot.opensAt ?? new Date();
  await putNode(tx, { kind: 'ballot', id, title: ballot.title, href: ballotHref(ballot.slug), visible: true, date: dayOf(date) });
}

/** The key is lost: nothing can be counted any more. The boxes go, the ballot stays and says why. */
export async function voidBallot(tx: Tx, actor: Actor, id: string, reason: string, now = new Date()): Promise<Result<null>> {
  const ballot = await lockBallot(tx, id, now);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'open') return failed('wrong_state');
  await tx.updateTable('ballot').set({ state: 'void', closed_at: now, void_reason: reason, revision: ballot.revision + 1 }).where('id', '=', id).execute();
  await dropSealed(tx, id);
  await record(tx, { actor, kind: 'ballot', id, action: 'ballot.voided', values: { reason } });
  await announce(tx, id);
  return ok(null);
}

/** What has no use once a ballot is over: boxes, codes and live totals. */
export async function dropSealed(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('ballot_box').where('ballot_id', '=', id).execute();
  await tx.deleteFrom('ballot_code').where('ballot_id', '=', id).execute();
  await tx.deleteFrom('ballot_live').where('ballot_id', '=', id).execute();
  await tx.updateTable('ballot_board').set({ sealed: null }).where('ballot_id', '=', id).execute();
}
