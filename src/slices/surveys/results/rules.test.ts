import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localized } from '../../../kernel/localized.ts';
import type { Answers, Question, Questionnaire } from '../questionnaire/schema.ts';
import { binsOf, chartOf, counter, hideEach, hideSmall, mergeSmall, type Standing } from './rules.ts';

const text = localized('x');
const question = (id: string, more: Partial<Question>): Question => ({ id, kind: 'single', title: text, help: null, required: false, noAnswer: false, choices: ['a', 'b', 'c'].map((c) => ({ id: c, text: localized(c) })), rows: [], min: null, max: null, low: null, high: null, when: null, ...more });
const names = { place: (key: string) => `Ort ${key}` };

/** Every distribution of at most `total` people over `cells` answers. */
function* distributions(cells: number, total: number): Generator<number[]> {
  if (cells === 0) yield [];
  else for (let n = 0; n <= total; n += 1) for (const rest of distributions(cells - 1, total - n)) yield [n, ...rest];
}

describe('small groups', () => {
  test.each([[2, 12, 3], [3, 16, 3], [4, 15, 3], [3, 18, 4], [4, 16, 4], [3, 20, 5]])('%i answers, up to %i people, groups from %i on: no hidden count can be computed, whoever knows the rule', (cells, total, least) => {
    const possible = new Map<string, number[][]>();
    for (const counts of distributions(cells, total)) {
      const shown = JSON.stringify(hideSmall(counts, least));
      possible.set(shown, [...(possible.get(shown) ?? []), counts]);
    }
    for (const [shown, inputs] of possible) {
      const { counts } = JSON.parse(shown) as { counts: (number | null)[] };
      counts.forEach((n, i) => {
        if (n === null) expect(new Set(inputs.map((input) => input[i])).size, `${shown} can only be ${JSON.stringify(inputs)}`).toBeGreaterThan(1);
        else expect(n === 0 || n >= least).toBe(true);
      });
    }
  });

  test('what is shown is what was counted', () => {
    fc.assert(fc.property(fc.array(fc.nat(400), { minLength: 2, maxLength: 12 }), fc.integer({ min: 3, max: 20 }), (counts, least) => {
      const { counts: shown, base } = hideSmall(counts, least);
      shown.forEach((n, i) => expect(n === null || n === counts[i]).toBe(true));
      expect(base === null || base === counts.reduce((a, b) => a + b, 0)).toBe(true);
      if (counts.every((n) => n === 0 || n >= least)) expect(shown).toEqual(counts);
    }));
  });

  test('of several answers at once neither the few nor the few others are shown', () => {
    expect(hideEach([0, 4, 5, 50, 96, 100], 100, 5).counts).toEqual([0, null, 5, 50, null, 100]);
    expect(hideEach([1, 2], 4, 5)).toEqual({ counts: [null, null], base: null });
  });

  test('small kinds of institution are put together until they are enough', () => {
    const kind = (name: string, invited: number): Standing => ({ kind: name, title: localized(name), invited, begun: 1, complete: 1 });
    expect(mergeSmall([kind('a', 40), kind('b', 2), kind('c', 9), kind('d', 1)], 5).map((s) => [s.kind, s.invited])).toEqual([['a', 40], ['', 12]]);
    expect(mergeSmall([kind('a', 40), kind('b', 6)], 5).map((s) => s.kind)).toEqual(['a', 'b']);
    fc.assert(fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (sizes) => {
      const all = sizes.map((n, i) => kind(`k${i}`, n));
      const merged = mergeSmall(all, 5);
      const sum = (list: readonly Standing[]) => list.reduce((n, s) => n + s.invited, 0);
      expect(sum(merged)).toBe(sum(all));
      if (sum(all) >= 5) for (const s of merged) expect(s.invited).toBeGreaterThanOrEqual(5);
    }));
  });
});

test('every kind of question is counted', () => {
  const document: Questionnaire = { sections: [{ id: 's', title: text, text: null, when: null, questions: [
    question('single', {}), question('multiple', { kind: 'multiple' }), question('scale', { kind: 'scale', min: 1, max: 3 }), question('matrix', { kind: 'matrix', rows: [{ id: 'r', text }] }),
    question('ranking', { kind: 'ranking' }), question('number', { kind: 'number' }), question('date', { kind: 'date' }), question('text', { kind: 'text' }), question('place', { kind: 'place' }),
  ] }] };
  const one: Answers = { single: 'a', multiple: ['a', 'b'], scale: 3, matrix: { r: 'c' }, ranking: ['b', 'a'], number: 12, date: '2026-05-04', text: 'Ja', place: '03241001' };
  const count = counter(document);
  for (let i = 0; i < 5; i += 1) count.count(one);
  count.count({ single: null });
  const tallies = new Map(count.done().map((t) => [t.question, t]));
  expect(tallies.get('single')).toMatchObject({ answered: 5, none: 1, counts: { a: 5 } });
  const shown = (id: string) => chartOf(document.sections[0]!.questions.find((q) => q.id === id)!, tallies.get(id), 5, names);
  expect(shown('multiple').rows[0]?.cells.map((c) => c.count)).toEqual([5, 5, 0]);
  expect(shown('scale').rows[0]).toMatchObject({ base: 5, mean: 3 });
  expect(shown('matrix').rows[0]?.cells.map((c) => c.count)).toEqual([0, 0, 5]);
  expect(shown('ranking').places.map((p) => [p.key, p.mean])).toEqual([['b', 1], ['a', 2]]);
  expect(shown('number').rows[0]?.cells).toEqual([{ key: '12', label: '12', count: 5 }]);
  expect(shown('date').rows[0]?.cells[0]?.key).toBe('2026-05');
  expect(shown('place').rows[0]?.cells[0]?.label).toBe('Ort 03241001');
  expect(shown('text').rows[0]?.base).toBe(5);
});

test('an average is shown only where nothing is hidden', () => {
  const scale = question('q', { kind: 'scale', min: 1, max: 3 });
  const tally = (counts: Record<string, number>) => ({ question: 'q', answered: Object.values(counts).reduce((a, b) => a + b, 0), none: 0, counts, rows: {}, places: {} });
  expect(chartOf(scale, tally({ 1: 10, 3: 10 }), 5, names).rows[0]?.mean).toBe(2);
  expect(chartOf(scale, tally({ 1: 10, 2: 1, 3: 10 }), 5, names).rows[0]?.mean).toBeNull();
});

test('numbers fall into at most a dozen round ranges, each exactly once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -5_000, max: 100_000 }), { minLength: 1, maxLength: 60 }), (values) => {
    const counts: Record<string, number> = {};
    for (const v of values) counts[v] = (counts[v] ?? 0) + 1;
    const bins = binsOf(counts);
    expect(bins.length).toBeLessThanOrEqual(12);
    expect(bins.reduce((n, b) => n + b.n, 0)).toBe(values.length);
  }));
});
