import { z } from 'zod';
import { field } from '../../../../platform/web/forms.ts';
import { CONTENT_LANGUAGES } from '../../../participation/public.ts';
import { names } from '../schema.ts';
import { KINDS } from '../rules.ts';

/** What an organisation tells; kept as it was written. */
export const OfferContent = z.object({
  title: z.string(),
  organisation: z.string(),
  kind: z.enum(KINDS),
  language: z.string(),
  note: z.string(),
  goal: z.string().nullable(),
  worked: z.string().nullable(),
  targetGroup: z.string().nullable(),
  place: z.string().nullable(),
  sinceYear: z.number().int().nullable(),
  partners: z.array(z.string()),
  amountEur: z.number().int().nullable(),
  funding: z.string().nullable(),
  contact: z.string().nullable(),
  /** `<concept id>/<field code>` */
  field: z.string().nullable(),
});
export type OfferContent = z.infer<typeof OfferContent>;

const facts = {
  title: field.line(200),
  organisation: field.line(200),
  kind: field.choice(KINDS),
  note: field.text(3_000),
  goal: field.optionalText(2_000),
  worked: field.optionalText(2_000),
  targetGroup: field.optionalLine(300),
  place: field.optionalLine(200),
  sinceYear: field.optionalInt(1800, 2200),
  partners: names,
  amountEur: field.optionalInt(0, 1_000_000_000_000),
  funding: field.optionalLine(300),
  contact: field.optionalLine(300),
  field: field.optionalLine(120),
};

/** The form of whoever hands it in; all but title, organisation and description may be left out. */
export const OfferForm = z.object({ ...facts, language: field.choice(CONTENT_LANGUAGES), email: field.optionalEmail(), token: field.optionalLine(40) });
/** A change with the receipt. */
export const ChangeForm = z.object({ ...facts, language: field.choice(CONTENT_LANGUAGES), email: field.optionalEmail(), revision: field.int(1, 1_000_000_000) });
/** What the office publishes: German words, and the measures that build on it by key. */
export const PublishForm = z.object({ ...facts, measures: names, revision: field.int(1, 1_000_000_000) });
export const ReplyForm = z.object({ reply: field.text(2_000), as: field.choice(['asked', 'declined']), revision: field.int(1, 1_000_000_000) });
export const SureForm = z.object({ sure: field.checkbox() });
