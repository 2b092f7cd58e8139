import type { Module } from '../instance/public.ts';

/** Forms and doings that have a privacy notice of their own (Art. 13 GDPR), and the module they belong to. */
export const NOTICES = [
  { key: 'submission', module: 'participation' },
  { key: 'follow', module: 'participation' },
  { key: 'concern', module: 'participation' },
  { key: 'subscription', module: 'participation' },
  { key: 'survey', module: 'surveys' },
  { key: 'ballot', module: 'ballots' },
  { key: 'live', module: 'live' },
  { key: 'event-registration', module: 'events' },
  { key: 'event-stall', module: 'events' },
  { key: 'wall', module: 'events' },
  { key: 'account', module: null },
  { key: 'barrier', module: null },
  { key: 'visit', module: null },
] as const satisfies readonly { key: string; module: Module | null }[];
export type Notice = (typeof NOTICES)[number]['key'];

export const noticesFor = (modules: ReadonlySet<string>): readonly Notice[] => NOTICES.filter((n) => n.module === null || modules.has(n.module)).map((n) => n.key);

/** Notices whose period the operator sets: the name of the setting, and the days where nothing is set. */
const SET_PERIODS: Readonly<Partial<Record<Notice, { readonly setting: string; readonly days: number }>>> = { 'event-registration': { setting: 'event_keep_days', days: 90 }, 'event-stall': { setting: 'event_keep_days', days: 90 } };

/** Days that a notice names; 0 where it names none. */
export function noticeDays(notice: Notice, settings: Readonly<Record<string, string>>): number {
  const period = SET_PERIODS[notice];
  const set = Number(settings[period?.setting ?? '']);
  return period === undefined ? 0 : set > 0 ? set : period.days;
}

/** A report waits for an answer this long (NBGG: four weeks until the arbitration office may be called; the office aims at half). */
export const ANSWER_DAYS = 14;

/** Day of the statement's present wording; a confirmed review replaces it. */
export const STATEMENT_DAY = '2026-11-20';
