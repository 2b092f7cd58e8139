import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/dates.ts';
import type { Qualifier } from './schema.ts';
import { byQuantity, callIsOpen, readValue, standings, typedValue } from './rules.ts';

const process = { call: 'open', callClosesOn: '2026-03-10', publishedOn: '2026-01-01' } as const;

test('a call is open up to and including its last day, and never in a draft', () => {
  expect(callIsOpen(process, '2026-03-10')).toBe(true);
  expect(callIsOpen(process, '2026-03-11')).toBe(false);
  expect(callIsOpen({ ...process, callClosesOn: null }, '2030-01-01')).toBe(true);
  expect(callIsOpen({ ...process, publishedOn: null }, '2026-03-01')).toBe(false);
  expect(callIsOpen({ ...process, call: 'closed' }, '2026-03-01')).toBe(false);
});

test('phases without dates stand where their neighbours put them', () => {
  const phase = (startsOn: string | null, endsOn: string | null = startsOn) => ({ startsOn, endsOn });
  const phases = [phase('2014-04-26'), phase(null), phase('2015-02-01', '2015-03-31'), phase('2016-10-01', null), phase('2027-01-01'), phase(null)];
  expect(standings(phases, '2026-11-20')).toEqual(['past', 'past', 'past', 'current', 'coming', 'coming']);
});

test('in a row of dated phases nothing past comes after what is still to come', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 8 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: -100, max: 900 }), (list, at) => {
      let day = '2026-01-01';
      const phases = list.map(([length, pause]) => {
        const startsOn = day;
        const endsOn = addDays(day, length);
        day = addDays(endsOn, pause);
        return { startsOn, endsOn };
      });
      const order = { past: 0, current: 1, coming: 2 };
      const where = standings(phases, addDays('2026-01-01', at)).map((s) => order[s]);
      expect(where).toEqual(where.toSorted((a, b) => a - b));
      expect(where.filter((w) => w === 1).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('two values of one quantity contradict each other, a count and its share do not', () => {
  const said = (quantity: string, value: number, unit = '', qualifier: Qualifier = 'exact') => ({ quantity, value, unit, qualifier });
  expect(byQuantity([said('external', 30), said('survey', 154), said('external', 29), said('survey', 21.6, 'percent')]).map((q) => [q.statements.length, q.contradictory])).toEqual([[2, true], [2, false]]);
});

test('a rounded number and the one it is rounded from do not contradict each other', () => {
  const contradict = (one: readonly [number, Qualifier], other: readonly [number, Qualifier]) => byQuantity([one, other].map(([value, qualifier]) => ({ quantity: 'q', value, unit: '', qualifier })))[0]?.contradictory;
  expect(contradict([15, 'printed'], [15.4, 'computed'])).toBe(false);
  expect(contradict([15.4, 'computed'], [15, 'printed'])).toBe(false);
  expect(contradict([21, 'printed'], [21.6, 'computed'])).toBe(true);
  expect(contradict([20, 'printed'], [21.6, 'computed'])).toBe(true);
  expect(contradict([200, 'about'], [204, 'recorded'])).toBe(false);
  expect(contradict([200, 'about'], [264, 'recorded'])).toBe(true);
  expect(contradict([600, 'over'], [612, 'recorded'])).toBe(false);
  expect(contradict([600, 'over'], [590, 'recorded'])).toBe(true);
  expect(contradict([30, 'exact'], [29, 'exact'])).toBe(true);
});

test('numbers are read as people type them', () => {
  expect(['1.200', '1200', '21,6', '21.6', '-3', '1.2.3', 'viele', '', '1.000.000'].map(readValue)).toEqual([1200, 1200, 21.6, 21.6, -3, null, null, null, 1_000_000]);
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (n) => { expect(readValue(typedValue(n / 100))).toBe(n / 100); }));
});
