import { describe, expect, test } from 'vitest';
import type { ShownValue } from '../register/queries.ts';
import { areasAsked, choiceOf, classEnds, classIn, CLASSINGS, courseOf, digitsFor, ratiosOf, seriesOf, snapshotOf, widest } from './rules.ts';

const value = (area: string, period: string, v: number | null, groups = '', method = ''): ShownValue => ({ area, areaName: `Ort ${area}`, period, groups, value: v, qualifier: v === null ? 'unknown' : 'exact', method, source: 'Amt' });
const PLACES = ['03', '03241', '03241001'].map((key) => ({ key, name: key }));
const chosen = (of: ReturnType<typeof asked>, values: readonly ShownValue[], there: readonly { key: string; name: string }[]) => choiceOf(of, values, areasAsked(of.territories, there));
const asked = (territories: string[] = [], groups: string[] = []) => ({ territories, groups, period: '', classes: '' });

describe('what is shown', () => {
  const values = ['03', '03241', '03241001'].flatMap((area) => ['2023', '2024'].map((p, i) => value(area, p, area.length + i)));

  test('the region unless territories are asked for; unknown ones are said, six at most', () => {
    expect(chosen(asked(), values, PLACES)).toMatchObject({ areas: ['03241'], groups: [''], classes: 'quantile', unknown: false });
    expect(chosen(asked(['03', '99']), values, PLACES)).toMatchObject({ areas: ['03'], unknown: true });
    const many = Array.from({ length: 9 }, (_, i) => ({ key: `0${i + 1}`, name: 'x' }));
    expect(chosen(asked(many.map((a) => a.key)), [], many)).toMatchObject({ areas: ['01', '02', '03', '04', '05', '06'], tooMany: true });
  });

  test('lines in the order of choosing, their course and the newest period that all have', () => {
    const { series, more } = seriesOf([...values, value('03', '2025', 9)], { areas: ['03241001', '03'], groups: [''] });
    expect([series.map((s) => s.area), more, series.map((one) => courseOf(one, 'count'))]).toEqual([['03241001', '03'], false, ['rose', 'rose']]);
    expect(widest(series)).toMatchObject({ period: '2024', high: { area: '03241001', value: 9 }, low: { area: '03', value: 3 } });
    expect([courseOf({ values: [] }, 'count'), courseOf(seriesOf([value('03', '1', 2.001), value('03', '2', 2.002)], { areas: ['03'], groups: [''] }).series[0] ?? { values: [] }, 'percent'), [0.04, 0.4, 12].map((v) => digitsFor(v, 'percent'))]).toEqual(['none', 'same', [2, 1, 1]]);
    const methods = seriesOf([...values, value('03', '2024', 1, '', 'neu')], { areas: ['03'], groups: [''] });
    expect(methods.series.map((s) => s.method), 'two ways of counting are never one line').toEqual(['', 'neu']);
  });

  test('a map takes one way of counting, places with a value only, and the region beside them', () => {
    const rows = [value('03241001', '2024', 5), value('03241002', '2024', 7), value('03241003', '2024', null), value('03241001', '2025', 6), value('03241', '2024', 6), value('03241004', '2024', 1, '', 'neu'), value('03241001', '2023', 1), value('03241002', '2023', 1)];
    const places = new Set(['03241001', '03241002', '03241003', '03241004']);
    const newest = snapshotOf(rows, places, '03241', { groups: [''] }, '2025');
    expect([newest?.period, newest?.periods, newest?.values.map((v) => v.value), newest?.region?.value]).toEqual(['2024', ['2024', '2023'], [7, 5], 6]);
    expect(snapshotOf(rows, places, '03241', { groups: [''] }, '2023')?.period).toBe('2023');
    expect(snapshotOf(rows, places, null, { groups: ['alter=jung'] }, '')).toBeNull();
  });

  test('a ratio holds the same territory, time, method and other groups; nothing is divided by zero', () => {
    const rows = [value('03', '2023', 9, 'alter=jung;herkunft=ohne'), value('03', '2023', 18, 'alter=jung;herkunft=mit'), value('03', '2024', 10, 'alter=jung;herkunft=ohne'), value('03', '2024', 25, 'alter=jung;herkunft=mit'), value('03', '2024', 0, 'herkunft=ohne'), value('03', '2024', 4, 'herkunft=mit'), value('03', '2025', 5, 'alter=jung;herkunft=mit')];
    expect(ratiosOf(rows, { areas: ['03'] }, 'herkunft=ohne').map((r) => [r.value.groups, r.value.period, r.ratio])).toEqual([['alter=jung;herkunft=mit', '2024', 2.5]]);
    expect(ratiosOf(rows, { areas: ['03'] }, '')).toEqual([]);
  });
});

describe('classes', () => {
  test('quantiles, equal widths and natural breaks', () => {
    const values = [1, 2, 3, 4, 50, 51, 52, 100];
    expect(classEnds(values, 'quantile')).toEqual([2, 4, 51, 100]);
    expect(classEnds([0, 1, 2, 100], 'equal')).toEqual([25, 50, 75, 100]);
    expect(classEnds(values, 'natural', 3)).toEqual([4, 52, 100]);
  });

  test('whatever the values, each lies in one class, and a larger one never in a lower class', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 16_807) % 2_147_483_647) % 40;
    for (let run = 0; run < 60; run += 1) {
      const values = Array.from({ length: 1 + (next() % 21) }, next).sort((a, b) => a - b);
      for (const classing of CLASSINGS) {
        const ends = classEnds(values, classing);
        const classes = values.map((v) => classIn(ends, v));
        expect([ends.length <= 4, ends.at(-1) === values.at(-1), classes.every((k, i) => k >= 1 && k <= ends.length && k >= (classes[i - 1] ?? 1))]).toEqual([true, true, true]);
      }
    }
    expect([classEnds([], 'natural'), classEnds([3, 3], 'equal')]).toEqual([[], [3]]);
  });
});
