import { sql } from 'kysely';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';

type R = Reads<ConceptTables>;

/** A measure as far as it is compared. */
export interface MeasureText {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly description: Localized | null;
  readonly conceptId: string;
  readonly createdAt: Date;
}

/** Measures by id, public or not: whoever compares them works in the office. One that a municipality derived is known to say the same as its origin. */
export async function measureTexts(reads: R, ids: readonly string[]): Promise<readonly MeasureText[]> {
  return reads.selectFrom('measure').select(['id', 'key', 'title', 'description', 'concept_id as conceptId', 'created_at as createdAt']).where(sql<boolean>`id = any(${ids})`)
    .where(sql<boolean>`not exists (select from measure_derivation d where d.measure_id = measure.id)`).execute();
}

/** A practice as far as it is compared. */
export interface PracticeText {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly conceptId: string | null;
}

export async function practiceTexts(reads: R, ids: readonly string[]): Promise<readonly PracticeText[]> {
  return reads.selectFrom('practice').select(['id', 'slug', 'title', 'note', 'concept_id as conceptId']).where(sql<boolean>`id = any(${ids})`).execute();
}

export async function practiceIds(reads: R): Promise<readonly string[]> {
  return (await reads.selectFrom('practice').select('id').execute()).map((row) => row.id);
}
