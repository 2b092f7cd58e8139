import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { FINDING_STATES, type Evaluation, type Finding } from './rules.ts';
import { hrefs } from './urls.ts';

export const MEGABYTES = 20;

export const EvaluationForm = z
  .object({ revision: field.optionalInt(1, 1_000_000_000), ...localizedLine('title', 300), author: field.line(300), finishedOn: field.day(), ...optionalLocalizedText('summary', 5_000), url: field.optionalLine(1_000) })
  .superRefine(needsSource('summary'))
  .superRefine((v, c) => {
    if (v.url !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(v.url)) c.addIssue({ code: 'custom', path: ['url'], params: { problem: 'invalid_url' } });
  });
export const PublishForm = z.object({ revision: field.int(1, 1_000_000_000) });

const answer = { revision: field.optionalInt(1, 1_000_000_000), state: field.choice(FINDING_STATES), ...optionalLocalizedText('answer', 5_000) };
const answered = (v: { state: string; answer: string | null }, c: z.core.$RefinementCtx) => {
  if (v.state !== 'open' && v.answer === null) c.addIssue({ code: 'custom', path: ['answer'], params: { problem: 'required' } });
  if (v.state === 'open' && v.answer !== null) c.addIssue({ code: 'custom', path: ['state'], params: { problem: 'required' } });
};
export const FindingForm = z.object({ ...answer, ...localizedText('text', 5_000), subject: field.optionalLine(80), department: field.optionalId() }).superRefine(needsSource('answer')).superRefine(answered);
/** What a unit in charge may change: its answer. */
export const AnswerForm = z.object(answer).superRefine(needsSource('answer')).superRefine(answered);

const text = z.record(z.string(), z.string()).describe('Text by language');

/** A published evaluation as public data. */
export const EvaluationItem = z.object({
  id: z.string(), slug: z.string(), url: z.string(), number: z.number().int(), title: text, author: z.string(), finishedOn: z.string(), summary: text.nullable(), document: z.string(), publishedOn: z.string().nullable(),
  findings: z.array(z.object({ number: z.number().int(), text, field: z.string().nullable(), goal: z.number().int().nullable(), measure: z.string().nullable(), state: z.enum(FINDING_STATES), answer: text.nullable(), answeredOn: z.string().nullable(), department: z.string().nullable() })),
});
type EvaluationData = z.infer<typeof EvaluationItem>;

export function evaluationItem(slug: string, e: Evaluation, findings: readonly Finding[], department: (id: string) => string | null, absolute: (path: string) => string): EvaluationData {
  return {
    id: e.id, slug: String(e.number), url: absolute(hrefs.one(slug, e.number)), number: e.number, title: byLanguage(e.title), author: e.author, finishedOn: e.finishedOn, summary: e.summary === null ? null : byLanguage(e.summary), document: e.url ?? absolute(hrefs.file(slug, e.number)), publishedOn: e.publishedOn,
    findings: findings.map((f) => ({
      number: f.position, text: byLanguage(f.text), field: f.fieldCode, goal: f.goal, measure: f.measurePublic === true ? f.key : null, state: f.state, answer: f.answer === null ? null : byLanguage(f.answer), answeredOn: f.answeredOn, department: f.departmentId === null ? null : department(f.departmentId),
    })),
  };
}

export const evaluationCsv = (e: EvaluationData): Readonly<Record<string, CsvValue>> => ({
  number: e.number, title: e.title['de'] ?? Object.values(e.title)[0], author: e.author, finishedOn: e.finishedOn, document: e.document, publishedOn: e.publishedOn, findings: e.findings.length, open: e.findings.filter((f) => f.state === 'open').length,
});
