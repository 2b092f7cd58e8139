import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../kernel/dates.ts';
import { system } from '../../../kernel/actor.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { buildBallot, castWith, closeNow, reload, testKeys } from '../../../../test/ballots.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { moveLiveTotals } from '../live/commands.ts';
import { decideTie, recordRecount } from './commands.ts';
import { ballotLists, liveTotals, receiptCounted, recount, resultOf } from './queries.ts';
import { digestOf, listDigests } from './rules.ts';

const keys = testKeys();
const actor = system('test');
let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase(); });
afterAll(() => fresh.drop());
const db = () => fresh.db;

async function voted(count: number, dotsOf: (i: number) => number[], settings = {}) {
  const { ballot, codes } = await buildBallot(db(), keys, { codes: count, ...settings });
  const receipts: string[] = [];
  for (const [i, code] of codes.entries()) receipts.push(await castWith(db(), keys, ballot, code, dotsOf(i)));
  return { ballot, receipts };
}

describe('from fifty ballots on', () => {
  test('lists, digest and own receipt let anybody count again', async () => {
    const { ballot, receipts } = await voted(50, (i) => [i % 3, 1, i % 2]);
    expect(await receiptCounted(db(), ballot, receipts[0] as string)).toBeNull();
    const closed = await closeNow(db(), keys, ballot.id);
    const result = await resultOf(db(), closed);
    const lists = await ballotLists(db(), closed);
    expect(result?.listDigests).toEqual(listDigests(lists));
    expect(result?.digest).toBe(digestOf(listDigests(lists)));
    expect(await receiptCounted(db(), closed, receipts[17] as string)).toBe(true);
    expect(await receiptCounted(db(), closed, '0'.repeat(17))).toBe(false);
    expect(lists.receipts.trim().split('\r\n').slice(1)).toEqual(receipts.toSorted());
    expect(await recount(db(), closed)).toMatchObject({ dots: result?.dots, agrees: true });
    await db().updateTable('ballot_allocation').set({ dots: [5, 0, 0] }).where('ballot_id', '=', ballot.id).where('position', '=', 3).execute();
    expect(await recount(db(), closed)).toMatchObject({ agrees: false });
  });
});

describe('below fifty', () => {
  test('only totals are published; two different witnesses may recount', async () => {
    const { ballot } = await voted(6, () => [1, 0, 0]);
    const closed = await closeNow(db(), keys, ballot.id);
    expect((await resultOf(db(), closed))?.listDigests).toBeNull();
    const witnessed = (one: string, two: string) => write(db(), (tx) => recordRecount(tx, actor, ballot.id, [one, two], true));
    expect(await witnessed('A. Mai', 'a. mai')).toMatchObject({ ok: false, problems: [{ code: 'witness_needed' }] });
    expect(await witnessed('A. Mai', 'B. Juni')).toMatchObject({ ok: true });
  });
});

describe('a tie at the cut', () => {
  test('stays a tie until exactly the places left are decided, once, with a reason', async () => {
    const { ballot } = await voted(1, () => [2, 1, 1], { top: 2, dotsPerVoter: 4, maxPerOption: 4 });
    const closed = await closeNow(db(), keys, ballot.id);
    const places = async () => (await resultOf(db(), closed))?.standings.map((s) => s.place);
    expect(await places()).toEqual(['in', 'tied', 'tied']);
    const decide = (chosen: number[], decidedOn = dayOf(new Date())) => write(db(), (tx) => decideTie(tx, actor, ballot.id, { chosen, body: 'Beirat', reason: 'Los gezogen', decidedOn }));
    for (const wrong of [[], [1], [2, 3]]) expect(await decide(wrong)).toMatchObject({ ok: false, problems: [{ code: 'invalid_choice' }] });
    expect(await decide([3], '2001-01-01')).toMatchObject({ ok: false, problems: [{ code: 'date_order' }] });
    expect(await decide([3], '2099-01-01')).toMatchObject({ ok: false, problems: [{ code: 'date_in_future', field: 'decidedOn' }] });
    expect(await decide([3])).toMatchObject({ ok: true });
    expect((await resultOf(db(), closed))?.standings.map((s) => [s.option + 1, s.place])).toEqual([[1, 'in'], [3, 'in'], [2, 'out']]);
    expect(await decide([2])).toMatchObject({ ok: false, problems: [{ code: 'wrong_state' }] });
  });
});

describe('boxes that somebody else wrote', () => {
  test('are not counted and are said: forged, copied to another slot, or of another ballot', async () => {
    const { ballot } = await voted(3, () => [1, 0, 0]);
    const own = await db().selectFrom('ballot_box').selectAll().where('ballot_id', '=', ballot.id).executeTakeFirstOrThrow();
    const forged = [Buffer.alloc(own.box.length, 7), own.box, Buffer.alloc(3)];
    for (const [i, box] of forged.entries()) await db().insertInto('ballot_box').values({ ballot_id: ballot.id, slot: Buffer.alloc(32, i), box }).execute();
    expect(await resultOf(db(), await closeNow(db(), keys, ballot.id))).toMatchObject({ ballots: 3, damaged: 3, dots: [3, 0, 0] });
  });
});

describe('live totals', () => {
  test('move in steps of five ballots and do not follow a changed ballot between steps', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 11, live: true });
    const move = () => write(db(), (tx) => moveLiveTotals(tx, keys, ballot.id));
    for (const code of codes.slice(0, 4)) await castWith(db(), keys, ballot, code, [1, 0, 0]);
    expect(await move()).toBe(false);
    expect(await liveTotals(db(), ballot)).toBeNull();
    await castWith(db(), keys, ballot, codes[4] as string, [0, 5, 0]);
    expect(await move()).toBe(true);
    expect(await liveTotals(db(), ballot)).toEqual({ ballots: 5, dots: [4, 5, 0] });
    await castWith(db(), keys, ballot, codes[4] as string, [0, 0, 5]);
    for (const code of codes.slice(5, 9)) await castWith(db(), keys, ballot, code, [0, 0, 1]);
    expect(await move()).toBe(false);
    expect(await liveTotals(db(), ballot)).toEqual({ ballots: 5, dots: [4, 5, 0] });
    valueOf({ ok: true, value: await castWith(db(), keys, ballot, codes[9] as string, [1, 0, 0]) });
    expect(await move()).toBe(true);
    expect(await liveTotals(db(), ballot)).toEqual({ ballots: 10, dots: [5, 0, 9] });
    await closeNow(db(), keys, ballot.id);
    expect(await liveTotals(db(), await reload(db(), ballot.id))).toBeNull();
  });
});
