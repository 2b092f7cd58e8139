import { z } from 'zod';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { laterOf, nodesById, NODE_KINDS, type ThreadNode, type ThreadTables } from '../../thread/public.ts';
import { recommendationList } from '../recommendations/queries.ts';
import { submissionCount } from '../submissions/queries.ts';
import type { FollowerTables, PublicTables } from '../tables.ts';

type R = Reads<FollowerTables & PublicTables>;

/** What a follower was told of until now. */
export const Seen = z.object({ submissions: z.number(), ids: z.array(z.string()) });
export type Seen = z.infer<typeof Seen>;

export interface Follower {
  readonly id: string;
  readonly token: string;
  readonly processId: string;
  readonly processTitle: Localized;
  readonly processSlug: string;
  /** Number of the contribution; null where the whole process is followed. */
  readonly number: number | null;
  readonly submissionId: string | null;
  readonly email: string;
  readonly locale: string;
  readonly askedOn: Day;
  readonly confirmedOn: Day | null;
  readonly toldOn: Day | null;
  readonly seen: Seen;
}

const base = (reads: R) =>
  reads
    .selectFrom('follower as f')
    .innerJoin('process as p', 'p.id', 'f.process_id')
    .leftJoin('submission as s', 's.id', 'f.submission_id')
    .select(['f.id', 'f.token', 'f.process_id as processId', 'p.title as processTitle', 'p.slug as processSlug', 's.number', 'f.submission_id as submissionId', 'f.email', 'f.locale', 'f.asked_on as askedOn', 'f.confirmed_on as confirmedOn', 'f.told_on as toldOn', 'f.seen']);
const asFollower = (row: Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>): Follower => ({ ...row, seen: Seen.parse(row.seen) });

const TOKEN = /^[\w-]{22}$/;

/** Whose link this is; null where it is nobody's. */
export async function followerByToken(reads: R, token: string): Promise<Follower | null> {
  const row = TOKEN.test(token) ? await base(reads).where('f.token', '=', token).executeTakeFirst() : undefined;
  return row === undefined ? null : asFollower(row);
}

export async function followerById(reads: R, id: string): Promise<Follower | null> {
  const row = await base(reads).where('f.id', '=', id).executeTakeFirst();
  return row === undefined ? null : asFollower(row);
}

/** Those who confirmed and got no mail on this day. */
export async function toTell(reads: R, today: Day): Promise<readonly string[]> {
  const rows = await reads.selectFrom('follower').select('id').where('confirmed_on', 'is not', null).where((e) => e.or([e('told_on', 'is', null), e('told_on', '<', today)])).execute();
  return rows.map((r) => r.id);
}

/** Subscriptions of a mail address. */
export async function followersOf(reads: R, { email }: AskedPerson): Promise<readonly Follower[]> {
  if (email === null) return [];
  return (await base(reads).where('f.email', '=', email).orderBy('f.asked_on').limit(200).execute()).map(asFollower);
}

export interface Standing {
  readonly submissions: number;
  readonly nodes: readonly ThreadNode[];
}

/** What there is publicly of a process, or of a contribution's thread. */
export async function standingOf(reads: Reads<PublicTables & ThreadTables>, { processId, submissionId }: Pick<Follower, 'processId' | 'submissionId'>): Promise<Standing> {
  if (submissionId !== null) return { submissions: 0, nodes: await laterOf(reads, [submissionId], NODE_KINDS) };
  const recommendations = (await recommendationList(reads, processId)).map((r) => r.id);
  const [submissions, own, later] = await Promise.all([submissionCount(reads, processId), nodesById(reads, recommendations), laterOf(reads, [processId, ...recommendations], NODE_KINDS.filter((kind) => kind !== 'submission' && kind !== 'recommendation'))]);
  return { submissions, nodes: [...own.values()].filter((n) => n.visible).concat(later) };
}
