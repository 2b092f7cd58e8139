import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES } from './gallery-data.ts';
import { centre, fit, innerPoint, isInside, paddedHull, schematicCells, type Point, type Ring } from './map-geometry.ts';
import { placeNames } from './map-labels.ts';

const area = (ring: Ring): number => Math.abs(ring.reduce((sum, p, i) => { const q = ring[(i + 1) % ring.length] as Point; return sum + p[0] * q[1] - q[0] * p[1]; }, 0)) / 2;
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const points = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 500 })), { minLength: 2, maxLength: 25, selector: ([x, y]) => `${x} ${y}` });

describe('the schematic map', () => {
  it('divides the padded hull among the places without gap or overlap', () => {
    fc.assert(fc.property(points, (places) => {
      const whole = area(paddedHull(places, 40));
      const parts = schematicCells(places, 40).reduce((sum, cell) => sum + area(cell), 0);
      expect(Math.abs(parts - whole)).toBeLessThan(whole * 1e-3);
    }));
  });

  it('gives every spot to the nearest place', () => {
    fc.assert(fc.property(points, (places) => {
      schematicCells(places, 40).forEach((cell, i) => {
        for (const corner of cell) for (const other of places) expect(distance(corner, places[i] as Point)).toBeLessThanOrEqual(distance(corner, other) + 1e-2);
      });
    }));
  });

  it('keeps proportions: a degree of longitude is shorter than one of latitude', () => {
    const { project } = fit([[9, 52], [10, 52], [9, 53]], 640, 0);
    const [a, b, c] = [project([9, 52]), project([10, 52]), project([9, 53])];
    expect((a[1] - c[1]) / (b[0] - a[0])).toBeCloseTo(1 / Math.cos((52.5 * Math.PI) / 180), 5);
  });

  it('names all municipalities of the Region Hannover, none over another', () => {
    const places = PLACES.map(([, , lon, lat]): Point => [lon, lat]);
    const { project } = fit(places, 640, 64);
    const cells = schematicCells(places.map(project), 60).map((ring) => [ring]);
    const labels = placeNames(PLACES.map(([, name]) => name), cells.map(centre), cells, 640, true);
    expect(labels.filter((label) => label === null)).toEqual([]);
    const boxes = labels.flatMap((label) => (label === null ? [] : [{ x: label.at[0], y: label.at[1], w: Math.max(...label.lines.map((line) => line.length)) * 7.5, h: label.lines.length * 16 }]));
    const hits = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < (a.w + b.w) / 2 && Math.abs(a.y - b.y) < (a.h + b.h) / 2));
    expect(hits).toEqual([]);
  });
});

describe('areas of any shape', () => {
  const horseshoe: Ring = [[0, 0], [90, 0], [90, 20], [20, 20], [20, 70], [90, 70], [90, 90], [0, 90]];
  const narrow: Ring = [[200, 0], [216, 0], [216, 90], [200, 90]];
  const wide: Ring = [[300, 0], [620, 0], [620, 90], [300, 90]];
  const hole: Ring = [[440, 20], [480, 20], [480, 70], [440, 70]];

  it('the point for a number lies inside, also where the centre does not', () => {
    expect(isInside([horseshoe], centre([horseshoe]))).toBe(false);
    for (const rings of [[horseshoe], [narrow], [wide, hole]]) expect(isInside(rings, innerPoint(rings))).toBe(true);
  });

  it('a name stands in its own area; where there is no room, the number stands for it', () => {
    const areas = [[horseshoe], [narrow], [wide, hole]];
    const [bent, thin, holed] = placeNames(['Langer Name im Bogen', 'Schmalstedt', 'Ringsheim'], areas.map(innerPoint), areas, 640, false);
    expect([bent, thin]).toEqual([null, null]);
    const [x, y] = holed?.at ?? [0, 0];
    for (const dx of [-35, 0, 35]) expect(isInside([wide, hole], [x + dx, y])).toBe(true);
  });
});
