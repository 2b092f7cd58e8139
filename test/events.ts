import { system } from '../src/kernel/actor.ts';
import { readCode } from '../src/kernel/code.ts';
import { addDays, dayOf, instantOf } from '../src/kernel/dates.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { createEvent, publishEvent, type EventInput } from '../src/slices/events/commands.ts';
import { saveRound, saveSession } from '../src/slices/events/programme/commands.ts';
import { eventBySlug } from '../src/slices/events/queries.ts';
import { guestsOf } from '../src/slices/events/registering/queries.ts';

const actor = system('test');

/** Ten o'clock, some days from today. */
export const soon = (days = 20): Date => instantOf(addDays(dayOf(new Date()), days), '10:00');

export interface BuiltEvent {
  readonly id: string;
  readonly slug: string;
  readonly sessions: readonly string[];
}

/** A published event that takes registrations; with sessions of the given capacities in one round. */
export async function buildEvent(db: Db, input: Partial<EventInput> = {}, capacities: readonly (number | null)[] = []): Promise<BuiltEvent> {
  const startsAt = input.startsAt ?? soon();
  return write(db, async (tx) => {
    const event = valueOf(await createEvent(tx, actor, { title: localized('Gut ankommen'), summary: localized('Ein Abend'), kind: 'forum', startsAt, endsAt: new Date(startsAt.getTime() + 5 * 3_600_000), registration: true, ...input }));
    const sessions: string[] = [];
    if (capacities.length > 0) {
      const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Runde'), startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }));
      for (const [i, capacity] of capacities.entries()) sessions.push(valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized(`Raum ${i + 1}`), description: localized(''), room: `${i + 1}`, capacity, languages: [], forumId: null })).id);
    }
    valueOf(await publishEvent(tx, actor, event.id));
    return { ...event, sessions };
  });
}

/** The code of the registration that an answer leads to; empty where it leads elsewhere. */
export const registrationIn = (answer: Response): string => readCode(decodeURIComponent(/\/registrations\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')) ?? '';

/** Everybody who registered, in whatever state. */
export const guestsBySlug = async (db: Db, slug: string) => guestsOf(db, (await eventBySlug(db, slug))?.id ?? '', ['confirmed', 'waiting', 'cancelled']);

export const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
