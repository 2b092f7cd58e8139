import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { DECISIONS, type Decision } from './commands.ts';

export const DecisionForm = z.object({ do: field.choice([...DECISIONS, 'submit']), reason: field.optionalLine(300), into: field.optionalInt(1, 1_000_000), from: field.optionalLine(20) });

export const WordsForm = z.object({ poll: field.int(1, 100_000), word: field.many(field.line(60)), state: field.choice(['shown', 'hidden']) });

/** A form as a decision; null where what it needs is missing. */
export function decisionFrom({ do: what, reason, into }: z.infer<typeof DecisionForm>): Decision | 'submit' | null {
  if (what === 'hide') return reason === null ? null : { do: what, reason };
  if (what === 'merge') return into === null ? null : { do: what, into };
  return what === 'submit' ? what : { do: what };
}
