import { sql, type SqlBool, type Transaction } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Result } from '../../../kernel/problem.ts';
import type { Database, Db, Reads } from '../../../platform/database/types.ts';
import { reasonsFor, type Reason } from '../reasons/rules.ts';
import type { ThreadTables } from '../../thread/public.ts';
import type { SimilarityTables } from '../tables.ts';
import { learn, type Decided, type Decision, type PairKind, type Weights } from './rules.ts';

type R = Reads<SimilarityTables>;

/** One side of a pair, as its owner tells it. */
export interface PairText {
  readonly id: string;
  readonly kind: PairKind;
  /** In German, e.g. "Beitrag Nr. 12"; what stands above the text. */
  readonly name: string;
  /** What is compared. */
  readonly text: string;
  /** Language of the text. */
  readonly language: string;
  /** Page without language prefix. */
  readonly href: string;
  /** Id of its process or concept. */
  readonly place: string;
  /** Of two that say the same, the one that sorts first is proposed to stay. */
  readonly order: string;
}

/** A kind of text that takes part; slices export theirs and `src/slices.ts` lists them, so that this slice knows none of them. */
export interface PairOwner {
  readonly kind: PairKind;
  /** Its pairs are there while this module is on. */
  readonly module: string;
  readonly texts: (db: Db | Transaction<Database>, ids: readonly string[]) => Promise<readonly PairText[]>;
  /** Ids that belong into the index whether or not they were written since it exists. */
  readonly every?: (db: Db) => Promise<readonly string[]>;
  /** Processes or concepts to narrow the list to. */
  readonly places: (db: Db) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** What the actor decides about: everything of the kind, or what belongs to these processes or concepts. */
  readonly scope: (actor: Actor) => 'all' | readonly string[];
  /** Puts one behind the other, as the owner does it. Without it a link of the thread says so. */
  readonly merge?: (tx: Transaction<Database>, actor: Actor, fromId: string, intoId: string) => Promise<Result<unknown>>;
  readonly unmerge?: (tx: Transaction<Database>, actor: Actor, fromId: string, intoId: string) => Promise<Result<unknown>>;
}

export interface Scope {
  readonly kind: PairKind;
  readonly places: 'all' | readonly string[];
}

export interface StoredPair {
  readonly id: string;
  readonly oneId: string;
  readonly otherId: string;
  readonly score: number;
  readonly decision: Decision | null;
  readonly keptId: string | null;
  readonly doneAs: 'merge' | 'merged_into' | 'builds_on' | 'led_to' | null;
}

/** A pair as the list shows it: the text that is proposed to stay comes first. */
export interface Pair extends StoredPair {
  readonly texts: readonly [PairText, PairText];
  readonly reasons: readonly Reason[];
}

