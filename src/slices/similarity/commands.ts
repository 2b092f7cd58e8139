import type { Writes } from '../../platform/database/types.ts';
import { featuresOf } from './rules.ts';
import type { SimilarityTables } from './tables.ts';

export interface IndexedText {
  readonly id: string;
  /** Texts are compared within a kind: `submission`, `recommendation`, `measure`. */
  readonly kind: string;
  /** German wording; what matters most first. */
  readonly text: string;
}

/** Makes a text findable as similar to others; owners call it in the transaction that writes the text. It needs no history: nothing is added that the text does not say. */
export async function indexText(tx: Writes<SimilarityTables>, input: IndexedText): Promise<void> {
  const features = featuresOf(input.text);
  await forgetText(tx, input.id);
  await tx.insertInto('similarity_text').values({ id: input.id, kind: input.kind, features: JSON.stringify(features) }).execute();
  const rows = Object.entries(features).map(([feature, weight]) => ({ kind: input.kind, feature: feature.slice(0, 60), text_id: input.id, weight }));
  if (rows.length > 0) await tx.insertInto('similarity_feature').values(rows).onConflict((c) => c.doNothing()).execute();
}

/** Takes a text out: withdrawn, withheld or merged. */
export async function forgetText(tx: Writes<SimilarityTables>, id: string): Promise<void> {
  await tx.deleteFrom('similarity_text').where('id', '=', id).execute();
}
