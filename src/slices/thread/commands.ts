import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { Writes } from '../../platform/database/types.ts';
import { canonicalJson } from './rules.ts';
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
  const { title, href, visible, date } = node;
  await tx
    .insertInto('thread_node')
    .values(node)
    .onConflict((c) => c.column('id').doUpdateSet({ title, href, visible, date }))
    .execute();
}

/** Ties two records together: what `from` led to. Repeating it changes nothing. */
export async function linkNodes(tx: Tx, fromId: string, relation: Relation, toId: string): Promise<void> {
  await tx.insertInto('thread_link').values({ from_id: fromId, relation, to_id: toId }).onConflict((c) => c.doNothing()).execute();
}

/** Takes a link back, e.g. when a merge is undone. */
export async function unlinkNodes(tx: Tx, fromId: string, relation: Relation, toId: string): Promise<void> {
  await tx.deleteFrom('thread_link').where('from_id', '=', fromId).where('relation', '=', relation).where('to_id', '=', toId).execute();
}

export interface NewEntry {
  readonly actor: Actor;
  readonly kind: string;
  readonly id: string;
  /** Stable verb, e.g. `submission.published`; its sentence is in the words of the slice that reads it. */
  readonly action: string;
  /** What was changed: field → new value, or [before, after]. Lies where it can be erased. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Adds to the history. Every command does, in its own transaction; casting a ballot alone does not. */
export async function record(tx: Tx, entry: NewEntry): Promise<void> {
  const id = newId();
  const values = entry.values ?? {};
  const salt = randomBytes(16);
  const digest = createHash('sha256').update(salt).update(canonicalJson(values)).digest();
  const { actor } = entry;
  await tx
    .insertInto('history_entry')
    .values({ id, actor_kind: actor.kind, actor_id: actor.kind === 'account' ? actor.id : null, actor_name: actor.kind === 'system' ? actor.name : null, subject_kind: entry.kind, subject_id: entry.id, action: entry.action, digest })
    .execute();
  await tx.insertInto('history_value').values({ entry_id: id, salt, values: JSON.stringify(values) }).execute();
}

/** Erases the values of everything recorded about a subject; the entries and the chain stay. `ground` is told to readers. */
export async function eraseValues(tx: Tx, subjectId: string, ground: string): Promise<void> {
  const entries = await tx.selectFrom('history_entry').innerJoin('history_value', 'history_value.entry_id', 'history_entry.id').select('history_entry.id').where('subject_id', '=', subjectId).execute();
  for (const { id } of entries) {
    await tx.insertInto('history_erasure').values({ entry_id: id, ground }).onConflict((c) => c.doNothing()).execute();
    await tx.deleteFrom('history_value').where('entry_id', '=', id).execute();
  }
}
