import type { z } from 'zod';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { field } from '../../platform/web/forms.ts';

/** Languages beside the source, in which the office may word its own texts. */
export const OTHERS = LOCALES.filter((l): l is Exclude<Locale, 'de'> => l !== 'de');
type Other = Exclude<Locale, 'de'>;

type Shape<N extends string> = { [K in N]: z.ZodType<string> } & { [K in `${N}_${Other}`]: z.ZodType<string | null> };

function shape<N extends string>(name: N, source: z.ZodType<string>, other: () => z.ZodType<string | null>): Shape<N> {
  return Object.fromEntries([[name, source], ...OTHERS.map((l) => [`${name}_${l}`, other()])]) as Shape<N>;
}

/** Form fields of a localized line: `title`, `title_en` … */
export const localizedLine = <N extends string>(name: N, max = 200, min = 1): Shape<N> => shape(name, field.line(max, min) as unknown as z.ZodType<string>, () => field.optionalLine(max) as unknown as z.ZodType<string | null>);

/** Form fields of a localized text. */
export const localizedText = <N extends string>(name: N, max = 5_000, min = 1): Shape<N> => shape(name, field.text(max, min) as unknown as z.ZodType<string>, () => field.optionalText(max) as unknown as z.ZodType<string | null>);
