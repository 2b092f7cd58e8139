import type { Compilable, CompiledQuery } from 'kysely';
import type { Reads } from './types.ts';

/** Stands for an argument while a statement is put together. */
class Gap {
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }
}

interface Composed {
  readonly query: CompiledQuery;
  /** Where in the statement's parameters each argument stands. */
  readonly gaps: readonly (number | null)[];
}

/**
 * A statement that is put together once and then only filled in: putting a statement of twenty columns together costs as much as
 * rendering the page that shows its rows.
 * @param build must make the same statement whatever its arguments are: it uses them as values alone and never looks at them
 * @example const byName = composed((reads: R, name: string) => reads.selectFrom('person').selectAll().where('name', '=', name));
 *   const people = await byName(reads, 'Ada');
 */
export function composed<T, A extends readonly unknown[], Row>(build: (reads: Reads<T>, ...args: A) => Compilable<Row>): (reads: Reads<T>, ...args: A) => Promise<Row[]> {
  let known: Composed | null = null;
  return async (reads, ...args) => {
    known ??= compose(build, reads, args.length);
    const { query, gaps } = known;
    const parameters = query.parameters.map((value, i) => (gaps[i] === null ? value : args[gaps[i] as number]));
    return (await reads.getExecutor().executeQuery<Row>({ ...query, parameters } as CompiledQuery<Row>)).rows;
  };
}

function compose<T, A extends readonly unknown[]>(build: (reads: Reads<T>, ...args: A) => Compilable, reads: Reads<T>, count: number): Composed {
  const gaps = Array.from({ length: count }, (_, i) => new Gap(i));
  const query = build(reads, ...(gaps as unknown as A)).compile();
  return { query, gaps: query.parameters.map((value) => (value instanceof Gap ? value.at : null)) };
}
