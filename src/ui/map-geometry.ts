/** Geometry of the schematic and the real map. Pure: degrees in, drawing units out. */
import { Delaunay } from 'd3-delaunay';

/** Longitude and latitude in degrees, or x and y in drawing units. */
export type Point = readonly [number, number];
export type Ring = readonly Point[];

export interface Projection {
  readonly height: number;
  readonly project: (point: Point) => Point;
}

/** Fits points into a drawing of the given width; degrees of longitude shrink with the cosine of the latitude. */
export function fit(points: readonly Point[], width: number, padding: number): Projection {
  const shrink = Math.cos((mid(points.map((p) => p[1])) * Math.PI) / 180);
  const [x0, x1] = extent(points.map((p) => p[0] * shrink));
  const [y0, y1] = extent(points.map((p) => p[1]));
  const scale = (width - 2 * padding) / Math.max(x1 - x0, (y1 - y0) * 0.6, 1e-9);
  const left = (width - (x1 - x0) * scale) / 2;
  return {
    height: Math.round((y1 - y0) * scale + 2 * padding),
    project: ([lon, lat]) => [(lon * shrink - x0) * scale + left, (y1 - lat) * scale + padding],
  };
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function mid(values: readonly number[]): number {
  const [a, b] = extent(values);
  return (a + b) / 2;
}

/** For each point the part of the padded hull that is nearer to it than to any other. */
export function schematicCells(points: readonly Point[], padding: number): Ring[] {
  const hull = paddedHull(points, padding);
  const [x0, x1] = extent(hull.map((p) => p[0]));
  const [y0, y1] = extent(hull.map((p) => p[1]));
  const delaunay = Delaunay.from(points.map(([x, y], i) => [x + i * 1e-6, y] as [number, number]));
  const voronoi = delaunay.voronoi([x0 - 1, y0 - 1, x1 + 1, y1 + 1]);
  return points.map((_, i) => clipConvex((voronoi.cellPolygon(i) as [number, number][] | null)?.slice(0, -1) ?? [], hull));
}

/** The convex hull of circles around all points: an outline with round corners. */
export function paddedHull(points: readonly Point[], padding: number): Ring {
  const around = Array.from({ length: 16 }, (_, i) => (i / 16) * 2 * Math.PI);
  return convexHull(points.flatMap(([x, y]) => around.map((angle): Point => [x + padding * Math.cos(angle), y + padding * Math.sin(angle)])));
}

/** Andrew's monotone chain; counter-clockwise in a system whose y grows upwards. */
export function convexHull(points: readonly Point[]): Ring {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** Sutherland–Hodgman against a convex outline. */
export function clipConvex(polygon: Ring, outline: Ring): Ring {
  return outline.reduce<Ring>((rest, a, i) => {
    const b = outline[(i + 1) % outline.length] as Point;
    return rest.flatMap((point, j) => {
      const before = rest[(j + rest.length - 1) % rest.length] as Point;
      const [here, there] = [cross(a, b, point) >= 0, cross(a, b, before) >= 0];
      const crossing = here === there ? [] : [intersection(before, point, a, b)];
      return here ? [...crossing, point] : crossing;
    });
  }, polygon);
}

function intersection(p: Point, q: Point, a: Point, b: Point): Point {
  const [dp, dq] = [cross(a, b, p), cross(a, b, q)];
  const share = dp / (dp - dq);
  return [p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share];
}

/** Centre of a ring's area; of the largest ring where there are several. */
export function centre(rings: readonly Ring[]): Point {
  const largest = rings.toSorted((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)))[0] ?? [];
  const area = doubleArea(largest);
  if (Math.abs(area) < 1e-9) return largest[0] ?? [0, 0];
  let [x, y] = [0, 0];
  largest.forEach((p, i) => {
    const q = largest[(i + 1) % largest.length] as Point;
    const part = p[0] * q[1] - q[0] * p[1];
    x += (p[0] + q[0]) * part;
    y += (p[1] + q[1]) * part;
  });
  return [x / (3 * area), y / (3 * area)];
}

/** Even-odd rule over all rings, so that holes are outside. */
export function isInside(rings: readonly Ring[], [x, y]: Point): boolean {
  let within = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[i] as Point;
      const [bx, by] = ring[j] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
  }
  return within;
}

const GRID = Array.from({ length: 24 }, (_, i) => (i + 0.5) / 24);

/**
 * The point of an area that is farthest from its borders, where a number stands best: the centre of a bent area lies outside it or on
 * its edge. Found on a grid; sideways counts half, because names are wide.
 */
export function innerPoint(rings: readonly Ring[]): Point {
  const all = rings.flat();
  if (all.length === 0) return [0, 0];
  const [x0, x1] = extent(all.map((p) => p[0]));
  const [y0, y1] = extent(all.map((p) => p[1]));
  let best: { point: Point; room: number } = { point: centre(rings), room: 0 };
  for (const i of GRID) for (const j of GRID) {
    const point: Point = [x0 + (x1 - x0) * i, y0 + (y1 - y0) * j];
    if (!isInside(rings, point)) continue;
    const room = roomAround(rings, point);
    if (room > best.room) best = { point, room };
  }
  return best.point;
}

/** Squared distance to the nearest border, sideways halved. */
function roomAround(rings: readonly Ring[], [x, y]: Point): number {
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = [((ring[i] as Point)[0] - x) / 2, (ring[i] as Point)[1] - y];
      const [dx, dy] = [((ring[j] as Point)[0] - x) / 2 - ax, (ring[j] as Point)[1] - y - ay];
      const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      least = Math.min(least, (ax + dx * along) ** 2 + (ay + dy * along) ** 2);
    }
  }
  return least;
}

function doubleArea(ring: Ring): number {
  return ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length] as Point;
    return sum + p[0] * q[1] - q[0] * p[1];
  }, 0);
}

export function ringPath(rings: readonly Ring[]): string {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
}
