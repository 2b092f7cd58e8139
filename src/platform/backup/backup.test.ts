import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { MIGRATIONS } from '../paths.ts';
import { ArchiveError } from './archive.ts';
import { tablesOf } from './catalogue.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write.ts';

let source: FreshDatabase;
let dir: string;
let archive: string;

async function contentOf(database: FreshDatabase): Promise<Record<string, string[]>> {
  const client = await database.pool.connect();
  try {
    const content: Record<string, string[]> = {};
    for (const table of await tablesOf(client)) content[table.name] = (await client.query<{ row: string }>(`select x::text as row from ${table.name} x order by 1`)).rows.map((r) => r.row);
    return content;
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  source = await freshDatabase();
  dir = await mkdtemp(join(tmpdir(), 'backup-'));
  archive = join(dir, 'whole.backup');
  await mkdir(join(dir, 'files', 'ab'), { recursive: true });
  await writeFile(join(dir, 'files', 'ab', 'photo'), Buffer.from([0, 1, 2, 255]));
  await source.db.updateTable('instance').set({ set_up_at: new Date(), region_name: 'Région "Tab\t und\nZeile" \\N' }).execute();
  // A territory that names its parent: rows that refer to others of their own table must survive any order.
  await source.db.insertInto('territory').values({ key: '99241', kind: 'region', name: 'Region', id: newId(), lat: 52.3, lon: 9.7 }).execute();
  await source.db.insertInto('territory').values({ key: '11241001', parent_key: '99241', kind: 'municipality', name: 'Stadt', id: newId(), lat: 52.1, lon: 9.12345678901234 }).execute();
  const id = newId();
  await source.db.insertInto('thread_node').values({ id, kind: 'measure', title: localized('Maßnahme „Ä“ 🧵'), href: '/measures/x', visible: true, date: '2026-01-02' }).execute();
  await source.pool.query(`insert into history_entry (id, actor_kind, subject_kind, subject_id, action, digest) select gen_random_uuid(), 'system', 'measure', $1, 'x', '\\x00ff' from generate_series(1, 3)`, [id]);
  await writeBackup({ pool: source.pool, filesDir: join(dir, 'files'), target: archive, program: 'test' });
});

afterAll(async () => {
  await source.drop();
  await rm(dir, { recursive: true, force: true });
});

async function restored(path: string): Promise<FreshDatabase> {
  const target = await freshDatabase();
  await restoreBackup({ pool: target.pool, migrations: MIGRATIONS, filesDir: join(dir, 'restored'), archive: path }).catch(async (error: unknown) => {
    await target.drop();
    throw error;
  });
  return target;
}

describe('a backup', () => {
  it('gives every row and file back', async () => {
    const target = await restored(archive);
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(await readFile(join(dir, 'restored', 'ab', 'photo'))).toEqual(Buffer.from([0, 1, 2, 255]));
    await target.drop();
  });

  it('leaves the restored database able to write on and as strict as before', async () => {
    const target = await restored(archive);
    const added = await target.pool.query<{ seq: number }>(`insert into history_entry (id, actor_kind, subject_kind, subject_id, action, digest) values (gen_random_uuid(), 'system', 'x', gen_random_uuid(), 'x', '') returning seq`);
    expect(added.rows[0]?.seq).toBe(4);
    await expect(target.pool.query('delete from history_entry')).rejects.toThrow(/append-only/);
    await expect(target.pool.query(`insert into thread_link (from_id, relation, to_id) values (gen_random_uuid(), 'led_to', gen_random_uuid())`)).rejects.toThrow(/foreign key/);
    await target.drop();
  });

  it('shows one moment, whatever is written meanwhile', async () => {
    const path = join(dir, 'moment.backup');
    let writing = true;
    const writer = (async () => {
      while (writing) {
        const from = newId();
        await source.db.insertInto('thread_node').values({ id: from, kind: 'submission', title: localized('x'), href: '/x', visible: true, date: '2026-01-02' }).execute();
        await source.db.deleteFrom('thread_node').where('id', '=', from).execute();
      }
    })();
    await writeBackup({ pool: source.pool, filesDir: join(dir, 'none'), target: path, program: 'test' });
    writing = false;
    await writer;
    await (await restored(path)).drop();
  });

  it('is refused when one byte changed, when it was cut off, and when it is something else', async () => {
    const plain = gunzipSync(await readFile(archive));
    const at = plain.indexOf('Maßnahme');
    const changed = Buffer.from(plain);
    changed[at] = (changed[at] as number) ^ 1;
    const cases: Record<string, Buffer> = {
      changed: gzipSync(changed),
      cut: gzipSync(plain.subarray(0, 4_096)),
      cutInside: (await readFile(archive)).subarray(0, 900),
      text: Buffer.from('not a backup'),
      empty: Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(cases)) {
      const path = join(dir, `${name}.backup`);
      await writeFile(path, bytes);
      await expect(restored(path), name).rejects.toThrow(ArchiveError);
    }
  });

  it('is not loaded over content', async () => {
    await expect(restoreBackup({ pool: source.pool, migrations: MIGRATIONS, filesDir: dir, archive })).rejects.toThrow(/empty/);
  });

  it('does not overwrite a file that is there', async () => {
    await expect(writeBackup({ pool: source.pool, filesDir: dir, target: archive, program: 'test' })).rejects.toThrow(/exists already/);
    await writeFile(join(dir, 'busy.partial'), '');
    await expect(writeBackup({ pool: source.pool, filesDir: dir, target: join(dir, 'busy'), program: 'test' })).rejects.toThrow(/EEXIST/);
  });
});
