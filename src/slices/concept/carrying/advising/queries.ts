import { sql } from 'kysely';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ConceptTables } from '../../tables.ts';
import type { Topic } from './rules.ts';

type R = Reads<ConceptTables>;

export interface Advice {
  readonly id: string;
  readonly givenOn: string;
  readonly departmentId: string;
  readonly topic: Topic;
  readonly note: string | null;
}

export interface AdviceQuery {
  readonly departmentId: string | null;
  readonly topic: Topic | null;
  /** `2026-H2` */
  readonly half: string | null;
  readonly q: string | null;
}

const HALF = sql<string>`to_char(given_on, 'YYYY') || case when extract(month from given_on) <= 6 then '-H1' else '-H2' end`;

function asked(reads: R, { departmentId, topic, half, q }: AdviceQuery) {
  let found = reads.selectFrom('office_advice');
  if (departmentId !== null) found = found.where('department_id', '=', departmentId);
  if (topic !== null) found = found.where('topic', '=', topic);
  if (half !== null) found = found.where(HALF, '=', half);
  if (q !== null && q !== '') found = found.where('note', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`);
  return found;
}

/** What was advised, the latest first, with the number of all that match. */
export async function adviceList(reads: R, query: AdviceQuery, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly items: readonly Advice[]; readonly total: number }> {
  const found = asked(reads, query);
  const [items, { n }] = await Promise.all([
    found.select(['id', 'given_on as givenOn', 'department_id as departmentId', 'topic', 'note']).orderBy('given_on', 'desc').orderBy('created_at', 'desc').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: items as unknown as Advice[], total: n };
}

export interface Counted {
  readonly half: string;
  readonly departmentId: string;
  readonly topic: Topic;
  readonly n: number;
}

/** How often, by half-year, unit and topic: units and topics, never people. */
export async function adviceCounts(reads: R, query: AdviceQuery): Promise<readonly Counted[]> {
  const rows = await asked(reads, query).select((e) => [HALF.as('half'), 'department_id as departmentId', 'topic', e.fn.countAll<number>().as('n')]).groupBy([HALF, 'department_id', 'topic']).orderBy('half', 'desc').orderBy('n', 'desc').orderBy('department_id').orderBy('topic').execute();
  return rows as unknown as Counted[];
}

/** Half-years with an entry, the latest first. */
export async function halvesWithAdvice(reads: R): Promise<readonly string[]> {
  return (await reads.selectFrom('office_advice').select(HALF.as('half')).distinct().orderBy('half', 'desc').execute()).map((row) => row.half);
}

