import { dayOf, type Day } from '../../kernel/dates.ts';
import { daysIn } from '../../kernel/period.ts';
import type { EventState, Precision } from './schema.ts';

/** What the rules need of an event. */
export interface Times {
  readonly state: EventState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Days after an event until registrations and contacts go: the operator's setting within these limits, 90 where nothing is set. An event can say less. */
export const KEEP = { days: 90, setting: { key: 'event_keep_days', least: 1, most: 365 } } as const;

/** Days in force for an event. */
export function keepDaysOf(settings: Readonly<Record<string, string>>, { keepDays }: { readonly keepDays: number | null }): number {
  const all = daysIn(KEEP, settings);
  return Math.min(keepDays ?? all, all);
}

export type PublicState = 'published' | 'over' | 'cancelled';

export function publicState({ state, endsAt }: Times, now: Date): PublicState {
  if (state === 'cancelled') return 'cancelled';
  return endsAt <= now ? 'over' : 'published';
}

export interface Registering extends Times {
  readonly registration: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly capacity: number | null;
  readonly waitingList: boolean;
}

export type RegistrationStatus = 'none' | 'not_yet' | 'open' | 'waiting' | 'full' | 'closed';

/** Whether one can register now; `taken` are the confirmed places. */
export function registrationStatus(event: Registering, taken: number, now: Date): RegistrationStatus {
  if (!event.registration || event.state !== 'published') return 'none';
  if (event.opensAt !== null && now < event.opensAt) return 'not_yet';
  if (now >= (event.closesAt ?? event.endsAt) || now >= event.endsAt) return 'closed';
  if (freePlaces(event.capacity, taken) > 0) return 'open';
  return event.waitingList ? 'waiting' : 'full';
}

/** Free places; without a limit there is always room. */
export const freePlaces = (capacity: number | null, taken: number): number => (capacity === null ? Number.MAX_SAFE_INTEGER : Math.max(0, capacity - taken));

export interface Queued {
  readonly id: string;
  readonly places: number;
}

/**
 * Who moves up from the waiting list: in the order of registering, as long as there is room. A group that does not fit keeps its
 * turn and lets smaller ones behind it pass, because an empty chair helps nobody. Afterwards nobody waits who would fit.
 */
export function moveUp(free: number, queue: readonly Queued[]): readonly string[] {
  let left = free;
  return queue.flatMap(({ id, places }) => {
    if (places > left) return [];
    left -= places;
    return [id];
  });
}

/** First and last day of an event. */
export const daysOf = ({ startsAt, endsAt }: Pick<Times, 'startsAt' | 'endsAt'>): { first: Day; last: Day } => ({ first: dayOf(startsAt), last: dayOf(endsAt) });

/** Whether a date is known to the day: only then does it stand in a calendar. */
export const hasDay = (precision: Precision): boolean => precision === 'time' || precision === 'day';

/** `2026-12` with its first and last day, and the months before and after it. */
export interface Month {
  readonly key: string;
  readonly first: Day;
  readonly next: string;
  readonly previous: string;
  /** Weeks from Monday to Sunday; null where a day belongs to another month. */
  readonly weeks: readonly (readonly (Day | null)[])[];
}

/** The month of a key like `2026-12`; null where it is none. */
export function monthOf(key: string): Month | null {
  const match = /^(19|20)(\d{2})-(0[1-9]|1[0-2])$/.exec(key);
  if (match === null) return null;
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5))];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const cells: (Day | null)[] = [...Array.from({ length: lead }, () => null), ...Array.from({ length: days }, (_, i) => `${key}-${String(i + 1).padStart(2, '0')}`)];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  return { key, first: `${key}-01`, next: shifted(year, month + 1), previous: shifted(year, month - 1), weeks };
}

function shifted(year: number, month: number): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  return date.toISOString().slice(0, 7);
}

/** Whether an event takes place on a day. */
export function isOn(event: Pick<Times, 'startsAt' | 'endsAt'>, day: Day): boolean {
  const { first, last } = daysOf(event);
  return first <= day && day <= last;
}
