import { randomBytes } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import { newCode } from '../../../kernel/code.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { keyCheck, type KeyFolder } from '../../../platform/keys.ts';
import type { Ballot } from '../queries.ts';
import { allowanceProblems } from '../rules.ts';
import { ballotKeys, codeHash, sealBallot, slotOf, type BallotKeys } from '../sealing/rules.ts';
import type { BallotTables } from '../tables.ts';
import { dotsField } from './rules.ts';

/** The pool itself, not a transaction: casting is one statement that commits by itself. */
type Alone = Pick<Kysely<BallotTables>, 'getExecutor' | 'selectFrom'>;

export interface Cast {
  /** A code in canonical form, or the secret in a device's cookie. */
  readonly voter: { readonly kind: 'code' | 'device'; readonly secret: string };
  /** Dots by option in order of number. */
  readonly dots: readonly number[];
}

/**
 * Casts or replaces a ballot and gives its receipt, which is shown once and kept nowhere but inside the box.
 *
 * Everything happens in one statement: whether the ballot is open, whether the code may vote, and the upsert. It takes no row lock but
 * that of its own box, has no foreign key to check, and writes no history, job, session or limit: what it leaves is one row that only
 * the key opens. Closing locks the table first, so a statement either commits before the count or sees that the ballot is closed.
 * It does not go through `write()`: pages do not change, and a notification would tell every process when somebody voted.
 */
export async function castBallot(db: Alone, keys: KeyFolder, ballot: Ballot, { voter, dots }: Cast): Promise<Result<{ receipt: string }>> {
  const problems = refusedBeforehand(ballot, dots, voter.kind);
  if (problems.length > 0) return { ok: false, problems };
  const ballotKey = keysFor(keys, ballot);
  if (ballotKey === null) return failed('ballot_key_missing');
  const receipt = newCode((bytes) => (bytes.set(random(bytes.length)), bytes));
  const slot = slotOf(ballotKey, voter);
  const box = sealBallot(ballotKey, random(12), ballot.id, slot, { channel: 'online', receipt, dots });
  const hash = voter.kind === 'code' ? codeHash(ballotKey, voter.secret) : null;
  return (await put(db, ballot.id, slot, box, hash)) ? ok({ receipt }) : whyNot(db, ballot.id, voter.kind, hash);
}

const POOL = 4_096;
let pool = Buffer.alloc(0);

/** Random bytes, fetched from the system in larger pieces; none is used twice. */
function random(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(POOL);
  const taken = pool.subarray(0, count);
  pool = pool.subarray(count);
  return taken;
}

function refusedBeforehand(ballot: Ballot, dots: readonly number[], kind: 'code' | 'device'): Problem[] {
  const electorate = kind === 'code' ? 'codes' : 'device';
  if (ballot.electorate !== electorate || dots.length !== ballot.options.length) return [{ code: 'wrong_state' }];
  return allowanceProblems(dots, ballot, (i) => dotsField(ballot.options[i]?.number ?? 0));
}

/**
 * The statement as text, the same for every vote: it is prepared once a connection, and building it anew would cost as much as running
 * it. The code is looked up by a plain read inside it, so that a code revoked or entered as paper a moment ago cannot slip through.
 */
const open = `select b.id, $2::bytea, $3::bytea from ballot b where b.id = $1::uuid and b.state = 'open' and (b.closes_at is null or b.closes_at > clock_timestamp())`;
const upsert = (who: string): CompiledQuery => CompiledQuery.raw(`insert into ballot_box (ballot_id, slot, box) ${open} and ${who} on conflict (ballot_id, slot) do update set box = excluded.box`);
const BY_CODE = upsert(`exists (select 1 from ballot_code c where c.ballot_id = $1::uuid and c.hash = $4::bytea and c.state = 'issued')`);
const BY_DEVICE = upsert(`b.electorate = 'device'`);

async function put(db: Alone, ballotId: string, slot: Buffer, box: Buffer, hash: Buffer | null): Promise<boolean> {
  const statement = hash === null ? { ...BY_DEVICE, parameters: [ballotId, slot, box] } : { ...BY_CODE, parameters: [ballotId, slot, box, hash] };
  const { numAffectedRows } = await db.getExecutor().executeQuery(statement);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Why the statement wrote nothing, read afterwards. */
async function whyNot(db: Alone, ballotId: string, kind: 'code' | 'device', hash: Buffer | null): Promise<Result<never>> {
  const ballot = await db.selectFrom('ballot').select(['state', 'closes_at']).where('id', '=', ballotId).executeTakeFirst();
  if (ballot?.state === 'draft' || ballot?.state === 'planned') return failed('not_open_yet');
  if (ballot === undefined || ballot.state !== 'open' || (ballot.closes_at !== null && ballot.closes_at <= new Date())) return failed('already_closed');
  if (kind === 'device' || hash === null) return failed('wrong_state');
  const code = await db.selectFrom('ballot_code').select('state').where('ballot_id', '=', ballotId).where('hash', '=', hash).executeTakeFirst();
  if (code?.state === 'revoked') return failed('ballot_code_revoked', 'code');
  return failed(code?.state === 'paper' ? 'ballot_code_paper' : 'ballot_code_unknown', 'code');
}

const checked = new WeakMap<Uint8Array, Buffer>();

/** The ballot's keys, if the right one is here. */
function keysFor(keys: KeyFolder, { id, keyCheck: expected }: Pick<Ballot, 'id' | 'keyCheck'>): BallotKeys | null {
  const master = keys.read(id);
  if (master === null || expected === null) return null;
  const check = checked.get(master) ?? keyCheck(master);
  checked.set(master, check);
  return check.equals(expected) ? ballotKeys(master, id) : null;
}

/** Whether the process that answers can take ballots at all. */
export const holdsKey = (keys: KeyFolder, ballot: Pick<Ballot, 'id' | 'keyCheck'>): boolean => keysFor(keys, ballot) !== null;
