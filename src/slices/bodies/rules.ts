import type { Day } from '../../kernel/dates.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { QuestionState, ReportState } from './schema.ts';

/**
 * Who looks, and when. What was sent to the members by `today` is public; the office sees everything. Every query that pages, data,
 * documents and search are made of takes one, so that none of them can show more than another.
 */
export interface Eye {
  readonly office: boolean;
  readonly today: Day;
}

/** What everybody sees on a day. */
export const everybody = (today: Day): Eye => ({ office: false, today });

interface Duty {
  readonly reportDuty: boolean;
  readonly reportDue: Day | null;
  readonly reportedOn: Day | null;
}

/** Whether a duty to report was kept; one without a day stays open until it is. */
export function reportState({ reportDuty, reportDue, reportedOn }: Duty, today: Day): ReportState {
  if (!reportDuty) return 'none';
  if (reportedOn !== null) return reportDue !== null && reportedOn > reportDue ? 'kept_late' : 'kept';
  return reportDue !== null && reportDue < today ? 'overdue' : 'open';
}

/** Where a councillor's question stands. */
export function questionState({ answeredOn, publishedOn, dueOn }: { readonly answeredOn: Day | null; readonly publishedOn: Day | null; readonly dueOn: Day }, today: Day): QuestionState {
  if (answeredOn !== null) return publishedOn === null ? 'answered' : 'published';
  return dueOn < today ? 'overdue' : 'open';
}

/** Whether somebody belongs to a body on a day. */
export const isCurrent = ({ since, until }: { readonly since: Day; readonly until: Day | null }, today: Day): boolean => since <= today && (until === null || until >= today);

/** A name stands in public by mandate or by consent, never otherwise. */
export const isNamed = ({ name, mandate, consentOn }: { readonly name: string | null; readonly mandate: boolean; readonly consentOn: Day | null }): boolean => name !== null && (mandate || consentOn !== null);

/** How many votes were counted. */
export const votesIn = ({ ayes, noes, abstentions }: { readonly ayes?: number | null; readonly noes?: number | null; readonly abstentions?: number | null }): number => (ayes ?? 0) + (noes ?? 0) + (abstentions ?? 0);

/** Whether a text says anything. */
export const isSaid = (value: Localized): boolean => Object.values(value.texts).some((t) => t.text !== '');

/** Path part of a sitting: its day, and a number where a body meets twice. */
export const sittingSlug = (day: Day, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? day : `${day}-${n}`;
    if (!taken.includes(slug)) return slug;
  }
};

/** Days after a call was decided until everything about applicants is deleted. */
export const KEEP_APPLICATIONS_DAYS = 90;
/** Days after a term until the name of somebody without a public mandate is deleted. */
export const KEEP_NAMES_DAYS = 365;
/** A question or a duty to report is shown among what waits this many days before it is due. */
export const SOON_DAYS = 28;
