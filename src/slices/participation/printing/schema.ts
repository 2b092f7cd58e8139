import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { CONTENT_LANGUAGES } from '../submissions/schema.ts';

export const PAPERS = ['cards', 'poster-a4', 'poster-a3'] as const;
export type Paper = (typeof PAPERS)[number];
/** What the office may word itself. */
export const OWN = ['title', 'lead', 'how', 'scan', 'write', 'note'] as const;

export const PrintForm = z.object({
  paper: field.choice(PAPERS),
  language: field.choice(CONTENT_LANGUAGES),
  title: field.optionalLine(60),
  lead: field.optionalLine(160),
  how: field.optionalLine(120),
  scan: field.optionalLine(60),
  write: field.optionalLine(80),
  note: field.optionalLine(160),
  return: field.optionalLine(120),
});
export type Printed = z.infer<typeof PrintForm>;
