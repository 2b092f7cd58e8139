import { sql } from 'kysely';
import { z } from 'zod';
import type { Day } from '../../kernel/dates.ts';
import { isId } from '../../kernel/ids.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { AskedPerson } from '../../platform/held.ts';
import type { Db, Reads } from '../../platform/database/types.ts';
import { laterOf, nodesById, type ThreadNode, type ThreadTables } from '../thread/public.ts';
import { isFollowable, stepKinds, type Followable, type Known, type Step, type StepSource } from './rules.ts';
import type { Rhythm } from './schema.ts';
import type { FollowerTables } from './tables.ts';

type R = Reads<FollowerTables & ThreadTables>;

/** What is followed. */
export interface Subject {
  readonly id: string;
  readonly kind: Followable;
  readonly title: Localized;
  readonly href: string;
}

export interface Follower {
  readonly id: string;
  readonly token: string;
  readonly email: string;
  readonly locale: string;
  readonly rhythm: Rhythm;
  readonly askedOn: Day;
  readonly confirmedOn: Day | null;
  readonly toldOn: Day | null;
  readonly since: Date | null;
  readonly subject: Subject;
  /** What is followed is public now. */
  readonly visible: boolean;
}

const followers = (reads: R) =>
  reads
    .selectFrom('follower as f')
    .innerJoin('thread_node as n', 'n.id', 'f.node_id')
    .select(['f.id', 'f.token', 'f.email', 'f.locale', 'f.rhythm', 'f.asked_on as askedOn', 'f.confirmed_on as confirmedOn', 'f.told_on as toldOn', 'f.since', 'f.node_id as nodeId', 'n.kind', 'n.title', 'n.href', 'n.visible']);

function asFollower({ nodeId, kind, title, href, rhythm, ...row }: Awaited<ReturnType<ReturnType<typeof followers>['executeTakeFirstOrThrow']>>): Follower {
  return { ...row, rhythm: rhythm as Rhythm, subject: { id: nodeId, kind: kind as Followable, title, href } };
}

const TOKEN = /^[\w-]{22}$/;

/** Whose link this is; null where it is nobody's. */
export async function followerByToken(reads: R, token: string): Promise<Follower | null> {
  const row = TOKEN.test(token) ? await followers(reads).where('f.token', '=', token).executeTakeFirst() : undefined;
  return row === undefined ? null : asFollower(row);
}

export async function followerById(reads: R, id: string): Promise<Follower | null> {
  const row = await followers(reads).where('f.id', '=', id).executeTakeFirst();
  return row === undefined ? null : asFollower(row);
}

/** Everything an address follows and has confirmed. */
export async function followedBy(reads: R, email: string): Promise<readonly Follower[]> {
  return (await followers(reads).where('f.email', '=', email).where('f.confirmed_on', 'is not', null).orderBy('f.asked_on').orderBy('f.id').execute()).map(asFollower);
}

/** Subscriptions of a mail address, confirmed or not. */
export async function followersOf(reads: R, { email }: AskedPerson): Promise<readonly Follower[]> {
  return email === null ? [] : (await followers(reads).where('f.email', '=', email).orderBy('f.asked_on').limit(200).execute()).map(asFollower);
}

/** One subscription of each address that could be told something; `now`: of those who want to hear at once. */
export async function addressesToTell(reads: R, rhythm: Rhythm | null): Promise<readonly string[]> {
  const all = reads.selectFrom('follower').select(sql<string>`min(id::text)`.as('id')).where('confirmed_on', 'is not', null).groupBy('email');
  return (await (rhythm === null ? all : all.where('rhythm', '=', rhythm)).execute()).map((row) => row.id);
}

/** A public record that can be followed; null where there is none. */
export async function subjectOf(reads: R, nodeId: string): Promise<Subject | null> {
  if (!isId(nodeId)) return null;
  const node = (await nodesById(reads, [nodeId])).get(nodeId);
  return node === undefined || !node.visible || !isFollowable(node.kind) ? null : { id: node.id, kind: node.kind, title: node.title, href: node.href };
}

/** What is known of a record today: what its thread passes after it, and what its slice adds. */
export async function knownOf(db: Db, { id, kind }: Pick<Subject, 'id' | 'kind'>, since: Date, sources: readonly StepSource[], named: (node: ThreadNode) => Step['say']): Promise<Known> {
  const more = await Promise.all(sources.filter((s) => s.kind === kind).map((s) => s.stepsOf(db, id, since)));
  const beside = more.flatMap((m) => m.with ?? []);
  const [own, later] = await Promise.all([nodesById(db, beside), laterOf(db, [id, ...beside], stepKinds(kind))]);
  const nodes = new Map([...[...own.values()].filter((n) => n.visible), ...later].filter((n) => n.id !== id).map((n) => [n.id, n]));
  const steps = [...nodes.values()].map((n): Step => ({ key: `node:${n.id}`, say: named(n), href: n.href }));
  return { steps: [...steps, ...more.flatMap((m) => m.steps)], ended: more.some((m) => m.ended === true) };
}

/** Steps an address was told of already. */
export async function toldTo(reads: R, followerId: string): Promise<ReadonlySet<string>> {
  return new Set((await reads.selectFrom('follower_told').select('step').where('follower_id', '=', followerId).execute()).map((row) => row.step));
}

/** What a mail is to tell: by subscription the steps. */
export const News = z.array(z.object({ follower: z.string(), steps: z.array(z.string()), ended: z.boolean() }));
export type News = z.infer<typeof News>;
