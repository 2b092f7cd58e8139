import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { LEVELS, STATES } from '../../concept/public.ts';

/** One measure's part of the list; its fields carry the measure's key: `text_sprache-4`. */
export const AnswerForm = z.object({
  /** Version of the answer that the form saw; 0 where there was none. */
  version: field.int(0, 1_000_000_000),
  /** State that the form showed. */
  was: field.choice(STATES),
  state: field.choice(STATES),
  text: field.optionalText(2_000),
  nothing: field.checkbox(),
  reason: field.optionalText(1_000),
  level: field.optionalChoice(LEVELS),
});
export type AnswerInput = z.infer<typeof AnswerForm>;

export const ANSWER_FIELDS = ['version', 'was', 'state', 'text', 'nothing', 'reason', 'level'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];
export const fieldName = (name: AnswerField, key: string): string => `${name}_${key}`;
