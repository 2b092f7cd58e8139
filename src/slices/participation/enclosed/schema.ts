import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { MAX_TEXT } from '../submissions/schema.ts';

const caption = field.optionalLine(300);

/** What the form asks about files and about the group somebody speaks for. */
export const EnclosedForm = z.object({
  caption1: caption,
  caption2: caption,
  caption3: caption,
  caption4: caption,
  caption5: caption,
  groupName: field.optionalLine(200),
  groupPublic: field.checkbox(),
  groupPeople: field.optionalInt(2, 1_000_000),
});
export type EnclosedValues = z.infer<typeof EnclosedForm>;

const language = field.line(35, 2).refine((v) => v === '' || /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(v), { params: { problem: 'invalid_choice' } });
export const TranscriptForm = z.object({ transcript: field.text(MAX_TEXT, 3), language, revision: field.int(1, 1_000_000) });
