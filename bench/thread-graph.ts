import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * The stated generator: a seeded pseudo-random participation of a size no municipality has. 100,000 submissions on 100
 * topics, 3,040 recommendations, 400 measures, 100 forums, 100 ballots, 100 resolutions, 4 reports, and exactly 1,000,000 links:
 * - each submission is discussed in its topic's forum and led to about nine recommendations of its topic;
 * - one in ten submissions was merged into another one;
 * - each recommendation was weighted in its topic's ballot and became one measure of it;
 * - each measure was resolved once and reported in two half-years.
 * One measure has exactly 10,000 origins among the submissions: 9,000 through 40 recommendations of its own, 1,000 only
 * because they were merged into one of these.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly (readonly [number, string, number])[];
  /** The measure with 10,000 origins. */
  readonly measure: number;
}
export interface GraphNode {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  readonly visible: boolean;
}

const TOPICS = 100;
const SUBMISSIONS = 100_000;
const ORIGINS = 10_000;
const LINKS = 1_000_000;
const OWN_RECOMMENDATIONS = 40;

export function generate(seed = 2026): Graph {
  const random = mulberry32(seed);
  const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)] as number;
  const nodes: GraphNode[] = [];
  const add = (kind: string, count: number, year: number): number[] => Array.from({ length: count }, () => nodes.push(node(kind, nodes.length, year, random())) - 1);
  const submissions = add('submission', SUBMISSIONS, 2024);
  const forums = add('forum', TOPICS, 2025);
  const recommendations = Array.from({ length: TOPICS }, () => add('recommendation', 30, 2025));
  const measures = Array.from({ length: TOPICS }, () => add('measure', 4, 2026));
  const ballots = add('ballot', TOPICS, 2025);
  const resolutions = add('resolution', TOPICS, 2026);
  const reports = add('report', 4, 2027);
  const own = add('recommendation', OWN_RECOMMENDATIONS, 2025);
  const measure = measures[0]?.pop() as number;

  const links = new Map<string, readonly [number, string, number]>();
  const link = (from: number, relation: string, to: number): void => void links.set(`${from} ${relation} ${to}`, [from, relation, to]);
  for (let t = 0; t < TOPICS; t += 1) {
    for (const r of recommendations[t] ?? []) {
      link(r, 'weighted_in', ballots[t] as number);
      link(r, 'became', pick(measures[t] ?? []));
    }
    for (const m of [...(measures[t] ?? []), ...(t === 0 ? [measure] : [])]) {
      link(m, 'resolved_by', resolutions[t] as number);
      for (const i of [m % 2, 2 + (m % 2)]) link(m, 'reported_in', reports[i] as number);
    }
  }
  for (const r of own) {
    link(r, 'weighted_in', ballots[0] as number);
    link(r, 'became', measure);
  }
  for (const s of submissions) {
    const topic = topicOf(s);
    link(s, 'discussed_in', forums[topic] as number);
    if (s < ORIGINS - 1_000) link(s, 'led_to', pick(own));
    else if (s < ORIGINS) link(s, 'merged_into', Math.floor(random() * 9_000));
    else if (random() < 0.1) link(s, 'merged_into', ORIGINS + ((s - ORIGINS + (TOPICS - 1) * (1 + Math.floor(random() * 400))) % (SUBMISSIONS - ORIGINS)));
    for (let i = 0; i < 8; i += 1) link(s, 'led_to', pick(recommendations[topic] ?? []));
  }
  while (links.size < LINKS) {
    const s = ORIGINS + Math.floor(random() * (SUBMISSIONS - ORIGINS));
    link(s, 'led_to', pick(recommendations[topicOf(s)] ?? []));
  }
  return { nodes, links: [...links.values()], measure };
}

/** The measure's own origins share a topic; the rest is spread over the others. */
const topicOf = (submission: number): number => (submission < ORIGINS ? 0 : 1 + (submission % (TOPICS - 1)));

function node(kind: string, number: number, year: number, chance: number): GraphNode {
  const digest = createHash('md5').update(`thread ${number}`).digest('hex');
  const id = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20)}`;
  const date = new Date(Date.UTC(year, 0, 1 + Math.floor(chance * 365))).toISOString().slice(0, 10);
  // One in fifty of the others is not public: visitors' counts leave it out.
  return { id, kind, title: `${kind} ${number}: Treffpunkte und Sprachförderung im Stadtteil`, date, visible: kind !== 'submission' || number < ORIGINS || (chance * 1000) % 1 >= 0.02 };
}

/** Mulberry32 (Tommy Ettinger, public domain): small, fast, the same on every machine. */
function mulberry32(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Loads the graph as an import would: links of late kinds first, many in one statement, one transaction. */
export async function load(client: pg.PoolClient | pg.Client, graph: Graph): Promise<void> {
  const { nodes, links } = graph;
  await client.query('begin');
  for (let i = 0; i < nodes.length; i += 20_000) {
    const part = nodes.slice(i, i + 20_000);
    const titles = part.map((n) => JSON.stringify({ source: 'de', version: 1, texts: { de: { text: n.title, of: 1, by: 'source' } } }));
    await client.query(
      `insert into thread_node (id, kind, title, href, visible, date)
       select id, kind, title, '/' || kind || 's/' || id, visible, date from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::boolean[], $5::date[]) n (id, kind, title, visible, date)`,
      [part.map((n) => n.id), part.map((n) => n.kind), titles, part.map((n) => n.visible), part.map((n) => n.date)],
    );
  }
  const order = [...links].sort((a, b) => b[2] - a[2]);
  for (let i = 0; i < order.length; i += 50_000) {
    const part = order.slice(i, i + 50_000);
    const id = (n: number): string => (nodes[n] as GraphNode).id;
    await client.query('insert into thread_link (from_id, relation, to_id) select * from unnest($1::uuid[], $2::text[], $3::uuid[])', [part.map((l) => id(l[0])), part.map((l) => l[1]), part.map((l) => id(l[2]))]);
  }
  await client.query('commit');
  await client.query('vacuum analyze');
}
