// Writes src/platform/database/generated.ts, the row types of every table, from a database that all migrations were applied to.
// TYPES_DATABASE_URL names a server where a scratch database may be made; without it one is started. The test command compares the file with the migrations.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGET = join(root, 'src/platform/database/generated.ts');

const SCALARS = { uuid: 'string', text: 'string', citext: 'string', varchar: 'string', bool: 'boolean', int2: 'number', int4: 'number', int8: 'number', numeric: 'number', float4: 'number', float8: 'number', date: 'string', time: 'string', bytea: 'Buffer', tsvector: 'string', ltree: 'string' };

/** TypeScript type of a column: what a select gives, what an insert and an update take. JSON is written as text, so that arrays are not mistaken for PostgreSQL arrays. */
function typeOf(column) {
  if (column.domain === 'localized') return ['Localized', 'Localized | string'];
  if (column.type === 'jsonb' || column.type === 'json') return ['unknown', 'string'];
  if (column.type === 'timestamptz') return ['Date', 'Date | string'];
  if (column.type.startsWith('_')) {
    const item = SCALARS[column.type.slice(1)] ?? 'string';
    return [`${item}[]`, `readonly ${item}[]`];
  }
  const scalar = SCALARS[column.type];
  if (scalar === undefined) throw new Error(`no TypeScript type for ${column.table}.${column.name} (${column.type})`);
  return [scalar, scalar];
}

function memberOf(column) {
  const orNull = column.nullable ? ' | null' : '';
  const [select, insert] = typeOf(column);
  if (column.generated) return `ColumnType<${select}, never, never>`;
  const optional = column.nullable || column.has_default ? ' | undefined' : '';
  if (select === insert && optional === '') return `${select}`;
  return `ColumnType<${select}${orNull}, ${insert}${orNull}${optional}, ${insert}${orNull}>`;
}

const COLUMNS = `
  select c.relname as table, a.attname as name, coalesce(b.typname, t.typname) as type, case when t.typtype = 'd' then t.typname end as domain,
    not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as has_default, a.attgenerated <> '' or a.attidentity = 'a' as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid left join pg_type b on t.typtype = 'd' and b.oid = t.typbasetype
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

/** The text of generated.ts for the schema that the migrations make, on a scratch database of the server at `url`. */
export async function generateTypes(url) {
  const name = `types_${process.pid}_${Date.now()}`;
  return withClient(url, async (admin) => {
    await admin.query(`create database ${name}`);
    try {
      const scratch = new URL(url);
      scratch.pathname = `/${name}`;
      return await withClient(scratch.toString(), async (client) => {
        await applyAll(client);
        return render((await client.query(COLUMNS)).rows);
      });
    } finally {
      await admin.query(`drop database if exists ${name} with (force)`);
    }
  });
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function applyAll(client) {
  const dir = join(root, 'migrations');
  for (const file of (await readdir(dir)).filter((f) => f.endsWith('.sql')).sort()) {
    await client.query(await readFile(join(dir, file), 'utf8')).catch((error) => {
      throw new Error(`${file}: ${error.message}`);
    });
  }
}

function render(columns) {
  const tables = Map.groupBy(columns, (c) => c.table);
  const body = [...tables].map(([table, cols]) => `  ${table}: {\n${cols.map((c) => `    ${c.name}: ${memberOf(c)};`).join('\n')}\n  };`).join('\n');
  return `// Generated from the migrated database by tools/types.mjs; do not edit.\nimport type { ColumnType } from 'kysely';\nimport type { Localized } from '../../kernel/localized.ts';\n\nexport interface DB {\n${body}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.TYPES_DATABASE_URL;
  await writeFile(TARGET, url ? await generateTypes(url) : await withScratchServer(generateTypes));
}

/** A server of its own for the moment, where none was named. */
async function withScratchServer(work) {
  const { startEmbedded } = await import('../src/platform/postgres/embedded.ts');
  const dir = await mkdtemp(join(tmpdir(), 'miteinander-types-'));
  const server = await startEmbedded({ cluster: join(dir, 'pg') });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
