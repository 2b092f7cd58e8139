import { sql } from 'kysely';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { EventTables } from '../tables.ts';
import { eventHref, sessionHref } from '../urls.ts';

type R = Reads<EventTables>;

/** An event or one of its sessions, to which a live room can belong. */
export interface RoomPlace {
  readonly kind: 'event' | 'session';
  readonly id: string;
  readonly title: Localized;
  /** Without language prefix. */
  readonly href: string;
  /** The event, which has the place on the thread. */
  readonly origin: string;
  readonly eventTitle: Localized;
}

const events = (reads: R) => reads.selectFrom('event as e').select(['e.id', 'e.slug', 'e.title']).where('e.state', '=', 'published');
const sessions = (reads: R) =>
  reads.selectFrom('event_session as s').innerJoin('event as e', 'e.id', 's.event_id').innerJoin('event_round as r', 'r.id', 's.round_id').select(['s.id', 's.title', 'e.id as origin', 'e.slug', 'e.title as eventTitle']).where('e.state', '=', 'published');

const asEvent = ({ id, slug, title }: { id: string; slug: string; title: Localized }): RoomPlace => ({ kind: 'event', id, title, href: eventHref(slug), origin: id, eventTitle: title });
const asSession = ({ id, slug, title, origin, eventTitle }: { id: string; slug: string; title: Localized; origin: string; eventTitle: Localized }): RoomPlace => ({ kind: 'session', id, title, href: sessionHref(slug, id), origin, eventTitle });

/** The next events, each with its sessions behind it. */
export async function roomPlaces(reads: R, limit: number, now: Date): Promise<readonly RoomPlace[]> {
  const next = await events(reads).where('e.ends_at', '>', now).orderBy('e.starts_at').orderBy('e.slug').limit(limit).execute();
  const within = await sessions(reads).where(sql<boolean>`e.id = any(${next.map((e) => e.id)})`).orderBy('r.starts_at').orderBy('s.position').execute();
  return next.flatMap((event) => [asEvent(event), ...within.filter((s) => s.origin === event.id).map(asSession)]);
}

/** What an id stands for; null where it is neither an event that everybody sees nor a session of one. */
export async function roomPlace(reads: R, id: string): Promise<RoomPlace | null> {
  const event = await events(reads).where('e.id', '=', id).executeTakeFirst();
  if (event !== undefined) return asEvent(event);
  const session = await sessions(reads).where('s.id', '=', id).executeTakeFirst();
  return session === undefined ? null : asSession(session);
}
