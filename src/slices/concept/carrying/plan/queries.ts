import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ConceptTables } from '../../tables.ts';

type R = Reads<ConceptTables>;

export interface Risk {
  readonly id: string;
  readonly text: string;
  readonly likelihood: 'low' | 'medium' | 'high';
  readonly answer: string | null;
}

export interface CostLine {
  readonly id: string;
  readonly label: string;
  readonly year: number;
  readonly source: string | null;
  /** Cents. */
  readonly planned: number | null;
  readonly committed: number | null;
  readonly spent: number | null;
  readonly subjectToBudget: boolean;
  readonly decidedOn: string | null;
  readonly decision: string | null;
}

export interface Booking {
  readonly year: number;
  readonly committed: number;
  readonly spent: number;
  readonly asOf: string;
}

/** What is kept beside a measure and not for everybody: callers have asked the policy. */
export interface Inside {
  readonly accountKey: string | null;
  readonly risks: readonly Risk[];
  readonly costs: readonly CostLine[];
  readonly bookings: readonly Booking[];
}

export async function insideOf(reads: R, measureId: string): Promise<Inside> {
  const row = await reads
    .selectFrom('measure as m')
    .select('m.account_key as accountKey')
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('measure_risk as r').select(['r.id', 'r.text', 'r.likelihood', 'r.answer']).whereRef('r.measure_id', '=', 'm.id').orderBy('r.position')).as('risks'),
      jsonArrayFrom(
        eb.selectFrom('cost_line as l').select(['l.id', 'l.label', 'l.year', 'l.source', 'l.planned', 'l.committed', 'l.spent', 'l.subject_to_budget as subjectToBudget', 'l.decided_on as decidedOn', 'l.decision']).whereRef('l.measure_id', '=', 'm.id').orderBy('l.position'),
      ).as('costs'),
      jsonArrayFrom(eb.selectFrom('measure_booking as b').select(['b.year', 'b.committed', 'b.spent', 'b.as_of as asOf']).whereRef('b.measure_id', '=', 'm.id').orderBy('b.year')).as('bookings'),
    ])
    .where('m.id', '=', measureId)
    .executeTakeFirst();
  return (row ?? { accountKey: null, risks: [], costs: [], bookings: [] }) as Inside;
}

/** A file of a measure. */
export async function documentFile(reads: R, measureId: string, id: string): Promise<{ readonly sha256: string; readonly fileName: string } | null> {
  const row = await reads.selectFrom('measure_document').select(['file', 'file_name']).where('measure_id', '=', measureId).where('id', '=', id).executeTakeFirst();
  return row === undefined || row.file === null || row.file_name === null ? null : { sha256: row.file, fileName: row.file_name };
}

/** Which measures wait for which, all of them: there are few. */
export async function allNeeds(reads: R): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await reads.selectFrom('measure_need').select(['measure_id', 'needs_id']).execute();
  return new Map([...Map.groupBy(rows, (r) => r.measure_id)].map(([id, list]) => [id, list.map((r) => r.needs_id)]));
}
