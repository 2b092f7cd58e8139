import { addDays, type Day } from '../../../kernel/dates.ts';

/** Days from Easter Sunday on which Lower Saxony does not work: Good Friday, Easter Monday, Ascension, Whit Monday. */
const BY_EASTER = [-2, 1, 39, 50];
/** § 2 NFeiertagsG; the day of Reformation since 2018, in 2017 in all of Germany. 24 and 31 December are no working days of the administration (§ 6 TVöD). */
const FIXED = ['01-01', '05-01', '10-03', '10-31', '12-24', '12-25', '12-26', '12-31'];

/** Easter Sunday in the Gregorian calendar (the rule of Gauss as Lichtenberg completed it). */
export function easterOf(year: number): Day {
  const age = year % 19;
  const century = Math.floor(year / 100);
  const secular = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const seed = (19 * age + secular) % 30;
  const fullMoon = 21 + seed - Math.floor((seed + Math.floor(age / 11)) / 29);
  const firstSunday = 7 - ((year + Math.floor(year / 4) + 2 - (2 - Math.floor((3 * century + 3) / 4))) % 7);
  const past = 7 - ((((fullMoon - firstSunday) % 7) + 7) % 7);
  return addDays(`${year}-02-28`, fullMoon + past + (isLeap(year) ? 1 : 0));
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether offices in Lower Saxony are closed on a weekday because of a holiday. */
export function isHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const rest = day.slice(5);
  if (FIXED.includes(rest)) return rest !== '10-31' || year >= 2017;
  const easter = easterOf(year);
  return BY_EASTER.some((n) => addDays(easter, n) === day);
}

/** Whether offices work on that day. */
export function isWorkday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** The day itself if it is a working day, else the last one before. */
export function workdayBy(day: Day): Day {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, -1);
  return found;
}

/** So many working days later, or earlier with a negative number. */
export function addWorkdays(day: Day, days: number): Day {
  let found = day;
  for (let left = Math.abs(days); left > 0; left -= isWorkday(found) ? 1 : 0) found = addDays(found, Math.sign(days));
  return found;
}

/** What an office may set: how early the council office dispatches and how long co-signing takes. */
export interface Pace {
  readonly dispatchDays: number;
  readonly cosignDays: number;
}
export const USUAL: Pace = { dispatchDays: 14, cosignDays: 10 };

const DAYS_TO_ANSWER = 20;
const DAYS_TO_EDIT = 10;
/** Without a sitting: calendar days from today. */
const DAYS_WITHOUT_SITTING = 28;
const LEAST_DAYS_TO_ANSWER = 5;

export interface Calendar {
  /** Units are asked. */
  readonly ask: Day;
  /** Their answers are there. */
  readonly due: Day;
  /** The draft goes round to be co-signed. */
  readonly cosign: Day;
  /** Co-signing is over; it is released and handed to the council office. */
  readonly release: Day;
  /** The council office dispatches. */
  readonly dispatch: Day;
  readonly sitting: Day;
}

/** From the sitting backwards; every day but the sitting's is a working day in Lower Saxony. */
export function calendarOf(sitting: Day, pace: Pace): Calendar {
  const dispatch = workdayBy(addDays(sitting, -pace.dispatchDays));
  const release = addWorkdays(dispatch, -2);
  const cosign = addWorkdays(release, -pace.cosignDays);
  const due = addWorkdays(cosign, -DAYS_TO_EDIT);
  return { ask: addWorkdays(due, -DAYS_TO_ANSWER), due, cosign, release, dispatch, sitting };
}

/** When units answer and from when they are asked; a sitting that is too near leaves them a working week. */
export function datesFor(today: Day, sitting: Day | null, chosen: Day | null, pace: Pace): { readonly dueOn: Day; readonly askOn: Day | null } {
  const planned = sitting === null ? null : calendarOf(sitting, pace);
  const least = addWorkdays(today, LEAST_DAYS_TO_ANSWER);
  const dueOn = chosen ?? (planned === null ? addDays(today, DAYS_WITHOUT_SITTING) : planned.due < least ? least : planned.due);
  return { dueOn, askOn: planned !== null && planned.ask > today && planned.ask < dueOn ? planned.ask : null };
}

export type RequestKind = 'asked' | 'soon' | 'last' | 'overdue' | 'by_hand';

/** The three reminders that go out by themselves: a week before the deadline, the working day before it and the working day after. */
export function remindersFor(due: Day): readonly { readonly kind: 'soon' | 'last' | 'overdue'; readonly on: Day }[] {
  return [{ kind: 'soon', on: workdayBy(addDays(due, -7)) }, { kind: 'last', on: addWorkdays(due, -1) }, { kind: 'overdue', on: addWorkdays(due, 1) }];
}

/** The last day on which each kind went out. */
export function lastOf(requests: readonly { readonly kind: RequestKind; readonly on: Day }[]): ReadonlyMap<RequestKind, Day> {
  const last = new Map<RequestKind, Day>();
  for (const { kind, on } of requests) if (on > (last.get(kind) ?? '')) last.set(kind, on);
  return last;
}

const DAYS_TO_CATCH_UP = 6;

/** What has come due without anybody asking for it. A morning on which the program stood still is made up for; what went out once does not go again. */
export function requestDue(today: Day, { askOn, dueOn }: { readonly askOn: Day | null; readonly dueOn: Day }, sent: ReadonlyMap<RequestKind, Day>): RequestKind | null {
  const asked = sent.get('asked');
  if (askOn !== null && asked === undefined) return today >= askOn ? 'asked' : null;
  const next = remindersFor(dueOn).findLast(({ on }) => on <= today);
  if (next === undefined || today > addDays(next.on, DAYS_TO_CATCH_UP) || (asked !== undefined && next.on <= asked)) return null;
  return (sent.get(next.kind) ?? '') >= next.on ? null : next.kind;
}
