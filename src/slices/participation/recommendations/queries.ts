import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { suggestSimilar, type SimilarityTables } from '../../similarity/public.ts';
import type { ProcessTables, PublicTables, RecommendationTables } from '../tables.ts';
import { recommendationHref } from '../urls.ts';
import type { RecommendationState } from './schema.ts';

type R = Reads<PublicTables>;
/** Recommendations alone, for slices that deal with nothing else of this one. */
type Own = Reads<ProcessTables & RecommendationTables>;

/** To whom it was forwarded, and what they said. */
export interface Forwarded {
  readonly to: string;
  /** Null until the letter has gone. */
  readonly on: Day | null;
  readonly repliedOn: Day | null;
  /** Null while there is none, or where it is not for everybody to read. */
  readonly reply: Localized | null;
}

/** What was decided, in words its authors understand. */
export interface Decided {
  readonly reason: Localized;
  readonly on: Day;
  /** Page without language prefix. */
  readonly href: string;
  readonly forwarded?: Forwarded | null;
}

export interface Recommendation {
  readonly id: string;
  readonly processId: string;
  readonly processSlug: string;
  readonly number: number;
  readonly field: Localized;
  readonly title: Localized;
  readonly text: Localized;
  readonly prospect: Localized;
  readonly state: RecommendationState;
  readonly publishedOn: Day | null;
  readonly source: string;
  readonly version: number;
  /** Null while nothing is decided. */
  readonly decision: Decided | null;
  /** Page without language prefix. */
  readonly href: string;
}

const base = (reads: Own) =>
  reads
    .selectFrom('recommendation as r')
    .innerJoin('process as p', 'p.id', 'r.process_id')
    .select(['r.id', 'r.process_id as processId', 'p.slug as processSlug', 'r.number', 'r.field', 'r.title', 'r.text', 'r.prospect', 'r.state', 'r.published_on as publishedOn', 'r.source', 'r.version', 'r.decision_reason as reason', 'r.decided_on as decidedOn', 'r.decision_href as decisionHref', 'r.forwarded_to as forwardedTo', 'r.forwarded_on as forwardedOn', 'r.replied_on as repliedOn', 'r.reply']);
type Row = Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>;
const asRecommendation = ({ reason, decidedOn, decisionHref, forwardedTo, forwardedOn, repliedOn, reply, ...row }: Row): Recommendation => ({
  ...(row as Omit<Recommendation, 'decision' | 'href'>),
  decision: reason === null || decidedOn === null || decisionHref === null ? null : { reason, on: decidedOn as Day, href: decisionHref, forwarded: forwardedTo === null ? null : { to: forwardedTo, on: forwardedOn, repliedOn, reply } },
  href: recommendationHref(row.processSlug, row.number),
});
const open = (reads: Own) => base(reads).where('r.state', '<>', 'draft').where('p.published_on', 'is not', null);

const inOrder = (reads: Own) => open(reads).orderBy('p.published_on', 'desc').orderBy('p.slug').orderBy('r.number');
const all = composed(inOrder);
const ofProcess = composed((reads: Own, processId: string) => inOrder(reads).where('r.process_id', '=', processId));
const byProcess = composed((reads: Own) => reads.selectFrom('recommendation').select(({ fn }) => ['process_id', fn.countAll<number>().as('n')]).where('state', '<>', 'draft').groupBy('process_id'));
const counted = composed((reads: Own) => open(reads).clearSelect().select(({ fn }) => fn.countAll<number>().as('n')));

/** Public recommendations of a process by number; of all public processes without an id. */
export async function recommendationList(reads: Own, processId: string | null): Promise<Recommendation[]> {
  return (processId === null ? await all(reads) : await ofProcess(reads, processId)).map(asRecommendation);
}

/** A public recommendation as a list names it. */
export type RecommendationHead = Pick<Recommendation, 'id' | 'number' | 'title' | 'field' | 'href'>;

const heads = composed((reads: Own, processId: string) =>
  reads
    .selectFrom('recommendation as r')
    .innerJoin('process as p', 'p.id', 'r.process_id')
    .select(['r.id', 'r.number', 'r.title', 'r.field', 'p.slug'])
    .where('r.process_id', '=', processId)
    .where('r.state', '<>', 'draft')
    .where('p.published_on', 'is not', null)
    .orderBy('r.number'),
);

/** Public recommendations of a process by number, without their texts. */
export async function recommendationHeads(reads: Own, processId: string): Promise<readonly RecommendationHead[]> {
  return (await heads(reads, processId)).map(({ slug, ...r }) => ({ ...r, href: recommendationHref(slug, r.number) }));
}

/** How many public recommendations there are. */
export async function recommendationCount(reads: Own): Promise<number> {
  return (await counted(reads))[0]?.n ?? 0;
}

/** Drafts too: for the office. */
export async function recommendationsForStaff(reads: Own, processId: string): Promise<Recommendation[]> {
  return (await base(reads).where('r.process_id', '=', processId).orderBy('r.number').execute()).map(asRecommendation);
}

/** In whatever state: callers decide who may see a draft. */
export async function recommendationById(reads: Own, id: string): Promise<Recommendation | null> {
  const row = await base(reads).where('r.id', '=', id).executeTakeFirst();
  return row === undefined ? null : asRecommendation(row);
}

/** Those of some ids that are public. */
export async function recommendationsByIds(reads: Own, ids: readonly string[]): Promise<Recommendation[]> {
  if (ids.length === 0) return [];
  return (await open(reads).where(sql<boolean>`r.id = any(${ids})`).execute()).map(asRecommendation);
}

