import type { Actor } from '../../../kernel/actor.ts';
import { addDays, dayOf, instantOf, type Day } from '../../../kernel/dates.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { createEvent, type EventInput } from '../commands.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { tellStalls } from '../market/commands.ts';
import { addSpeaker, saveRound, saveSession } from '../programme/commands.ts';
import { programmeOf } from '../programme/queries.ts';
import { eventById, type Event } from '../queries.ts';
import { tellAll } from '../registering/commands.ts';
import type { Attendance } from '../schema.ts';

/** An event that does not take place stays readable, with its reason; everybody who registered is told. Returns how many registrations that were. */
export async function cancelEvent(tx: Tx, actor: Actor, id: string, version: number, reason: Localized): Promise<Result<{ told: number }>> {
  const event = await lockEvent(tx, id);
  if (event === null) return failed('not_found');
  if (event.state !== 'published' || event.endsAt <= new Date()) return failed('wrong_state');
  if (event.version !== version) return failed('stale');
  await tx.updateTable('event').set({ state: 'cancelled', cancel_reason: reason, changed_at: new Date(), version: version + 1 }).where('id', '=', id).execute();
  const told = (await tellAll(tx, id, 'event_cancelled')) + (await tellStalls(tx, id, 'event_cancelled'));
  await record(tx, { actor, kind: 'event', id, action: 'event.cancelled', values: { reason: sourceText(reason), told } });
  return ok({ told });
}

/** Time or place changed after people had registered: the office decides whether to write to them. */
export async function tellChanged(tx: Tx, actor: Actor, id: string): Promise<void> {
  const told = (await tellAll(tx, id, 'event_changed')) + (await tellStalls(tx, id, 'event_changed'));
  await record(tx, { actor, kind: 'event', id, action: 'event.told', values: { told } });
}

export interface Copy {
  /** Days on which the copies take place, at the same time of day. */
  readonly days: readonly Day[];
  readonly seriesId: string | null;
  /** The copy follows up the event. */
  readonly followsUp: boolean;
}

/** Copies of an event with its programme, each on a day of its own, as drafts. Nobody who registered is copied; personal links are not either. */
export async function copyEvent(tx: Tx, actor: Actor, id: string, { days, seriesId, followsUp }: Copy): Promise<Result<readonly string[]>> {
  const event = await eventById(tx, id);
  if (event === null) return failed('not_found');
  const slugs: string[] = [];
  for (const day of days) {
    const copied = await copyOn(tx, actor, event, day, { seriesId: seriesId ?? event.seriesId, originId: followsUp ? event.id : event.originId });
    if (!copied.ok) return copied;
    slugs.push(copied.value);
  }
  return ok(slugs);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });

/** An instant moved by days, at the same time of day as people read it off a clock. */
const moved = (instant: Date, days: number): Date => instantOf(addDays(dayOf(instant), days), CLOCK.format(instant));

async function copyOn(tx: Tx, actor: Actor, event: Event, day: Day, ties: Pick<EventInput, 'seriesId' | 'originId'>): Promise<Result<string>> {
  const days = Math.round((Date.parse(day) - Date.parse(dayOf(event.startsAt))) / 86_400_000);
  const at = (instant: Date): Date => moved(instant, days);
  const later = (instant: Date | null): Date | null => (instant === null ? null : at(instant));
  const { slug: _, participants: __, source: ___, ...content } = event;
  const made = await createEvent(tx, actor, { ...content, ...ties, slug: null, precision: 'time', startsAt: at(event.startsAt), endsAt: at(event.endsAt), opensAt: later(event.opensAt), closesAt: later(event.closesAt) });
  if (!made.ok) return made;
  for (const round of await programmeOf(tx, event.id)) {
    const copied = await saveRound(tx, actor, made.value.id, { title: round.title, startsAt: at(round.startsAt), endsAt: at(round.endsAt) });
    if (!copied.ok) return copied;
    for (const session of round.sessions) {
      const saved = await saveSession(tx, actor, made.value.id, { ...session, roundId: copied.value.id, forumId: null, headcount: null });
      if (!saved.ok) return saved;
      for (const speaker of session.speakers) await addSpeaker(tx, actor, { id: saved.value.id, eventId: made.value.id }, speaker);
    }
  }
  return ok(made.value.slug);
}

/** How many came, where that was counted by hand or stands in a report. */
export async function setParticipants(tx: Tx, actor: Actor, id: string, version: number, input: { readonly participants: number | null; readonly qualifier: Attendance }): Promise<Result<null>> {
  const row = await tx.updateTable('event').set({ participants: input.participants, participants_qualifier: input.qualifier, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'event', id, action: 'event.counted', values: { participants: input.participants, qualifier: input.qualifier } });
  return ok(null);
}
