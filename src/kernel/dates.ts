/** A calendar day as `YYYY-MM-DD`; days have no time zone, instants are `Date`. */
export type Day = string;

export const TIME_ZONE = 'Europe/Berlin';

/** Whether the text is a real day (`2026-02-30` is not). */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  // Every month has these; the others are looked up.
  if (/-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(value)) return true;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** Made once: making a format costs a hundred times as much as using it. */
const DAY_FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const MINUTE_FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The day an instant falls on in Germany. */
export function dayOf(instant: Date): Day {
  return DAY_FORMAT.format(instant);
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * The instant of a wall-clock time in Germany (`2026-11-20`, `18:30`). In the hour that summer time skips, the later reading;
 * in the hour it repeats, the earlier.
 */
export function instantOf(day: Day, time = '00:00'): Date {
  const guess = new Date(`${day}T${time}:00Z`);
  const offset = offsetMinutes(new Date(guess.getTime() - 60 * 60_000));
  const first = new Date(guess.getTime() - offset * 60_000);
  const again = offsetMinutes(first);
  return again === offset ? first : new Date(guess.getTime() - again * 60_000);
}

function offsetMinutes(instant: Date): number {
  const parts = MINUTE_FORMAT.format(instant);
  return Math.round((new Date(`${parts.replace(' ', 'T')}Z`).getTime() - instant.getTime()) / 60_000);
}

/** `2026-H2` and its first and last day. */
export function halfYearOf(day: Day): { key: string; from: Day; to: Day } {
  const year = day.slice(0, 4);
  return day.slice(5) < '07-01' ? { key: `${year}-H1`, from: `${year}-01-01`, to: `${year}-06-30` } : { key: `${year}-H2`, from: `${year}-07-01`, to: `${year}-12-31` };
}
