import { partsOf, type Part } from './german/rules.ts';

/** Feature → how much it counts in one text. */
export type Features = Readonly<Record<string, number>>;

export interface Reason {
  /** Word of the text asked about. */
  readonly mine: string;
  /** Word of the similar text. */
  readonly theirs: string;
  /** The same word or another form of it; a part of a compound; another word for it. */
  readonly how: 'word' | 'part' | 'meaning';
}

const WEAK = 0.15;
const STEM_BONUS = 0.4;
const MAX_WORDS = 400;

/**
 * What a text is about, as weighted features. Each word gives its group of meaning (or its stem) with full weight, and its own stem
 * with a bonus, so that the same word counts for more than another word for the same thing. Repetition counts little.
 */
export function featuresOf(text: string): Features {
  const weights: Record<string, number> = {};
  const add = (feature: string, weight: number): void => {
    weights[feature] = weights[feature] === undefined ? weight : Math.min(weights[feature] + weight * 0.25, weight * 1.5);
  };
  for (const part of partsOf(text).slice(0, MAX_WORDS)) {
    const weight = part.weak ? WEAK : 1;
    add(part.concept, weight);
    if (part.concept !== part.stem) add(part.stem, weight * STEM_BONUS);
  }
  return weights;
}

/** How telling a feature is: rare ones count more. `n` of `total` texts have it (smoothed, so that it works from the first text on). */
export function rarity(n: number, total: number): number {
  return Math.log(1 + (total + 20) / (n + 1)) / Math.log(21 + total);
}

/**
 * Similarity of two texts between 0 and 1: cosine of their features weighted by rarity, mixed with how much of the shorter one is
 * found in the longer, because a proposal of one line and a page about the same thing belong together.
 */
export function similarity(a: Features, b: Features, rarityOf: (feature: string) => number): number {
  let shared = 0;
  let overlap = 0;
  const normA = norm(a, rarityOf);
  const normB = norm(b, rarityOf);
  if (normA === 0 || normB === 0) return 0;
  for (const [feature, weight] of Object.entries(a)) {
    const other = b[feature];
    if (other === undefined) continue;
    const rare = rarityOf(feature) ** 2;
    shared += weight * other * rare;
    overlap += Math.min(weight, other) ** 2 * rare;
  }
  const cosine = shared / (normA * normB);
  const contained = overlap / Math.min(normA, normB) ** 2;
  return Math.min(1, 0.65 * cosine + 0.35 * contained);
}

function norm(features: Features, rarityOf: (feature: string) => number): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(features)) sum += (weight * rarityOf(feature)) ** 2;
  return Math.sqrt(sum);
}

/** Why two texts were put beside each other, strongest first, each word at most once. */
export function reasonsFor(mine: string, theirs: string): Reason[] {
  const other = Map.groupBy(partsOf(theirs), (p) => p.concept);
  const seen = new Set<string>();
  const found: (Reason & { weak: boolean })[] = [];
  for (const part of partsOf(mine)) {
    const match = other.get(part.concept)?.[0];
    if (match === undefined || seen.has(part.concept)) continue;
    seen.add(part.concept);
    found.push({ mine: part.word, theirs: match.word, how: howOf(part, match), weak: part.weak });
  }
  return found.sort((x, y) => Number(x.weak) - Number(y.weak)).slice(0, 5).map(({ weak: _, ...reason }) => reason);
}

function howOf(mine: Part, theirs: Part): Reason['how'] {
  if (mine.stem !== theirs.stem) return 'meaning';
  return mine.part || theirs.part ? 'part' : 'word';
}
