import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../../kernel/actor.ts';
import { newCode } from '../../../kernel/code.ts';
import { write } from '../../../platform/database/write.ts';
import { KeyFolder } from '../../../platform/keys.ts';
import { buildBallot, castWith, closeNow, reload, testKeys } from '../../../../test/ballots.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { enterStub, revokeBatch, revokeCode } from '../codes/commands.ts';
import { closeBallot, resultOf } from '../public.ts';
import { voidBallot } from '../commands.ts';
import { castBallot } from './commands.ts';

const keys = testKeys();
const actor = system('test');
let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase({ max: 20 }); });
afterAll(() => fresh.drop());

const db = () => fresh.db;
const code = (secret: string) => ({ kind: 'code' as const, secret });
const boxes = async (id: string) => (await db().selectFrom('ballot_box').selectAll().where('ballot_id', '=', id).execute()).length;
const refusal = (result: Awaited<ReturnType<typeof castBallot>>) => (result.ok ? 'accepted' : result.problems[0]?.code);

describe('a code', () => {
  test('counts once, however often and however many times at once it is used', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 2 });
    const tries = Array.from({ length: 50 }, (_, i) => castBallot(db(), keys, ballot, { voter: code(codes[0] as string), dots: [i % 6, 5 - (i % 6), 0] }));
    const results = await Promise.all(tries);
    expect(results.every((r) => r.ok)).toBe(true);
    expect(new Set(results.map((r) => (r.ok ? r.value.receipt : ''))).size).toBe(50);
    expect(await boxes(ballot.id)).toBe(1);
    const closed = await closeNow(db(), keys, ballot.id);
    const result = await resultOf(db(), closed);
    expect(result?.ballots).toBe(1);
    expect(result?.total).toBe(5);
  });

  test('can change its ballot until closing; the last one counts', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 1 });
    const first = await castWith(db(), keys, ballot, codes[0] as string, [5, 0, 0]);
    const last = await castWith(db(), keys, ballot, codes[0] as string, [0, 2, 1]);
    expect(last).not.toBe(first);
    const closed = await closeNow(db(), keys, ballot.id);
    expect((await resultOf(db(), closed))?.dots).toEqual([0, 2, 1]);
    expect((await db().selectFrom('ballot_receipt').select('receipt').where('ballot_id', '=', ballot.id).execute()).map((r) => r.receipt)).toEqual([last]);
  });

  test('that nobody made, or that is for another ballot, is refused and leaves nothing', async () => {
    const { ballot } = await buildBallot(db(), keys, { codes: 1 });
    const other = await buildBallot(db(), keys, { codes: 1 });
    for (const secret of [newCode(), other.codes[0] as string]) expect(refusal(await castBallot(db(), keys, ballot, { voter: code(secret), dots: [1, 0, 0] }))).toBe('ballot_code_unknown');
    expect(refusal(await castBallot(db(), keys, ballot, { voter: { kind: 'device', secret: 'x' }, dots: [1, 0, 0] }))).toBe('wrong_state');
    expect(await boxes(ballot.id)).toBe(0);
  });

  test('that was revoked cannot be used again; its ballot stands', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 3 });
    await castWith(db(), keys, ballot, codes[0] as string, [1, 0, 0]);
    for (const c of codes.slice(0, 2)) await write(db(), (tx) => revokeCode(tx, keys, actor, ballot.id, c));
    for (const c of codes.slice(0, 2)) expect(refusal(await castBallot(db(), keys, ballot, { voter: code(c), dots: [0, 5, 0] }))).toBe('ballot_code_revoked');
    const batch = await db().selectFrom('ballot_code_batch').select('id').where('ballot_id', '=', ballot.id).executeTakeFirstOrThrow();
    expect(await write(db(), (tx) => revokeBatch(tx, actor, ballot.id, batch.id))).toEqual({ ok: true, value: { revoked: 1 } });
    const closed = await closeNow(db(), keys, ballot.id);
    expect(await resultOf(db(), closed)).toMatchObject({ dots: [1, 0, 0], codes: { issued: 3, revoked: 3 } });
  });
});

describe('paper', () => {
  test('a stub keeps its code from voting online, and online wins when it came first, also at the same moment', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 30, offline: true });
    const outcomes = await Promise.all(
      codes.map(async (secret) => {
        const [online, paper] = await Promise.all([castBallot(db(), keys, ballot, { voter: code(secret), dots: [1, 0, 0] }), write(db(), (tx) => enterStub(tx, keys, actor, ballot.id, secret))]);
        return [online.ok, paper.ok, refusal(online), paper.ok ? '' : paper.problems[0]?.code];
      }),
    );
    for (const [online, paper, why, whyPaper] of outcomes) {
      expect(online).not.toBe(paper);
      expect(online ? whyPaper : why).toBe(online ? 'ballot_used_online' : 'ballot_code_paper');
    }
  });
});

