import { wrapText } from './graph-layout.ts';
import type { Point } from './map-geometry.ts';

const CHARACTER = 7.9;
const LINE = 17;

export interface PlacedLabel {
  readonly lines: readonly string[];
  readonly at: Point;
}

interface Box { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number }

/**
 * Names for the areas of a map, none over another: each in one line, else in two, else a little higher or lower, else not at
 * all (null) – then the number stands for it. Names are placed in the order given, so the important come first.
 */
export function placeNames(names: readonly string[], at: readonly Point[], width: number): (PlacedLabel | null)[] {
  const taken: Box[] = at.map(([x, y]) => ({ x0: x - 3, x1: x + 3, y0: y - 3, y1: y + 3 }));
  return names.map((name, i) => {
    taken[i] = { x0: 0, x1: 0, y0: 0, y1: 0 };
    for (const lines of [[name], wrapText(name, Math.max(9, Math.ceil(name.length * 0.62)), 2)]) {
      if (lines.some((line) => line.endsWith('…'))) continue;
      for (const shift of [0, -12, 12, -22, 22]) {
        const [x, y] = at[i] as Point;
        const box = boxOf(lines, [x, y + shift]);
        if (box.x0 < 0 || box.x1 > width || taken.some((other) => overlaps(box, other))) continue;
        taken[i] = box;
        return { lines, at: [x, y + shift] as Point };
      }
    }
    const [x, y] = at[i] as Point;
    taken[i] = boxOf(['00'], [x, y]);
    return null;
  });
}

function boxOf(lines: readonly string[], [x, y]: Point): Box {
  const half = (Math.max(...lines.map((line) => line.length)) * CHARACTER) / 2 + 4;
  return { x0: x - half, x1: x + half, y0: y - (lines.length * LINE) / 2 - 1, y1: y + (lines.length * LINE) / 2 + 1 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
