import type { Day } from './dates.ts';

/** One line of "what waits for us": units and things, never a person's performance. */
export interface Waiting {
  /** What it is, in the reader's language. */
  readonly label: string;
  /** Path without language prefix. */
  readonly href: string;
  readonly due: Day | null;
  /** Comes before every date: somebody may be in danger. */
  readonly urgent?: boolean;
  /** How many there are behind the line, e.g. 12 submissions to moderate. */
  readonly count?: number;
}
