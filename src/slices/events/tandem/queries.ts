import type { Reads } from '../../../platform/database/types.ts';
import { sessionById, type Session, type Speaker } from '../programme/queries.ts';
import { linkHash } from '../registering/rules.ts';
import type { ProgrammeTables } from '../tables.ts';

/** Whose personal link this is, while it works: until the event is over, also where that was put off after the link was made. */
export async function expertByLink(reads: Reads<ProgrammeTables>, link: string, now: Date): Promise<{ readonly session: Session; readonly expert: Speaker } | null> {
  const row = await reads.selectFrom('event_speaker as p').innerJoin('event_session as s', 's.id', 'p.session_id').innerJoin('event as e', 'e.id', 's.event_id').select(['p.id', 'p.session_id']).where('p.link_hash', '=', linkHash(link)).where('e.ends_at', '>', now).executeTakeFirst();
  const session = row === undefined ? null : await sessionById(reads, row.session_id);
  const expert = session?.speakers.find((s) => s.id === row?.id);
  return session === null || expert === undefined ? null : { session, expert };
}
