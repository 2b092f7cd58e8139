import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenCells, sumsOf, type Cell } from './rules.ts';

const BELOW = 3;

/** A complete table of counts: towns of two regions by sex and age, with every total. */
function table(counts: readonly number[]): Cell[] {
  const areas = ['03101', '03102', '03201', '03202'];
  const cells: Cell[] = [];
  const add = (area: string, sex: string | null, age: string | null): void => {
    const value = areas.flatMap((a, i) => ['m', 'f'].flatMap((s, j) => ['u', 'o'].map((g, k) => ({ a, s, g, n: counts[i * 4 + j * 2 + k] ?? 0 })))).filter((c) => c.a.startsWith(area) && (sex === null || c.s === sex) && (age === null || c.g === age)).reduce((n, c) => n + c.n, 0);
    cells.push({ area, groups: new Map([...(sex === null ? [] : [['sex', sex] as const]), ...(age === null ? [] : [['age', age] as const])]), value, withheld: false });
  };
  for (const area of ['03', '031', '032', ...areas]) for (const sex of [null, 'm', 'f']) for (const age of [null, 'u', 'o']) add(area, sex, age);
  return cells;
}

/** Whether a reader who knows every sum can compute the cell: its unit vector lies in the row space of what is open. */
function computable(cells: readonly Cell[], hidden: readonly boolean[], at: number): boolean {
  const open = cells.flatMap((_, i) => (hidden[i] ? [i] : []));
  const rows = sumsOf(cells).map(({ total, parts }) => open.map((i) => (parts.includes(i) ? 1 : i === total ? -1 : 0)));
  return rank(rows) === rank([...rows, open.map((i) => (i === at ? 1 : 0))]);
}

function rank(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((r) => [...r]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((r, i) => i >= found && Math.abs(r[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [lead] = rows.splice(pivot, 1) as [number[]];
    rows.splice(found, 0, lead);
    rows.forEach((r, i) => {
      if (i === found) return;
      const factor = (r[column] ?? 0) / (lead[column] ?? 1);
      lead.forEach((v, j) => (r[j] = (r[j] ?? 0) - factor * v));
    });
    found += 1;
  }
  return found;
}

test('no small count is shown, and none can be computed from what is', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 60 }) }), { minLength: 16, maxLength: 16 }), (counts) => {
      const cells = table(counts);
      const hidden = hiddenCells(cells, BELOW);
      cells.forEach(({ value }, i) => {
        if (value === null || value === 0 || value >= BELOW) return;
        expect(hidden[i]).toBe(true);
        expect(computable(cells, hidden, i)).toBe(false);
      });
    }),
    { numRuns: 60 },
  );
});

test('two ones in a sum of two are not given away by it', () => {
  const cell = (area: string, value: number): Cell => ({ area, groups: new Map(), value, withheld: false });
  const hidden = hiddenCells([cell('03', 22), cell('031', 2), cell('032', 20), cell('03101', 1), cell('03102', 1)], BELOW);
  expect(hidden.slice(1, 2)).toEqual([true]);
  expect(hiddenCells([cell('03', 32), cell('031', 1), cell('032', 1), cell('033', 30)], BELOW)).toEqual([false, true, true, true]);
});

test('a table without small counts is shown whole', () => {
  expect(hiddenCells(table(Array.from({ length: 16 }, () => 9)), BELOW)).not.toContain(true);
});
