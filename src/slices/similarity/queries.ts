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

const CANDIDATES = 160;
const TELLING = 40;
/** Entries of the index that are added up at most; what half the texts have says little beside what few have. */
const ENTRIES = 50_000;
/** Counting ends here: how common a common feature is changes next to nothing. */
const COUNTED = 1_500;
/** So many are asked for however common they are. */
const ALWAYS = 4;

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
  const known = await frequencies(reads, kindsOf(query), names);
  const rarityOf = (feature: string): number => rarity(feature, known.counts.get(feature) ?? 0, known.total);
  const candidates = await candidatesFor(reads, query, tellingOf(mine, known, rarityOf));
  const found = candidates
    .map(({ id, features }) => ({ id, features, score: similarity(mine, features, rarityOf) }))
    .filter((c) => c.score >= (query.atLeast ?? WORTH_A_LOOK))
    .sort((a, b) => b.score - a.score)
    .slice(0, query.limit ?? 5);
  return { mine, rarityOf, found };
}

const kindsOf = ({ kind }: SimilarQuery): readonly string[] => (typeof kind === 'string' ? [kind] : kind);

/** How many texts there are, and how many of them have a feature. */
interface Frequencies {
  readonly total: number;
  readonly counts: ReadonlyMap<string, number>;
}

async function frequencies(reads: Reads<SimilarityTables>, kinds: readonly string[], names: readonly string[]): Promise<Frequencies> {
  const asked = sql<{ feature: string }>`unnest(${names}::text[])`.as<'asked'>(sql`asked(feature)`);
  const [rows, all] = await Promise.all([
    reads
      .selectFrom(asked)
      .innerJoinLateral((e) => e.selectFrom(e.selectFrom('similarity_feature as f').select('f.text_id').whereRef('f.feature', '=', 'asked.feature').where(sql<boolean>`f.kind = any(${kinds})`).limit(COUNTED).as('some')).select(({ fn }) => fn.countAll<number>().as('n')).as('c'), (join) => join.onTrue())
      .select(['asked.feature', 'c.n'])
      .execute(),
    reads.selectFrom('similarity_text').select(({ fn }) => fn.countAll<number>().as('n')).where(sql<boolean>`kind = any(${kinds})`).executeTakeFirstOrThrow(),
  ]);
  return { total: all.n, counts: new Map(rows.map((r) => [r.feature, r.n])) };
}

interface Telling {
  readonly name: string;
  readonly worth: number;
}

/** The features that say most about a text, until their entries in the index are too many to add up at once. */
function tellingOf(features: Features, { total, counts }: Frequencies, rarityOf: (feature: string) => number): Telling[] {
  const sorted = Object.entries(features).map(([name, weight]) => ({ name, worth: weight * rarityOf(name) ** 2 })).sort((a, b) => b.worth - a.worth).slice(0, TELLING);
  let entries = 0;
  return sorted.filter(({ name }, at) => {
    const counted = counts.get(name) ?? 0;
    const more = counted < COUNTED ? counted : Math.max(COUNTED, total / 4);
    if (at >= ALWAYS && entries + more > ENTRIES) return false;
    entries += more;
    return true;
  });
}

/** Texts that share the most telling features, found in the index of features alone; what they are about in full is read for these few. */
async function candidatesFor(reads: Reads<SimilarityTables>, query: SimilarQuery, telling: readonly Telling[]): Promise<{ id: string; features: Features }[]> {
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
