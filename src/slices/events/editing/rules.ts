import { addDays, type Day } from '../../../kernel/dates.ts';

export type Rhythm = 'once' | 'weekly' | 'fortnightly' | 'monthly';

/** The days of a rhythm: weekly, every second week, or the same weekday of the month (the third Tuesday; where a month has no fifth, its last). */
export function daysIn(first: Day, rhythm: Rhythm, times: number): readonly Day[] {
  if (rhythm === 'once') return [first];
  if (rhythm !== 'monthly') return Array.from({ length: times }, (_, i) => addDays(first, i * (rhythm === 'weekly' ? 7 : 14)));
  return Array.from({ length: times }, (_, i) => sameWeekday(first, i));
}

function sameWeekday(first: Day, months: number): Day {
  const [year, month, date] = first.split('-').map(Number) as [number, number, number];
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  const week = Math.floor((date - 1) / 7);
  const start = new Date(Date.UTC(year, month - 1 + months, 1));
  const day = 1 + ((weekday - start.getUTCDay() + 7) % 7) + week * 7;
  const days = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  return `${start.toISOString().slice(0, 8)}${String(day > days ? day - 7 : day).padStart(2, '0')}`;
}
