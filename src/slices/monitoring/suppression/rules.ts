/** A count of one period. */
export interface Cell {
  readonly area: string;
  readonly groups: ReadonlyMap<string, string>;
  /** Null: not known here, either. */
  readonly value: number | null;
  /** The source itself hides it. */
  readonly withheld: boolean;
}

/** A total and its parts: places in the list of cells. */
interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * Which counts must not be shown: those above zero and below `below`, and so many others that none of the small ones can be computed from
 * what is still shown (by any combination of totals over groups and territories) nor is the only whole number that fits into a sum.
 */
export function hiddenCells(cells: readonly Cell[], below: number): readonly boolean[] {
  const small = cells.map((c) => c.withheld || (c.value !== null && c.value > 0 && c.value < below));
  const unknown = cells.map((c, i) => c.value === null || (small[i] as boolean));
  if (!small.includes(true)) return small;
  const sums = sumsOf(cells);
  const state: State = { cells, small, unknown, sums };
  while (closeSums(state) || closeSystem(state));
  return unknown.map((u, i) => u && (cells[i]?.value !== null || (small[i] as boolean)));
}

interface State {
  readonly cells: readonly Cell[];
  readonly small: readonly boolean[];
  /** What a reader cannot see; grows. */
  readonly unknown: boolean[];
  readonly sums: readonly Sum[];
}

/** Totals over one dimension of groups, and over the territories inside a territory. */
export function sumsOf(cells: readonly Cell[]): Sum[] {
  const key = (area: string, groups: Iterable<readonly [string, string]>): string => `${area} ${[...groups].map(([d, v]) => `${d}=${v}`).sort().join(';')}`;
  const at = new Map(cells.map((c, i) => [key(c.area, c.groups), i]));
  const parts = new Map<string, { total: number; parts: number[] }>();
  const add = (kind: string, total: number | undefined, part: number): void => {
    if (total === undefined) return;
    const known = parts.get(`${kind} ${total}`) ?? { total, parts: [] };
    known.parts.push(part);
    parts.set(`${kind} ${total}`, known);
  };
  cells.forEach((cell, i) => {
    for (const [dimension] of cell.groups) add(dimension, at.get(key(cell.area, [...cell.groups].filter(([d]) => d !== dimension))), i);
    for (let length = cell.area.length - 1; length >= 2; length -= 1) {
      const parent = at.get(key(cell.area.slice(0, length), cell.groups));
      if (parent === undefined) continue;
      add('/', parent, i);
      break;
    }
  });
  return [...parts.values()];
}

/** Sums that give a small count away by themselves. */
function closeSums(state: State): boolean {
  let changed = false;
  for (const sum of state.sums) if (givesAway(state, sum) && hideOne(state, [sum])) changed = true;
  return changed;
}

function givesAway({ cells, small, unknown }: State, { total, parts }: Sum): boolean {
  const open = [total, ...parts].filter((i) => unknown[i]);
  if (!open.some((i) => small[i])) return false;
  if (open.length === 1) return true;
  if (unknown[total]) return false;
  const rest = (cells[total]?.value ?? 0) - parts.filter((i) => !unknown[i]).reduce((n, i) => n + (cells[i]?.value ?? 0), 0);
  // Hidden counts are at least one: if that uses the rest up, each is one.
  return rest <= open.length;
}

const PRIME = 67_108_859;

/** Small counts that follow from several sums together. Whole numbers modulo a prime are exact, where fractions would round. */
function closeSystem(state: State): boolean {
  const rows: Map<number, number>[] = [];
  for (const { total, parts } of state.sums) {
    const row = new Map<number, number>();
    for (const i of parts) if (state.unknown[i]) row.set(i, 1);
    if (state.unknown[total]) row.set(total, PRIME - 1);
    reduceBy(rows, row);
  }
  for (let i = rows.length - 1; i >= 0; i -= 1) for (let j = 0; j < i; j += 1) eliminate(rows[j] as Map<number, number>, rows[i] as Map<number, number>);
  const known = rows.filter((r) => r.size === 1).map((r) => [...r.keys()][0] as number).filter((i) => state.small[i]);
  return known.map((i) => hideNear(state, i)).includes(true);
}

/** Hides one more count in a sum with this one; where all there are hidden, in the sums that hang together with those. */
function hideNear(state: State, at: number): boolean {
  const reached = new Set([at]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    const sums = state.sums.filter((s) => reached.has(s.total) || s.parts.some((p) => reached.has(p)));
    if (hideOne(state, sums)) return true;
    for (const s of sums) for (const i of [s.total, ...s.parts]) reached.add(i);
  }
  return false;
}

/** Adds a row to rows that are reduced already; what depends on them adds nothing. */
function reduceBy(rows: Map<number, number>[], row: Map<number, number>): void {
  for (const known of rows) eliminate(row, known);
  if (row.size > 0) rows.push(row);
}

/** Takes the leading unknown of `by` out of `row`. */
function eliminate(row: Map<number, number>, by: Map<number, number>): void {
  const [[lead, first] = [-1, 1]] = by;
  const mine = row.get(lead);
  if (mine === undefined) return;
  const factor = (mine * inverse(first)) % PRIME;
  for (const [i, value] of by) {
    const left = ((row.get(i) ?? 0) + PRIME - ((factor * value) % PRIME)) % PRIME;
    if (left === 0) row.delete(i);
    else row.set(i, left);
  }
}

function inverse(value: number): number {
  let [result, base, power] = [1, value % PRIME, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/** Hides the smallest count that is still shown in one of the sums, parts before totals; false where all are hidden. */
function hideOne({ cells, unknown }: State, sums: readonly Sum[]): boolean {
  const shown = sums.flatMap(({ total, parts }) => [...parts.map((i) => ({ i, total: false })), { i: total, total: true }]).filter(({ i }) => !unknown[i]);
  const rank = ({ i, total }: { i: number; total: boolean }): number => (total ? 1e15 : 0) + (cells[i]?.value === 0 ? 1e14 : 0) + (cells[i]?.value ?? 0);
  const [next] = shown.sort((a, b) => rank(a) - rank(b));
  if (next === undefined) return false;
  unknown[next.i] = true;
  return true;
}
