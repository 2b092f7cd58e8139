import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newCode } from '../../../kernel/code.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { keyCheck, type KeyFolder } from '../../../platform/keys.ts';
import type { Ballot } from '../queries.ts';
import { allowanceProblems } from '../rules.ts';
import { ballotKeys, codeHash, sealBallot, slotOf } from '../sealing/rules.ts';
import type { BallotTables } from '../tables.ts';
import { dotsField } from './rules.ts';

/** The pool itself, not a transaction: casting is one statement that commits by itself. */
type Alone = Pick<Kysely<BallotTables>, 'insertInto' | 'selectFrom'>;

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
  const master = keys.read(ballot.id);
  if (master === null || ballot.keyCheck === null || !keyCheck(master).equals(ballot.keyCheck)) return failed('ballot_key_missing');
  const ballotKey = ballotKeys(master, ballot.id);
  const receipt = newCode();
  const slot = slotOf(ballotKey, voter);
  const box = sealBallot(ballotKey, randomBytes(12), ballot.id, slot, { channel: 'online', receipt, dots });
  const hash = voter.kind === 'code' ? codeHash(ballotKey, voter.secret) : null;
  return (await put(db, ballot.id, slot, box, hash)) ? ok({ receipt }) : whyNot(db, ballot.id, voter.kind, hash);
}

function refusedBeforehand(ballot: Ballot, dots: readonly number[], kind: 'code' | 'device'): Problem[] {
  const electorate = kind === 'code' ? 'codes' : 'device';
  if (ballot.electorate !== electorate || dots.length !== ballot.options.length) return [{ code: 'wrong_state' }];
  return allowanceProblems(dots, ballot, (i) => dotsField(ballot.options[i]?.number ?? 0));
}

async function put(db: Alone, ballotId: string, slot: Buffer, box: Buffer, hash: Buffer | null): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ballot_box')
    .columns(['ballot_id', 'slot', 'box'])
    .expression((e) => {
      const open = e
        .selectFrom('ballot')
        .select(['ballot.id', e.val(slot).as('slot'), e.val(box).as('box')])
        .where('ballot.id', '=', ballotId)
        .where('ballot.state', '=', 'open')
        .where((w) => w.or([w('ballot.closes_at', 'is', null), w('ballot.closes_at', '>', w.fn<Date>('clock_timestamp', []))]));
      if (hash === null) return open.where('ballot.electorate', '=', 'device');
      return open.where((w) => w.exists(w.selectFrom('ballot_code as c').select('c.ballot_id').where('c.ballot_id', '=', ballotId).where('c.hash', '=', hash).where('c.state', '=', 'issued')));
    })
    .onConflict((c) => c.columns(['ballot_id', 'slot']).doUpdateSet({ box: (e) => e.ref('excluded.box') }))
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
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

/** Whether the process that answers can take ballots at all. */
export function holdsKey(keys: KeyFolder, ballot: Pick<Ballot, 'id' | 'keyCheck'>): boolean {
  const key = keys.read(ballot.id);
  return key !== null && ballot.keyCheck !== null && keyCheck(key).equals(ballot.keyCheck);
}
