import type { Reads } from '../../../platform/database/types.ts';
import type { ReportTables } from '../tables.ts';
import type { RequestKind } from './rules.ts';

/** When a unit was asked or reminded. */
export interface Request {
  readonly departmentId: string;
  readonly kind: RequestKind;
  readonly on: string;
}

/** Everything that went out in a round, the earliest first. */
export async function requestsOf(reads: Reads<ReportTables>, roundId: string): Promise<readonly Request[]> {
  const rows = await reads.selectFrom('report_request').select(['department_id as departmentId', 'kind', 'on_day as on']).where('round_id', '=', roundId).orderBy('on_day').execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RequestKind }));
}
