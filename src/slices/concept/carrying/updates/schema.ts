import { z } from 'zod';
import { field } from '../../../../platform/web/forms.ts';
import { STATES } from '../../measures/rules.ts';
import { TOLD } from './rules.ts';

export const UpdateForm = z.object({
  /** State that the form showed. */
  was: field.choice(STATES),
  state: field.choice(STATES),
  text: field.optionalText(2_000),
  nothing: field.checkbox(),
  next: field.optionalLine(200),
  nextDue: field.optionalDay(),
  help: field.optionalText(1_000),
  via: field.optionalChoice(TOLD),
});
export type UpdateInput = z.infer<typeof UpdateForm>;

export const AskForm = z.object({
  department: field.id(),
  measures: field.many(field.id()),
});
