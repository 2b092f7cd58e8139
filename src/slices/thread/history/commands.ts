import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { system, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { canonicalJson } from '../rules.ts';
import type { ThreadTables } from '../tables.ts';
import { sealHash, START, VALUES_ERASED } from './rules.ts';
import { SEALED_FIELDS } from './queries.ts';

type Tx = Writes<ThreadTables>;

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
  await append(tx, [entry]);
}

/** Adds many entries in the given order, for imports: one round trip instead of one for each. Some hundreds at a time. */
export async function recordMany(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length > 0) await append(tx, entries);
}

/** One statement: the entries, their values, and their places in the queue for the seal. */
async function append(tx: Tx, entries: readonly NewEntry[]): Promise<readonly string[]> {
  const made = entries.map((entry) => {
    const salt = randomBytes(16);
    const text = canonicalJson(entry.values ?? {});
    return { entry, id: newId(), salt, text, digest: createHash('sha256').update(salt).update(text).digest() };
  });
  const values = sql`unnest(${made.map((m) => m.id)}::uuid[], ${made.map((m) => m.salt)}::bytea[], ${made.map((m) => m.text)}::text[]) as given (id, salt, text)`;
  await tx
    .with('entry', (w) =>
      w
        .insertInto('history_entry')
        .values(made.map(({ entry: { actor, kind, id: subject, action }, id, digest }) => ({ id, actor_kind: actor.kind, actor_id: actor.kind === 'account' ? actor.id : null, actor_name: actor.kind === 'system' ? actor.name : null, subject_kind: kind, subject_id: subject, action, digest })))
        .returning(['id', 'seq']),
    )
    .with('queued', (w) => w.insertInto('history_unsealed').columns(['entry_seq']).expression((e) => e.selectFrom('entry').select('seq')))
    .insertInto('history_value')
    .columns(['entry_id', 'salt', 'values'])
    .expression(sql`select entry.id, given.salt, given.text::jsonb from entry join ${values} on given.id = entry.id`)
    .execute();
  return made.map((m) => m.id);
}

/**
 * Erases the values of everything recorded about a subject; the entries and the chain stay. `ground` is told to readers. That
 * it happened is itself an entry, so nobody can pass a manipulation off as an erasure.
 */
export async function eraseValues(tx: Tx, subjectId: string, ground: string, actor: Actor = system('erasure')): Promise<void> {
  const found = await tx
    .selectFrom('history_entry')
    .innerJoin('history_value', 'history_value.entry_id', 'history_entry.id')
    .select(['history_entry.id', 'subject_kind'])
    .where('subject_id', '=', subjectId)
    .where('action', '<>', VALUES_ERASED)
    .orderBy('seq')
    .execute();
  if (found[0] === undefined) return;
  const entries = found.map((f) => f.id);
  const [recordId] = await append(tx, [{ actor, kind: found[0].subject_kind, id: subjectId, action: VALUES_ERASED, values: { ground, entries } }]);
  await tx.insertInto('history_erasure').columns(['entry_id', 'record_id']).expression(sql`select unnest(${entries}::uuid[]), ${recordId}::uuid`).execute();
  await tx.deleteFrom('history_value').where('entry_id', '=', sql<string>`any (${entries}::uuid[])`).execute();
}

const SEALED_AT_ONCE = 2_000;

/**
 * Continues the chain over entries that were committed and not sealed yet; returns how many. Only one process seals at a time.
 * The chain's order is its positions: an entry of a slow transaction comes into it later than one with a higher number.
 */
export async function sealHistory(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(7241003243)`.execute(tx);
  const last = await tx.selectFrom('history_seal').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst();
  const waiting = await tx
    .selectFrom('history_unsealed')
    .innerJoin('history_entry', 'history_entry.seq', 'history_unsealed.entry_seq')
    .select(SEALED_FIELDS)
    .orderBy('entry_seq')
    .limit(SEALED_AT_ONCE)
    .execute();
  if (waiting.length === 0) return 0;
  let { position, hash } = last ?? START;
  const seals = waiting.map((entry) => {
    position += 1;
    hash = sealHash(hash, position, entry);
    return { position, entry_seq: entry.seq, hash };
  });
  await tx
    .insertInto('history_seal')
    .columns(['position', 'entry_seq', 'hash'])
    .expression(sql`select * from unnest(${seals.map((s) => s.position)}::bigint[], ${seals.map((s) => s.entry_seq)}::bigint[], ${seals.map((s) => s.hash)}::bytea[])`)
    .execute();
  await tx.deleteFrom('history_unsealed').where('entry_seq', '=', sql<number>`any (${waiting.map((e) => e.seq)}::bigint[])`).execute();
  return seals.length;
}
