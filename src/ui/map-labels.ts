import { wrapText } from './graph-layout.ts';
import { isInside, type Point, type Ring } from './map-geometry.ts';

const CHARACTER = 7.9;
const LINE = 17;

export interface PlacedLabel {
  readonly lines: readonly string[];
  readonly at: Point;
}

interface Box { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number }

/** How much of a name that fits nowhere in its area must still lie in it: less, and it would seem to name its neighbour. */
const MOSTLY = 0.7;
/** The borders of a schematic map are drawn by us: there a name may reach well over them. */
const LOOSELY = 0.35;

/**
 * Names for the areas of a map, none over another. Each is looked for a place as near as can be to its area's point, in one line and in
 * two: first wholly inside its area, then mostly (`loose`: then roughly); where nothing fits, the number stands for it (null). Names are placed in the
 * order given, so the important come first.
 */
export function placeNames(names: readonly string[], at: readonly Point[], areas: readonly (readonly Ring[])[], width: number, loose: boolean): (PlacedLabel | null)[] {
  const taken: Box[] = at.map(([x, y]) => boxAround(x, y, 10, 9));
  const free = (box: Box): boolean => box.x0 >= 0 && box.x1 <= width && !taken.some((other) => overlaps(box, other));
  const placed = names.map((): PlacedLabel | null => null);
  for (const share of loose ? [1, MOSTLY, LOOSELY] : [1, MOSTLY]) {
    names.forEach((name, i) => {
      if (placed[i] !== null) return;
      const own = taken[i] as Box;
      taken[i] = NOWHERE;
      const label = candidates(name, at[i] as Point).find((one) => free(boxOf(one)) && shareInside(boxOf(one), areas[i] ?? [], share));
      taken[i] = label === undefined ? own : boxOf(label);
      placed[i] = label ?? null;
    });
  }
  return placed;
}

const NOWHERE: Box = { x0: -1, x1: -1, y0: -1, y1: -1 };

/** Steps away from an area's point that are tried, the nearest first. */
const STEPS: readonly Point[] = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].flatMap((x) => [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((y): Point => [x * 9, y * 9])).toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b));

function candidates(name: string, [x, y]: Point): PlacedLabel[] {
  const wrapped = wrapText(name, Math.max(9, Math.ceil(name.length * 0.62)), 2);
  const wordings = wrapped.length > 1 && !wrapped.some((line) => line.endsWith('…')) ? [[name], wrapped] : [[name]];
  return STEPS.flatMap(([right, down]) => wordings.map((lines) => ({ lines, at: [x + right, y + down] as Point })));
}

function boxOf({ lines, at: [x, y] }: PlacedLabel): Box {
  return boxAround(x, y, (Math.max(...lines.map((line) => line.length)) * CHARACTER) / 2 + 2, (lines.length * LINE) / 2);
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { x0: x - halfWidth, x1: x + halfWidth, y0: y - halfHeight, y1: y + halfHeight };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

const ACROSS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const DOWN = [0, 1, 2];

/** Whether so large a share of a box lies in an area, by a grid of points that is as fine as letters are. */
function shareInside({ x0, x1, y0, y1 }: Box, rings: readonly Ring[], share: number): boolean {
  let outside = ACROSS.length * DOWN.length * (1 - share) + 1e-9;
  for (const i of ACROSS) for (const j of DOWN) {
    if (!isInside(rings, [x0 + ((x1 - x0) * i) / 8, y0 + ((y1 - y0) * j) / 2]) && (outside -= 1) < 0) return false;
  }
  return true;
}
