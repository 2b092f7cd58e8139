import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { newCode } from '../../../kernel/code.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { KeyFolder } from '../../../platform/keys.ts';
import { record } from '../../thread/public.ts';
import { keyOf, lockBallot, type Tx } from '../commands.ts';
import { ballotById, type Ballot } from '../queries.ts';
import { ballotKeys, codeHash, slotOf, type BallotKeys } from '../sealing/rules.ts';
import { MAX_CODES } from './rules.ts';

export interface NewCodes {
  readonly ballotId: string;
  /** For whom the batch is meant, e.g. "Forum Linden": a group, never a person. */
  readonly label: string;
  readonly count: number;
}

export interface MadeCodes {
  readonly batchId: string;
  readonly label: string;
  /** In canonical form, and only here: the database keeps keyed hashes. */
  readonly codes: readonly string[];
}

const issues = (ballot: Ballot): boolean => ballot.electorate === 'codes' && ['draft', 'planned', 'open'].includes(ballot.phase);

/** Makes codes in bulk. They are handed out once, by whoever called. */
export async function createCodes(tx: Tx, keys: KeyFolder, actor: Actor, { ballotId, label, count }: NewCodes): Promise<Result<MadeCodes>> {
  if (!Number.isSafeInteger(count) || count < 1 || count > MAX_CODES) return failed('out_of_range', 'count', { min: 1, max: MAX_CODES });
  const opened = await openForCodes(tx, keys, ballotId);
  if (!opened.ok) return opened;
  const codes = manyCodes(count);
  const batchId = newId();
  await tx.insertInto('ballot_code_batch').values({ id: batchId, ballot_id: ballotId, label, size: count, made_on: dayOf(new Date()) }).execute();
  await insertHashes(tx, ballotId, batchId, codes.map((code) => codeHash(opened.value, code)));
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.codes_made', values: { label, count } });
  return ok({ batchId, label, codes });
}

async function openForCodes(tx: Tx, keys: KeyFolder, ballotId: string): Promise<Result<BallotKeys>> {
  const ballot = await lockBallot(tx, ballotId);
  if (ballot === null) return failed('not_found');
  if (!issues(ballot)) return failed('wrong_state');
  const key = await keyOf(tx, keys, ballot);
  return key.ok ? ok(ballotKeys(key.value, ballotId)) : key;
}

/** Random bytes are fetched in one piece: ten thousand codes take some milliseconds. */
function manyCodes(count: number): string[] {
  const pool = randomBytes(count * 16);
  let at = 0;
  return Array.from({ length: count }, () => newCode((bytes) => (bytes.set(pool.subarray(at, (at += 16))), bytes)));
}

/** In order of hash: where a row lies says nothing about which slip it was. */
async function insertHashes(tx: Tx, ballotId: string, batchId: string, hashes: readonly Buffer[]): Promise<void> {
  const sorted = hashes.toSorted(Buffer.compare);
  await tx
    .insertInto('ballot_code')
    .columns(['ballot_id', 'batch_id', 'hash'])
    .expression(sql`select ${ballotId}::uuid, ${batchId}::uuid, unnest(${sorted}::bytea[])`)
    .execute();
}

/**
 * Reads every code of a ballot once after they were committed. PostgreSQL notes on a row, when it is first read, that its writer has
 * committed, and may log that page: after this, looking up one code for a vote leaves no such mark.
 */
export async function settleCodes(tx: Pick<Tx, 'selectFrom'>, ballotId: string): Promise<void> {
  await tx.selectFrom('ballot_code').select((e) => e.fn.count('state').as('n')).where('ballot_id', '=', ballotId).execute();
}

/** Opens an empty batch for codes that the worker makes and mails one by one. */
export async function openMailBatch(tx: Tx, keys: KeyFolder, actor: Actor, { ballotId, label, count }: NewCodes): Promise<Result<{ batchId: string }>> {
  const opened = await openForCodes(tx, keys, ballotId);
  if (!opened.ok) return opened;
  const batchId = newId();
  await tx.insertInto('ballot_code_batch').values({ id: batchId, ballot_id: ballotId, label, size: 0, mailed: true, made_on: dayOf(new Date()) }).execute();
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.codes_mailed', values: { label, count } });
  return ok({ batchId });
}

