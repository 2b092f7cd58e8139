import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { KINDS } from '../questionnaire/schema.ts';
import type { Chart } from './rules.ts';

export const TakeForm = z.object({ response: field.id(), question: field.line(16), language: field.line(35, 2) });

const texts = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

/** One count of the released results. */
export const ResultItem = z.object({
  id: z.string().describe('Question, row and answer'),
  slug: z.string(),
  url: z.url(),
  question: texts,
  kind: z.enum(KINDS),
  row: texts.nullable().describe('Of a matrix: what was asked about'),
  answer: texts,
  count: z.number().int().nullable().describe('Null where the group is too small to be shown'),
  base: z.number().int().nullable().describe('How many gave an answer to the question; null where these are too few'),
});
export type ResultData = z.infer<typeof ResultItem>;

const said = (label: Localized | string): Record<string, string> => (typeof label === 'string' ? { de: label } : byLanguage(label));

/** Results as flat lines, one a count; free texts are no counts and are left out. */
export function resultLines(charts: readonly Chart[], slug: string, url: string): ResultData[] {
  return charts.flatMap(({ question, rows }) => rows.flatMap((row) => row.cells.map((cell) => ({
    id: [question.id, row.key, cell.key].filter((part) => part !== '').join('.'), slug, url: `${url}#result-${question.id}`, question: byLanguage(question.title), kind: question.kind,
    row: row.label === null ? null : byLanguage(row.label), answer: said(cell.label), count: cell.count, base: row.base,
  }))));
}
