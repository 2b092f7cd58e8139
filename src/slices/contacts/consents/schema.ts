import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';

const OTHERS = LOCALES.filter((l) => l !== 'de');

/** The German wording, and those of the other languages where the office has them. `version` is the one that was read. */
export const ConsentForm = z.object({ version: field.int(0, 1_000_000), text: field.text(2_000, 20), ...Object.fromEntries(OTHERS.map((l) => [`text_${l}`, field.optionalText(2_000)])) });
