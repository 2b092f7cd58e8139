import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { keyOf, questionsOf, shownTo, stepsOf, typedIn } from '../questionnaire/rules.ts';
import { OTHER, type Answer, type Answers, type Question, type Questionnaire } from '../questionnaire/schema.ts';
import { words } from '../words.ts';

/** How answers of one's own are called where they are counted. */
export const OTHER_LABEL = localized(words('de')('other'), 'de', { 'de-simple': words('de-simple')('other'), en: words('en')('other'), ar: words('ar')('other') });

/** How often each answer was given. Kept as the result of a survey; what readers see is made by {@link chartsOf}. */
export interface Tally {
  readonly question: string;
  /** People who were asked and gave an answer other than "no answer". */
  readonly answered: number;
  readonly none: number;
  /** By answer; ranking: how often in first place. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of a matrix: the same by row. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Of a ranking: sum of the places and how often it had one, by choice. */
  readonly places: Readonly<Record<string, readonly [sum: number, times: number]>>;
}

interface Counting {
  answered: number;
  none: number;
  readonly counts: Record<string, number>;
  readonly rows: Record<string, Record<string, number>>;
  readonly places: Record<string, [number, number]>;
}

const add = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Counts complete answers, one after another. */
export function counter(document: Questionnaire): { count: (given: Answers) => void; done: () => Tally[] } {
  const questions = questionsOf(document);
  const byId = new Map(questions.map((q) => [q.id, { question: q, sum: { answered: 0, none: 0, counts: {}, rows: {}, places: {} } as Counting }]));
  const conditional = document.sections.some((s) => s.when !== null || s.questions.some((q) => q.when !== null));
  return {
    count: (given) => {
      const answers = conditional ? shownTo(document, given).answers : given;
      for (const id of Object.keys(answers)) {
        const known = byId.get(id);
        if (known !== undefined) countOne(known.question, known.sum, answers[id] as Answer);
      }
    },
    done: () => questions.map((q) => ({ question: q.id, ...(byId.get(q.id)?.sum as Counting) })),
  };
}

function countOne({ kind }: Question, sum: Counting, answer: Answer): void {
  if (answer === null) {
    sum.none += 1;
    return;
  }
  sum.answered += 1;
  if (kind === 'text') return;
  if (kind === 'multiple') for (const chosen of answer as readonly string[]) add(sum.counts, keyOf(chosen));
  else if (kind === 'matrix') for (const [row, key] of Object.entries(answer as Record<string, string>)) add((sum.rows[row] ??= {}), key);
  else if (kind === 'ranking') countPlaces(sum, answer as readonly string[]);
  else add(sum.counts, kind === 'date' ? (answer as string).slice(0, 7) : kind === 'single' ? keyOf(answer as string) : String(answer as string | number));
}

/** Whether somebody could answer in words of their own. */
export const hasFreeText = (question: Question): boolean => question.kind === 'text' || question.other === true;

/** What somebody wrote in words of their own: the answer to a question for text, or what stands beside "Other". */
export function freeTextIn(answers: Answers, { id, kind }: Pick<Question, 'id' | 'kind'>): string | null {
  const answer = answers[id];
  if (kind === 'text') return typeof answer === 'string' ? answer : null;
  const list = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : [];
  return list.map(typedIn).find((typed) => typed !== null && typed !== '') ?? null;
}

function countPlaces(sum: Counting, order: readonly string[]): void {
  if (order[0] !== undefined) add(sum.counts, order[0]);
  order.forEach((key, i) => {
    const [total, times] = sum.places[key] ?? [0, 0];
    sum.places[key] = [total + i + 1, times + 1];
  });
}

/**
 * Counts of which each person is in exactly one, without those below `least` and without what would give them away. A small count is
 * taken out; so is the next larger one as long as what is missing could be computed from the total (a single one, all ones, all of the largest small
 * number, or fewer than `least` together). Null where a count is hidden; `base` null where even the total is too small.
 */
