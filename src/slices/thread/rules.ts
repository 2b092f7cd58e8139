import type { ThreadData, ThreadEdge, ThreadNode, ThreadStep } from './queries.ts';
import type { NodeKind, Relation } from './schema.ts';

/** JSON with sorted keys and no spaces, so that equal values have equal digests. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

/** The link in the direction of time: what one builds on was there before. */
export function inTime({ from, relation, to }: ThreadEdge): { early: string; late: string } {
  return relation === 'builds_on' ? { early: to, late: from } : { early: from, late: to };
}

export interface Tie {
  readonly relation: Relation;
  readonly later: boolean;
}

/** How records are tied to the one the page is about, where they are so directly. */
export function tiesOf({ node, edges }: ThreadData): ReadonlyMap<string, Tie> {
  const direct = edges.filter((e) => e.from === node.id || e.to === node.id);
  return new Map(direct.map((e) => [e.from === node.id ? e.to : e.from, { relation: e.relation, later: inTime(e).early === node.id }]));
}

/** A box of the picture: a record, or how many more there are of its step. */
export interface GraphBox {
  readonly id: string;
  readonly column: number;
  readonly kind: NodeKind;
  readonly node: ThreadNode | null;
  readonly more: { readonly later: boolean; readonly count: number } | null;
}

export interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** Whether the picture leaves records out. */
  readonly partial: boolean;
}

const PER_STEP = 5;

interface Candidate {
  readonly node: ThreadNode;
  readonly later: boolean | null;
}
type Edge = ReturnType<typeof inTime>;

/** What a thread passes at about the same time shares a column. */
const TIERS: readonly (readonly NodeKind[])[] = [['process', 'survey', 'event', 'interview'], ['submission'], ['forum', 'room'], ['statement'], ['recommendation'], ['ballot', 'assessment'], ['decision', 'practice'], ['measure', 'concept'], ['resolution', 'report', 'indicator', 'effect', 'review', 'evaluation', 'advice', 'need']];

/** Room for chains of merges within a tier; columns that nothing uses are not drawn. */
const TIER_WIDTH = 10;
const endOf = (kind: NodeKind): number => (TIERS.findIndex((tier) => tier.includes(kind)) + 1) * TIER_WIDTH - 1;

/**
 * A picture small enough to read: from the record outwards, those records of each step that hang together with what is already
 * drawn, at most five a step, and a box for the others. What was merged stands before what it was merged into.
 */
export function graphOf(data: ThreadData): Graph {
  const sides = [...data.earlier.map((step) => ({ step, later: false })), ...data.later.map((step) => ({ step, later: true }))];
  const candidates = sides.flatMap(({ step, later }) => step.items.map((node): Candidate => ({ node, later })));
  const all = data.edges.map(inTime);
  const chosen = pick({ node: data.node, later: null }, candidates, all);
  const ids = new Set(chosen.map((c) => c.node.id));
  const edges = all.filter((e) => ids.has(e.early) && ids.has(e.late));
  const boxes: GraphBox[] = chosen.map(({ node }) => ({ id: node.id, column: columnOf(node, chosen, edges), kind: node.kind, node, more: null }));
  const drawn = edges.map((e) => ({ from: e.early, to: e.late }));
  for (const { step, later } of sides) addMore({ boxes, drawn }, chosen.filter((c) => c.node.kind === step.kind && c.later === later), data.node, step, later);
  return { boxes, edges: unique(drawn), partial: boxes.some((b) => b.more !== null) };
}

function pick(home: Candidate, candidates: readonly Candidate[], edges: readonly Edge[]): Candidate[] {
  const neighbours = new Map<string, string[]>();
  for (const { early, late } of edges) {
    neighbours.set(early, [...(neighbours.get(early) ?? []), late]);
    neighbours.set(late, [...(neighbours.get(late) ?? []), early]);
  }
  const known = new Map(candidates.map((c) => [c.node.id, c]));
  const chosen = [home];
  const room = new Map<string, number>();
  for (let i = 0; i < chosen.length; i += 1) {
    for (const id of neighbours.get((chosen[i] as Candidate).node.id) ?? []) {
      const next = known.get(id);
      if (next === undefined) continue;
      const step = `${next.node.kind} ${next.later}`;
      if ((room.get(step) ?? 0) >= PER_STEP) continue;
      known.delete(id);
      room.set(step, (room.get(step) ?? 0) + 1);
      chosen.push(next);
    }
  }
  return chosen;
}

/** Its tier's last column, and one further back for each merge that still follows. */
function columnOf({ id, kind }: ThreadNode, chosen: readonly Candidate[], edges: readonly Edge[]): number {
  const same = new Set(chosen.filter((c) => c.node.kind === kind).map((c) => c.node.id));
  const follow = (at: string, left: number): number => {
    const next = edges.filter((e) => e.early === at && same.has(e.late)).map((e) => e.late);
    return next.length === 0 || left === 0 ? 0 : 1 + Math.max(...next.map((n) => follow(n, left - 1)));
  };
  return endOf(kind) - follow(id, 4);
}

/** The box for the rest of a step, tied to what the step's first box is tied to, or to the record itself. */
function addMore({ boxes, drawn }: { boxes: GraphBox[]; drawn: { from: string; to: string }[] }, shown: readonly Candidate[], home: ThreadNode, step: ThreadStep, later: boolean): void {
  const count = step.total - shown.length;
  if (count <= 0) return;
  const id = `more-${later ? 'later' : 'earlier'}-${step.kind}`;
  const first = shown[0]?.node.id;
  const model = drawn.find((e) => (later ? e.to : e.from) === first);
  const column = boxes.find((b) => b.id === first)?.column ?? endOf(step.kind) + (step.kind === home.kind ? (later ? 1 : -5) : 0);
  drawn.push(later ? { from: model?.from ?? home.id, to: id } : { from: id, to: model?.to ?? home.id });
  boxes.push({ id, column, kind: step.kind, node: null, more: { later, count } });
}

function unique(edges: readonly { from: string; to: string }[]): { from: string; to: string }[] {
  return [...new Map(edges.map((e) => [`${e.from} ${e.to}`, e])).values()];
}

/** What people say begins a thread; a measure without one comes from elsewhere, and that is no fault. */
export const aloneText = ({ node }: ThreadData): 'begins_text' | 'alone_text' => (['process', 'submission', 'forum', 'recommendation', 'ballot'].includes(node.kind) ? 'begins_text' : 'alone_text');
