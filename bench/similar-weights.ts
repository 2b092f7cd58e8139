import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../src/platform/paths.ts';
import importance from '../src/slices/similarity/german/facts/importance.json' with { type: 'json' };
import { importanceOf } from '../src/slices/similarity/german/lexicon/rules.ts';
import { featuresOf, rarity } from '../src/slices/similarity/rules.ts';
import { corpus, trainingSets, type PairSet } from './similar-texts.ts';
import { shown, type Row } from './table.ts';

/** How sharply the likeliest text is preferred to the next. */
const SHARP = 12;
const ROUNDS = 30;
const STEP = 0.02;
/** How strongly a weight is pulled back to 1; chosen by the five-fold comparison below among 2, 5, 7, 10 and 20. */
const PULL = 7;
/** Logarithms of weights stay between these. */
const [LEAST, MOST] = [-1, 0.5];
const FOLDS = 5;

type Vector = ReadonlyMap<string, number>;
type Logs = ReadonlyMap<string, number>;

/** A text that asks, all that may answer, and which of them says the same. */
interface Question {
  readonly asked: Vector;
  readonly texts: readonly Vector[];
  readonly right: number;
}

/** The questions of one set, its features weighed by rarity alone. */
async function questionsOf(set: PairSet): Promise<Question[]> {
  const texts = await corpus([set], 0);
  const features = texts.map((text) => featuresOf(text));
  const counts = new Map<string, number>();
  for (const name of features.flatMap((f) => Object.keys(f))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const weigh = (f: Readonly<Record<string, number>>): Vector => new Map(Object.entries(f).map(([name, weight]) => [name, (weight * rarity(name, counts.get(name) ?? 0, texts.length)) / importanceOf(name)]));
  const vectors = features.map(weigh);
  return set.pairs.filter((pair) => pair.label === 'reworded' || pair.label === 'same').map((pair) => ({ asked: weigh(featuresOf(pair.a)), texts: vectors, right: texts.indexOf(pair.b) }));
}

const square = (logs: Logs, name: string): number => Math.exp(2 * (logs.get(name) ?? 0));
const lengthOf = (vector: Vector, logs: Logs): number => Math.sqrt([...vector].reduce((sum, [name, weight]) => sum + weight ** 2 * square(logs, name), 0)) || 1;

/** The cosine of a question with each text, and the lengths they were divided by. */
function cosines({ asked, texts }: Question, logs: Logs, lengths: Map<Vector, number>): { scores: number[]; length: number } {
  const length = lengthOf(asked, logs);
  const scores = texts.map((text) => {
    let shared = 0;
    for (const [name, weight] of asked) shared += weight * (text.get(name) ?? 0) * square(logs, name);
    if (!lengths.has(text)) lengths.set(text, lengthOf(text, logs));
    return shared / length / (lengths.get(text) as number);
  });
  return { scores, length };
}

/** How the likelihood of the right answer falls with each weight (its logarithm), added up over the questions. */
function slopes(questions: readonly Question[], logs: Logs): Map<string, number> {
  const [lengths, slope] = [new Map<Vector, number>(), new Map<string, number>()];
  const add = (name: string, by: number): void => void (name.startsWith('~') && slope.set(name, (slope.get(name) ?? 0) + by));
  for (const question of questions) {
    const { scores, length } = cosines(question, logs, lengths);
    const odds = scores.map((score) => Math.exp(SHARP * score));
    const all = odds.reduce((sum, one) => sum + one, 0);
    scores.forEach((score, at) => {
      const wrong = ((odds[at] as number) / all - (at === question.right ? 1 : 0)) * SHARP;
      if (score === 0 || Math.abs(wrong) < 0.02) return;
      const text = question.texts[at] as Vector;
      const other = lengths.get(text) as number;
      for (const [name, weight] of question.asked) add(name, wrong * square(logs, name) * ((2 * weight * (text.get(name) ?? 0)) / length / other - (score * weight ** 2) / length ** 2));
      for (const [name, weight] of text) add(name, (-wrong * score * square(logs, name) * weight ** 2) / other ** 2);
    });
  }
  return slope;
}

/** Weights by which the right answers come first, each pulled back to 1. */
function learn(questions: readonly Question[]): Logs {
  const logs = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = slopes(questions, logs);
    for (const name of new Set([...slope.keys(), ...logs.keys()])) logs.set(name, Math.max(LEAST, Math.min(MOST, (logs.get(name) ?? 0) * (1 - STEP * PULL) - STEP * (slope.get(name) ?? 0))));
  }
  return logs;
}

/** How many right answers come among the first three. */
function found(questions: readonly Question[], logs: Logs): number {
  const lengths = new Map<Vector, number>();
  return questions.filter((question) => {
    const { scores } = cosines(question, logs, lengths);
    const right = scores[question.right] as number;
    return right > 0 && scores.filter((score) => score > right).length < 3;
  }).length;
}

const rounded = (logs: Logs): Record<string, number> => Object.fromEntries([...logs].map(([name, log]) => [name.slice(1), Math.round(Math.exp(log) * 20) / 20] as const).filter(([, weight]) => weight !== 1).sort(([a], [b]) => a.localeCompare(b, 'de')));

/**
 * Learns anew how much each group of meaning tells (`importance.json`) from the sets for tuning, and says what that is worth on pairs left
 * out of the learning, a fifth at a time, by the cosine alone. `npm run bench -- weights write` puts the result into the file.
 */
export async function weights(): Promise<Row[]> {
  const questions = (await Promise.all((await trainingSets()).map(questionsOf))).flat();
  const none: Logs = new Map();
  let left = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) left += found(questions.filter((_, at) => at % FOLDS === fold), learn(questions.filter((_, at) => at % FOLDS !== fold)));
  const learned = learn(questions);
  const file = rounded(learned);
  if (process.argv.includes('write')) await writeFile(join(ROOT, 'src/slices/similarity/german/facts/importance.json'), `${JSON.stringify(file, null, 2)}\n`);
  const now: Readonly<Record<string, number>> = importance;
  const other = [...new Set([...Object.keys(now), ...Object.keys(file)])].filter((name) => Math.abs((now[name] ?? 1) - (file[name] ?? 1)) > 0.051);
  const of = (n: number): string => `${n} of ${questions.length} (${(n / questions.length).toFixed(3)})`;
  return [
    shown('pairs of the tuning sets among the first three, all weights 1', of(found(questions, none))),
    shown('learned from the other four fifths', of(left)),
    shown('learned from all', of(found(questions, learned))),
    { what: 'weights of the file that would be learned otherwise now', measured: String(other.length), limit: '0', met: other.length === 0 },
  ];
}