export function hideSmall(counts: readonly number[], least: number): { readonly counts: readonly (number | null)[]; readonly base: number | null } {
  const base = counts.reduce((a, b) => a + b, 0);
  if (base === 0) return { counts, base };
  const nothing = counts.map(() => null);
  if (base < least) return { counts: nothing, base: null };
  const hidden = new Set(counts.flatMap((n, i) => (n > 0 && n < least ? [i] : [])));
  if (hidden.size === 0) return { counts, base };
  const bySize = counts.map((n, i) => ({ n, i })).filter(({ n }) => n >= least).sort((a, b) => a.n - b.n);
  while (tellsToo(counts, hidden, least)) {
    const next = bySize[0];
    if (next === undefined) return { counts: nothing, base };
    // All of one size or none: which of two equal ones was taken would tell the size.
    while (bySize[0]?.n === next.n) hidden.add((bySize.shift() as typeof next).i);
  }
  // Zeros beside hidden counts would say that everybody is in those: only where a large count stands beside them they may be shown.
  return { counts: bySize.length === 0 ? nothing : counts.map((n, i) => (hidden.has(i) ? null : n)), base };
}

function tellsToo(counts: readonly number[], hidden: ReadonlySet<number>, least: number): boolean {
  const missing = [...hidden].map((i) => counts[i] as number);
  const sum = missing.reduce((a, b) => a + b, 0);
  const allSmall = missing.every((n) => n < least);
  return missing.length < 2 || sum < least || (allSmall && (sum === missing.length || sum === missing.length * (least - 1)));
}

/** Counts that do not add up to anything (several answers at once): each small one is hidden, and each that nearly everybody gave. */
export function hideEach(counts: readonly number[], base: number, least: number): { readonly counts: readonly (number | null)[]; readonly base: number | null } {
  if (base > 0 && base < least) return { counts: counts.map(() => null), base: null };
  return { counts: counts.map((n) => ((n > 0 && n < least) || (n < base && base - n < least) ? null : n)), base };
}

/** One bar, or one part of a bar. */
export interface Cell {
  /** Key of the answer; for numbers and months the label itself. */
  readonly key: string;
  readonly label: Localized | string;
  /** Null: hidden because the group is small. */
  readonly count: number | null;
}
export interface ChartRow {
  readonly key: string;
  /** Null where there is one row alone. */
  readonly label: Localized | null;
  readonly cells: readonly Cell[];
  /** How many gave an answer; null: fewer than the smallest group. */
  readonly base: number | null;
  /** Average of a scale or number, or of a ranking's places; null where anything is hidden. */
  readonly mean: number | null;
}
export interface Chart {
  readonly question: Question;
  readonly rows: readonly ChartRow[];
  /** Of a ranking: average place by choice, the best first; empty where anything is hidden. */
  readonly places: readonly { readonly key: string; readonly label: Localized; readonly mean: number }[];
}

interface Names {
  /** Name of a municipality by its key. */
  readonly place: (key: string) => string;
}

/** What readers see of a question: bars with labels, small groups hidden. */
export function chartOf(question: Question, tally: Tally | undefined, least: number, names: Names): Chart {
  const known = tally ?? { question: question.id, answered: 0, none: 0, counts: {}, rows: {}, places: {} };
  if (question.kind === 'matrix') {
    const rows = question.rows.map((row) => rowOf(row.id, row.text, question.choices.map((c) => ({ key: c.id, label: c.text, n: known.rows[row.id]?.[c.id] ?? 0 })), least));
    return { question, rows, places: [] };
  }
  if (question.kind === 'text') return { question, rows: [{ key: '', label: null, cells: [], base: known.answered > 0 && known.answered < least ? null : known.answered, mean: null }], places: [] };
  const parts = partsOf(question, known, names);
  if (question.kind === 'multiple') {
    const { counts, base } = hideEach(parts.map((p) => p.n), known.answered, least);
    return { question, rows: [{ key: '', label: null, cells: parts.map(({ key, label }, i) => ({ key, label, count: counts[i] ?? null })), base, mean: null }], places: [] };
  }
  const row = rowOf('', null, parts, least, meanOf(question, known));
  const open = row.cells.every((c) => c.count !== null) && (row.base ?? 0) > 0;
  return { question, rows: [row], places: question.kind === 'ranking' && open ? averagePlaces(question, known) : [] };
}

interface Part {
  readonly key: string;
  readonly label: Localized | string;
  readonly n: number;
}

