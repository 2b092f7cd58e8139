import type { Reads } from '../../../platform/database/types.ts';
import { sessionById, type Session, type Speaker } from '../programme/queries.ts';
import { linkHash } from '../registering/rules.ts';
import type { ProgrammeTables } from '../tables.ts';

/** Whose personal link this is, while it works. */
export async function expertByLink(reads: Reads<ProgrammeTables>, link: string, now: Date): Promise<{ readonly session: Session; readonly expert: Speaker } | null> {
  const row = await reads.selectFrom('event_speaker').select(['id', 'session_id']).where('link_hash', '=', linkHash(link)).where('link_until', '>', now).executeTakeFirst();
  const session = row === undefined ? null : await sessionById(reads, row.session_id);
  const expert = session?.speakers.find((s) => s.id === row?.id);
  return session === null || expert === undefined ? null : { session, expert };
}
