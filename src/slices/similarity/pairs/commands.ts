import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Database, Db, Writes } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import { linkNodes, onThreadOf, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { indexTexts, storeTexts } from '../commands.ts';
import { compareSimilar } from '../queries.ts';
import { LISTS } from '../rules.ts';
import type { SimilarityTables } from '../tables.ts';
import { pairById, withTexts, type Pair, type PairOwner, type PairText, type StoredPair } from './queries.ts';
import { signalsOf, type Decision } from './rules.ts';

type Tx = Writes<SimilarityTables & ThreadTables>;

export interface PairDecision {
  readonly decision: Decision;
  /** For "same": the text that stays in front. */
  readonly keep: 'first' | 'second';
}

/** How one stands behind the other where no owner merges: of one kind it is merged, a measure builds on what exists, a contribution led to a measure. */
function linkBetween(from: PairText, into: PairText): { readonly from: string; readonly relation: 'merged_into' | 'builds_on' | 'led_to'; readonly to: string } | null {
  if (from.kind === into.kind) return { from: from.id, relation: 'merged_into', to: into.id };
  const of = (kind: PairText['kind']): PairText | undefined => [from, into].find((text) => text.kind === kind);
  const [measure, practice, submission] = [of('measure'), of('practice'), of('submission')];
  if (measure !== undefined && practice !== undefined) return { from: measure.id, relation: 'builds_on', to: practice.id };
  if (measure !== undefined && submission !== undefined) return { from: submission.id, relation: 'led_to', to: measure.id };
  return null;
}

/** A person's decision about a pair. "Same" puts one text behind the other, by its owner's own merge where there is one; it can be taken back. */
export async function decidePair(tx: Transaction<Database>, actor: Actor, owners: readonly PairOwner[], id: string, { decision, keep }: PairDecision): Promise<Result<null>> {
  const pair = await lockedPair(tx, owners, id);
  if (pair === null) return failed('not_found');
  if (pair.decision !== null) return failed('stale');
  const [into, from] = keep === 'first' ? pair.texts : [pair.texts[1], pair.texts[0]];
  const done = decision === 'same' ? await putBehind(tx, actor, owners, from, into) : ok(null);
  if (!done.ok) return done;
  await tx.updateTable('similarity_pair').set({ decision, decided_at: new Date(), kept_id: decision === 'same' ? into.id : null, done_as: done.value }).where('id', '=', id).execute();
  await tell(tx, actor, pair.texts, `similar.${decision}`);
  return ok(null);
}

async function putBehind(tx: Transaction<Database>, actor: Actor, owners: readonly PairOwner[], from: PairText, into: PairText): Promise<Result<StoredPair['doneAs']>> {
  const merge = from.kind === into.kind ? owners.find((owner) => owner.kind === from.kind)?.merge : undefined;
  if (merge !== undefined) {
    const merged = await merge(tx, actor, from.id, into.id);
    return merged.ok ? ok('merge') : merged;
  }
  const link = linkBetween(from, into);
  if (link === null) return ok(null);
  if (link.relation === 'merged_into' && await leadsTo(tx, into.id, from.id)) return failed('invalid_choice');
  await linkNodes(tx, link.from, link.relation, link.to);
  return ok(link.relation);
}

/** Whether a text already stands, over any number of steps, behind another: then that one cannot stand behind it. */
async function leadsTo(tx: Tx, from: string, to: string): Promise<boolean> {
  const reached = await tx
    .withRecursive('up', (q) => q.selectFrom('thread_link').select('to_id').where('from_id', '=', from).where('relation', '=', 'merged_into').union(q.selectFrom('thread_link as l').innerJoin('up', 'up.to_id', 'l.from_id').where('l.relation', '=', 'merged_into').select('l.to_id')))
    .selectFrom('up')
    .select('to_id')
    .where('to_id', '=', to)
    .executeTakeFirst();
  return reached !== undefined;
}

/** Takes a decision back, and with it the merge it made; the pair waits again. */
export async function undoPair(tx: Transaction<Database>, actor: Actor, owners: readonly PairOwner[], id: string): Promise<Result<null>> {
  const pair = await lockedPair(tx, owners, id);
  if (pair === null) return failed('not_found');
  if (pair.decision === null) return failed('stale');
  const undone = await bringBack(tx, actor, owners, pair);
  if (!undone.ok) return undone;
  await tx.updateTable('similarity_pair').set({ decision: null, decided_at: null, kept_id: null, done_as: null }).where('id', '=', id).execute();
  await tell(tx, actor, pair.texts, 'similar.undone');
  return ok(null);
}

async function bringBack(tx: Transaction<Database>, actor: Actor, owners: readonly PairOwner[], { texts: [into, from], doneAs }: Pair): Promise<Result<unknown>> {
  if (doneAs === 'merge') return (await owners.find((owner) => owner.kind === from.kind)?.unmerge?.(tx, actor, from.id, into.id)) ?? ok(null);
  const link = doneAs === null ? null : linkBetween(from, into);
  if (link !== null) await unlinkNodes(tx, link.from, link.relation, link.to);
  return ok(null);
}

async function lockedPair(tx: Transaction<Database>, owners: readonly PairOwner[], id: string): Promise<Pair | null> {
  await tx.selectFrom('similarity_pair').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const stored = await pairById(tx, id);
  return stored === null ? null : ((await withTexts(tx, owners, [stored]))[0] ?? null);
}

/** Both records say in their history what was decided about them. */
async function tell(tx: Tx, actor: Actor, [first, second]: Pair['texts'], action: string): Promise<void> {
  await record(tx, { actor, kind: first.kind, id: first.id, action, values: { other: second.href } });
  await record(tx, { actor, kind: second.kind, id: second.id, action, values: { other: first.href } });
}

/** Suggestions a text gets. */
const PER_TEXT = 5;
/** Texts looked at in one transaction. */
const AT_ONCE = 50;

/**
 * Looks for the pairs of every text that is new, was changed, or was looked at with older lists of meanings. Nothing is decided by it.
 * Gives how many texts it looked at; `until` is when it stops.
 */
export async function findPairs(db: Db, owners: readonly PairOwner[], until: number = Number.POSITIVE_INFINITY): Promise<number> {
  await indexMissing(db, owners);
  let looked = 0;
  for (let found = AT_ONCE; found === AT_ONCE && Date.now() < until; looked += found) found = await write(db, (tx) => lookAtSome(tx, owners));
  return looked;
}

/** Texts that were written before they were compared with others. */
async function indexMissing(db: Db, owners: readonly PairOwner[]): Promise<void> {
  for (const owner of owners) {
    const ids = (await owner.every?.(db)) ?? [];
    const known = new Set((await db.selectFrom('similarity_text').select('id').where(sql<boolean>`id = any(${ids})`).execute()).map((row) => row.id));
    const missing = await owner.texts(db, ids.filter((id) => !known.has(id)));
    for (let from = 0; from < missing.length; from += AT_ONCE) await write(db, (tx) => indexTexts(tx, missing.slice(from, from + AT_ONCE)));
  }
}

async function lookAtSome(tx: Transaction<Database>, owners: readonly PairOwner[]): Promise<number> {
  const kinds = owners.map((owner) => owner.kind);
  const waiting = await tx.selectFrom('similarity_text').select('id').where('searched', '<', LISTS).where(sql<boolean>`kind = any(${kinds})`).orderBy('id').limit(AT_ONCE).forUpdate().skipLocked().execute();
  const ids = waiting.map((row) => row.id);
  const texts = (await Promise.all(owners.map((owner) => owner.texts(tx, ids)))).flat();
  await storeTexts(tx, texts);
  for (const text of texts) {
    await lookFor(tx, kinds, text);
    await tx.updateTable('similarity_text').set({ place: text.place, searched: LISTS }).where('id', '=', text.id).execute();
  }
  // What its owner does not know is not looked at again.
  await tx.updateTable('similarity_text').set({ searched: LISTS }).where(sql<boolean>`id = any(${ids})`).execute();
  return waiting.length;
}

async function lookFor(tx: Transaction<Database>, kinds: readonly string[], text: PairText): Promise<void> {
  await forgetOlderPairs(tx, text.id);
  const { mine, rarityOf, found } = await compareSimilar(tx, { kind: kinds, text: text.text, except: text.id, limit: PER_TEXT });
  if (found.length === 0) return;
  const ids = found.map((hit) => hit.id);
  const known = new Set(await onThreadOf(tx, text.id, ids));
  const kindOf = new Map((await tx.selectFrom('similarity_text').select(['id', 'kind']).where(sql<boolean>`id = any(${ids})`).execute()).map((row) => [row.id, row.kind]));
  const rows = found.filter((hit) => !known.has(hit.id)).map((hit) => {
    const signals = signalsOf({ score: hit.score, mine, theirs: hit.features, rarityOf, oneKind: kindOf.get(hit.id) === text.kind });
    const [one_id, other_id] = text.id < hit.id ? [text.id, hit.id] : [hit.id, text.id];
    return { id: newId(), one_id, other_id, score: hit.score, signals };
  });
  if (rows.length > 0) await tx.insertInto('similarity_pair').values(rows).onConflict((c) => c.columns(['one_id', 'other_id']).doNothing()).execute();
}

/** Pairs with texts that are still to be looked at come from older lists of meanings: they are found again if they hold. */
async function forgetOlderPairs(tx: Tx, id: string): Promise<void> {
  await tx
    .deleteFrom('similarity_pair')
    .where('decision', 'is', null)
    .where((e) => e.or([e('one_id', '=', id), e('other_id', '=', id)]))
    .where(sql<boolean>`not exists (select from similarity_text t where t.id in (one_id, other_id) and t.id <> ${id}::uuid and t.searched = ${LISTS})`)
    .execute();
}
