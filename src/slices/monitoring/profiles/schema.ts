import { z } from 'zod';
import { FIELDS, QUALIFIERS, UNITS } from '../schema.ts';

export const ProfileItem = z.object({
  key: z.string().describe('Official key'), name: z.string(), url: z.url(),
  indicators: z.array(z.object({
    indicator: z.string(), field: z.enum(FIELDS), unit: z.enum(UNITS), period: z.string(), value: z.number(), qualifier: z.enum(QUALIFIERS), firstPeriod: z.string(), first: z.number(),
    region: z.number().nullable().describe('The same of the region'), ratio: z.number().nullable().describe('Value ÷ that of the region; none for counts'), invented: z.boolean(), source: z.string(),
  })),
});
export const PROFILE_COLUMNS = ['indicator', 'field', 'unit', 'period', 'value', 'qualifier', 'firstPeriod', 'first', 'region', 'ratio', 'invented', 'source'];
