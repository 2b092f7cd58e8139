import type { Localized } from '../../../kernel/localized.ts';
import type { Level } from '../rules.ts';

export const OUTCOMES = ['merged', 'revised', 'forwarded', 'declined', 'stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An answer to "Why is my topic not in it?". */
export interface WhyAnswer {
  readonly id: string;
  /** The recommendation, measure or contribution it is about. */
  readonly subjectId: string;
  /** A contribution of an invented process; of what was assessed, the subject says so. */
  readonly invented: boolean;
  readonly outcome: Outcome;
  readonly title: Localized;
  /** Page without language prefix. */
  readonly href: string;
  readonly reason: Localized;
  readonly level: Level | null;
  /** Who is competent, or has it now. */
  readonly body: string | null;
  /** The measure it went into. */
  readonly measure: { readonly title: Localized; readonly href: string } | null;
  readonly on: string | null;
  readonly sentOn: string | null;
  readonly repliedOn: string | null;
  /** What they said, where everybody may read it. */
  readonly reply: Localized | null;
}

/** Newest first; what has no day comes last. */
export const byDay = (a: WhyAnswer, b: WhyAnswer): number => (b.on ?? '').localeCompare(a.on ?? '') || a.href.localeCompare(b.href);
