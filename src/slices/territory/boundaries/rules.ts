import type { Geometry, Position, Ring } from '../schema.ts';

/** Why a geometry is refused; the sentence is in this slice's words under `geometry.<fault>`. */
export const FAULTS = ['type', 'empty', 'too_many', 'numbers', 'range', 'short', 'open', 'area', 'crossing', 'hole', 'far'] as const;
export type Fault = (typeof FAULTS)[number];

/** Positions a geometry may have: the exact outlines of a state have fewer. */
export const MAX_POSITIONS = 60_000;
/** A boundary whose middle lies further from the known centre is another place, or its axes are swapped. */
const MAX_DISTANCE_KM = 150;
/** Twice the smallest area of a ring, in square degrees: less than a hundredth of a square metre is a line. */
const MIN_AREA = 1e-12;

type Checked = { readonly ok: true; readonly geometry: Geometry } | { readonly ok: false; readonly fault: Fault };
const bad = (fault: Fault): Checked => ({ ok: false, fault });

/**
 * Checks a GeoJSON geometry (RFC 7946, section 3.1.6): Polygon or MultiPolygon, finite WGS 84 degrees, closed rings of at least
 * four positions that enclose an area and neither cross nor touch themselves, holes inside their outline. Heights are dropped.
 */
export function checkGeometry(value: unknown, centre: { lat: number; lon: number } | null = null): Checked {
  const { type, coordinates } = (value ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return bad('type');
  const read = readPolygons(type === 'Polygon' ? [coordinates] : coordinates);
  if (typeof read === 'string') return bad(read);
  for (const polygon of read) {
    const fault = faultOf(polygon);
    if (fault !== null) return bad(fault);
  }
  const geometry: Geometry = type === 'Polygon' ? { type, coordinates: read[0] as Ring[] } : { type, coordinates: read };
  if (centre !== null && kilometres(centre, centreOf(geometry)) > MAX_DISTANCE_KM) return bad('far');
  return { ok: true, geometry };
}

function readPolygons(value: unknown): Ring[][] | Fault {
  if (!Array.isArray(value) || value.length === 0) return 'empty';
  const polygons: Ring[][] = [];
  let positions = 0;
  for (const polygon of value as unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'empty';
    const rings: Ring[] = [];
    for (const ring of polygon as unknown[]) {
      if (!Array.isArray(ring)) return 'numbers';
      positions += ring.length;
      if (positions > MAX_POSITIONS) return 'too_many';
      const read = readRing(ring);
      if (typeof read === 'string') return read;
      rings.push(read);
    }
    polygons.push(rings);
  }
  return polygons;
}

function readRing(ring: readonly unknown[]): Ring | Fault {
  const read: Position[] = [];
  for (const position of ring) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) return 'numbers';
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'range';
    read.push([lon, lat]);
  }
  if (read.length < 4) return 'short';
  const [first, last] = [read[0] as Position, read.at(-1) as Position];
  return same(first, last) ? read : 'open';
}

function faultOf(polygon: readonly Ring[]): Fault | null {
  const rings = polygon.map((r) => r.filter((p, i) => i === 0 || !same(p, r[i - 1] as Position)));
  if (rings.some((r) => r.length < 4)) return 'area';
  if (crosses(rings)) return 'crossing';
  if (rings.some((r) => Math.abs(areaOf(r)) < MIN_AREA)) return 'area';
  const outline = rings[0] as Ring;
  return rings.slice(1).every((hole) => inside(outline, hole)) ? null : 'hole';
}

const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the signed area in square degrees. */
function areaOf(ring: Ring): number {
  const [x0, y0] = ring[0] as Position;
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

interface Segment {
  readonly ring: number;
  readonly at: number;
  readonly count: number;
  readonly a: Position;
  readonly b: Position;
  readonly minX: number;
  readonly maxX: number;
}

/**
 * Whether any two segments meet where they must not. Segments are swept from west to east, so that each is compared only with
 * those that overlap it in longitude. Within a ring every contact but that of neighbours counts; two rings of one polygon may touch in a point.
 */
function crosses(rings: readonly Ring[]): boolean {
  const segments = rings.flatMap(segmentsOf).sort((s, t) => s.minX - t.minX);
  let open: Segment[] = [];
  for (const segment of segments) {
    open = open.filter((other) => other.maxX >= segment.minX);
    for (const other of open) if (meet(segment, other)) return true;
    open.push(segment);
  }
  return false;
}

function segmentsOf(ring: Ring, index: number): Segment[] {
  const count = ring.length - 1;
  return ring.slice(1).map((b, at) => {
    const a = ring[at] as Position;
    return { ring: index, at, count, a, b, minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]) };
  });
}

function meet(s: Segment, t: Segment): boolean {
  if (Math.max(s.a[1], s.b[1]) < Math.min(t.a[1], t.b[1]) || Math.max(t.a[1], t.b[1]) < Math.min(s.a[1], s.b[1])) return false;
  const [d1, d2, d3, d4] = [side(t.a, t.b, s.a), side(t.a, t.b, s.b), side(s.a, s.b, t.a), side(s.a, s.b, t.b)] as const;
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  if (s.ring !== t.ring) return d1 === 0 && d2 === 0 && overlap(s, t);
  const next = (s.at + 1) % s.count === t.at || (t.at + 1) % s.count === s.at;
  if (next) return d1 === 0 && d2 === 0 && d3 === 0 && d4 === 0 && turnsBack(s, t);
  return (d1 === 0 && on(t, s.a)) || (d2 === 0 && on(t, s.b)) || (d3 === 0 && on(s, t.a)) || (d4 === 0 && on(s, t.b));
}

