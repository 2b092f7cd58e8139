/** A run of words that both texts have, that only the older has, or only the newer. */
export interface Marked {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

/** More differing words than this are shown as one text in place of another: nobody reads marks on every second word. */
const MOST_STEPS = 200;

/**
 * What changed between two wordings, word by word: shortest edit script after E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986), on words, punctuation and spaces. Put together, `same` and `gone` give the older text, `same` and `come` the newer.
 */
export function markedWords(older: string, newer: string): readonly Marked[] {
  const a = wordsOf(older);
  const b = wordsOf(newer);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)]);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
const same = (text: string): Marked => ({ kind: 'same', text });
const gone = (text: string): Marked => ({ kind: 'gone', text });
const come = (text: string): Marked => ({ kind: 'come', text });

function between(a: readonly string[], b: readonly string[]): Marked[] {
  const trace = a.length === 0 || b.length === 0 ? null : walk(a, b);
  if (trace === null) return [...a.map(gone), ...b.map(come)];
  const marks: Marked[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    // The step's own slice: diagonal k lies at k + d + 1.
    const at = (k: number): number => trace[d]?.[k + d + 1] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const before = down ? k + 1 : k - 1;
    const [px, py] = d === 0 ? [0, 0] : [at(before), at(before) - before];
    while (x > px && y > py) {
      marks.push(same(a[x - 1] as string));
      [x, y] = [x - 1, y - 1];
    }
    if (d > 0) marks.push(down ? come(b[y - 1] as string) : gone(a[x - 1] as string));
    [x, y] = [px, py];
  }
  return marks.toReversed();
}

/** The furthest points reached on the diagonals -d-1 to d+1 before every step d; null where the texts have too little in common. */
function walk(a: readonly string[], b: readonly string[]): readonly Int32Array[] | null {
  const most = Math.min(a.length + b.length, MOST_STEPS);
  const zero = most + 1;
  const furthest = new Int32Array(2 * most + 3).fill(-1);
  furthest[zero + 1] = 0;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(furthest.slice(zero - d - 1, zero + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const [left, right] = [furthest[zero + k - 1] as number, furthest[zero + k + 1] as number];
      let x = k === -d || (k !== d && left < right) ? right : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[zero + k] = x;
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return null;
}

/** Runs in one; a space between two changed words counts as changed with them. */
function joined(marks: readonly Marked[]): readonly Marked[] {
  const result: Marked[] = [];
  let [old, now] = ['', ''];
  const flush = (): void => {
    if (old !== '') result.push(gone(old));
    if (now !== '') result.push(come(now));
    [old, now] = ['', ''];
  };
  for (const [index, { kind, text }] of marks.entries()) {
    const changing = old !== '' && now !== '' && (marks[index + 1]?.kind ?? 'same') !== 'same';
    if (kind === 'gone') old += text;
    else if (kind === 'come') now += text;
    else if (changing && /^\s+$/u.test(text)) [old, now] = [old + text, now + text];
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = same(last.text + text);
      else result.push(same(text));
    }
  }
  flush();
  return result;
}
