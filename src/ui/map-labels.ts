import { wrapText } from './graph-layout.ts';
import type { Point, Ring } from './map-geometry.ts';

const CHARACTER = 7.9;
const LINE = 17;

export interface PlacedLabel {
  readonly lines: readonly string[];
  readonly at: Point;
}

interface Box { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number }

/**
 * Names for the areas of a map, none over another. Each is tried in one line and in two, a little higher and lower: first wholly
 * inside its area, then across its borders; where nothing fits, the number stands for it (null). Names are placed in the
 * order given, so the important come first.
 */
export function placeNames(names: readonly string[], at: readonly Point[], areas: readonly (readonly Ring[])[], width: number): (PlacedLabel | null)[] {
  const taken: Box[] = at.map(([x, y]) => boxAround(x, y, 3, 3));
  const free = (box: Box): boolean => box.x0 >= 0 && box.x1 <= width && !taken.some((other) => overlaps(box, other));
  const placed = names.map((): PlacedLabel | null => null);
  for (const within of [true, false]) {
    names.forEach((name, i) => {
      if (placed[i] !== null) return;
      const own = taken[i] as Box;
      taken[i] = NOWHERE;
      const label = candidates(name, at[i] as Point).find((one) => free(boxOf(one)) && (!within || inside(boxOf(one), areas[i] ?? [])));
      taken[i] = label === undefined ? own : boxOf(label);
      placed[i] = label ?? null;
    });
  }
  return placed;
}

const NOWHERE: Box = { x0: -1, x1: -1, y0: -1, y1: -1 };

function candidates(name: string, [x, y]: Point): PlacedLabel[] {
  const wrapped = wrapText(name, Math.max(9, Math.ceil(name.length * 0.62)), 2);
  const wordings = wrapped.length > 1 && !wrapped.some((line) => line.endsWith('…')) ? [[name], wrapped] : [[name]];
  return [0, -9, 9, -18, 18].flatMap((shift) => wordings.map((lines) => ({ lines, at: [x, y + shift] as Point })));
}

function boxOf({ lines, at: [x, y] }: PlacedLabel): Box {
  return boxAround(x, y, (Math.max(...lines.map((line) => line.length)) * CHARACTER) / 2 + 4, (lines.length * LINE) / 2 + 1);
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { x0: x - halfWidth, x1: x + halfWidth, y0: y - halfHeight, y1: y + halfHeight };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** Whether the corners of a box lie in an area. */
function inside({ x0, x1, y0, y1 }: Box, rings: readonly Ring[]): boolean {
  return [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].every(([x = 0, y = 0]) => rings.filter((ring) => contains(ring, x, y)).length % 2 === 1);
}

/** Even-odd rule. */
function contains(ring: Ring, x: number, y: number): boolean {
  return ring.reduce((within, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !within : within;
  }, false);
}