export interface PairQuery {
  readonly scopes: readonly Scope[];
  readonly kind: PairKind | null;
  readonly place: string | null;
  /** Null: what nobody has decided yet. */
  readonly decision: Decision | null;
  readonly weights: Weights;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS = ['p.id', 'p.one_id as oneId', 'p.other_id as otherId', 'p.score', 'p.decision', 'p.kept_id as keptId', 'p.done_as as doneAs'] as const;

const within = (alias: 'a' | 'b', scopes: readonly Scope[]) => {
  const open = scopes.filter((s) => s.places === 'all').map((s) => s.kind);
  const narrow = scopes.flatMap((s) => (s.places === 'all' ? [] : s.places.map((place) => ({ kind: s.kind, place }))));
  const [kind, place] = [sql.ref(`${alias}.kind`), sql.ref(`${alias}.place`)];
  return sql<SqlBool>`(${kind} = any(${open}) or (${kind}, ${place}) in (select * from unnest(${narrow.map((n) => n.kind)}::text[], ${narrow.map((n) => n.place)}::uuid[])))`;
};

/** What hangs together in the thread already needs no decision. */
const tied = sql<SqlBool>`(exists (select from thread_link l where l.from_id = p.one_id and l.to_id = p.other_id) or exists (select from thread_link l where l.from_id = p.other_id and l.to_id = p.one_id))`;
/** What stands behind another is spoken for. */
const behind = sql<SqlBool>`(exists (select from thread_link l where l.from_id = p.one_id and l.relation = 'merged_into') or exists (select from thread_link l where l.from_id = p.other_id and l.relation = 'merged_into'))`;

function matching(reads: Reads<SimilarityTables & ThreadTables>, { scopes, kind, place, decision }: Omit<PairQuery, 'weights' | 'limit' | 'offset'>) {
  return reads
    .selectFrom('similarity_pair as p')
    .innerJoin('similarity_text as a', 'a.id', 'p.one_id')
    .innerJoin('similarity_text as b', 'b.id', 'p.other_id')
    .where(within('a', scopes))
    .where(within('b', scopes))
    .$if(kind !== null, (q) => q.where((e) => e.or([e('a.kind', '=', kind as string), e('b.kind', '=', kind as string)])))
    .$if(place !== null, (q) => q.where((e) => e.or([e('a.place', '=', place as string), e('b.place', '=', place as string)])))
    .$if(decision !== null, (q) => q.where('p.decision', '=', decision as string))
    .$if(decision === null, (q) => q.where('p.decision', 'is', null).where((e) => e.not(tied)).where((e) => e.not(behind)));
}

/** Pairs of the list, the likeliest first; those that are decided newest first. */
export async function pairList(reads: Reads<SimilarityTables & ThreadTables>, query: PairQuery): Promise<{ readonly items: readonly StoredPair[]; readonly total: number }> {
  const likely = sql`(${sql.join(query.weights.of.map((w, i) => sql`p.signals[${sql.lit(i + 1)}] * ${w}::float8`), sql` + `)})`;
  const found = matching(reads, query);
  const ordered = query.decision === null ? found.orderBy(likely, 'desc').orderBy('p.id') : found.orderBy('p.decided_at', 'desc').orderBy('p.id');
  const rows = await ordered.select(COLUMNS).select((e) => e.fn.countAll<number>().over().as('total')).limit(query.limit).offset(query.offset).execute();
  return { items: rows.map(({ total: _, ...pair }) => pair as StoredPair), total: rows[0]?.total ?? 0 };
}

/** One pair, in whatever state. */
export async function pairById(reads: R, id: string): Promise<StoredPair | null> {
  const row = await reads.selectFrom('similarity_pair as p').select(COLUMNS).where('p.id', '=', id).executeTakeFirst();
  return (row as StoredPair | undefined) ?? null;
}

/** The pair of two texts, if one was found. */
export async function pairBetween(reads: R, a: string, b: string): Promise<StoredPair | null> {
  const [one, other] = a < b ? [a, b] : [b, a];
  const row = await reads.selectFrom('similarity_pair as p').select(COLUMNS).where('p.one_id', '=', one).where('p.other_id', '=', other).executeTakeFirst();
  return (row as StoredPair | undefined) ?? null;
}

/** The pairs with their texts and reasons; one whose text its owner no longer knows is left out. */
export async function withTexts(db: Db | Transaction<Database>, owners: readonly PairOwner[], pairs: readonly StoredPair[]): Promise<Pair[]> {
  const ids = pairs.flatMap((p) => [p.oneId, p.otherId]);
  const texts = new Map((await Promise.all(owners.map((owner) => owner.texts(db, ids)))).flat().map((text) => [text.id, text]));
  return pairs.flatMap((pair): Pair[] => {
    const [one, other] = [texts.get(pair.oneId), texts.get(pair.otherId)];
    if (one === undefined || other === undefined) return [];
    const [first, second] = firstOf(pair, one, other) ? [one, other] : [other, one];
    return [{ ...pair, texts: [first, second], reasons: reasonsFor(first.text, second.text) }];
  });
}

/** Whether `one` comes first: it was kept, or nothing is decided and it is the older or the more binding one. */
function firstOf(pair: StoredPair, one: PairText, other: PairText): boolean {
  if (pair.keptId !== null) return pair.keptId === one.id;
  return `${RANK[one.kind]} ${one.order}` <= `${RANK[other.kind]} ${other.order}`;
}
const RANK: Readonly<Record<PairKind, number>> = { measure: 1, practice: 2, recommendation: 3, submission: 4 };

/** More say no more about what the office means. */
const LEARNED_FROM = 2_000;

/** How the list is ordered now, by the latest decisions. */
export async function learnedWeights(reads: R): Promise<{ readonly weights: Weights; readonly decided: number }> {
  const rows = await reads.selectFrom('similarity_pair').select(['signals', 'decision']).where('decision', 'is not', null).orderBy('decided_at', 'desc').orderBy('id').limit(LEARNED_FROM).execute();
  return { weights: learn(rows as Decided[]), decided: rows.length };
}
