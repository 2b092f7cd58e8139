import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { buildBallot, castWith, closeNow, testKeys } from '../../../../test/ballots.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { enterStub } from '../codes/commands.ts';
import { closeBallot, resultOf } from '../public.ts';
import { boardsOf } from '../results/queries.ts';
import { confirmBoard, confirmPile, enterBoard, enterPaperBallot, openPile, removeBoard, removePile } from './commands.ts';

const keys = testKeys();
let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase(); });
afterAll(() => fresh.drop());
const db = () => fresh.db;
const person = (): Actor => ({ kind: 'account', id: newId(), name: 'K.', grants: [], sessionId: newId() });
const codeOf = (result: { ok: boolean; problems?: readonly { code: string }[] }) => (result.ok ? 'done' : result.problems?.[0]?.code);
const at = { place: 'Aula', heldOn: '2026-11-20' };

describe('a board', () => {
  test('counts when a second person, who is not shown the first count, finds the same', async () => {
    const { ballot } = await buildBallot(db(), keys, { electorate: 'room', offline: true });
    const [first, second] = [person(), person()];
    const ballotId = ballot.id;
    const { id } = valueOf(await write(db(), (tx) => enterBoard(tx, keys, first, { ...at, ballotId, persons: 6, dots: [10, 12, 6] })));
    const confirm = (who: Actor, dots: number[], persons = 6) => write(db(), (tx) => confirmBoard(tx, keys, who, id, { ballotId, persons, dots }));
    expect(codeOf(await confirm(first, [10, 12, 6]))).toBe('same_person');
    expect(await confirm(second, [10, 11, 6], 7)).toEqual({ ok: false, problems: [{ code: 'counts_differ', field: 'persons' }, { code: 'counts_differ', field: 'dots_2' }] });
    expect(codeOf(await write(db(), (tx) => closeBallot(tx, keys, first, ballotId)))).toBe('counts_unconfirmed');
    expect((await boardsOf(db(), ballotId))[0]?.dots).toBeNull();
    expect(codeOf(await confirm(second, [10, 12, 6]))).toBe('done');
    expect(codeOf(await confirm(second, [10, 12, 6]))).toBe('wrong_state');
    expect(await resultOf(db(), await closeNow(db(), keys, ballotId))).toMatchObject({ dots: [10, 12, 6], voters: 6, unused: 2 });
  });

  test('that nobody confirmed is left out when the office says so, and named', async () => {
    const { ballot } = await buildBallot(db(), keys, { electorate: 'room', offline: true });
    valueOf(await write(db(), (tx) => enterBoard(tx, keys, person(), { ...at, ballotId: ballot.id, persons: null, dots: [1, 2, 3] })));
    const closed = await closeNow(db(), keys, ballot.id, true);
    expect((await resultOf(db(), closed))?.total).toBe(0);
    expect(await boardsOf(db(), ballot.id)).toMatchObject([{ place: 'Aula', counted: false, dots: [1, 2, 3] }]);
  });

  test('can be taken back, and is refused where a ballot has no boards', async () => {
    const { ballot } = await buildBallot(db(), keys, { electorate: 'room', offline: true });
    const { id } = valueOf(await write(db(), (tx) => enterBoard(tx, keys, person(), { ...at, ballotId: ballot.id, persons: null, dots: [1, 2, 3] })));
    expect(codeOf(await write(db(), (tx) => removeBoard(tx, keys, person(), ballot.id, id)))).toBe('done');
    expect(await boardsOf(db(), ballot.id)).toEqual([]);
    const online = await buildBallot(db(), keys);
    expect(codeOf(await write(db(), (tx) => enterBoard(tx, keys, person(), { ...at, ballotId: online.ballot.id, persons: null, dots: [1, 2, 3] })))).toBe('wrong_state');
  });
});

describe('paper ballots', () => {
  test('are counted with the online ones, and small channels are merged', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 12, offline: true });
    for (const code of codes.slice(0, 7)) await castWith(db(), keys, ballot, code, [1, 0, 0]);
    for (const code of codes.slice(7, 9)) valueOf(await write(db(), (tx) => enterStub(tx, keys, system('test'), ballot.id, code)));
    const { id } = valueOf(await write(db(), (tx) => openPile(tx, keys, person(), ballot.id, 'Urne 1')));
    for (const dots of [[0, 5, 0], [0, 4, 1]]) valueOf(await write(db(), (tx) => enterPaperBallot(tx, keys, ballot.id, id, dots)));
    expect(codeOf(await write(db(), (tx) => enterPaperBallot(tx, keys, ballot.id, id, [6, 0, 0])))).toBe('too_many_on_option');
    expect(codeOf(await write(db(), (tx) => confirmPile(tx, keys, person(), ballot.id, id, 3)))).toBe('counts_differ');
    valueOf(await write(db(), (tx) => confirmPile(tx, keys, person(), ballot.id, id, 2)));
    const result = await resultOf(db(), await closeNow(db(), keys, ballot.id));
    expect(result).toMatchObject({ dots: [7, 9, 1], ballots: 9, voters: 9, codes: { issued: 12, stubs: 2 }, channels: [{ kind: 'merged', count: 9, dots: [7, 9, 1] }] });
  });

  test('of a pile that was entered wrongly come out again, all of them and no others', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 1, offline: true });
    await castWith(db(), keys, ballot, codes[0] as string, [0, 0, 3]);
    const { id } = valueOf(await write(db(), (tx) => openPile(tx, keys, person(), ballot.id, 'Urne 1')));
    for (let i = 0; i < 4; i += 1) valueOf(await write(db(), (tx) => enterPaperBallot(tx, keys, ballot.id, id, [1, 1, 1])));
    valueOf(await write(db(), (tx) => removePile(tx, keys, person(), ballot.id, id)));
    expect((await resultOf(db(), await closeNow(db(), keys, ballot.id)))?.dots).toEqual([0, 0, 3]);
  });
});
