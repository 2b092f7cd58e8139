import { sql } from 'kysely';
import type { Db } from './types.ts';

/** A column with personal data, from the annotation beside its table: `personal: <ground>; <retention>`. */
export interface PersonalColumn {
  readonly table: string;
  readonly column: string;
  /** Legal ground, in English as annotated. */
  readonly ground: string;
  /** How long, in English as annotated. */
  readonly retention: string;
}

interface Row {
  readonly table: string;
  readonly column: string;
  readonly comment: string | null;
}

const columns = (db: Db): Promise<Row[]> =>
  sql<Row>`
    select c.relname as "table", a.attname as "column", col_description(c.oid, a.attnum) as comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration' and a.attnum > 0 and not a.attisdropped and t.typname <> 'localized'
    order by c.relname, a.attnum`.execute(db).then((r) => r.rows);

/** Every annotated column: the record of processing activities (Art. 30 GDPR) is made from it. */
export async function personalColumns(db: Db): Promise<readonly PersonalColumn[]> {
  return (await columns(db)).flatMap(({ table, column, comment }) => {
    const match = /^personal: (.+?); (.+)$/s.exec(comment ?? '');
    return match === null ? [] : [{ table, column, ground: match[1] as string, retention: match[2] as string }];
  });
}

const LOOKS_PERSONAL = /(^|_)(name|names|email|mail|phone|telephone|contact|address|person|street|birth\w*)(_|$)/;

/**
 * Columns that look as if they held personal data and say neither `personal: …; …` nor `not personal: <why>`. Texts in several languages
 * name things, never people, and are left out.
 */
export async function unannotatedColumns(db: Db): Promise<readonly string[]> {
  return (await columns(db)).filter(({ column, comment }) => LOOKS_PERSONAL.test(column) && !/^(personal: .+; .+|not personal: .+)$/s.test(comment ?? '')).map(({ table, column }) => `${table}.${column}`);
}
