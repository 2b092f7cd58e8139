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
  await indexTexts(tx, [input]);
}

/** Rows of features in one statement; PostgreSQL takes at most 65,535 values in one. */
const FEATURES_AT_ONCE = 5_000;

/** Makes many texts findable, for imports. Some hundreds at a time, each once. Suggestions about them that nobody decided on are made anew. */
export async function indexTexts(tx: Writes<SimilarityTables>, inputs: readonly IndexedText[]): Promise<void> {
  await forgetPairs(tx, inputs.map((input) => input.id));
  await storeTexts(tx, inputs);
}

/** What many texts are about, as features in place of those before. */
export async function storeTexts(tx: Writes<SimilarityTables>, inputs: readonly IndexedText[]): Promise<void> {
  if (inputs.length === 0) return;
  const texts = inputs.map(({ id, kind, text }) => ({ id, kind, features: featuresOf(text) }));
  await tx.deleteFrom('similarity_text').where('id', 'in', texts.map((t) => t.id)).execute();
  await tx.insertInto('similarity_text').values(texts.map((t) => ({ ...t, features: JSON.stringify(t.features) }))).execute();
  const rows = texts.flatMap(({ id, kind, features }) => Object.entries(features).map(([feature, weight]) => ({ kind, feature: feature.slice(0, 60), text_id: id, weight })));
  for (let from = 0; from < rows.length; from += FEATURES_AT_ONCE) await tx.insertInto('similarity_feature').values(rows.slice(from, from + FEATURES_AT_ONCE)).onConflict((c) => c.doNothing()).execute();
}

/** Takes a text out: withdrawn, withheld or merged. */
export async function forgetText(tx: Writes<SimilarityTables>, id: string): Promise<void> {
  await forgetPairs(tx, [id]);
  await tx.deleteFrom('similarity_text').where('id', '=', id).execute();
}

async function forgetPairs(tx: Writes<SimilarityTables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('similarity_pair').where('decision', 'is', null).where((e) => e.or([e('one_id', 'in', ids), e('other_id', 'in', ids)])).execute();
}
