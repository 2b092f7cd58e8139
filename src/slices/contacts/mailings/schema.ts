import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';
import { PURPOSES } from '../rules.ts';
import { WAYS } from './rules.ts';

const OTHERS = LOCALES.filter((l) => l !== 'de');

export const MailingForm = z.object({
  title: field.line(120, 2),
  purpose: field.choice(PURPOSES),
  way: field.choice(WAYS),
  /** Kind and key of what is linked, e.g. `process/mitreden-2026`. */
  target: field.line(160, 3),
  subject: field.line(150, 2),
  body: field.text(4_000, 20),
  ...Object.fromEntries(OTHERS.flatMap((l) => [[`subject_${l}`, field.optionalLine(150)], [`body_${l}`, field.optionalText(4_000)]])),
});