/** In whatever state. */
export async function recommendationByNumber(reads: Own, processId: string, number: number): Promise<Recommendation | null> {
  const row = await base(reads).where('r.process_id', '=', processId).where('r.number', '=', number).executeTakeFirst();
  return row === undefined ? null : asRecommendation(row);
}

export interface SimilarRecommendation {
  readonly recommendation: Recommendation;
  readonly score: number;
}

/** Public recommendations of any process about the same thing, most alike first. */
export async function similarRecommendations(reads: Reads<ProcessTables & RecommendationTables & SimilarityTables>, text: string, except: string): Promise<SimilarRecommendation[]> {
  const similar = await suggestSimilar(reads, { kind: 'recommendation', text, except });
  if (similar.length === 0) return [];
  const rows = await open(reads).where('r.id', 'in', similar.map((s) => s.id)).execute();
  return similar.flatMap(({ id, score }) => rows.filter((row) => row.id === id).map((row) => ({ recommendation: asRecommendation(row), score })));
}

/** Submissions (in whatever state) and forums it was condensed from, as chosen. */
export async function originsOf(reads: R, recommendationId: string): Promise<{ submissionIds: string[]; forumIds: string[] }> {
  const submissions = await reads.selectFrom('recommendation_submission').select('submission_id as id').where('recommendation_id', '=', recommendationId).execute();
  const forums = await reads.selectFrom('recommendation_forum').select('forum_id as id').where('recommendation_id', '=', recommendationId).execute();
  return { submissionIds: submissions.map((s) => s.id), forumIds: forums.map((f) => f.id) };
}

export interface PublicOrigin {
  readonly recommendationId: string;
  readonly number: number;
  readonly public: boolean;
}

/** What recommendations came from, across merges: numbers of submissions, and whether each is public. */
export async function originNumbers(reads: R, recommendationIds: readonly string[]): Promise<PublicOrigin[]> {
  if (recommendationIds.length === 0) return [];
  return reads
    .withRecursive('origin', (q) =>
      q
        .selectFrom('recommendation_submission')
        .select(['recommendation_id', 'submission_id'])
        .where(sql<boolean>`recommendation_id = any(${recommendationIds})`)
        .union(q.selectFrom('submission as s').innerJoin('origin as o', 'o.submission_id', 's.merged_into').select(['o.recommendation_id', 's.id as submission_id'])),
    )
    .selectFrom('origin as o')
    .innerJoin('submission as s', 's.id', 'o.submission_id')
    .select(['o.recommendation_id as recommendationId', 's.number', sql<boolean>`s.state = 'published'`.as('public')])
    .where('s.state', '<>', 'withdrawn')
    .orderBy('s.number')
    .execute();
}

export async function forumNumbers(reads: R, recommendationIds: readonly string[]): Promise<{ recommendationId: string; number: number }[]> {
  if (recommendationIds.length === 0) return [];
  return reads
    .selectFrom('recommendation_forum as rf')
    .innerJoin('forum as f', 'f.id', 'rf.forum_id')
    .select(['rf.recommendation_id as recommendationId', 'f.number'])
    .where(sql<boolean>`rf.recommendation_id = any(${recommendationIds})`)
    .orderBy('f.number')
    .execute();
}

/** Public recommendations that came of submissions, directly or through those they were merged into. */
export async function recommendationsFrom(reads: R, submissionIds: readonly string[]): Promise<(Recommendation & { readonly submissionId: string })[]> {
  if (submissionIds.length === 0) return [];
  const rows = await reads
    .withRecursive('up', (q) =>
      q
        .selectFrom('submission')
        .select(['id as submission_id', 'id', 'merged_into'])
        .where(sql<boolean>`id = any(${submissionIds})`)
        .union(q.selectFrom('submission as s').innerJoin('up', 'up.merged_into', 's.id').select(['up.submission_id', 's.id', 's.merged_into'])),
    )
    .selectFrom('up')
    .innerJoin('recommendation_submission as rs', 'rs.submission_id', 'up.id')
    .select(['up.submission_id as submissionId', 'rs.recommendation_id as id'])
    .distinct()
    .execute();
  const found = new Map((await open(reads).where(sql<boolean>`r.id = any(${rows.map((r) => r.id)})`).execute()).map((r) => [r.id, asRecommendation(r)]));
  return rows.flatMap(({ submissionId, id }) => (found.has(id) ? [{ ...(found.get(id) as Recommendation), submissionId }] : []));
}

/** Public recommendations that came of a forum. */
export async function recommendationsOfForum(reads: R, forumId: string): Promise<Recommendation[]> {
  const rows = await open(reads).where('r.id', 'in', (q) => q.selectFrom('recommendation_forum').select('recommendation_id').where('forum_id', '=', forumId)).orderBy('r.number').execute();
  return rows.map(asRecommendation);
}

/** How many public recommendations each process has. */
export async function recommendationCounts(reads: R): Promise<ReadonlyMap<string, number>> {
  const rows = await byProcess(reads);
  return new Map(rows.map((r) => [r.process_id, r.n]));
}

/** Which of these recommendations belong to an invented process: whatever is said about them says so too. */
export async function inventedAmong(reads: Own, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reads.selectFrom('recommendation as r').innerJoin('process as p', 'p.id', 'r.process_id').select('r.id').where('r.id', 'in', ids).where('p.invented', '=', true).execute();
  return new Set(rows.map((r) => r.id));
}
