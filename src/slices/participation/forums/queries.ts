import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { PublicTables } from '../tables.ts';
import { forumHref } from '../urls.ts';
import type { Attendance } from './schema.ts';

type R = Reads<PublicTables>;

export interface Forum {
  readonly id: string;
  readonly processId: string;
  readonly processSlug: string;
  readonly number: number;
  readonly title: Localized;
  readonly heldOn: Day | null;
  readonly place: string;
  readonly minutes: Localized;
  readonly participants: number | null;
  readonly qualifier: Attendance;
  readonly source: string;
  readonly version: number;
}

const base = (reads: R) =>
  reads
    .selectFrom('forum as f')
    .innerJoin('process as p', 'p.id', 'f.process_id')
    .select(['f.id', 'f.process_id as processId', 'p.slug as processSlug', 'f.number', 'f.title', 'f.held_on as heldOn', 'f.place', 'f.minutes', 'f.participants', 'f.participants_qualifier as qualifier', 'f.source', 'f.version']);

const ofProcess = composed((reads: R, processId: string) => base(reads).where('f.process_id', '=', processId).orderBy('f.number'));

export async function forumsOf(reads: R, processId: string): Promise<readonly Forum[]> {
  return (await ofProcess(reads, processId)) as Forum[];
}

/** A forum as a list names it. */
export type ForumHead = Pick<Forum, 'id' | 'number' | 'title' | 'heldOn' | 'place'>;

const heads = composed((reads: R, processId: string) => reads.selectFrom('forum').select(['id', 'number', 'title', 'held_on as heldOn', 'place']).where('process_id', '=', processId).orderBy('number'));

/** The forums of a process without their minutes. */
export const forumHeads = (reads: R, processId: string): Promise<readonly ForumHead[]> => heads(reads, processId);

export async function forumByNumber(reads: R, processId: string, number: number): Promise<Forum | null> {
  return ((await base(reads).where('f.process_id', '=', processId).where('f.number', '=', number).executeTakeFirst()) as Forum | undefined) ?? null;
}

export async function forumById(reads: R, id: string): Promise<Forum | null> {
  return ((await base(reads).where('f.id', '=', id).executeTakeFirst()) as Forum | undefined) ?? null;
}

/** Ids of the submissions discussed, in whatever state. */
export async function discussedIn(reads: R, forumId: string): Promise<readonly string[]> {
  return (await reads.selectFrom('forum_submission').select('submission_id').where('forum_id', '=', forumId).execute()).map((r) => r.submission_id);
}

/** Paths of the pages of public forums, by their ids. */
export async function forumLinks(reads: R, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const forums = ids.length === 0 ? [] : await base(reads).where('f.id', 'in', [...ids]).where('p.published_on', 'is not', null).execute();
  return new Map(forums.map((f) => [f.id, forumHref(f.processSlug, f.number)]));
}
