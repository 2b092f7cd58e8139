import { createHash } from 'node:crypto';
import { canonicalJson } from '../rules.ts';

/** The action of the entry that records an erasure. It holds entry ids and a ground, never personal values, and is not erased itself. */
export const VALUES_ERASED = 'history.values_erased';

/** What the first entry is chained to. */
export const START: Readonly<{ position: number; hash: Buffer }> = { position: 0, hash: Buffer.alloc(32) };

/** The fields of an entry that the chain covers. */
export interface SealedFields {
  readonly seq: number;
  readonly id: string;
  /** UTC with microseconds, as the database keeps it. */
  readonly moment: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly action: string;
  readonly digest: Buffer;
}

/** SHA-256 over the previous hash and the entry with its position; changing, removing or swapping any entry breaks all that follow. */
export function sealHash(previous: Buffer, position: number, entry: SealedFields): Buffer {
  const { seq, id, moment, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, digest } = entry;
  const fields = { position, seq, id, moment, actor_kind, actor_id, actor_name, subject_kind, subject_id, action, digest: digest.toString('hex') };
  return createHash('sha256').update(previous).update(canonicalJson(fields)).digest();
}

/** Digest of the values under their salt, as the entry holds it. */
export function valuesDigest(salt: Buffer, values: unknown): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(values)).digest();
}

/** What is wrong with a history; each names the entry or position, never its content. */
export type Finding =
  | { readonly what: 'seal_missing'; readonly position: number }
  | { readonly what: 'seal_wrong'; readonly position: number; readonly seq: number }
  | { readonly what: 'entry_missing'; readonly position: number; readonly seq: number }
  | { readonly what: 'out_of_time'; readonly position: number; readonly seq: number }
  | { readonly what: 'entry_unsealed'; readonly seq: number }
  | { readonly what: 'values_changed'; readonly seq: number }
  | { readonly what: 'values_missing'; readonly seq: number }
  | { readonly what: 'erasure_false'; readonly seq: number }
  | { readonly what: 'anchor_broken'; readonly position: number };

/** A position and its hash that somebody noted earlier, outside the database: a chain that was rewritten or cut does not hold it. */
export interface Anchor {
  readonly position: number;
  readonly hash: string;
}

/** `1234:9f86d0…`, as the command prints it; null when it cannot be one. */
export function readAnchor(text: string): Anchor | null {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase());
  return match === null ? null : { position: Number(match[1]), hash: match[2] as string };
}

export interface ErasureRow {
  readonly record_action: string | null;
  readonly record_subject: string | null;
  readonly record_values: unknown;
}

/** Whether an erased entry is covered by a recorded erasure of the same subject that names it. */
export function erasureHolds(entry: { id: string; subject_id: string }, erasure: ErasureRow): boolean {
  const values = erasure.record_values as { entries?: unknown } | null;
  return erasure.record_action === VALUES_ERASED && erasure.record_subject === entry.subject_id && Array.isArray(values?.entries) && values.entries.includes(entry.id);
}
