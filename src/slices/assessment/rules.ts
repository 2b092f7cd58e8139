import { addDays, type Day } from '../../kernel/dates.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import { LEVELS, type Level } from '../concept/public.ts';

export { LEVELS, type Level };
export const FEASIBILITY = ['yes', 'conditions', 'no', 'not_ours'] as const;
export type Feasibility = (typeof FEASIBILITY)[number];
export const COSTS = ['none', 'small', 'medium', 'large', 'unknown'] as const;
export type CostClass = (typeof COSTS)[number];
export const PER = ['once', 'year'] as const;
export type EstimatePer = (typeof PER)[number];
export const DECISIONS = ['adopt', 'merge', 'revise', 'forward', 'decline'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

export interface Answered {
  readonly feasibility: Feasibility | null;
  readonly level: Level | null;
}

/** Whether the units that hold a view disagree: one says it can be done, another that it cannot; or they name different levels as competent. */
export function dissentIn(answers: readonly Answered[]): { readonly feasibility: boolean; readonly level: boolean } {
  const views = new Set(answers.map((a) => a.feasibility).filter((f) => f !== null && f !== 'not_ours'));
  const levels = new Set(answers.map((a) => a.level).filter((l) => l !== null));
  return { feasibility: views.has('no') && views.size > 1, level: levels.size > 1 };
}

export type AnswerState = 'answered' | 'waiting' | 'overdue' | 'missing';

/** How it stands with one unit's answer; after the decision what did not come is missing, and that is not a fault of the page. */
export function answerState(answeredOn: Day | null, due: Day, today: Day, decided: boolean): AnswerState {
  if (answeredOn !== null) return 'answered';
  if (decided) return 'missing';
  return today > due ? 'overdue' : 'waiting';
}

/** What a unit is mailed: that it was asked, that the day is near, and that it has passed. */
export const MAIL_KINDS = ['sent', 'soon', 'late'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** When a unit is reminded: three days before the day, or the day before where there was less than a week; null where it has just been asked. */
export function reminderOn(asked: Day, due: Day): Day | null {
  const day = addDays(due, due < addDays(asked, 7) ? -1 : -3);
  return day > asked ? day : null;
}

export interface DecisionInput {
  readonly kind: DecisionKind;
  readonly forwardedTo: string | null;
  readonly level: Level | null;
  /** Measure to merge into; required for `merge`. */
  readonly measureId: string | null;
  /** Field a new measure is made in; only for `adopt`. */
  readonly newMeasure: { readonly conceptId: string; readonly fieldCode: string } | null;
}

/** What each kind of decision needs; what it has no use for is left out. */
export function checkDecision(input: DecisionInput): Result<DecisionInput> {
  const bare = { ...input, forwardedTo: null, level: null, measureId: null, newMeasure: null };
  switch (input.kind) {
    case 'adopt':
      return ok({ ...bare, newMeasure: input.newMeasure, measureId: input.newMeasure === null ? input.measureId : null });
    case 'merge':
      return input.measureId === null ? failed('required', 'measure') : ok({ ...bare, measureId: input.measureId });
    case 'forward':
      if (input.forwardedTo === null) return failed('required', 'forwardedTo');
      return input.level === null ? failed('required', 'level') : ok({ ...bare, forwardedTo: input.forwardedTo, level: input.level });
    case 'revise':
    case 'decline':
      return ok(bare);
  }
}
