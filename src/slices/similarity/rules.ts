import { importanceOf, isLight, nearness, widerOf } from './german/lexicon/rules.ts';
import { partsOf, type Part } from './german/rules.ts';

/** Feature → how much it counts in one text. */
export type Features = Readonly<Record<string, number>>;

/** How much a kind of feature counts beside a plain word of meaning. */
const WEIGHT = { evoked: 0.5, weak: 0.15, light: 0.65, stem: 0.2, unknown: 0.7, unknownSmall: 0.3, wider: 0.5 };
/** What a feature adds when it comes again. */
const REPEATED = 0.15;
/** What is left of a feature that every text has. */
const COMMON = 0.6;
/** Share of the cosine in the score; the rest is how much of each text is found in the other. */
const COSINE = 0.75;
/** What both sides speaking of something else takes away at most: a course for women and a course for the old are two wishes. */
const APART = 0.3;
/** From this weight on a group is what a text itself speaks of, not something wider. */
const OWN = 0.6;
const MAX_WORDS = 400;

/** Version of the lists of meanings and of what is made of them. Raised with them, so that texts from before are read again. */
export const LISTS = 3;

/**
 * What a text is about, as weighted features. Each word gives its groups of meaning, more lightly the wider ones, and its own stem as a
 * bonus, so that the same word counts for more than another word for the same thing. Whom nearly every text of this field is about
 * (migrants, residents, the municipality) counts less. Repetition counts little.
 */
export function featuresOf(text: string): Features {
  const parts = partsOf(text).slice(0, MAX_WORDS);
  const weights: Record<string, number> = {};
  for (const [feature, weight] of parts.flatMap(featuresOfPart)) {
    const before = weights[feature];
    weights[feature] = before === undefined ? weight : Math.max(before, weight) + REPEATED * Math.min(before, weight);
  }
  for (const [feature, weight] of Object.entries(widerFeatures(parts))) weights[feature] = Math.max(weights[feature] ?? 0, weight);
  return weights;
}

/** Of words that no list knows, the nouns tell what a text is about. */
const unknownWeight = (word: string): number => (/^\p{Ll}/u.test(word) ? WEIGHT.unknownSmall : WEIGHT.unknown);
const lightened = (group: string): number => (isLight(group) ? WEIGHT.light : 1);

function featuresOfPart(part: Part): [string, number][] {
  if (part.weak) return [[part.stem, WEIGHT.weak]];
  if (part.groups.length === 0) return [[part.stem, part.known ? WEIGHT.light : unknownWeight(part.word)]];
  const groups = part.groups.map((group): [string, number] => [group, lightened(group) / Math.sqrt(part.groups.length)]);
  return [...groups, [part.stem, WEIGHT.stem * (part.groups.every(isLight) ? WEIGHT.light : 1)]];
}

/** Several narrow words together speak of the wider one: Christians, Jews and Muslims of religion. */
function widerFeatures(parts: readonly Part[]): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const group of new Set(parts.flatMap((part) => part.groups))) {
    for (const wide of widerOf(group)) weights[wide] = Math.min(1, (weights[wide] ?? 0) + WEIGHT.wider * lightened(wide));
  }
  for (const part of parts) for (const near of part.evoked) weights[near] = Math.max(weights[near] ?? 0, WEIGHT.evoked * lightened(near));
  return weights;
}

/** How telling a feature is: rare ones count more, and those by which wishes were told apart. `n` of `total` texts have it (smoothed, so that it works from the first text on). */
export function rarity(feature: string, n: number, total: number): number {
  return importanceOf(feature) * (COMMON + (1 - COMMON) * Math.log(1 + (total + 20) / (n + 1)) / Math.log(21 + total));
}

/**
 * Similarity of two texts between 0 and 1, the same in both directions: cosine of their features weighted by rarity, mixed with how much of
 * each is found in the other, where something near to it counts, too. A proposal of one line and a page about the same thing belong together.
 */
export function similarity(a: Features, b: Features, rarityOf: (feature: string) => number): number {
  let shared = 0;
  const [normA, normB] = [norm(a, rarityOf), norm(b, rarityOf)];
  if (normA === 0 || normB === 0) return 0;
  for (const [feature, weight] of Object.entries(a)) {
    const other = b[feature];
    if (other !== undefined) shared += weight * other * rarityOf(feature) ** 2;
  }
  const found = (shareFound(a, b, rarityOf) + shareFound(b, a, rarityOf)) / 2;
  const apart = Math.min(shareAlone(a, b, rarityOf), shareAlone(b, a, rarityOf));
  return Math.min(1, (COSINE * (shared / (normA * normB)) + (1 - COSINE) * found) * (1 - APART * apart));
}

const isGroup = (feature: string): boolean => feature.startsWith('~');

/** How much of what one text itself speaks of is found in the other: the same, or something near to it; 0 to 1. */
function shareFound(mine: Features, theirs: Features, rarityOf: (feature: string) => number): number {
  const groups = Object.keys(theirs).filter((feature) => isGroup(feature) && (theirs[feature] as number) >= OWN);
  let all = 0;
  let found = 0;
  for (const [feature, weight] of Object.entries(mine)) {
    if (isGroup(feature) && weight < OWN) continue;
    const worth = weight * rarityOf(feature) ** 2;
    all += worth;
    found += worth * (isGroup(feature) ? groups.reduce((best, group) => Math.max(best, nearness(feature, group)), Math.min(1, theirs[feature] ?? 0)) : feature in theirs ? 1 : 0);
  }
  return all === 0 ? 0 : found / all;
}

/** How much of what one text speaks of, as groups of meaning, the other does not know at all; 0 to 1. */
export function shareAlone(mine: Features, theirs: Features, rarityOf: (feature: string) => number): number {
  let all = 0;
  let alone = 0;
  for (const [feature, weight] of Object.entries(mine)) {
    if (!isGroup(feature) || weight < OWN) continue;
    const worth = (weight * rarityOf(feature)) ** 2;
    all += worth;
    if (theirs[feature] === undefined) alone += worth;
  }
  return all === 0 ? 0 : alone / all;
}

function norm(features: Features, rarityOf: (feature: string) => number): number {
  let sum = 0;
  for (const [feature, weight] of Object.entries(features)) sum += (weight * rarityOf(feature)) ** 2;
  return Math.sqrt(sum);
}

/** How alike two texts are, in steps that words exist for; see docs/decisions/005-similarity.md for what lies behind the borders. */
export type Likeness = 'same' | 'close' | 'related';

/** Below this score a suggestion costs more than it helps. */
export const WORTH_A_LOOK = 0.45;

export function likenessOf(score: number): Likeness {
  if (score >= 0.85) return 'same';
  return score >= 0.7 ? 'close' : 'related';
}
