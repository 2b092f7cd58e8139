/** Places a small directed graph in columns: one column a step, neighbours near each other. Pure geometry. */

export interface GraphNode {
  readonly id: string;
  /** Column: 0 is where it all began. */
  readonly step: number;
  readonly kind: string;
  readonly title: string;
  /** With language prefix. */
  readonly href?: string;
  readonly current?: boolean;
  /** Language of the title where it differs (BCP 47). */
  readonly lang?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** SVG path data, one an edge. */
  readonly paths: readonly string[];
}

export const BOX = { width: 178, height: 76 } as const;
const GAP = { x: 74, y: 20 } as const;
const MARGIN = 20;
const LINE_LENGTH = 23;

/** What takes a place in a column: a node, or the gap through which a longer edge passes. */
interface Slot {
  readonly id: string;
  readonly node: GraphNode | null;
}

interface Place { readonly left: number; readonly middle: number }

/** Lays out nodes and edges; `mirrored` puts the first column at the right. Edges to unknown nodes are left out. */
export function layoutGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[], mirrored: boolean): GraphLayout {
  const { columns, routes } = orderedColumns(nodes, edges);
  const heights = columns.map((column) => column.reduce((sum, slot) => sum + heightOf(slot) + GAP.y, -GAP.y));
  const height = 2 * MARGIN + Math.max(BOX.height, ...heights);
  const width = 2 * MARGIN + columns.length * BOX.width + Math.max(0, columns.length - 1) * GAP.x;
  const places = new Map<string, Place>();
  columns.forEach((column, i) => {
    let top = (height - (heights[i] ?? 0)) / 2;
    for (const slot of column) {
      places.set(slot.id, { left: MARGIN + i * (BOX.width + GAP.x), middle: top + heightOf(slot) / 2 });
      top += heightOf(slot) + GAP.y;
    }
  });
  const turn = (x: number): number => (mirrored ? width - x : x);
  const placed = nodes.map((node): PlacedNode => {
    const { left, middle } = places.get(node.id) as Place;
    return { ...node, x: mirrored ? width - left - BOX.width : left, y: middle - BOX.height / 2, lines: wrapText(node.title, LINE_LENGTH, 2) };
  });
  return { width, height, nodes: placed, paths: routes.map((route) => routePath(route.flatMap((id) => places.get(id) ?? []), turn)) };
}

const heightOf = (slot: Slot): number => (slot.node === null ? 8 : BOX.height);

/** Columns with a slot for every edge that passes through; each sorted by the mean position of its neighbours, forth and back. */
function orderedColumns(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): { columns: Slot[][]; routes: string[][] } {
  const steps = [...new Set(nodes.map((node) => node.step))].toSorted((a, b) => a - b);
  const columnOf = new Map(nodes.map((node) => [node.id, steps.indexOf(node.step)]));
  let columns: Slot[][] = steps.map((step) => nodes.filter((node) => node.step === step).map((node) => ({ id: node.id, node })));
  const routes = edges.filter(({ from, to }) => columnOf.has(from) && columnOf.has(to)).map(({ from, to }, i) => {
    const [first, last] = [columnOf.get(from) ?? 0, columnOf.get(to) ?? 0];
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, j) => first + 1 + j);
    for (const column of between) columns[column]?.push({ id: `${i}:${column}`, node: null });
    return [from, ...between.map((column) => `${i}:${column}`), to];
  });
  const neighbours = neighboursOf(routes);
  for (let round = 0; round < 6; round += 1) {
    const place = new Map(columns.flatMap((column) => column.map((slot, i) => [slot.id, (i + 0.5) / column.length] as const)));
    const weight = ({ id }: Slot): number => mean((neighbours.get(id) ?? []).flatMap((other) => place.get(other) ?? [])) ?? place.get(id) ?? 0;
    columns = columns.map((column) => column.toSorted((a, b) => weight(a) - weight(b)));
  }
  return { columns, routes };
}

function neighboursOf(routes: readonly (readonly string[])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (a: string, b: string) => found.set(a, [...(found.get(a) ?? []), b]);
  for (const route of routes) {
    route.slice(1).forEach((id, i) => {
      const before = route[i] as string;
      add(before, id);
      add(id, before);
    });
  }
  return found;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A curve from the end of one box through the gaps to the beginning of another; within a column or backwards it bows out. */
function routePath(route: readonly Place[], turn: (x: number) => number): string {
  const n = (value: number): string => value.toFixed(1);
  const first = route[0] as Place;
  let [x, y] = [first.left + BOX.width, first.middle];
  let path = `M${n(turn(x))} ${n(y)}`;
  route.slice(1).forEach(({ left, middle }, i) => {
    const bend = left > x ? (left - x) * 0.55 : 60;
    path += `C${n(turn(x + bend))} ${n(y)} ${n(turn(left - bend))} ${n(middle)} ${n(turn(left))} ${n(middle)}`;
    if (i < route.length - 2) path += `H${n(turn(left + BOX.width))}`;
    [x, y] = [left + BOX.width, middle];
  });
  return path;
}

/** Breaks a text into at most `max` lines of about `length` characters; what is left over becomes an ellipsis. */
export function wrapText(text: string, length: number, max: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, max).map((line) => (line.length > length ? `${line.slice(0, length - 1)}…` : line));
  if (lines.length > max) kept[max - 1] = `${(kept[max - 1] ?? '').slice(0, length - 2)} …`;
  return kept;
}
