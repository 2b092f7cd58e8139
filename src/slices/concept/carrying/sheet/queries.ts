import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { sql } from 'kysely';
import type { Reads } from '../../../../platform/database/types.ts';
import { matching, type MeasureQuery } from '../../measures/queries.ts';
import type { ConceptTables } from '../../tables.ts';
import { MAX_MEASURES, type SheetMeasure } from './rules.ts';

type R = Reads<ConceptTables>;

const known = (reads: R) =>
  reads
    .selectFrom('measure as m')
    .innerJoin('concept_field as f', 'f.id', 'm.field_id')
    .innerJoin('concept as c', 'c.id', 'm.concept_id')
    .leftJoin('edition_entry as e', 'e.id', 'm.entry_id')
    .leftJoin('concept_edition as d', 'd.id', 'e.edition_id')
    .select([
      'm.id', 'm.key', 'm.version', 'm.title', 'f.title as fieldTitle', 'm.state', 'm.state_reason as stateReason', 'm.competent_level as competentLevel', 'm.lead_department_id as leadDepartmentId', 'm.starts_on as startsOn', 'm.ends_on as endsOn',
      'm.partners', 'm.target_groups as targetGroups', 'm.place', 'm.description', 'm.cooperation', 'm.repeat_months as repeatMonths',
    ])
    .select((eb) => [
      sql<boolean>`coalesce(d.state <> 'draft', false)`.as('frozen'),
      jsonArrayFrom(eb.selectFrom('measure_step as s').select(['s.id', 's.title', 's.starts_on as startsOn', 's.due_on as due', 's.done_on as done', 's.department_id as departmentId', 's.role']).whereRef('s.measure_id', '=', 'm.id').orderBy('s.position')).as('steps'),
    ]);

/** Measures for a sheet, in the order of their concepts. More than a sheet takes are left out; `total` says how many there are. */
export async function sheetMeasures(reads: R, query: MeasureQuery): Promise<readonly SheetMeasure[]> {
  const rows = await known(reads).where(matching(query)).orderBy('c.created_at', 'desc').orderBy('c.slug').orderBy('f.position').orderBy(sql`e.number nulls last`).orderBy('m.key').limit(MAX_MEASURES + 1).execute();
  return rows as unknown as SheetMeasure[];
}

/** The measures that a file names. */
export async function measuresNamed(reads: R, keys: readonly string[]): Promise<ReadonlyMap<string, SheetMeasure>> {
  const rows = (await known(reads).where('m.key', '=', sql<string>`any (${keys}::text[])`).execute()) as unknown as SheetMeasure[];
  return new Map(rows.map((m) => [m.key, m]));
}
