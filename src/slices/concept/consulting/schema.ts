import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { LONGEST_COMMENT, RESULTS, type Comment } from './rules.ts';
import { hrefs } from './urls.ts';

const part = () => field.line(80).superRefine((value, context) => {
  if (value !== '' && !/^[a-z_]+(:[a-z0-9-]+)?$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } });
});

export const CommentForm = z.object({ part: part(), text: field.text(LONGEST_COMMENT, 3), body: field.optionalLine(200), token: field.line(64) });
export const BodyForm = z.object({ part: part(), text: field.text(LONGEST_COMMENT, 3), body: field.line(200) });
export const ReceiptForm = z.object({ code: field.line(60) });
export const PeriodForm = z.object({ opensOn: field.day(), closesOn: field.day(), ...optionalLocalizedText('note', 2_000) }).superRefine(needsSource('note'));
export const DeskForm = z
  .object({
    revision: field.int(1, 1_000_000_000),
    state: field.choice(['published', 'withheld']),
    withheldReason: field.optionalText(1_000),
    ...optionalLocalizedText('answer', 5_000),
    result: field.optionalChoice(RESULTS),
  })
  .superRefine(needsSource('answer'))
  .superRefine((value, context) => {
    if (value.state === 'withheld' && value.withheldReason === null) context.addIssue({ code: 'custom', path: ['withheldReason'], params: { problem: 'required' } });
  });

/** A published comment as public data. */
export const CommentItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  number: z.number().int(),
  part: z.string().describe('whole, chapter:<code>, field:<code>, strategic_goals, conditions or glossary'),
  body: z.string().nullable().describe('Committee; null where it came from the public'),
  text: z.string(),
  lang: z.string(),
  receivedOn: z.string(),
  result: z.enum(RESULTS).nullable(),
  answer: z.record(z.string(), z.string()).nullable(),
  answeredOn: z.string().nullable(),
});

export const commentItem = (slug: string, c: Comment, absolute: (path: string) => string): z.infer<typeof CommentItem> => ({
  id: c.id, slug: `comment-${c.number}`, url: absolute(`${hrefs.consultation(slug)}#comment-${c.number}`), number: c.number, part: c.part, body: c.body, text: c.text, lang: c.lang,
  receivedOn: c.receivedOn, result: c.result, answer: c.answer === null ? null : byLanguage(c.answer), answeredOn: c.answeredOn,
});

export const commentCsv = (item: z.infer<typeof CommentItem>): Readonly<Record<string, CsvValue>> => ({
  number: item.number, part: item.part, body: item.body, text: item.text, lang: item.lang, receivedOn: item.receivedOn, result: item.result, answer: item.answer === null ? null : (item.answer['de'] ?? Object.values(item.answer)[0]), answeredOn: item.answeredOn,
});
