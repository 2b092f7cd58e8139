import type { Actor } from '../../../kernel/actor.ts';
import { newCode } from '../../../kernel/code.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import type { Tx } from '../locking/commands.ts';
import type { Session } from '../programme/queries.ts';
import type { Event } from '../queries.ts';
import { linkHash } from '../registering/rules.ts';

/** Makes an expert's personal link; it works until the event is over. Only its hash is kept, and an older one stops working. */
export async function makeLink(tx: Tx, actor: Actor, event: Event, session: Session, speakerId: string): Promise<Result<string>> {
  const speaker = session.speakers.find((s) => s.id === speakerId);
  if (speaker === undefined || session.forumId === null || (speaker.part !== 'internal_expert' && speaker.part !== 'external_expert') || event.endsAt <= new Date()) return failed('wrong_state');
  const link = newCode();
  await tx.updateTable('event_speaker').set({ link_hash: linkHash(link), link_until: event.endsAt }).where('id', '=', speakerId).execute();
  await record(tx, { actor, kind: 'event', id: event.id, action: 'event.link_made', values: { part: speaker.part } });
  return ok(link);
}
