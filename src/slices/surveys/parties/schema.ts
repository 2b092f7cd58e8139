import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';

export const MAX_PARTIES = 5_000;
export const MAX_FILE = 4 * 1024 * 1024;

/** One institution that is to be invited; what a list, the register of contacts or the form hands over. */
export const PartyLine = z.object({
  institution: field.line(200, 2),
  /** Kind of institution in German, e.g. "Schule"; a new one is made of a new word. */
  kind: field.line(80),
  person: field.optionalLine(120),
  email: field.optionalEmail(),
  locale: z.preprocess((v) => (v === '' || v === undefined || v === null ? 'de' : v), z.enum(LOCALES)),
});
export type PartyLine = z.infer<typeof PartyLine>;

/** A table as the preview carries it. */
export const CarriedTable = z.array(z.object({ line: z.number().int(), cells: z.array(z.string().max(1_000)).max(40) })).max(MAX_PARTIES + 1);
export const ConfirmForm = z.object({ list: field.text(12_000_000) });
