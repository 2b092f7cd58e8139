import { sql, type QueryExecutorProvider } from 'kysely';

/** Tables that hold rows before anybody has done anything: the program's own, and what migrations fill (lists of words, first settings). */
const OWN = ['instance', 'schema_migration', 'thread_kind', 'contact_setting'];

/** Whether no table holds a row yet: nobody has used this database. */
export async function isUntouched(db: QueryExecutorProvider): Promise<boolean> {
  const tables = await sql<{ name: string }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`.execute(db);
  for (const { name } of tables.rows) {
    if (OWN.includes(name)) continue;
    const { rows } = await sql<{ filled: boolean }>`select exists (select 1 from ${sql.table(name)}) as filled`.execute(db);
    if (rows[0]?.filled === true) return false;
  }
  return true;
}
