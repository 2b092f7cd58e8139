import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { byLanguageItem, revision } from '../schema.ts';
import { questionHref } from '../urls.ts';
import type { Question } from './queries.ts';

export const QuestionItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: byLanguageItem,
  question: byLanguageItem,
  askedOn: z.iso.date(),
  askedAs: z.string().describe('Role under a public mandate'),
  partyGroup: z.string(),
  dueOn: z.iso.date(),
  department: z.string().nullable(),
  answer: byLanguageItem,
  answeredOn: z.iso.date().nullable(),
  publishedOn: z.iso.date().nullable(),
  invented: z.boolean(),
  modifiedAt: z.iso.datetime(),
});

/** A question with its answer as data. */
export function questionItem(q: Question, department: string | null, absolute: (path: string) => string): z.infer<typeof QuestionItem> {
  const { id, slug, askedOn, askedAs, partyGroup, dueOn, answeredOn, publishedOn, invented } = q;
  return { id, slug, url: absolute(questionHref(slug)), title: byLanguage(q.title), question: byLanguage(q.question), askedOn, askedAs, partyGroup, dueOn, department, answer: byLanguage(q.answer), answeredOn, publishedOn, invented, modifiedAt: q.modifiedAt.toISOString() };
}

const german = (value: Readonly<Record<string, string>>) => value['de'] ?? Object.values(value)[0] ?? '';
export const questionCsv = ({ title, question, answer, ...item }: z.infer<typeof QuestionItem>) => ({ ...item, title: german(title), question: german(question), answer: german(answer) });

export const QuestionForm = z
  .object({ ...localizedLine('title', 200), ...localizedText('question', 10_000), askedOn: field.day(), askedAs: field.line(120), partyGroup: field.optionalLine(120), department: field.optionalId(), dueOn: field.day(), revision })
  .superRefine((value, context) => { if (value.dueOn < value.askedOn) context.addIssue({ code: 'custom', path: ['dueOn'], params: { problem: 'date_order' } }); });
export const AnswerForm = z.object({ ...localizedText('answer', 20_000), publish: field.checkbox(), revision: field.int(1, 1_000_000_000) });
