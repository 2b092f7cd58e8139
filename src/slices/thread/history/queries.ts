import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { ThreadTables } from '../tables.ts';
import { erasureHolds, sealHash, START, valuesDigest, type Anchor, type Finding } from './rules.ts';

type R = Reads<ThreadTables>;

/** The columns that a seal covers; the moment as text, because a `Date` would drop the microseconds. */
export const SEALED_FIELDS = [
  'history_entry.seq',
  'history_entry.id',
  sql<string>`to_char(history_entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as('moment'),
  'actor_kind',
  'actor_id',
  'actor_name',
  'subject_kind',
  'subject_id',
  'action',
  'digest',
] as const;

export interface HistoryItem {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: 'visitor' | 'account' | 'system'; readonly id: string | null; readonly name: string | null };
  readonly action: string;
  /** Null where the values were erased. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly erased: { readonly at: Date; readonly ground: string } | null;
  readonly sealed: boolean;
}

/** Who changed what and when about one record, newest first. For staff: values may hold what the public does not see. */
export async function historyOf(reads: R, subjectId: string, limit = 200): Promise<readonly HistoryItem[]> {
  const rows = await reads
    .selectFrom('history_entry as e')
    .leftJoin('history_value as v', 'v.entry_id', 'e.id')
    .leftJoin('history_erasure as x', 'x.entry_id', 'e.id')
    .leftJoin('history_entry as r', 'r.id', 'x.record_id')
    .leftJoin('history_value as rv', 'rv.entry_id', 'r.id')
    .leftJoin('history_seal as s', 's.entry_seq', 'e.seq')
    .select(['e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.actor_name', 'e.action', 'v.values', 'r.at as erasedAt', 'rv.values as erasure', 's.position'])
    .where('e.subject_id', '=', subjectId)
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind as HistoryItem['actor']['kind'], id: row.actor_id, name: row.actor_name },
    action: row.action,
    values: row.values === null ? null : (row.values as Record<string, unknown>),
    erased: row.erasedAt === null ? null : { at: row.erasedAt, ground: (row.erasure as { ground?: string } | null)?.ground ?? '' },
    sealed: row.position !== null,
  }));
}

/** What one account did, newest first, for its owner's own copy of their data; values belong to the records, not to the person. */
export async function historyBy(reads: R, accountId: string): Promise<readonly { readonly at: Date; readonly kind: string; readonly id: string; readonly action: string }[]> {
  return reads.selectFrom('history_entry').select(['at', 'subject_kind as kind', 'subject_id as id', 'action']).where('actor_id', '=', accountId).orderBy('seq', 'desc').execute();
}

export interface ChainReport {
  readonly sealed: number;
  readonly waiting: number;
  readonly erased: number;
  readonly findings: readonly Finding[];
  /** Where the chain ends now: worth noting outside the database. */
  readonly head: Anchor | null;
}

const CHUNK = 2_000;
const MAX_FINDINGS = 100;
/** Transactions last minutes at most: an entry that claims to be older than its neighbours by more was put in afterwards. */
const OUT_OF_TIME_MS = 60 * 60_000;

/**
 * Verifies the whole history: every entry's hash in its place, values against their digest, erasures against the entry that
 * records them, entries that no seal covers, and the anchors given. Reads in chunks; takes no lock. What it cannot see: an entry
 * changed before its seal (about a minute), and an end cut off or a chain wholly rewritten, unless an anchor lies beyond.
 */
export async function verifyChain(reads: R, anchors: readonly Anchor[] = []): Promise<ChainReport> {
  const walk: Walk = { ...START, erased: 0, latest: '', findings: [], at: new Map(anchors.map((a) => [a.position, null])) };
  let rows: readonly SealedRow[];
  do {
    rows = await sealedChunk(reads, walk.position);
    for (const row of rows) step(walk, row);
  } while (rows.length === CHUNK && walk.findings.length <= MAX_FINDINGS);
  for (const { position, hash } of anchors) if (walk.at.get(position) !== hash) walk.findings.push({ what: 'anchor_broken', position });
  const open = await unsealed(reads);
  for (const { seq, queued } of open) if (queued === null) walk.findings.push({ what: 'entry_unsealed', seq });
  const head = walk.position === 0 ? null : { position: walk.position, hash: walk.hash.toString('hex') };
  return { sealed: walk.position, waiting: open.filter((o) => o.queued !== null).length, erased: walk.erased, findings: walk.findings.slice(0, MAX_FINDINGS), head };
}

interface Walk {
  position: number;
  /** Empty after a missing seal: what follows the gap has nothing to be judged by. */
  hash: Buffer;
  erased: number;
  latest: string;
  readonly findings: Finding[];
  /** Hashes at the positions that anchors ask for. */
  readonly at: Map<number, string | null>;
}

function step(walk: Walk, row: SealedRow): void {
  for (let gap = walk.position + 1; gap < row.position; gap += 1) {
    if (walk.findings.length <= MAX_FINDINGS) walk.findings.push({ what: 'seal_missing', position: gap });
    walk.hash = Buffer.alloc(0);
  }
  walk.findings.push(...checkSealed(walk, row));
  if (row.record_id !== null) walk.erased += 1;
  if (row.moment > walk.latest) walk.latest = row.moment;
  walk.position = row.position;
  walk.hash = row.hash;
  if (walk.at.has(row.position)) walk.at.set(row.position, row.hash.toString('hex'));
}

type SealedRow = Awaited<ReturnType<typeof sealedChunk>>[number];

function sealedChunk(reads: R, after: number) {
  return reads
    .selectFrom('history_seal')
    .leftJoin('history_entry', 'history_entry.seq', 'history_seal.entry_seq')
    .leftJoin('history_value as v', 'v.entry_id', 'history_entry.id')
    .leftJoin('history_erasure as x', 'x.entry_id', 'history_entry.id')
    .leftJoin('history_entry as r', 'r.id', 'x.record_id')
    .leftJoin('history_value as rv', 'rv.entry_id', 'r.id')
    .select(['history_seal.position', 'history_seal.entry_seq', 'history_seal.hash', 'v.salt', 'v.values', 'x.record_id', 'r.action as record_action', 'r.subject_id as record_subject', 'rv.values as record_values'])
    .select(['history_entry.seq', 'history_entry.id', 'history_entry.actor_kind', 'history_entry.actor_id', 'history_entry.actor_name', 'history_entry.subject_kind', 'history_entry.subject_id', 'history_entry.action', 'history_entry.digest'])
    .select(SEALED_FIELDS[2])
    .where('history_seal.position', '>', after)
    .orderBy('history_seal.position')
    .limit(CHUNK)
    .execute();
}

function checkSealed(walk: Walk, row: SealedRow): Finding[] {
  const { position, entry_seq: seq } = row;
  if (row.seq === null || row.id === null || row.digest === null) return [{ what: 'entry_missing', position, seq }];
  const entry = { seq: row.seq, id: row.id, moment: row.moment, actor_kind: String(row.actor_kind), actor_id: row.actor_id, actor_name: row.actor_name, subject_kind: String(row.subject_kind), subject_id: String(row.subject_id), action: String(row.action), digest: row.digest };
  const findings: Finding[] = [];
  if (walk.hash.length > 0 && !sealHash(walk.hash, position, entry).equals(row.hash)) findings.push({ what: 'seal_wrong', position, seq });
  if (walk.latest !== '' && Date.parse(`${walk.latest}Z`) - Date.parse(`${entry.moment}Z`) > OUT_OF_TIME_MS) findings.push({ what: 'out_of_time', position, seq });
  if (row.salt !== null) {
    if (!valuesDigest(row.salt, row.values).equals(entry.digest)) findings.push({ what: 'values_changed', seq });
    if (row.record_id !== null) findings.push({ what: 'erasure_false', seq });
  } else if (row.record_id === null) findings.push({ what: 'values_missing', seq });
  else if (!erasureHolds(entry, row)) findings.push({ what: 'erasure_false', seq });
  return findings;
}

/** Entries outside the chain. Those in the queue wait for the next round of the job; any other was put in by hand. */
async function unsealed(reads: R): Promise<readonly { seq: number; queued: number | null }[]> {
  return reads
    .selectFrom('history_entry')
    .leftJoin('history_seal', 'history_seal.entry_seq', 'history_entry.seq')
    .leftJoin('history_unsealed', 'history_unsealed.entry_seq', 'history_entry.seq')
    .select(['history_entry.seq', 'history_unsealed.entry_seq as queued'])
    .where('history_seal.position', 'is', null)
    .orderBy('history_entry.seq')
    .limit(100_000)
    .execute();
}

/** The chain's end, for whoever publishes it: a report, a command. */
export async function chainHead(reads: R): Promise<Anchor | null> {
  const last = await reads.selectFrom('history_seal').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst();
  return last === undefined ? null : { position: last.position, hash: last.hash.toString('hex') };
}

/** When anything of each kind was first and last changed; kinds nothing happened to are absent. */
export async function changesOfKinds(reads: R, kinds: readonly string[]): Promise<ReadonlyMap<string, { readonly first: Date; readonly last: Date }>> {
  if (kinds.length === 0) return new Map();
  const rows = await reads
    .selectFrom('history_entry')
    .select((e) => ['subject_kind', e.fn.min('at').as('first'), e.fn.max('at').as('last')])
    .where('subject_kind', 'in', [...kinds])
    .groupBy('subject_kind')
    .execute();
  return new Map(rows.map((row) => [row.subject_kind, { first: row.first, last: row.last }]));
}
