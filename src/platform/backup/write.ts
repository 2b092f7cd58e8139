import { createWriteStream, existsSync } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ArchiveError, ArchiveWriter } from './archive.ts';
import { quoted, quotedTable, tablesOf, type TableShape } from './catalogue.ts';
import { HEAD, type Head, type Manifest } from './schema.ts';

const CHUNK = 8 * 1024 * 1024;

export interface BackupInput {
  readonly pool: pg.Pool;
  /** Folder of uploaded files; may not exist. */
  readonly filesDir: string;
  readonly target: string;
  readonly program: string;
}

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes all tables and files into one archive, from one snapshot of the database while the product runs. Ballot keys are not part of
 * it: they lie in a folder of their own and are saved separately. Rows go out in order of their primary key, so that their order in the
 * file says nothing about when they were written. The target appears only when it is whole (mode 600).
 */
export async function writeBackup(input: BackupInput): Promise<BackupSummary> {
  if (existsSync(input.target)) throw new ArchiveError(`${input.target} exists already`);
  const partial = `${input.target}.partial`;
  await (await open(partial, 'wx', 0o600)).close();
  const client = await input.pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const writer = new ArchiveWriter(createWriteStream(partial, { flags: 'w', mode: 0o600 }));
    await writer.add(HEAD, Buffer.from(JSON.stringify(await headOf(client, input.program), null, 1)));
    const tables: Manifest['tables'] = {};
    for (const table of await tablesOf(client)) tables[table.name] = { columns: [...table.columns], rows: await addTable(client, writer, table) };
    const files = await addFiles(writer, input.filesDir);
    await writer.finish({ tables });
    await client.query('commit');
    await rename(partial, input.target);
    return { tables: Object.keys(tables).length, rows: Object.values(tables).reduce((sum, t) => sum + t.rows, 0), files };
  } catch (error) {
    await rm(partial, { force: true });
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function headOf(client: pg.PoolClient, program: string): Promise<Head> {
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from schema_migration order by name');
  return { format: 'miteinander-backup', version: 1, program, at: new Date().toISOString(), migrations: rows };
}

async function addTable(client: pg.PoolClient, writer: ArchiveWriter, table: TableShape): Promise<number> {
  const columns = table.columns.map(quoted).join(', ');
  const order = table.primaryKey.length === 0 ? '' : ` order by ${table.primaryKey.map(quoted).join(', ')}`;
  const stream = client.query(copyTo(`copy (select ${columns} from ${quotedTable(table.name)}${order}) to stdout`));
  let pending: Buffer[] = [];
  let size = 0;
  let part = 0;
  let rows = 0;
  const flush = async (): Promise<void> => {
    part += 1;
    await writer.add(`tables/${table.name}/${String(part).padStart(5, '0')}.copy`, Buffer.concat(pending));
    pending = [];
    size = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // In COPY's text format a line feed ends a row and nothing else: within values it is written as \n.
    for (const byte of chunk) if (byte === 10) rows += 1;
    pending.push(chunk);
    size += chunk.length;
    if (size >= CHUNK) await flush();
  }
  if (size > 0) await flush();
  return rows;
}

async function addFiles(writer: ArchiveWriter, dir: string): Promise<number> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = all.filter((f) => f.isFile() && !f.name.endsWith('.partial'));
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    await writer.add(`files/${path.slice(dir.length + 1).replaceAll('\\', '/')}`, await readFile(path));
  }
  return files.length;
}
