import { z } from 'zod';
import { field } from '../../../../platform/web/forms.ts';
import { filter } from '../../../../platform/web/site.ts';
import { TOPICS } from './rules.ts';

export const AdviceItem = z.object({ id: z.uuid(), date: z.iso.date(), department: z.string().describe('Slug of the unit'), topic: z.enum(TOPICS), note: z.string().nullable() });
export type AdviceItem = z.infer<typeof AdviceItem>;

/** How often, by unit, topic and half-year. */
export const AdviceCount = z.object({ halfYear: z.string(), department: z.string().describe('Slug of the unit'), topic: z.enum(TOPICS), count: z.number().int() });
export type AdviceCount = z.infer<typeof AdviceCount>;

export const AdviceFilters = {
  department: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
  topic: filter(z.enum(TOPICS)),
  half: filter(z.string().regex(/^\d{4}-H[12]$/)),
};

export const AdviceForm = z.object({ department: field.id(), topic: field.choice(TOPICS), date: field.day(), note: field.optionalLine(200) });