describe('allowance', () => {
  test('is kept by the server', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 1, dotsPerVoter: 3, maxPerOption: 2 });
    const tried = async (dots: number[]) => refusal(await castBallot(db(), keys, ballot, { voter: code(codes[0] as string), dots }));
    expect(await tried([2, 2, 0])).toBe('too_many_dots');
    expect(await tried([3, 0, 0])).toBe('too_many_on_option');
    expect(await tried([-1, 2, 2])).toBe('not_a_number');
    expect(await tried([0, 0, 0])).toBe('no_dots');
    expect(await tried([1, 1])).toBe('wrong_state');
    expect(await boxes(ballot.id)).toBe(0);
    expect(await tried([2, 1, 0])).toBe('accepted');
  });
});

describe('time and state', () => {
  test('nothing is accepted before opening, after the closing time, after closing, or without the key', async () => {
    const draft = await buildBallot(db(), keys, { codes: 1, draft: true });
    expect(refusal(await castBallot(db(), keys, draft.ballot, { voter: code(draft.codes[0] as string), dots: [1, 0, 0] }))).toBe('not_open_yet');

    const { ballot, codes } = await buildBallot(db(), keys, { codes: 2, closesAt: new Date(Date.now() + 60_000) });
    const elsewhere = new KeyFolder(`${keys.dir}-of-another-machine`);
    expect(refusal(await castBallot(db(), elsewhere, ballot, { voter: code(codes[0] as string), dots: [1, 0, 0] }))).toBe('ballot_key_missing');
    await db().updateTable('ballot').set({ closes_at: new Date(Date.now() - 1_000) }).where('id', '=', ballot.id).execute();
    expect(refusal(await castBallot(db(), keys, ballot, { voter: code(codes[0] as string), dots: [1, 0, 0] }))).toBe('already_closed');
    await closeNow(db(), keys, ballot.id);
    keys.ensure(ballot.id);
    expect(refusal(await castBallot(db(), keys, ballot, { voter: code(codes[0] as string), dots: [1, 0, 0] }))).not.toBe('accepted');
  });

  test('whoever was told "counted" is counted, also while the ballot is being closed', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 3_000 });
    const left = [...codes];
    let accepted = 0;
    let refused = 0;
    const voter = async (): Promise<void> => {
      for (let secret = left.pop(); secret !== undefined && refused < 40; secret = left.pop()) {
        const result = await castBallot(db(), keys, ballot, { voter: code(secret), dots: [0, 1, 0] });
        if (result.ok) accepted += 1;
        else expect([refusal(result), (refused += 1)]).toEqual(['already_closed', refused]);
      }
    };
    const voters = Promise.all(Array.from({ length: 12 }, voter));
    await expect.poll(() => accepted, { interval: 5 }).toBeGreaterThan(50);
    await write(db(), (tx) => closeBallot(tx, keys, actor, ballot.id));
    await voters;
    expect(refused).toBeGreaterThan(0);
    const result = await resultOf(db(), await reload(db(), ballot.id));
    expect(result?.ballots).toBe(accepted);
    expect(result?.dots).toEqual([0, accepted, 0]);
    expect(await boxes(ballot.id)).toBe(0);
  });

  test('a lost key voids the ballot by a decision with a reason, and never by itself', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 1 });
    await castWith(db(), keys, ballot, codes[0] as string, [1, 0, 0]);
    keys.destroy(ballot.id);
    expect(await write(db(), (tx) => closeBallot(tx, keys, actor, ballot.id))).toMatchObject({ ok: false, problems: [{ code: 'ballot_key_missing' }] });
    expect(await boxes(ballot.id)).toBe(1);
    expect(keys.read(ballot.id)).toBeNull();
    await write(db(), (tx) => voidBallot(tx, actor, ballot.id, 'Schlüssel verloren'));
    expect(await reload(db(), ballot.id)).toMatchObject({ state: 'void', voidReason: 'Schlüssel verloren' });
    expect(await boxes(ballot.id)).toBe(0);
  });
});

describe('one ballot a device', () => {
  test('counts each device once', async () => {
    const { ballot } = await buildBallot(db(), keys, { electorate: 'device' });
    const device = (secret: string, dots: number[]) => castBallot(db(), keys, ballot, { voter: { kind: 'device', secret }, dots });
    await Promise.all([device('a', [1, 0, 0]), device('a', [1, 0, 0]), device('b', [0, 1, 0])]);
    expect(refusal(await castBallot(db(), keys, ballot, { voter: code(newCode()), dots: [1, 0, 0] }))).toBe('wrong_state');
    expect((await resultOf(db(), await closeNow(db(), keys, ballot.id)))?.dots).toEqual([1, 1, 0]);
  });
});
