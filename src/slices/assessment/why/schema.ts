import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { filter } from '../../../platform/web/site.ts';
import { LEVELS } from '../rules.ts';
import { OUTCOMES, type WhyAnswer } from './rules.ts';

const byLanguageText = z.record(z.string(), z.string()).describe('Text by language');

/** An answer as public data. */
export const WhyItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  outcome: z.enum(OUTCOMES),
  title: byLanguageText,
  reason: byLanguageText,
  competentLevel: z.enum(LEVELS).nullable(),
  body: z.string().nullable(),
  measure: z.string().nullable().describe('Address of the measure it went into'),
  decidedOn: z.string().nullable(),
  forwardedOn: z.string().nullable(),
  repliedOn: z.string().nullable(),
  reply: byLanguageText.nullable(),
});
export type WhyItem = z.infer<typeof WhyItem>;

export const WhyFilters = { outcome: filter(z.enum(OUTCOMES)), level: filter(z.enum(LEVELS)) };

const worded = (text: Localized | null): Record<string, string> | null => (text === null ? null : byLanguage(text));

export function whyItem(a: WhyAnswer, absolute: (path: string) => string): WhyItem {
  return {
    id: a.id, slug: a.id, url: absolute(a.href), outcome: a.outcome, title: byLanguage(a.title), reason: byLanguage(a.reason), competentLevel: a.level, body: a.body,
    measure: a.measure === null ? null : absolute(a.measure.href), decidedOn: a.on, forwardedOn: a.sentOn, repliedOn: a.repliedOn, reply: worded(a.reply),
  };
}

export function whyCsv({ outcome, title, reason, competentLevel, body, measure, decidedOn, forwardedOn, repliedOn, reply }: WhyItem): Readonly<Record<string, CsvValue>> {
  const german = (text: Record<string, string> | null): string | null => (text === null ? null : (text['de'] ?? Object.values(text)[0] ?? null));
  return { outcome, title: german(title), reason: german(reason), competentLevel, body, measure, decidedOn, forwardedOn, repliedOn, reply: german(reply) };
}
