import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';
import { MAX_OPTIONS, MAX_QUESTION } from '../rules.ts';

export const optionField = (number: number): string => `option_${number}`;

export const TranslationForm = z.object({
  to: field.choice(LOCALES),
  kind: field.choice(['poll', 'question']),
  number: field.int(1, 1_000_000),
  text: field.optionalText(MAX_QUESTION),
  low: field.optionalLine(60),
  high: field.optionalLine(60),
  ...Object.fromEntries(Array.from({ length: MAX_OPTIONS }, (_, i) => [optionField(i + 1), field.optionalLine(200)])),
});

/** What was typed for each option, in their order. */
export const optionsOf = (values: Readonly<Record<string, unknown>>): (string | null)[] => Array.from({ length: MAX_OPTIONS }, (_, i) => { const typed = values[optionField(i + 1)]; return typeof typed === 'string' ? typed : null; });
