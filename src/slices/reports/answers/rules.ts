import { sourceText } from '../../../kernel/localized.ts';
import type { Problem, Result } from '../../../kernel/problem.ts';
import { failed, ok } from '../../../kernel/problem.ts';
import type { Answered } from '../rounds/queries.ts';
import type { MeasureAnswer } from './commands.ts';
import type { AnswerInput } from './schema.ts';

export type Said = Pick<MeasureAnswer, 'change' | 'text' | 'version'>;

/**
 * What somebody said about one measure of a long list: null where they left it alone. A new state needs a word about it, and a
 * text that is taken away needs "nothing new" instead, so that nobody clears an answer by accident.
 */
export function readAnswer(input: AnswerInput, stored: Answered | undefined): Result<Said | null> {
  const before = stored?.text == null ? null : sourceText(stored.text);
  const moved = input.state !== input.was;
  const text = input.text ?? (moved ? input.reason : null);
  const change = moved ? { from: input.was, to: input.state, reason: input.reason, level: input.level } : null;
  if (text !== null) return text === before && !moved ? ok(null) : ok({ change, text, version: input.version });
  if (moved) return failed('required', 'text');
  if (input.nothing) return stored !== undefined && before === null ? ok(null) : ok({ change, text: null, version: input.version });
  return before === null ? ok(null) : failed('required', 'text');
}

/** A problem of one measure, at its field in the list; what belongs to none stands at the text. */
export function inList(problem: Problem, key: string): Problem {
  const field = problem.field !== undefined && ['state', 'text', 'reason', 'level'].includes(problem.field) ? problem.field : 'text';
  return { ...problem, field: `${field}_${key}` };
}