function rowOf(key: string, label: Localized | null, parts: readonly Part[], least: number, mean: number | null = null): ChartRow {
  const { counts, base } = hideSmall(parts.map((p) => p.n), least);
  const open = counts.every((n) => n !== null) && base !== null && base > 0;
  return { key, label, cells: parts.map((p, i) => ({ key: p.key, label: p.label, count: counts[i] ?? null })), base, mean: open ? mean : null };
}

function partsOf(question: Question, { counts }: Tally, names: Names): Part[] {
  switch (question.kind) {
    case 'scale':
      return stepsOf(question).map((step) => ({ key: String(step), label: String(step), n: counts[step] ?? 0 }));
    case 'number':
      return binsOf(counts);
    case 'date':
      return Object.keys(counts).sort().map((month) => ({ key: month, label: month, n: counts[month] ?? 0 }));
    case 'place':
      return Object.entries(counts).map(([key, n]) => ({ key, label: names.place(key), n })).sort((a, b) => b.n - a.n || a.label.localeCompare(b.label, 'de'));
    default:
      return [...question.choices.map((c) => ({ key: c.id, label: c.text })), ...(question.other === true ? [{ key: OTHER, label: OTHER_LABEL }] : [])].map((c) => ({ ...c, n: counts[c.key] ?? 0 }));
  }
}

const BINS = 8;

/** Numbers in at most eight equal ranges with round bounds; few different numbers stand for themselves. */
export function binsOf(counts: Readonly<Record<string, number>>): Part[] {
  const values = Object.keys(counts).map(Number).sort((a, b) => a - b);
  const [low, high] = [values[0], values.at(-1)];
  if (low === undefined || high === undefined) return [];
  if (values.length <= BINS) return values.map((v) => ({ key: String(v), label: String(v), n: counts[v] ?? 0 }));
  const width = roundWidth((high - low + 1) / BINS);
  const first = Math.floor(low / width) * width;
  const bins: Part[] = [];
  for (let from = first; from <= high; from += width) {
    const n = values.reduce((sum, v) => (v >= from && v < from + width ? sum + (counts[v] ?? 0) : sum), 0);
    bins.push({ key: `${from}–${from + width - 1}`, label: `${from}–${from + width - 1}`, n });
  }
  return bins;
}

/** 1, 2, 5, 10, 20, 50 … */
function roundWidth(atLeast: number): number {
  for (let power = 1; ; power *= 10) for (const step of [1, 2, 5]) if (step * power >= atLeast) return step * power;
}

function meanOf({ kind }: Question, { counts, answered }: Tally): number | null {
  if ((kind !== 'scale' && kind !== 'number') || answered === 0) return null;
  return Object.entries(counts).reduce((sum, [value, n]) => sum + Number(value) * n, 0) / answered;
}

function averagePlaces({ choices }: Question, { places }: Tally): { key: string; label: Localized; mean: number }[] {
  return choices
    .flatMap((c) => {
      const [sum, times] = places[c.id] ?? [0, 0];
      return times === 0 ? [] : [{ key: c.id, label: c.text, mean: sum / times }];
    })
    .sort((a, b) => a.mean - b.mean || sourceText(a.label).localeCompare(sourceText(b.label)));
}

/** How many were invited, have begun and are through, by kind of institution. */
export interface Standing {
  readonly kind: string;
  readonly title: Localized | null;
  readonly invited: number;
  readonly begun: number;
  readonly complete: number;
}

/** All of some kinds together. */
export function sumOf(standings: readonly Standing[]): Standing {
  const sum = (pick: (s: Standing) => number): number => standings.reduce((n, s) => n + pick(s), 0);
  return { kind: 'total', title: null, invited: sum((s) => s.invited), begun: sum((s) => s.begun), complete: sum((s) => s.complete) };
}

/** Kinds with fewer invited than `least` are put together, and with them the next larger kind while they are still too few; `title` is null for those. */
export function mergeSmall(standings: readonly Standing[], least: number): Standing[] {
  const bySize = standings.filter((s) => s.invited > 0).sort((a, b) => a.invited - b.invited);
  const small = bySize.filter((s) => s.invited < least);
  const large = bySize.slice(small.length);
  while (small.length > 0 && small.reduce((n, s) => n + s.invited, 0) < least && large.length > 0) small.push(large.shift() as Standing);
  if (small.length === 0) return [...standings].filter((s) => s.invited > 0);
  return [...standings.filter((s) => large.includes(s)), { ...sumOf(small), kind: '' }];
}
