import { sql } from 'kysely';
import type { Reads } from '../../platform/database/types.ts';
import { featuresOf, rarity, similarity, WORTH_A_LOOK, type Features } from './rules.ts';
import type { SimilarityTables } from './tables.ts';

export interface Similar {
  readonly id: string;
  /** 0 to 1; what it means in words: {@link likenessOf}. */
  readonly score: number;
}

export interface SimilarQuery {
  /** Or several, to find what says the same in another kind. */
  readonly kind: string | readonly string[];
  readonly text: string;
  /** The text itself, when it is indexed already. */
  readonly except?: string;
  readonly limit?: number;
  /** Below this nothing is suggested; {@link WORTH_A_LOOK} unless told. */
  readonly atLeast?: number;
}

const CANDIDATES = 200;
const TELLING = 40;

/**
 * The most similar texts of a kind. PostgreSQL gathers candidates by their telling features, the exact score is computed here. The
 * reason for a pair is given by `reasonsFor(mine, theirs)`, from the wordings that the caller holds.
 */
export async function suggestSimilar(reads: Reads<SimilarityTables>, query: SimilarQuery): Promise<Similar[]> {
  return (await compareSimilar(reads, query)).found.map(({ id, score }) => ({ id, score }));
}

/** What was compared, for whoever wants to know more of a pair than its score. */
export interface Comparison {
  readonly mine: Features;
  readonly rarityOf: (feature: string) => number;
  readonly found: readonly (Similar & { readonly features: Features })[];
}

/** As {@link suggestSimilar}, with the features of both sides. */
export async function compareSimilar(reads: Reads<SimilarityTables>, query: SimilarQuery): Promise<Comparison> {
  const mine = featuresOf(query.text);
  const names = Object.keys(mine);
  if (names.length === 0) return { mine, rarityOf: () => 1, found: [] };
  const { total, counts } = await frequencies(reads, kindsOf(query), names);
  const rarityOf = (feature: string): number => rarity(counts.get(feature) ?? 0, total);
  const candidates = await candidatesFor(reads, query, mine, rarityOf);
  const found = candidates
    .map(({ id, features }) => ({ id, features, score: similarity(mine, features, rarityOf) }))
    .filter((c) => c.score >= (query.atLeast ?? WORTH_A_LOOK))
    .sort((a, b) => b.score - a.score)
    .slice(0, query.limit ?? 5);
  return { mine, rarityOf, found };
}

const kindsOf = ({ kind }: SimilarQuery): readonly string[] => (typeof kind === 'string' ? [kind] : kind);

async function frequencies(reads: Reads<SimilarityTables>, kinds: readonly string[], names: readonly string[]): Promise<{ total: number; counts: Map<string, number> }> {
  const rows = await reads
    .selectFrom('similarity_feature')
    .select(({ fn }) => ['feature', fn.countAll<number>().as('n')])
    .where(sql<boolean>`kind = any(${kinds})`)
    .where(sql<boolean>`feature = any(${names})`)
    .groupBy('feature')
    .execute();
  const all = await reads.selectFrom('similarity_text').select(({ fn }) => fn.countAll<number>().as('n')).where(sql<boolean>`kind = any(${kinds})`).executeTakeFirstOrThrow();
  return { total: all.n, counts: new Map(rows.map((r) => [r.feature, r.n])) };
}

/** Texts that share the most telling features, found in the index of features alone; what they are about in full is read for these few. */
async function candidatesFor(reads: Reads<SimilarityTables>, query: SimilarQuery, features: Features, rarityOf: (feature: string) => number): Promise<{ id: string; features: Features }[]> {
  const telling = Object.entries(features).map(([name, weight]) => ({ name, worth: weight * rarityOf(name) ** 2 })).sort((a, b) => b.worth - a.worth).slice(0, TELLING);
  const asked = sql<{ feature: string; worth: number }>`unnest(${telling.map((t) => t.name)}::text[], ${telling.map((t) => t.worth)}::float8[])`.as<'asked'>(sql`asked(feature, worth)`);
  const rows = await reads
    .with('likely', (db) => db
      .selectFrom(asked)
      .innerJoin('similarity_feature as f', 'f.feature', 'asked.feature')
      .select(['f.text_id', sql<number>`sum(asked.worth * f.weight)`.as('worth')])
      .where(sql<boolean>`f.kind = any(${kindsOf(query)})`)
      .$if(query.except !== undefined, (q) => q.where('f.text_id', '<>', query.except as string))
      .groupBy('f.text_id')
      .orderBy('worth', 'desc')
      .limit(CANDIDATES))
    .selectFrom('likely')
    .innerJoin('similarity_text as t', 't.id', 'likely.text_id')
    .select(['t.id', 't.features'])
    .execute();
  return rows.map((r) => ({ id: r.id, features: r.features as Features }));
}
