import { daysIn, type Period } from '../../kernel/period.ts';
import type { Module } from '../instance/public.ts';

/** Forms and doings that have a privacy notice of their own (Art. 13 GDPR), and the module they belong to. */
export const NOTICES = [
  { key: 'submission', module: 'participation' },
  { key: 'follow', module: 'participation' },
  { key: 'concern', module: 'participation' },
  { key: 'subscription', module: null },
  { key: 'comment', module: 'concept' },
  { key: 'survey', module: 'surveys' },
  { key: 'ballot', module: 'ballots' },
  { key: 'live', module: 'live' },
  { key: 'event-registration', module: 'events' },
  { key: 'event-stall', module: 'events' },
  { key: 'wall', module: 'events' },
  { key: 'practice', module: 'concept' },
  { key: 'application', module: 'bodies' },
  { key: 'account', module: null },
  { key: 'barrier', module: null },
  { key: 'visit', module: null },
] as const satisfies readonly { key: string; module: Module | null }[];
export type Notice = (typeof NOTICES)[number]['key'];

export const noticesFor = (modules: ReadonlySet<string>): readonly Notice[] => NOTICES.filter((n) => n.module === null || modules.has(n.module)).map((n) => n.key);

/** Notices whose period the operator may set, with the class of the deletion plan that has it. */
const SET_PERIODS: Readonly<Partial<Record<Notice, string>>> = { 'event-registration': 'event.registration', 'event-stall': 'event.stall' };

/** Days that a notice names; 0 where it names none. */
export function noticeDays(notice: Notice, classes: readonly (Period & { readonly key: string })[], settings: Readonly<Record<string, string>>): number {
  const period = classes.find((c) => c.key === SET_PERIODS[notice]);
  return period === undefined ? 0 : daysIn(period, settings);
}

/** A report waits for an answer this long (NBGG: four weeks until the arbitration office may be called; the office aims at half). */
export const ANSWER_DAYS = 14;

/** Day of the statement's present wording; a confirmed review replaces it. */
export const STATEMENT_DAY = '2026-11-20';
