import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { State } from './measures/rules.ts';
import type { ConceptTables } from './tables.ts';

export interface NamedMeasure {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  /** Whether readers without account may open it. */
  readonly public: boolean;
  readonly leadDepartmentId: string | null;
}

/** What links to measures need, for those named by id. */
export async function measuresNamed(reads: Reads<ConceptTables>, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMeasure>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom('measure').select(['id', 'key', 'title', 'state', 'public', 'lead_department_id as leadDepartmentId']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, row as NamedMeasure]));
}
