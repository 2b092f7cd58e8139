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
  readonly submissionId: string | null;
  readonly submissionHref: string | null;
  readonly version: number;
}

const ENTRY = ['id', 'event_id as eventId', 'number', 'text', 'language', 'photo', 'state', 'hidden_reason as hiddenReason', 'submission_id as submissionId', 'submission_href as submissionHref', 'version'] as const;

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
