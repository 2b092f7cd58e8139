import { sql } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';
import type { Writes } from '../../platform/database/types.ts';
import type { NodeKind, Relation } from './schema.ts';
import type { ThreadTables } from './tables.ts';

type Tx = Writes<ThreadTables>;

export interface NewNode {
  readonly kind: NodeKind;
  readonly id: string;
  readonly title: Localized;
  /** Path without language prefix. */
  readonly href: string;
  /** Whether everybody may see it. An invisible node is counted and named for staff only. */
  readonly visible: boolean;
  /** Day it happened, for the timeline. */
  readonly date: string;
}

/** Writes or rewrites a record's node. Owners call this in the transaction that changes the record. */
export async function putNode(tx: Tx, node: NewNode): Promise<void> {
  await putNodes(tx, [node]);
}

/** Writes or rewrites the nodes of many records, for imports. Some hundreds at a time, each once. */
export async function putNodes(tx: Tx, nodes: readonly NewNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await tx
    .insertInto('thread_node')
    .values(nodes)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ title: e.ref('excluded.title'), href: e.ref('excluded.href'), visible: e.ref('excluded.visible'), date: e.ref('excluded.date') })))
    .execute();
}

/** Ties two records together: what `from` led to. Repeating it changes nothing. */
export async function linkNodes(tx: Tx, fromId: string, relation: Relation, toId: string): Promise<void> {
  await linkMany(tx, [{ from: fromId, relation, to: toId }]);
}

export interface NewLink {
  readonly from: string;
  readonly relation: Relation;
  readonly to: string;
}

/** Ties many records at once, for imports and for closing a report: far quicker than one by one, because what they reach is found by group. */
export async function linkMany(tx: Tx, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return;
  const columns = sql`select * from unnest(${links.map((l) => l.from)}::uuid[], ${links.map((l) => l.relation)}::text[], ${links.map((l) => l.to)}::uuid[])`;
  await tx.insertInto('thread_link').columns(['from_id', 'relation', 'to_id']).expression(columns).onConflict((c) => c.doNothing()).execute();
}

/** Takes a link back, e.g. when a merge is undone. */
export async function unlinkNodes(tx: Tx, fromId: string, relation: Relation, toId: string): Promise<void> {
  await tx.deleteFrom('thread_link').where('from_id', '=', fromId).where('relation', '=', relation).where('to_id', '=', toId).execute();
}

/** Takes a record out of the thread that was made by mistake and that nobody could read. */
export async function removeNode(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('thread_link').where((e) => e.or([e('from_id', '=', id), e('to_id', '=', id)])).execute();
  await tx.deleteFrom('thread_node').where('id', '=', id).where('visible', '=', false).execute();
}
