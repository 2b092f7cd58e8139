import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../database/migrate.ts';
import { ArchiveError, readArchive, verifyArchive } from './archive.ts';
import { quoted, quotedTable, tablesOf } from './catalogue.ts';
import type { Head, Manifest } from './schema.ts';

export interface RestoreInput {
  readonly pool: pg.Pool;
  readonly migrations: string;
  readonly filesDir: string;
  readonly archive: string;
}

/**
 * Loads a backup into an empty database: the archive is checked whole first, then everything happens in one transaction. A backup of an
 * older version is loaded into the schema it was made with and then migrated. Refuses (with {@link ArchiveError}) a damaged or foreign
 * archive, one of a newer version, and a database that has content.
 */
export async function restoreBackup(input: RestoreInput): Promise<{ rows: number; files: number }> {
  const { head, manifest } = await verifyArchive(input.archive);
  await migrate(input.pool, input.migrations, { only: new Set(head.migrations.map((m) => m.name)) });
  const client = await input.pool.connect();
  let files = 0;
  try {
    await client.query('begin');
    await refuseForeign(client, head, manifest);
    const constraints = await openGates(client, Object.keys(manifest.tables));
    const loader = new TableLoader(client, manifest);
    await readArchive(input.archive, async (name, bytes) => {
      if (name.startsWith('tables/')) await loader.take(name.split('/')[1] as string, bytes);
      if (name.startsWith('files/')) files += await restoreFile(input.filesDir, name.slice('files/'.length), bytes);
    });
    await loader.finish();
    await closeGates(client, constraints, manifest);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  await migrate(input.pool, input.migrations);
  return { rows: Object.values(manifest.tables).reduce((sum, t) => sum + t.rows, 0), files };
}

async function refuseForeign(client: pg.PoolClient, head: Head, manifest: Manifest): Promise<void> {
  const applied = new Map((await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')).rows.map((m) => [m.name, m.digest]));
  const unknown = head.migrations.find((m) => applied.get(m.name) !== m.digest);
  if (unknown !== undefined) throw new ArchiveError(`the backup was made by another version of the program (${unknown.name}); restore it with that version or a newer one`);
  if (applied.size > head.migrations.length) throw new ArchiveError('The database was already migrated beyond the backup; restore into an empty database');
  const shapes = new Map((await tablesOf(client)).map((t) => [t.name, t]));
  for (const [name, table] of Object.entries(manifest.tables)) {
    const shape = shapes.get(name);
    if (shape === undefined || table.columns.some((c) => !shape.columns.includes(c))) throw new ArchiveError(`the backup has a table that this database does not know (${name})`);
  }
  const used = await client.query<{ n: number }>('select count(*)::int as n from (select 1 from account union all select 1 from history_entry union all select 1 from instance where set_up_at is not null) x');
  if ((used.rows[0]?.n ?? 0) > 0) throw new ArchiveError('The database has content; restore into an empty one');
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Takes foreign keys and triggers off for the time of loading: tables then need no order. Putting the keys back checks every row. */
async function openGates(client: pg.PoolClient, tables: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname in ('public', 'graphile_worker')`,
  );
  for (const key of rows) await client.query(`alter table ${quotedTable(key.table)} drop constraint ${quoted(key.name)}`);
  for (const table of tables) await client.query(`alter table ${quotedTable(table)} disable trigger user`);
  // What migrations put in (the instance's one row) is in the backup too.
  await client.query(`truncate ${tables.map(quotedTable).join(', ')}`);
  return rows;
}

async function closeGates(client: pg.PoolClient, keys: readonly ForeignKey[], manifest: Manifest): Promise<void> {
  for (const key of keys) await client.query(`alter table ${quotedTable(key.table)} add constraint ${quoted(key.name)} ${key.definition}`);
  for (const [table, { rows }] of Object.entries(manifest.tables)) {
    await client.query(`alter table ${quotedTable(table)} enable trigger user`);
    const count = await client.query<{ n: number }>(`select count(*)::int as n from ${quotedTable(table)}`);
    if (count.rows[0]?.n !== rows) throw new ArchiveError(`the backup is damaged: ${table} should have ${rows} rows`);
  }
  await client.query(`
    do $$ declare s record; begin
      for s in select n.nspname as schema, t.relname as table, a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
        where t.relkind = 'r' and n.nspname in ('public', 'graphile_worker') and a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence(format('%I.%I', n.nspname, t.relname), a.attname) is not null
      loop
        execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %I.%I', format('%I.%I', s.schema, s.table), s.column, s.column, s.schema, s.table);
      end loop;
    end $$`);
}

/** One COPY a table, fed by its parts as they come: foreign keys within a table are checked at its end. */
class TableLoader {
  #table: string | null = null;
  #stream: Writable | null = null;
  readonly #client: pg.PoolClient;
  readonly #manifest: Manifest;

  constructor(client: pg.PoolClient, manifest: Manifest) {
    this.#client = client;
    this.#manifest = manifest;
  }

  async take(table: string, bytes: Buffer): Promise<void> {
    if (table !== this.#table) {
      await this.finish();
      const columns = this.#manifest.tables[table]?.columns;
      if (columns === undefined) throw new ArchiveError(`the backup is damaged: ${table} is not in its list`);
      this.#table = table;
      this.#stream = this.#client.query(copyFrom(`copy ${quotedTable(table)} (${columns.map(quoted).join(', ')}) from stdin`));
    }
    const stream = this.#stream as Writable;
    await new Promise<void>((resolve, reject) => stream.write(bytes, (error) => (error === null || error === undefined ? resolve() : reject(error))));
  }

  async finish(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    this.#table = null;
    if (stream === null) return;
    stream.end();
    await finished(stream);
  }
}

async function restoreFile(dir: string, name: string, bytes: Buffer): Promise<number> {
  const path = normalize(join(dir, name));
  if (!path.startsWith(dir + sep)) throw new ArchiveError(`the backup names a file outside its folder (${name})`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { mode: 0o600 });
  return 1;
}
