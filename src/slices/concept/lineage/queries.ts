import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';

/** Measure `to` took up all (`merged`) or a part (`split`) of measure `from`. */
export interface Origin {
  readonly from: string;
  readonly to: string;
  readonly kind: 'split' | 'merged';
}

/** What was split and merged on the way from one edition of a concept to a later one. */
export async function originsBetween(reads: Reads<ConceptTables>, conceptId: string, after: number, until: number): Promise<readonly Origin[]> {
  const rows = await reads
    .selectFrom('entry_origin as o')
    .innerJoin('edition_entry as x', 'x.id', 'o.entry_id')
    .innerJoin('concept_edition as e', 'e.id', 'o.edition_id')
    .select(['o.measure_id as from', 'x.measure_id as to', 'o.kind'])
    .where('e.concept_id', '=', conceptId)
    .where('e.number', '>', after)
    .where('e.number', '<=', until)
    .execute();
  return rows as Origin[];
}
