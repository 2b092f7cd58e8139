import { createHash } from 'node:crypto';
import { newCode } from '../../../kernel/code.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { pointsOf, type Around } from '../chapters/rules.ts';
import type { ContentField } from '../editions/rules.ts';

export const COMMENT_STATES = ['received', 'published', 'withheld'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];
/** What a comment led to in the draft. */
export const RESULTS = ['taken_up', 'partly', 'not_taken_up', 'noted'] as const;
export type CommentResult = (typeof RESULTS)[number];
/** Days after the end of a period: receipts and what was not published go. */
export const RECEIPT_DAYS = 365;
export const LONGEST_COMMENT = 5_000;

export interface Consultation {
  readonly editionId: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly note: Localized | null;
}
export interface Comment {
  readonly id: string;
  readonly editionId: string;
  readonly number: number;
  readonly part: string;
  /** Name of a committee; null where it came from the public. */
  readonly body: string | null;
  readonly text: string;
  readonly lang: string;
  readonly state: CommentState;
  readonly withheldReason: string | null;
  readonly answer: Localized | null;
  readonly result: CommentResult | null;
  readonly answeredOn: Day | null;
  readonly receivedOn: Day;
  readonly version: number;
}

export type Phase = 'planned' | 'open' | 'closed';
export const phaseOf = (consultation: Consultation, day: Day): Phase => (day < consultation.opensOn ? 'planned' : day > consultation.closesOn ? 'closed' : 'open');

/** From the first day of the period on everybody may read the draft, also after it: comments without their text say nothing. */
export const isPublicDraft = (consultation: Consultation | null, now: Date): boolean => consultation !== null && phaseOf(consultation, dayOf(now)) !== 'planned';

/** A part of a draft that can be commented on, with its title in the contents; null for what the page has words of its own for. */
export interface DraftPart {
  readonly key: string;
  readonly title: Localized | null;
}

/** All parts in reading order, the whole first. */
export function partsOf(around: Around, fields: readonly ContentField[]): readonly DraftPart[] {
  const chapters = (place: 'before' | 'after'): DraftPart[] => around.chapters.filter((h) => h.place === place).map((h) => ({ key: `chapter:${h.code}`, title: h.title }));
  const own = (key: string, there: boolean): DraftPart[] => (there ? [{ key, title: null }] : []);
  return [
    { key: 'whole', title: null }, ...chapters('before'),
    ...own('strategic_goals', pointsOf(around, 'strategic_goal').length > 0), ...own('conditions', pointsOf(around, 'condition').length > 0),
    ...fields.map((f) => ({ key: `field:${f.code}`, title: f.title })), ...chapters('after'), ...own('glossary', around.terms.length > 0),
  ];
}

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a receipt. It has 80 random bits, so its plain digest cannot be searched. */
export const receiptHash = (code: string): Buffer => sha256('comment receipt', code);

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The receipt follows from the form's own random value and the words, so that the same form sent twice is one comment with one receipt. */
export function receiptFor(token: string, part: string, text: string): string {
  if (!TOKEN.test(token)) return newCode();
  return newCode((bytes) => {
    bytes.set(sha256('comment receipt of', token, part, text).subarray(0, bytes.length));
    return bytes;
  });
}