/** One code of a mail batch, for the worker that sends it at once and forgets it. Null when the ballot is over or the batch revoked. */
export async function addMailedCode(tx: Tx, keys: KeyFolder, batchId: string): Promise<{ code: string; ballot: Ballot; hash: Buffer } | null> {
  const batch = await tx.selectFrom('ballot_code_batch').select(['ballot_id']).where('id', '=', batchId).where('mailed', '=', true).executeTakeFirst();
  if (batch === undefined) return null;
  const ballot = await ballotById(tx, batch.ballot_id);
  if (ballot === null || !issues(ballot)) return null;
  const key = await keyOf(tx, keys, ballot);
  if (!key.ok) throw new Error('the key of the ballot is not on this machine');
  const code = newCode();
  const hash = codeHash(ballotKeys(key.value, ballot.id), code);
  await tx.insertInto('ballot_code').values({ ballot_id: ballot.id, batch_id: batchId, hash }).execute();
  await tx.updateTable('ballot_code_batch').set((e) => ({ size: e('size', '+', 1) })).where('id', '=', batchId).execute();
  return { code, ballot, hash };
}

/** Takes back a code whose mail did not leave. */
export async function dropMailedCode(tx: Tx, batchId: string, hash: Buffer): Promise<void> {
  await tx.deleteFrom('ballot_code').where('batch_id', '=', batchId).where('hash', '=', hash).execute();
  await tx.updateTable('ballot_code_batch').set((e) => ({ size: e('size', '-', 1) })).where('id', '=', batchId).execute();
}

/** A revoked code cannot be used again; a ballot cast with it before stands, because nobody can tell which it is. */
export async function revokeCode(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, code: string): Promise<Result<null>> {
  const opened = await openForCodes(tx, keys, ballotId);
  if (!opened.ok) return opened;
  const changed = await tx.updateTable('ballot_code').set({ state: 'revoked' }).where('ballot_id', '=', ballotId).where('hash', '=', codeHash(opened.value, code)).where('state', '=', 'issued').executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return whyUnchanged(tx, ballotId, codeHash(opened.value, code));
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.code_revoked' });
  return ok(null);
}

async function whyUnchanged(tx: Tx, ballotId: string, hash: Buffer): Promise<Result<never>> {
  const row = await tx.selectFrom('ballot_code').select('state').where('ballot_id', '=', ballotId).where('hash', '=', hash).executeTakeFirst();
  return failed(row === undefined ? 'ballot_code_unknown' : row.state === 'revoked' ? 'ballot_code_revoked' : 'ballot_code_paper', 'code');
}

/** Revokes every code of a batch, e.g. when its sheet was lost before it was handed out. */
export async function revokeBatch(tx: Tx, actor: Actor, ballotId: string, batchId: string): Promise<Result<{ revoked: number }>> {
  const ballot = await lockBallot(tx, ballotId);
  if (ballot === null) return failed('not_found');
  if (!issues(ballot)) return failed('wrong_state');
  const { numUpdatedRows } = await tx.updateTable('ballot_code').set({ state: 'revoked' }).where('ballot_id', '=', ballotId).where('batch_id', '=', batchId).where('state', '=', 'issued').executeTakeFirst();
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.batch_revoked', values: { count: Number(numUpdatedRows) } });
  return ok({ revoked: Number(numUpdatedRows) });
}

/**
 * Enters the stub of a paper ballot before the ballot itself: the code can then no longer vote online. Where it has done so already,
 * online counts and the paper is put aside unread. Casting waits for the moment of this check, so both cannot happen.
 */
export async function enterStub(tx: Tx, keys: KeyFolder, actor: Actor, ballotId: string, code: string): Promise<Result<null>> {
  await sql`lock table ballot_box in exclusive mode`.execute(tx as never);
  const ballot = await ballotById(tx, ballotId);
  if (ballot === null) return failed('not_found');
  if (ballot.state !== 'open' || ballot.electorate !== 'codes' || !ballot.offline) return failed('wrong_state');
  const key = await keyOf(tx, keys, ballot);
  if (!key.ok) return key;
  const opened = ballotKeys(key.value, ballotId);
  const hash = codeHash(opened, code);
  const used = await tx.selectFrom('ballot_box').select('ballot_id').where('ballot_id', '=', ballotId).where('slot', '=', slotOf(opened, { kind: 'code', secret: code })).executeTakeFirst();
  if (used !== undefined) return failed('ballot_used_online', 'code');
  const changed = await tx.updateTable('ballot_code').set({ state: 'paper' }).where('ballot_id', '=', ballotId).where('hash', '=', hash).where('state', '=', 'issued').executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return whyUnchanged(tx, ballotId, hash);
  await record(tx, { actor, kind: 'ballot', id: ballotId, action: 'ballot.stub_entered' });
  return ok(null);
}
