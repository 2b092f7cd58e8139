import type { KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showCode } from '../../../kernel/code.ts';
import { system } from '../../../kernel/actor.ts';
import { readArchive } from '../../../platform/backup/archive.ts';
import { HEAD, MANIFEST } from '../../../platform/backup/schema.ts';
import { writeBackup } from '../../../platform/backup/write.ts';
import { write } from '../../../platform/database/write.ts';
import { buildBallot, castWith, closeNow, testKeys } from '../../../../test/ballots.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { castBallot } from '../casting/commands.ts';
import { settleCodes } from '../codes/commands.ts';
import { closeBallot, resultOf } from '../public.ts';
import { ballotKeys, codeHash, openBox, slotOf } from './rules.ts';

/** Attacks on the secrecy of ballots by somebody who reads everything but the keys: see docs/decisions, "Ballot secrecy". */
const keys = testKeys();
let fresh: FreshDatabase;
beforeAll(async () => { fresh = await freshDatabase({ max: 12 }); });
afterAll(() => fresh.drop());
const db = () => fresh.db;

const SLICE_TABLES = ['ballot_box', 'ballot_code', 'ballot_receipt', 'ballot_allocation'] as const;

/** Every row of every table as text, with the columns in which PostgreSQL keeps who wrote it when and where. */
async function everything(): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db());
  const all = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select ctid::text || ' ' || xmin::text || ' ' || xmax::text || ' ' || t::text as row from ${sql.raw(name)} t`.execute(db());
    all.set(name, rows.map((r) => r.row).sort());
  }
  return all;
}

/** A whole backup: name of the part → bytes. */
async function archived(): Promise<Map<string, Buffer>> {
  const dir = mkdtempSync(join(tmpdir(), 'ballot-backup-'));
  const parts = new Map<string, Buffer>();
  await writeBackup({ pool: fresh.pool, filesDir: join(dir, 'files'), target: join(dir, 'backup'), program: 'test' });
  await readArchive(join(dir, 'backup'), async (name, bytes) => { parts.set(name, Buffer.from(bytes)); });
  rmSync(dir, { recursive: true });
  return parts;
}

async function columnsOf(table: string): Promise<{ name: string; type: string; extra: boolean }[]> {
  const { rows } = await sql<{ name: string; type: string; extra: boolean }>`
    select column_name as name, data_type as type, column_default is not null or is_identity = 'YES' as extra from information_schema.columns where table_name = ${table}`.execute(db());
  return rows;
}

describe('one cast', () => {
  test('changes one row of one table, by inserting or replacing it, and touches no other row', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 40 });
    await castWith(db(), keys, ballot, codes[0] as string, [1, 0, 0]);
    for (const [code, fewer] of [[codes[1], 0], [codes[0], 1]] as const) {
      const before = await everything();
      await castWith(db(), keys, ballot, code as string, [0, 5, 0]);
      const after = await everything();
      const changed = [...after.keys()].filter((name) => after.get(name)?.join('\n') !== before.get(name)?.join('\n'));
      expect(changed).toEqual(['public.ballot_box']);
      const [old, now] = [before.get('public.ballot_box') ?? [], after.get('public.ballot_box') ?? []];
      expect(now.filter((row) => !old.includes(row))).toHaveLength(1);
      expect(old.filter((row) => !now.includes(row))).toHaveLength(fewer);
    }
  });

  test('makes two backups differ in the boxes alone, and neither holds a code, a receipt or the key', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 5 });
    const before = await archived();
    const receipt = await castWith(db(), keys, ballot, codes[0] as string, [0, 5, 0]);
    const after = await archived();
    const differing = [...after.keys()].filter((name) => !before.get(name)?.equals(after.get(name) as Buffer));
    // The head says when the backup was made.
    expect(differing.filter((name) => name !== HEAD && name !== MANIFEST).map((name) => /ballot_box/.test(name))).toEqual([true]);
    const key = keys.read(ballot.id) as Buffer;
    for (const secret of [codes[0] as string, showCode(codes[0] as string), receipt, showCode(receipt), key, key.toString('base64')]) for (const bytes of after.values()) expect(bytes.includes(secret)).toBe(false);
  });

  test('a refused cast changes nothing at all', async () => {
    const { ballot } = await buildBallot(db(), keys, { codes: 1 });
    const before = await everything();
    await castBallot(db(), keys, ballot, { voter: { kind: 'code', secret: '00000000000000000' }, dots: [1, 0, 0] });
    expect(await everything()).toEqual(before);
  });

  test('locks no row of any table but its own box', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 2 });
    const blocker = new pg.Client({ connectionString: fresh.url });
    await blocker.connect();
    await blocker.query('begin');
    const master = ballotKeys(keys.read(ballot.id) as Buffer, ballot.id);
    const slot = slotOf(master, { kind: 'code', secret: codes[0] as string });
    await blocker.query('insert into ballot_box (ballot_id, slot, box) values ($1, $2, $3)', [ballot.id, slot, Buffer.alloc(60)]);
    const waiting = castWith(db(), keys, ballot, codes[0] as string, [1, 0, 0]);
    const held = async () => (await sql<{ table: string; mode: string; type: string }>`
      select coalesce(c.relname, '') as table, l.mode, l.locktype as type from pg_locks l left join pg_class c on c.oid = l.relation
      where l.pid in (select pid from pg_locks where not granted) and c.relname like 'ballot%' and c.relkind = 'r'`.execute(db())).rows;
    await expect.poll(async () => (await held()).length).toBeGreaterThan(0);
    const locks = await held();
    await blocker.query('rollback');
    await blocker.end();
    await waiting;
    expect(locks.filter((l) => l.type === 'tuple')).toEqual([]);
    expect(locks.map(({ table, mode }) => `${table} ${mode}`).sort()).toEqual(['ballot AccessShareLock', 'ballot_box RowExclusiveLock', 'ballot_code AccessShareLock']);
    const { rows } = await sql<{ locked: number }>`select count(*)::int as locked from ballot_code where ballot_id = ${ballot.id} and xmax::text <> '0'`.execute(db());
    expect(rows[0]?.locked).toBe(0);
  });

  test('leaves no mark on the row of its code once codes are settled: its page stays as it is', async ({ skip }) => {
    skip(!(await readable()), 'the server runs on another machine');
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 500 });
    // Test servers commit without waiting for the disk, and PostgreSQL marks only what is on it.
    await sql`checkpoint`.execute(db());
    await settleCodes(db(), ballot.id);
    const { rows } = await sql<{ path: string }>`select pg_relation_filepath('ballot_code') as path`.execute(db());
    const file = join(await dataDirectory(), rows[0]?.path as string);
    const pages = async () => { await sql`checkpoint`.execute(db()); return readFileSync(file); };
    const before = await pages();
    for (const code of codes.slice(0, 5)) await castWith(db(), keys, ballot, code, [1, 0, 0]);
    expect((await pages()).equals(before)).toBe(true);
  });
});

describe('the tables of ballots', () => {
  test('have no time, no sequence and no foreign key that a cast would check', async () => {
    for (const table of SLICE_TABLES) {
      for (const { name, type } of await columnsOf(table)) expect([table, name, /time|date/.test(type)]).toEqual([table, name, false]);
    }
    expect(await columnsOf('ballot_box')).toEqual([{ name: 'ballot_id', type: 'uuid', extra: false }, { name: 'slot', type: 'bytea', extra: false }, { name: 'box', type: 'bytea', extra: false }]);
    const { rows } = await sql`select 1 from pg_constraint where contype = 'f' and (conrelid = 'ballot_box'::regclass or confrelid = 'ballot_box'::regclass)`.execute(db());
    expect(rows).toEqual([]);
    const { rows: triggers } = await sql`select tgname from pg_trigger where tgrelid = 'ballot_box'::regclass`.execute(db());
    expect(triggers).toEqual([]);
    const { rows: sequences } = await sql`select 1 from pg_class where relkind = 'S' and relname like 'ballot%'`.execute(db());
    expect(sequences).toEqual([]);
  });

  test('hold boxes of one length, whatever is inside, and no two alike for the same dots', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 30, options: 12 });
    const dots = (i: number) => Array.from({ length: 12 }, (_, o) => (o === i % 12 ? 1 + (i % 5) : 0));
    for (const [i, code] of codes.entries()) await castWith(db(), keys, ballot, code, i < 10 ? dots(0) : dots(i));
    const boxes = await db().selectFrom('ballot_box').select('box').where('ballot_id', '=', ballot.id).execute();
    expect(new Set(boxes.map(({ box }) => box.length)).size).toBe(1);
    expect(new Set(boxes.map(({ box }) => box.toString('hex'))).size).toBe(30);
    expect(new Set(boxes.map(({ box }) => box.subarray(0, 12).toString('hex'))).size).toBe(30);
  });
});

describe('before closing', () => {
  test('who reads the whole database and knows every code, but has not the key, learns neither what nor whether a code voted', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 20 });
    for (const code of codes.slice(0, 10)) await castWith(db(), keys, ballot, code, [5, 0, 0]);
    const rows = await db().selectFrom('ballot_box').selectAll().where('ballot_id', '=', ballot.id).execute();
    const hashes = await db().selectFrom('ballot_code').selectAll().where('ballot_id', '=', ballot.id).execute();
    const wrong = ballotKeys(Buffer.alloc(32), ballot.id);
    for (const { slot, box } of rows) expect(openBox(wrong, ballot.id, slot, box, 3)).toBeNull();
    const known = new Set([...rows.map((r) => r.slot.toString('hex')), ...hashes.map((h) => h.hash.toString('hex'))]);
    for (const secret of codes) {
      expect(known.has(codeHash(wrong, secret).toString('hex'))).toBe(false);
      expect(known.has(slotOf(wrong, { kind: 'code', secret }).toString('hex'))).toBe(false);
    }
    const right = ballotKeys(keys.read(ballot.id) as Buffer, ballot.id);
    expect(hashes.some((h) => h.hash.equals(slotOf(right, { kind: 'code', secret: codes[0] as string })))).toBe(false);
    expect(await resultOf(db(), ballot)).toBeNull();
  });

  test('no file of the database server, its log of changes and its error log included, holds a code, a receipt or a key', async ({ skip }) => {
    skip(!(await readable()), 'the server runs on another machine');
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 25 });
    const receipts: string[] = [];
    for (const code of codes) receipts.push(await castWith(db(), keys, ballot, code, [2, 2, 1]));
    await sql`checkpoint`.execute(db());
    const bytes = await recentFiles(await dataDirectory());
    const key = keys.read(ballot.id) as Buffer;
    const secrets = [...codes, ...codes.map(showCode), ...receipts, ...receipts.map(showCode)].map((s): Buffer => Buffer.from(s)).concat([key, Buffer.from(key.toString('base64')), ...Object.values(ballotKeys(key, ballot.id)).map((k: KeyObject) => k.export() as Buffer)]);
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
    const box = await db().selectFrom('ballot_box').select('box').where('ballot_id', '=', ballot.id).executeTakeFirstOrThrow();
    expect(bytes.includes(box.box)).toBe(true);
  });
});

describe('after closing', () => {
  test('two elections in which two voters swapped their dots leave the same rows', async () => {
    const left = await Promise.all(([0, 1] as const).map(async (swapped) => {
      const { ballot, codes } = await buildBallot(db(), keys, { codes: 8 });
      const dots = [[5, 0, 0], [0, 5, 0], [0, 0, 5], [1, 1, 1], [2, 0, 0], [0, 2, 0], [0, 0, 2], [3, 1, 0]];
      if (swapped === 1) [dots[0], dots[6]] = [dots[6] as number[], dots[0] as number[]];
      for (const [i, code] of codes.entries()) await castWith(db(), keys, ballot, code, dots[i] as number[]);
      await closeNow(db(), keys, ballot.id);
      const allocations = await db().selectFrom('ballot_allocation').select(['position', 'dots', sql<string>`xmin::text`.as('writer')]).where('ballot_id', '=', ballot.id).orderBy(sql`ctid`).execute();
      const receipts = await db().selectFrom('ballot_receipt').select(['receipt', sql<string>`xmin::text`.as('writer')]).where('ballot_id', '=', ballot.id).orderBy(sql`ctid`).execute();
      expect(new Set([...allocations, ...receipts].map((r) => r.writer)).size).toBe(1);
      expect(receipts.map((r) => r.receipt)).toEqual(receipts.map((r) => r.receipt).toSorted());
      return { rows: allocations.map(({ position, dots: d }) => [position, d]), receipts: receipts.length };
    }));
    expect(left[0]).toEqual(left[1]);
  });

  test('boxes, codes and key are gone; what old row versions and the log of changes still hold does not open', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 10 });
    for (const code of codes) await castWith(db(), keys, ballot, code, [0, 3, 2]);
    const kept = await db().selectFrom('ballot_box').selectAll().where('ballot_id', '=', ballot.id).execute();
    await closeNow(db(), keys, ballot.id);
    for (const table of ['ballot_box', 'ballot_code', 'ballot_live'] as const) {
      expect((await db().selectFrom(table).select('ballot_id').where('ballot_id', '=', ballot.id).execute()).length).toBe(0);
    }
    expect(keys.read(ballot.id)).toBeNull();
    expect(keys.list()).not.toContain(ballot.id);
    for (const { slot, box } of kept) expect(openBox(ballotKeys(keys.ensure(ballot.id), ballot.id), ballot.id, slot, box, 3)).toBeNull();
  });

  test('the history tells what the office did, and nothing of voters', async () => {
    const { ballot, codes } = await buildBallot(db(), keys, { codes: 6 });
    const entries = () => db().selectFrom('history_entry').innerJoin('history_value', 'entry_id', 'history_entry.id').select(['action', 'values']).where('subject_id', '=', ballot.id).orderBy('history_entry.at').execute();
    const before = (await entries()).length;
    for (const code of codes) await castWith(db(), keys, ballot, code, [1, 0, 0]);
    expect((await entries()).length).toBe(before);
    await write(db(), (tx) => closeBallot(tx, keys, system('test'), ballot.id));
    const text = JSON.stringify(await entries());
    for (const code of codes) expect(text.includes(code)).toBe(false);
    expect((await entries()).map((e) => e.action)).toEqual(['ballot.created', 'ballot.codes_made', 'ballot.opened', 'ballot.closed']);
  });
});

async function dataDirectory(): Promise<string> {
  const { rows } = await sql<{ dir: string }>`select current_setting('data_directory') as dir`.execute(db());
  return rows[0]?.dir as string;
}

/** Whether the server's files can be read here; with a server of one's own (`TEST_DATABASE_URL`) they may be on another machine. */
const readable = async (): Promise<boolean> => existsSync(join(await dataDirectory(), 'pg_wal'));

/** What the server has written lately, as one piece: log of changes, this database's tables, error log, statistics. */
async function recentFiles(dir: string): Promise<Buffer> {
  const since = Date.now() - 120_000;
  const { rows } = await sql<{ oid: string }>`select oid::text from pg_database where datname = current_database()`.execute(db());
  const folders = ['pg_wal', 'log', 'global', 'pg_stat', 'pg_xact', join('base', rows[0]?.oid as string)].map((name) => join(dir, name)).filter((name) => existsSync(name));
  const names = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)));
  return Buffer.concat(names.flatMap((name) => (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since && existsSync(name) ? [readFileSync(name)] : []));
}
