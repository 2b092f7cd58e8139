import { afterEach, beforeEach, expect, test } from 'vitest';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { write } from '../../../platform/database/write.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { eraseValues, record, sealHistory } from './commands.ts';
import { historyOf, verifyChain } from './queries.ts';
import { readAnchor } from './rules.ts';

let fresh: FreshDatabase;
const subject = newId();
const other = newId();

beforeEach(async () => {
  fresh = await freshDatabase();
  for (let i = 1; i <= 6; i += 1) await add(i % 2 === 0 ? subject : other, { text: `Text ${i}`, ['größe']: i, changed: ['a', 'b'] });
});
afterEach(() => fresh.drop());

const add = (id: string, values: Record<string, unknown>) => write(fresh.db, (tx) => record(tx, { actor: VISITOR, kind: 'submission', id, action: 'submission.corrected', values }));
const seal = () => fresh.db.transaction().execute(sealHistory);
const found = async (...anchors: Parameters<typeof verifyChain>[1] & {}) => (await verifyChain(fresh.db, anchors)).findings;

/** As somebody with full access to the database would: triggers and foreign keys off. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await fresh.pool.connect();
  await client.query('set session_replication_role = replica');
  for (const statement of statements) await client.query(statement);
  await client.query('set session_replication_role = origin');
  client.release();
}

test('a history that nobody touched verifies, before and after its seal, and says where the chain ends', async () => {
  expect(await verifyChain(fresh.db)).toMatchObject({ sealed: 0, waiting: 6, findings: [], head: null });
  expect(await seal()).toBe(6);
  expect(await seal()).toBe(0);
  const report = await verifyChain(fresh.db);
  expect(report).toMatchObject({ sealed: 6, waiting: 0, erased: 0, findings: [], head: { position: 6 } });
  expect(await found(readAnchor(`6:${report.head?.hash}`)!)).toEqual([]);
});

test('rolled-back numbers leave gaps that do not stall the chain, and a slow transaction comes into it later', async () => {
  const slow = await fresh.pool.connect();
  await slow.query('begin');
  await slow.query(`insert into history_entry (id, actor_kind, subject_kind, subject_id, action, digest) values ($1, 'visitor', 'x', $1, 'x.done', '\\x00')`, [newId()]);
  await write(fresh.db, async (tx) => {
    await record(tx, { actor: VISITOR, kind: 'x', id: subject, action: 'x.done' });
    throw new Error('rolled back');
  }).catch(() => undefined);
  await add(subject, { late: true });
  expect(await seal()).toBe(7);
  const id = newId();
  await slow.query('rollback');
  await slow.query('begin');
  await slow.query(`with e as (insert into history_entry (id, actor_kind, subject_kind, subject_id, action, digest) values ($1, 'visitor', 'x', $1, 'x.done', sha256('\\x00'::bytea || '{}'::bytea)) returning id, seq),
    q as (insert into history_unsealed select seq from e) insert into history_value select id, '\\x00', '{}' from e`, [id]);
  await add(other, { meanwhile: true });
  expect(await seal()).toBe(1);
  await slow.query('commit');
  slow.release();
  expect(await seal()).toBe(1);
  expect(await verifyChain(fresh.db)).toMatchObject({ sealed: 9, waiting: 0, findings: [] });
});

test('two processes that seal at once make one chain', async () => {
  const sealed = await Promise.all([seal(), seal(), seal()]);
  expect(sealed.sort()).toEqual([0, 0, 6]);
  expect(await found()).toEqual([]);
});

test('the database refuses to change, remove or empty what was recorded', async () => {
  await seal();
  for (const statement of ["update history_entry set action = 'x'", 'delete from history_entry', 'truncate history_entry cascade', "update history_seal set hash = '\\x00'", 'delete from history_seal', "update history_value set values = '{}'", 'truncate history_value']) {
    await expect(fresh.pool.query(statement)).rejects.toThrow(/append-only/);
  }
});

test('after erasure the chain still verifies, and readers learn when and on what ground', async () => {
  await seal();
  await write(fresh.db, (tx) => eraseValues(tx, subject, 'Withdrawn by its author', system('test')));
  await seal();
  expect(await verifyChain(fresh.db)).toMatchObject({ erased: 3, findings: [] });
  const [erasure, ...erased] = await historyOf(fresh.db, subject);
  expect(erasure).toMatchObject({ action: 'history.values_erased', erased: null });
  expect(erased).toHaveLength(3);
  for (const item of erased) expect(item).toMatchObject({ values: null, erased: { ground: 'Withdrawn by its author' } });
  const left = await fresh.pool.query(`select values::text from history_value`);
  expect(JSON.stringify(left.rows)).not.toMatch(/Text [246]/);
});

const MANIPULATIONS: Record<string, [string | string[], object]> = {
  'who did it': [`update history_entry set actor_kind = 'system', actor_name = 'x' where seq = 3`, { what: 'seal_wrong', seq: 3 }],
  'what was done': [`update history_entry set action = 'submission.published' where seq = 3`, { what: 'seal_wrong', seq: 3 }],
  'when, by a microsecond': [`update history_entry set at = at + interval '1 microsecond' where seq = 3`, { what: 'seal_wrong', seq: 3 }],
  'whom it was about': [`update history_entry set subject_id = gen_random_uuid() where seq = 3`, { what: 'seal_wrong', seq: 3 }],
  'the values': [`update history_value set values = values || '{"text": "other"}' where entry_id = (select id from history_entry where seq = 3)`, { what: 'values_changed', seq: 3 }],
  'the salt': [`update history_value set salt = '\\x00' where entry_id = (select id from history_entry where seq = 3)`, { what: 'values_changed', seq: 3 }],
  'values and digest together': [[`update history_value set salt = '\\x', values = '{}' where entry_id = (select id from history_entry where seq = 3)`, `update history_entry set digest = sha256('{}'::bytea) where seq = 3`], { what: 'seal_wrong', seq: 3 }],
  'values removed without an erasure': [`delete from history_value where entry_id = (select id from history_entry where seq = 3)`, { what: 'values_missing', seq: 3 }],
  'values removed under a made-up erasure': [[`insert into history_erasure select id, id from history_entry where seq = 3`, `delete from history_value where entry_id = (select id from history_entry where seq = 3)`], { what: 'erasure_false', seq: 3 }],
  'an entry removed': [`delete from history_entry where seq = 3`, { what: 'entry_missing', seq: 3 }],
  'an entry and its seal removed': [[`delete from history_seal where entry_seq = 3`, `delete from history_entry where seq = 3`], { what: 'seal_missing', position: 3 }],
  'a gap closed by moving the rest up': [[`delete from history_seal where entry_seq = 3`, `delete from history_entry where seq = 3`, `update history_seal set position = -position + 1 where position > 3`, `update history_seal set position = -position where position < 0`], { what: 'seal_wrong', position: 3 }],
  'a seal': [`update history_seal set hash = sha256('x') where position = 3`, { what: 'seal_wrong', position: 3 }],
  'two entries swapped': [[`update history_seal set position = 99 where position = 3`, `update history_seal set position = 3 where position = 4`, `update history_seal set position = 4 where position = 99`], { what: 'seal_wrong', position: 3 }],
  'an entry put in past the queue': [`insert into history_entry (id, actor_kind, subject_kind, subject_id, action, digest) values (gen_random_uuid(), 'visitor', 'x', gen_random_uuid(), 'x', '\\x')`, { what: 'entry_unsealed' }],
};

for (const [what, [statements, finding]] of Object.entries(MANIPULATIONS)) {
  test(`verification finds what was changed: ${what}`, async () => {
    await seal();
    await tamper(...(typeof statements === 'string' ? [statements] : statements));
    expect(await found()).toContainEqual(expect.objectContaining(finding));
  });
}

test('an entry that claims an old date is found although it was sealed', async () => {
  await seal();
  await tamper(`with e as (insert into history_entry (id, at, actor_kind, subject_kind, subject_id, action, digest) values (gen_random_uuid(), now() - interval '3 days', 'visitor', 'x', gen_random_uuid(), 'x', sha256('{}'::bytea)) returning id, seq),
    q as (insert into history_unsealed select seq from e) insert into history_value select id, '\\x', '{}' from e`);
  await seal();
  expect(await found()).toEqual([{ what: 'out_of_time', position: 7, seq: 7 }]);
});

test('a cut end and a chain rewritten from the start do not hold an anchor that was noted before', async () => {
  await seal();
  const { head } = await verifyChain(fresh.db);
  await tamper('delete from history_seal where position > 4', 'delete from history_entry where seq > 4');
  expect(await found()).toEqual([]);
  expect(await found(head!)).toEqual([{ what: 'anchor_broken', position: 6 }]);
  await tamper(`update history_entry set action = 'x' where seq = 1`, 'delete from history_seal', 'insert into history_unsealed select seq from history_entry');
  await seal();
  await add(subject, {});
  await add(subject, {});
  await seal();
  expect(await found()).toEqual([]);
  expect(await found(head!)).toEqual([{ what: 'anchor_broken', position: 6 }]);
});
