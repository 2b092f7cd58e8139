import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { WallTables } from '../tables.ts';
import { wallHash } from './rules.ts';

type R = Reads<WallTables>;

export interface Wall {
  readonly question: Localized;
  readonly open: boolean;
  readonly version: number;
}
export type EntryState = 'waiting' | 'shown' | 'hidden';
export interface WallEntry {
  readonly id: string;
  readonly eventId: string;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  /** Digest of the picture; null without one. */
  readonly photo: string | null;
  readonly state: EntryState;
  readonly hiddenReason: string | null;
  /** The wording that was agreed to of standing in the event's documentation, too; null: on the wall alone. */
  readonly documentConsent: number | null;
  readonly submissionId: string | null;
  readonly submissionHref: string | null;
  readonly version: number;
}

const ENTRY = ['id', 'event_id as eventId', 'number', 'text', 'language', 'photo', 'state', 'hidden_reason as hiddenReason', 'documentation_consent_version as documentConsent', 'submission_id as submissionId', 'submission_href as submissionHref', 'version'] as const;

/** The wall of an event; null where nobody made one. */
export async function wallOf(reads: R, eventId: string): Promise<Wall | null> {
  return (await reads.selectFrom('event_wall').select(['question', 'open', 'version']).where('event_id', '=', eventId).executeTakeFirst()) ?? null;
}

/** Entries in the order of writing: those that everybody sees, or all for those who moderate. */
export async function entriesOf(reads: R, eventId: string, states: readonly EntryState[]): Promise<readonly WallEntry[]> {
  return (await reads.selectFrom('event_wall_entry').select(ENTRY).where('event_id', '=', eventId).where('state', 'in', states).orderBy('number').execute()) as WallEntry[];
}

export async function entryById(reads: R, id: string): Promise<WallEntry | null> {
  return ((await reads.selectFrom('event_wall_entry').select(ENTRY).where('id', '=', id).executeTakeFirst()) as WallEntry | undefined) ?? null;
}

/** Whoever holds the receipt. */
export async function entryByCode(reads: R, code: string): Promise<WallEntry | null> {
  return ((await reads.selectFrom('event_wall_entry').select(ENTRY).where('code_hash', '=', wallHash(code)).executeTakeFirst()) as WallEntry | undefined) ?? null;
}

/** Events with texts that nobody has read yet, and how many. */
export async function unreadByEvent(reads: R): Promise<readonly { readonly slug: string; readonly title: Localized; readonly processId: string | null; readonly n: number }[]> {
  return reads
    .selectFrom('event_wall_entry as w')
    .innerJoin('event as e', 'e.id', 'w.event_id')
    .select((b) => ['e.slug', 'e.title', 'e.process_id as processId', b.fn.countAll<number>().as('n')])
    .where('w.state', '=', 'waiting')
    .groupBy('e.id')
    .orderBy('e.starts_at')
    .execute();
}

/** What everybody sees and its author agreed to find in the event's documentation. */
export async function documentedEntries(reads: R, eventId: string): Promise<readonly WallEntry[]> {
  return (await entriesOf(reads, eventId, ['shown'])).filter((entry) => entry.documentConsent !== null);
}
