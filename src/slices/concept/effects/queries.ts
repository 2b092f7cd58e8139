import type { Reads } from '../../../platform/database/types.ts';
import { nodesById, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import type { Demand, Effect } from './schema.ts';

type R = Reads<ConceptTables & ThreadTables>;

const COLUMNS = ['id', 'number', 'title', 'text', 'happened_on as happenedOn', 'level', 'source', 'url', 'version'] as const;
type Row = Omit<Effect, 'demands'>;

async function withDemands(reads: R, rows: readonly Row[]): Promise<readonly Effect[]> {
  if (rows.length === 0) return [];
  const demands = await reads.selectFrom('effect_demand').select(['effect_id', 'demand_id']).where('effect_id', 'in', rows.map((r) => r.id)).execute();
  const nodes = await nodesById(reads, demands.map((d) => d.demand_id));
  const of = (id: string): Demand[] => demands.flatMap((d) => { const node = d.effect_id === id ? nodes.get(d.demand_id) : undefined; return node === undefined ? [] : [{ id: node.id, kind: node.kind as Demand['kind'], title: node.title, href: node.href, visible: node.visible }]; });
  return rows.map((row) => ({ ...row, demands: of(row.id) }));
}

/** What met demands elsewhere, the newest first. */
export async function effectList(reads: R, asked: { readonly q: string | null; readonly limit: number; readonly offset: number }): Promise<{ readonly items: readonly Effect[]; readonly total: number }> {
  const all = (await reads.selectFrom('effect').select(COLUMNS).orderBy('happened_on', 'desc').orderBy('number', 'desc').execute()) as Row[];
  const q = asked.q?.toLowerCase() ?? '';
  const rows = all.filter((e) => q === '' || [e.title, e.text].some((said) => Object.values(said.texts).some((t) => t.text.toLowerCase().includes(q))));
  return { items: await withDemands(reads, rows.slice(asked.offset, asked.offset + asked.limit)), total: rows.length };
}

export async function effectByNumber(reads: R, number: number): Promise<Effect | null> {
  const row = (await reads.selectFrom('effect').select(COLUMNS).where('number', '=', number).executeTakeFirst()) as Row | undefined;
  return row === undefined ? null : ((await withDemands(reads, [row]))[0] ?? null);
}
