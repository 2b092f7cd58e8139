import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { Part } from '../schema.ts';
import type { ProgrammeTables } from '../tables.ts';

type R = Reads<ProgrammeTables>;

export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly function: Localized;
  readonly part: Part;
  /** Until when a personal link works; null where none was made. */
  readonly linkUntil: Date | null;
}
export interface Session {
  readonly id: string;
  readonly eventId: string;
  readonly roundId: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly room: string;
  readonly capacity: number | null;
  readonly languages: readonly string[];
  readonly forumId: string | null;
  readonly headcount: number | null;
  readonly version: number;
  readonly speakers: readonly Speaker[];
}
export interface Round {
  readonly id: string;
  readonly title: Localized;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly version: number;
  readonly sessions: readonly Session[];
}

const SESSION = ['id', 'event_id as eventId', 'round_id as roundId', 'title', 'description', 'room', 'capacity', 'languages', 'forum_id as forumId', 'headcount', 'version'] as const;

/** Rounds in the order of time, each with its sessions. */
export async function programmeOf(reads: R, eventId: string): Promise<readonly Round[]> {
  const rounds = await reads.selectFrom('event_round').select(['id', 'title', 'starts_at as startsAt', 'ends_at as endsAt', 'version']).where('event_id', '=', eventId).orderBy('starts_at').orderBy('ends_at').orderBy('id').execute();
  const sessions = await reads.selectFrom('event_session').select(SESSION).where('event_id', '=', eventId).orderBy('position').orderBy('id').execute();
  const speakers = await speakersOf(reads, sessions.map((s) => s.id));
  const full = sessions.map((s): Session => ({ ...s, speakers: speakers.get(s.id) ?? [] }));
  return rounds.map((round) => ({ ...round, sessions: full.filter((s) => s.roundId === round.id) }));
}

async function speakersOf(reads: R, sessionIds: readonly string[]): Promise<ReadonlyMap<string, Speaker[]>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await reads.selectFrom('event_speaker').select(['id', 'session_id', 'name', 'function', 'part', 'link_until as linkUntil']).where('session_id', 'in', sessionIds).orderBy('position').execute();
  return Map.groupBy(rows.map((r) => ({ ...r, part: r.part as Part })), (r) => r.session_id);
}

export async function sessionById(reads: R, id: string): Promise<Session | null> {
  const row = await reads.selectFrom('event_session').select(SESSION).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...row, speakers: (await speakersOf(reads, [id])).get(id) ?? [] };
}

/** People choose one session of these. */
export const choiceRounds = (rounds: readonly Round[]): readonly Round[] => rounds.filter((r) => r.sessions.length > 1);
