import type { Kysely, Transaction } from 'kysely';
import type { DB } from './generated.ts';

/** Row types of every table, generated from the migrated database (`npm run types`). */
export type Database = DB;

/** The pool. Only `app`, `cli` and `routes` hold it; they hand `Reads` and `Writes` on. */
export type Db = Kysely<Database>;

/** What a query may do: read the tables of its slice. Writing, or naming another slice's table, does not compile. */
export type Reads<T> = Pick<Kysely<T>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor' | 'case' | 'dynamic' | 'selectNoFrom'>;

/** What a command may do: read and write the tables of its slice, inside a transaction. The pool itself is not assignable. */
export type Writes<T> = Pick<Transaction<T>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor' | 'case' | 'dynamic' | 'selectNoFrom' | 'insertInto' | 'updateTable' | 'deleteFrom' | 'isTransaction'>;
