import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysIn } from './period.ts';

const period = { days: 90, setting: { key: 'keep', least: 1, most: 365 } };

test('what an operator set holds within its limits; anything that is no number leaves the usual one', () => {
  expect(daysIn(period, { keep: '30' })).toBe(30);
  expect([daysIn(period, {}), daysIn(period, { keep: '' }), daysIn(period, { other: '5' })]).toEqual([90, 90, 90]);
  expect(daysIn({ days: 14 }, { keep: '30' }), 'fixed').toBe(14);
  fc.assert(fc.property(fc.string(), (keep) => {
    const days = daysIn(period, { keep });
    expect(Number.isInteger(days) && days >= 1 && days <= 365).toBe(true);
  }));
});
