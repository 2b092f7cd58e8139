import { createHash } from 'node:crypto';
import type { Day } from '../../kernel/dates.ts';

export const STATES = ['draft', 'running', 'ended'] as const;
export type State = (typeof STATES)[number];

/** What a reader sees: `over` is a running survey whose last day has passed; the office still types in paper and then ends it. */
export type Phase = State | 'over';

export interface Timing {
  readonly state: State;
  readonly closesOn: Day | null;
}

export const phaseOf = ({ state, closesOn }: Timing, today: Day): Phase => (state === 'running' && closesOn !== null && closesOn < today ? 'over' : state);

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a personal link beside its party. */
export const linkHash = (code: string): Buffer => sha256('survey link', code);
/** What is stored of the same code beside the answers. Without the code, which is in the mail alone, the two cannot be matched. */
export const resumeHash = (code: string): Buffer => sha256('survey answer', code);

export const PROGRESS = ['none', 'begun', 'complete'] as const;
export type Progress = (typeof PROGRESS)[number];

/** Share of a base as a number from 0 to 1; null where there is no base. */
export const shareOf = (part: number, base: number): number | null => (base === 0 ? null : part / base);
