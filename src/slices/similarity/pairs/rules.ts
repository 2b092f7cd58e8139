import { shareAlone, type Features } from '../rules.ts';

/** What can be compared with each other. */
export const PAIR_KINDS = ['submission', 'recommendation', 'measure', 'practice'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export const DECISIONS = ['same', 'related', 'different'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What is known of a pair, each between 0 and 1, in this order in the table: how alike the texts are; how much of the one is found in the
 * other; how many words are literally the same; how much one of them says beyond the other; whether they speak of different people; how
 * close they are in length; whether they are of one kind.
 */
export const SIGNALS = ['likeness', 'covered', 'words', 'beyond', 'people', 'length', 'kind'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Groups of people: a course for women is not the course for the old. */
const PEOPLE = ['~kind', '~jugendliche', '~senior', '~frau', '~mädchen', '~mann', '~buben', '~eltern', '~ehe'];

const isWord = (feature: string): boolean => !feature.startsWith('~');
const peopleIn = (features: Features): string[] => PEOPLE.filter((group) => (features[group] ?? 0) >= 0.6);

export interface Compared {
  readonly score: number;
  readonly mine: Features;
  readonly theirs: Features;
  readonly rarityOf: (feature: string) => number;
  readonly oneKind: boolean;
}

/** The signals of a pair, the same in both directions. */
export function signalsOf({ score, mine, theirs, rarityOf, oneKind }: Compared): number[] {
  const [here, there] = [shareAlone(mine, theirs, rarityOf), shareAlone(theirs, mine, rarityOf)];
  const [wordsHere, wordsThere] = [Object.keys(mine).filter(isWord), Object.keys(theirs).filter(isWord)];
  const shared = wordsHere.filter((word) => word in theirs).length;
  const [peopleHere, peopleThere] = [peopleIn(mine), peopleIn(theirs)];
  const others = peopleHere.length > 0 && peopleThere.length > 0 && !peopleHere.some((group) => peopleThere.includes(group));
  const [shorter, longer] = [Math.min(wordsHere.length, wordsThere.length), Math.max(wordsHere.length, wordsThere.length)];
  return [score, 1 - Math.min(here, there), shorter === 0 ? 0 : shared / shorter, Math.max(here, there), others ? 1 : 0, longer === 0 ? 1 : shorter / longer, oneKind ? 1 : 0];
}

/** How much each signal counts for the order of the list; `base` is what every pair starts from. */
export interface Weights {
  readonly base: number;
  readonly of: readonly number[];
}

/** Before anybody has decided anything. */
export const START: Weights = { base: -4, of: [5, 1.5, 1, -0.5, -1.5, 0, 0.3] };

/** What a decision says about how likely a pair is to be the same. */
const MEANS: Readonly<Record<Decision, number>> = { same: 1, related: 0.5, different: 0 };
/** As many decisions as this weigh as much as what the list starts from. */
const TRUST = 2;
const ROUNDS = 400;

export interface Decided {
  readonly signals: readonly number[];
  readonly decision: Decision;
}

export const likelihood = (weights: Weights, signals: readonly number[]): number => 1 / (1 + Math.exp(-weights.of.reduce((sum, w, i) => sum + w * (signals[i] ?? 0), weights.base)));

/**
 * Weights that fit the decisions and stay near {@link START} while these are few: a logistic regression with a pull towards the start, by
 * a fixed number of steps downhill. The same decisions give the same weights, in whatever order they were made.
 */
export function learn(decided: readonly Decided[]): Weights {
  if (decided.length === 0) return START;
  const start = [START.base, ...START.of];
  // No step of this length overshoots: signals lie between 0 and 1, and the curve bends by a quarter at most.
  const step = 1 / (TRUST + (decided.length * start.length) / 4);
  let weights = start;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((w, i) => TRUST * (w - (start[i] as number)));
    const now: Weights = { base: weights[0] as number, of: weights.slice(1) };
    for (const { signals, decision } of decided) {
      const wrong = likelihood(now, signals) - MEANS[decision];
      slope[0] = (slope[0] as number) + wrong;
      for (let i = 0; i < signals.length; i += 1) slope[i + 1] = (slope[i + 1] as number) + wrong * (signals[i] as number);
    }
    weights = weights.map((w, i) => w - step * (slope[i] as number));
  }
  return { base: weights[0] as number, of: weights.slice(1) };
}

/** A stretch of a text: plain, or one of the words that say why (with the number of its reason). */
export interface Stretch {
  readonly text: string;
  readonly reason: number | null;
}

/** A text cut at the words that say why it was suggested; `words` are those of the reasons in their order. */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const places = words.flatMap((word, reason) => placesOf(text, word).map((at) => ({ at, end: at + word.length, reason }))).sort((a, b) => a.at - b.at || b.end - a.end);
  const found: Stretch[] = [];
  let done = 0;
  for (const { at, end, reason } of places) {
    if (at < done) continue;
    if (at > done) found.push({ text: text.slice(done, at), reason: null });
    found.push({ text: text.slice(at, end), reason });
    done = end;
  }
  return done < text.length ? [...found, { text: text.slice(done), reason: null }] : found;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Where a word stands by itself; the same letters inside a longer word are not it. */
function placesOf(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length)) {
    if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + word.length))) found.push(at);
  }
  return found;
}

/** What of a long text is shown beside another. */
export const SHOWN = 900;

/** The beginning of a text, cut between words. */
export function beginning(text: string): { text: string; cut: boolean } {
  if (text.length <= SHOWN) return { text, cut: false };
  const space = text.lastIndexOf(' ', SHOWN);
  return { text: text.slice(0, space > SHOWN / 2 ? space : SHOWN), cut: true };
}
