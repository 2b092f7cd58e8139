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

/** Lays out nodes and edges; `mirrored` puts the first column at the right. Edges to unknown nodes are left out. */
export function layoutGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[], mirrored: boolean): GraphLayout {
  const columns = orderedColumns(nodes, edges);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const width = 2 * MARGIN + columns.length * BOX.width + Math.max(0, columns.length - 1) * GAP.x;
  const height = 2 * MARGIN + tallest * BOX.height + (tallest - 1) * GAP.y;
  const placed = columns.flatMap((column, i) => {
    const left = MARGIN + i * (BOX.width + GAP.x);
    const top = (height - column.length * BOX.height - (column.length - 1) * GAP.y) / 2;
    return column.map((node, j) => ({ ...node, x: mirrored ? width - left - BOX.width : left, y: top + j * (BOX.height + GAP.y), lines: wrapText(node.title, LINE_LENGTH, 2) }));
  });
  const byId = new Map(placed.map((node) => [node.id, node]));
  const paths = edges.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    return a === undefined || b === undefined ? [] : [edgePath(a, b, mirrored)];
  });
  return { width, height, nodes: placed, paths };
}

/** Sorts each column by the mean position of its neighbours in the column before, forth and back. */
function orderedColumns(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[][] {
  const steps = [...new Set(nodes.map((node) => node.step))].toSorted((a, b) => a - b);
  let columns = steps.map((step) => nodes.filter((node) => node.step === step));
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  for (let round = 0; round < 4; round += 1) {
    const place = new Map(columns.flatMap((column) => column.map((node, i) => [node.id, (i + 0.5) / column.length] as const)));
    const weight = (node: GraphNode): number => mean((neighbours.get(node.id) ?? []).flatMap((id) => place.get(id) ?? [])) ?? place.get(node.id) ?? 0;
    columns = columns.map((column) => column.toSorted((a, b) => weight(a) - weight(b)));
  }
  return columns;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A curve from the end of one box to the beginning of the next; within a column or backwards it bows out. */
function edgePath(a: PlacedNode, b: PlacedNode, mirrored: boolean): string {
  const forward = mirrored ? -1 : 1;
  const start = { x: a.x + (mirrored ? 0 : BOX.width), y: a.y + BOX.height / 2 };
  const end = { x: b.x + (mirrored ? BOX.width : 0), y: b.y + BOX.height / 2 };
  const distance = (end.x - start.x) * forward;
  const bend = distance > 0 ? Math.max(30, distance / 2) : 60;
  const n = (value: number) => value.toFixed(1);
  return `M${n(start.x)} ${n(start.y)}C${n(start.x + bend * forward)} ${n(start.y)} ${n(end.x - bend * forward)} ${n(end.y)} ${n(end.x)} ${n(end.y)}`;
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