const side = (a: Position, b: Position, p: Position): number => Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
const between = (v: number, a: number, b: number): boolean => v >= Math.min(a, b) && v <= Math.max(a, b);
const on = (s: Segment, p: Position): boolean => between(p[0], s.a[0], s.b[0]) && between(p[1], s.a[1], s.b[1]);

/** Two segments on one line share more than a point. */
function overlap(s: Segment, t: Segment): boolean {
  const axis = Math.abs(s.b[0] - s.a[0]) >= Math.abs(s.b[1] - s.a[1]) ? 0 : 1;
  return Math.max(Math.min(s.a[axis], s.b[axis]), Math.min(t.a[axis], t.b[axis])) < Math.min(Math.max(s.a[axis], s.b[axis]), Math.max(t.a[axis], t.b[axis]));
}

/** Neighbours on one line that do not go on but back: a spike. */
const turnsBack = (s: Segment, t: Segment): boolean => (s.b[0] - s.a[0]) * (t.b[0] - t.a[0]) + (s.b[1] - s.a[1]) * (t.b[1] - t.a[1]) < 0;

/** Whether a hole lies within an outline that it does not cross: any of its positions off the outline's line tells. */
function inside(outline: Ring, hole: Ring): boolean {
  const p = hole.find((q) => !outline.some((o) => same(o, q))) ?? (hole[0] as Position);
  let within = false;
  for (let i = 1; i < outline.length; i += 1) {
    const [a, b] = [outline[i - 1] as Position, outline[i] as Position];
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) within = !within;
  }
  return within;
}

/** The balance point of the largest part, to five decimals (about a metre). */
export function centreOf(geometry: Geometry): { lat: number; lon: number } {
  const outlines = geometry.type === 'Polygon' ? [geometry.coordinates[0] as Ring] : geometry.coordinates.map((p) => p[0] as Ring);
  const ring = outlines.reduce((best, r) => (Math.abs(areaOf(r)) > Math.abs(areaOf(best)) ? r : best));
  const [x0, y0] = ring[0] as Position;
  let [x, y, sum] = [0, 0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay, bx, by] = [(ring[i - 1] as Position)[0] - x0, (ring[i - 1] as Position)[1] - y0, (ring[i] as Position)[0] - x0, (ring[i] as Position)[1] - y0];
    const cross = ax * by - bx * ay;
    sum += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { lat: round5(y0 + y / (3 * sum)), lon: round5(x0 + x / (3 * sum)) };
}

const round5 = (n: number): number => Math.round(n * 1e5) / 1e5;

/** Great-circle distance on a sphere of 6371 km. */
function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const KEY_NAMES = ['ags', 'ags_0', 'key', 'gemeindeschluessel', 'schluessel', 'ars', 'ars_0', 'rs', 'rs_0'] as const;

/**
 * The official key of a feature: from its properties (AGS, key … in any case) or its id. A regional key of twelve digits (ARS) becomes the
 * municipality's eight; a number that a spreadsheet robbed of its leading zero gets it back.
 */
export function keyOfFeature(properties: Readonly<Record<string, unknown>>, id?: unknown): string | null {
  const lower = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  for (const value of [...KEY_NAMES.map((name) => lower.get(name)), id]) {
    const digits = typeof value === 'number' || typeof value === 'string' ? String(value).replace(/\s/g, '') : '';
    if (/^[0-9]{2,14}$/.test(digits)) return normalKey(digits);
  }
  return null;
}

function normalKey(digits: string): string {
  const whole = digits.length === 7 || digits.length === 4 || digits.length === 11 ? `0${digits}` : digits;
  return whole.length === 12 ? (/^0{7}$/.test(whole.slice(5)) ? whole.slice(0, 5) : whole.slice(0, 5) + whole.slice(9)) : whole;
}

/**
 * Rings for drawing: positions snapped to a grid of `cells` across the longer side of what is drawn, repeats dropped. Neighbours share the grid, so that
 * their common border stays common; exact outlines of 30,000 positions become a picture of a few kilobytes.
 */
export function drawable(geometries: readonly Geometry[], cells = 900): readonly (readonly Ring[])[] {
  const all = geometries.map((g) => (g.type === 'Polygon' ? g.coordinates : g.coordinates.flat()));
  const step = gridOf(all.flat(), cells);
  return all.map((rings) => rings.map((ring) => snapped(ring, step)).filter((ring) => ring.length >= 4));
}

function gridOf(rings: readonly Ring[], cells: number): number {
  let [x0, x1, y0, y1] = [180, -180, 90, -90];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  return Math.max(x1 - x0, y1 - y0, 1e-6) / cells;
}

function snapped(ring: Ring, step: number): Ring {
  const points = ring.map(([x, y]): Position => [Math.round(x / step) * step, Math.round(y / step) * step]);
  return points.filter((p, i) => i === 0 || !same(p, points[i - 1] as Position));
}
