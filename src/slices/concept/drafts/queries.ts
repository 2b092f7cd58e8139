import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';

/** Measures of the concept that its draft does not have: decided while no draft was open, or taken out of it. */
export async function outsideDraft(reads: Reads<ConceptTables>, conceptId: string, draftId: string): Promise<readonly { readonly id: string; readonly key: string; readonly title: Localized; readonly fieldCode: string }[]> {
  return reads
    .selectFrom('measure as m')
    .innerJoin('concept_field as f', 'f.id', 'm.field_id')
    .select(['m.id', 'm.key', 'm.title', 'f.code as fieldCode'])
    .where('m.concept_id', '=', conceptId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('edition_entry as x').select('x.id').whereRef('x.measure_id', '=', 'm.id').where('x.edition_id', '=', draftId))))
    .orderBy('m.key')
    .execute();
}
