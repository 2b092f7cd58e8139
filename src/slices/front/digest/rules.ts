import { addDays, type Day } from '../../../kernel/dates.ts';

export const RHYTHMS = ['off', 'day', 'week'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Whether somebody gets the list today. */
export function isDue(rhythm: Exclude<Rhythm, 'off'>, sentOn: Day | null, today: Day): boolean {
  return sentOn === null || addDays(sentOn, rhythm === 'day' ? 1 : 7) <= today;
}
