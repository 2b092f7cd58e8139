import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, optionalLocalizedLine, optionalLocalizedText, TRANSLATIONS } from '../../../platform/web/wording.ts';
import { KINDS } from '../questionnaire/schema.ts';

const version = field.int(1, 1_000_000);
const lines = <N extends 'choices' | 'rows'>(name: N) => Object.fromEntries([name, ...TRANSLATIONS.map((l) => `${name}_${l}`)].map((key) => [key, field.optionalText(8_000)])) as unknown as Record<N | `${N}_${(typeof TRANSLATIONS)[number]}`, z.ZodType<string | null>>;

/** Three tests at most: which question, how it is compared, and a number where one is compared with a number. */
const test = field.optionalLine(60);
const number = field.optionalInt(-1_000_000_000, 1_000_000_000);
const condition = { all: field.choice(['all', 'any']), test_1: test, number_1: number, test_2: test, number_2: number, test_3: test, number_3: number };

export const QuestionForm = z.object({
  version,
  section: field.line(16),
  kind: field.choice(KINDS),
  ...localizedLine('title', 400),
  ...optionalLocalizedText('help', 1_000),
  required: field.checkbox(),
  noAnswer: field.checkbox(),
  other: field.checkbox(),
  ...lines('choices'),
  ...lines('rows'),
  min: field.optionalInt(-1_000_000_000, 1_000_000_000),
  max: field.optionalInt(-1_000_000_000, 1_000_000_000),
  ...optionalLocalizedLine('low', 80),
  ...optionalLocalizedLine('high', 80),
  ...condition,
});
export type QuestionValues = z.infer<typeof QuestionForm>;

export const SectionForm = z.object({ version, ...localizedLine('title', 200), ...optionalLocalizedText('text', 4_000), ...condition });
export type SectionValues = z.infer<typeof SectionForm>;

export const VersionForm = z.object({ version });
export const NewQuestion = z.object({ section: field.line(16), kind: field.choice(KINDS) });
