import type { Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { BallotTables } from '../tables.ts';

export interface CodeBatch {
  readonly id: string;
  readonly label: string;
  readonly size: number;
  readonly mailed: boolean;
  readonly madeOn: Day;
  readonly revoked: number;
}

/** Batches with how many of their codes were revoked. How many were used is a result and told after closing only. */
export async function codeBatches(reads: Reads<BallotTables>, ballotId: string): Promise<CodeBatch[]> {
  const rows = await reads
    .selectFrom('ballot_code_batch as b')
    .leftJoin('ballot_code as c', (j) => j.onRef('c.batch_id', '=', 'b.id').on('c.state', '=', 'revoked'))
    .select((e) => ['b.id', 'b.label', 'b.size', 'b.mailed', 'b.made_on as madeOn', e.fn.count<number>('c.hash').as('revoked')])
    .where('b.ballot_id', '=', ballotId)
    .groupBy(['b.id', 'b.label', 'b.size', 'b.mailed', 'b.made_on'])
    .orderBy('b.made_on')
    .orderBy('b.label')
    .orderBy('b.id')
    .execute();
  return rows;
}

export interface CodeCounts {
  readonly issued: number;
  readonly revoked: number;
  readonly stubs: number;
}

export async function codeCounts(reads: Reads<BallotTables>, ballotId: string): Promise<CodeCounts> {
  const rows = await reads.selectFrom('ballot_code').select((e) => ['state', e.fn.countAll<number>().as('n')]).where('ballot_id', '=', ballotId).groupBy('state').execute();
  const of = (state: string): number => rows.find((r) => r.state === state)?.n ?? 0;
  return { issued: rows.reduce((sum, r) => sum + r.n, 0), revoked: of('revoked'), stubs: of('paper') };
}
