import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

/** Larger files are read by the command line. */
export const MAX_FILE = 3 * 1024 * 1024;
/** A file on its way to the confirmation is a third longer. */
export const MAX_BODY = 5 * 1024 * 1024;

const column = () => field.optionalLine(200);

export const UploadForm = z.object({
  source: field.line(300),
  accessed: field.optionalDay(),
  method: field.optionalLine(120),
  area: column(),
  areaName: column(),
  period: column(),
  value: column(),
  groups: field.many(z.string().max(200)),
  allGroups: field.checkbox(),
  measure: column(),
  decimal: field.optionalChoice(['comma', 'point']),
  skipWrong: field.checkbox(),
  keep: field.checkbox(),
});
export type Upload = z.infer<typeof UploadForm>;

/** Choices as they are kept for files with the same headings. */
export const KeptChoices = z.object({
  area: z.string().nullable(), areaName: z.string().nullable(), period: z.string().nullable(), value: z.string().nullable(),
  groups: z.array(z.string()), allGroups: z.boolean(), measure: z.string().nullable(), decimal: z.enum(['comma', 'point']).nullable(),
});
export type KeptChoices = z.infer<typeof KeptChoices>;
