import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreOf, checkGeometry, keyOfFeature } from './rules.ts';

const square = (x: number, y: number, size = 1) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });
const faultOf = (geometry: unknown) => {
  const checked = checkGeometry(geometry);
  return checked.ok ? null : checked.fault;
};

test('a plain outline, one with a hole and one of two parts are accepted', () => {
  expect(faultOf(polygon(square(9, 52)))).toBeNull();
  expect(faultOf(polygon(square(9, 52), square(9.2, 52.2, 0.3)))).toBeNull();
  expect(faultOf({ type: 'MultiPolygon', coordinates: [[square(9, 52)], [square(11, 52)]] })).toBeNull();
});

test.each([
  ['type', { type: 'Point', coordinates: [9, 52] }],
  ['type', null],
  ['empty', { type: 'Polygon', coordinates: [] }],
  ['empty', { type: 'MultiPolygon', coordinates: 'x' }],
  ['numbers', polygon([[9, 52], [10, 'a' as unknown as number], [10, 53], [9, 52]])],
  ['numbers', polygon([[9, 52], [10, Number.NaN], [10, 53], [9, 52]])],
  ['range', polygon([[550_000, 5_800_000], [551_000, 5_800_000], [551_000, 5_801_000], [550_000, 5_800_000]])],
  ['short', polygon([[9, 52], [10, 52], [9, 52]])],
  ['open', polygon([[9, 52], [10, 52], [10, 53], [9, 53]])],
  ['area', polygon([[9, 52], [9, 52], [10, 52], [9, 52]])],
  ['area', polygon([[9, 52], [9.0000001, 52], [9, 52.0000001], [9, 52]])],
  ['crossing', polygon([[9, 52], [10, 52], [11, 52], [9, 52]])],
  ['crossing', polygon([[9, 52], [10, 53], [10, 52], [9, 53], [9, 52]])],
  ['crossing', polygon([[9, 52], [11, 52], [10, 53], [10, 52], [9, 53], [9, 52]])],
  ['crossing', polygon([[9, 52], [10, 52], [10, 53], [10, 54], [10, 53], [9, 53], [9, 52]])],
  ['crossing', polygon(square(9, 52), square(9.5, 52.5))],
  ['hole', polygon(square(9, 52), square(12, 52, 0.2))],
] as const)('refuses %s', (fault, geometry) => {
  expect(faultOf(geometry)).toBe(fault);
});

test('another place, or swapped axes, is refused when the centre is known', () => {
  const checked = checkGeometry(polygon([[52, 9], [53, 9], [53, 10], [52, 10], [52, 9]]), { lat: 52.4, lon: 9.7 });
  expect(checked).toEqual({ ok: false, fault: 'far' });
});

test('heights are dropped', () => {
  const checked = checkGeometry(polygon(square(9, 52).map(([x, y]) => [x as number, y as number, 80])));
  expect(checked.ok && checked.geometry.coordinates[0]).toEqual(square(9, 52));
});

/** Points around a centre, in the order of their angle: never crosses itself. */
const star = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 });

test('a ring around a point is accepted whatever its radii, and its centre lies in its frame', () => {
  fc.assert(
    fc.property(star, (radii) => {
      const ring = radii.map((r, i) => [9.7 + r * Math.cos((2 * Math.PI * i) / radii.length), 52.4 + r * Math.sin((2 * Math.PI * i) / radii.length)]);
      const checked = checkGeometry(polygon([...ring, ring[0] as number[]]));
      expect(checked.ok).toBe(true);
      if (checked.ok) {
        const { lat, lon } = centreOf(checked.geometry);
        expect(Math.abs(lon - 9.7)).toBeLessThanOrEqual(1);
        expect(Math.abs(lat - 52.4)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});

test('two swapped neighbours of a convex ring always cross', () => {
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 40 }), fc.integer({ min: 1, max: 1_000 }), (n, seed) => {
      const ring = Array.from({ length: n }, (_, i) => [9.7 + Math.cos((2 * Math.PI * i) / n), 52.4 + Math.sin((2 * Math.PI * i) / n)]);
      const at = seed % (n - 2);
      [ring[at], ring[at + 1]] = [ring[at + 1] as number[], ring[at] as number[]];
      expect(faultOf(polygon([...ring, ring[0] as number[]]))).toBe('crossing');
    }),
    { numRuns: 60 },
  );
});

test('a long zigzag is checked quickly', () => {
  const upper = Array.from({ length: 15_000 }, (_, i) => [9 + i / 15_000, 52.5 + (i % 2) / 1_000]);
  const lower = Array.from({ length: 15_000 }, (_, i) => [10 - i / 15_000, 52.1 + (i % 2) / 1_000]);
  const begin = performance.now();
  expect(faultOf(polygon([...upper, ...lower, upper[0] as number[]]))).toBeNull();
  expect(performance.now() - begin).toBeLessThan(2_000);
});

test('keys are found under the names that offices use', () => {
  expect(keyOfFeature({ AGS: '03241001' })).toBe('03241001');
  expect(keyOfFeature({ ags: 3_241_001 })).toBe('03241001');
  expect(keyOfFeature({ ARS: '032410001001' })).toBe('03241001');
  expect(keyOfFeature({ RS: '032410000000' })).toBe('03241');
  expect(keyOfFeature({ name: 'Hannover' }, '03241001')).toBe('03241001');
  expect(keyOfFeature({ name: 'Hannover', id: 7 })).toBeNull();
});
