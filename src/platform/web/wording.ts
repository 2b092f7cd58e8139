import type { z } from 'zod';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { MADE_BY } from '../../kernel/localized.ts';
import { field } from './forms.ts';

/** Languages beside the source, in which the office may word its own texts. */
export const TRANSLATIONS = LOCALES.filter((l): l is Exclude<Locale, 'de'> => l !== 'de');
type Lang = (typeof TRANSLATIONS)[number];

type Shape<N extends string, Source> = { [K in N]: z.ZodType<Source> } & { [K in `${N}_${Lang}`]: z.ZodType<string | null> };

/**
 * Form fields of a text in several languages: `title`, and for each other language `title_en`, `title_en_by` (who made it) and
 * `title_en_fits` (an older translation still says the same). `ui/localized-field.tsx` shows them, `wordingIn` reads them.
 */
function shape<N extends string, Source>(name: N, source: z.ZodType, other: () => z.ZodType): Shape<N, Source> {
  const fields = TRANSLATIONS.flatMap((l) => [[`${name}_${l}`, other()], [`${name}_${l}_by`, field.optionalChoice(MADE_BY)], [`${name}_${l}_fits`, field.checkbox()]]);
  return Object.fromEntries([[name, source], ...fields]) as Shape<N, Source>;
}

export const localizedLine = <N extends string>(name: N, max = 200, min = 1): Shape<N, string> => shape(name, field.line(max, min), () => field.optionalLine(max));
export const localizedText = <N extends string>(name: N, max = 5_000, min = 1): Shape<N, string> => shape(name, field.text(max, min), () => field.optionalText(max));
export const optionalLocalizedLine = <N extends string>(name: N, max = 200): Shape<N, string | null> => shape(name, field.optionalLine(max), () => field.optionalLine(max));
export const optionalLocalizedText = <N extends string>(name: N, max = 5_000): Shape<N, string | null> => shape(name, field.optionalText(max), () => field.optionalText(max));

/** For `superRefine`: a text that was only translated has no source; it would be lost without a word. */
export function needsSource(...names: readonly string[]) {
  return (values: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): void => {
    for (const name of names) {
      if (values[name] === null && TRANSLATIONS.some((l) => typeof values[`${name}_${l}`] === 'string')) context.addIssue({ code: 'custom', path: [name], params: { problem: 'required' } });
    }
  };
}
