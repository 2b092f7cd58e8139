import { z } from 'zod';
import { filter } from '../../../platform/web/site.ts';
import { KINDS } from './rules.ts';

const localizedText = z.record(z.string(), z.string()).describe('Text by language');

/** A practice as public data. */
export const PracticeItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: localizedText,
  note: localizedText.nullable(),
  kind: z.enum(KINDS),
  concept: z.string().nullable().describe('Slug of the concept that names it'),
  field: z.string().nullable().describe('Code of the field of action'),
  sinceYear: z.number().int().nullable(),
  partners: z.array(z.string()),
  amountEUR: z.number().int().nullable(),
  targetGroup: z.string().nullable(),
  place: z.string().nullable(),
  source: z.string().nullable(),
});
export type PracticeItem = z.infer<typeof PracticeItem>;

export const PracticeFilters = {
  concept: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
  field: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
  kind: filter(z.enum(KINDS)),
};
