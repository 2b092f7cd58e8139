import { z } from 'zod';
import { byLanguage, type Localized } from '../../kernel/localized.ts';
import type { CsvValue } from '../../platform/web/csv.ts';
import { field } from '../../platform/web/forms.ts';
import { filter } from '../../platform/web/site.ts';
import { needsSource, optionalLocalizedText } from '../../platform/web/wording.ts';
import { hrefs } from './urls.ts';
import type { AnswerRow, Assessment } from './queries.ts';
import { COSTS, DECISIONS, dissentIn, FEASIBILITY, LEVELS, PER } from './rules.ts';

const byLanguageText = z.record(z.string(), z.string()).describe('Text by language');
const day = z.string().describe('YYYY-MM-DD');

const Subject = z.object({ kind: z.enum(['recommendation', 'measure']), title: byLanguageText, url: z.string() });

/** An assessment as public data: what departments answered is there once the decision is signed, internal notes never. */
export const AssessmentItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  number: z.number().int(),
  subject: Subject,
  joined: z.array(Subject).describe('Decided together with it'),
  round: z.number().int().nullable(),
  question: byLanguageText.nullable(),
  sentOn: day,
  dueOn: day,
  state: z.enum(['open', 'decided']),
  answers: z.array(
    z.object({
      department: z.string().describe('Slug of the department'),
      answeredOn: day.nullable(),
      feasibility: z.enum(FEASIBILITY).nullable(),
      competentLevel: z.enum(LEVELS).nullable(),
      competentBody: z.string().nullable(),
      costClass: z.enum(COSTS).nullable(),
      estimate: z.object({ eur: z.number().int(), per: z.enum(PER) }).nullable(),
      resources: byLanguageText.nullable(),
      conditions: byLanguageText.nullable(),
      existing: z.array(z.string()).describe('Keys of measures that do it already, or part of it'),
      note: byLanguageText.nullable(),
    }),
  ),
  dissent: z.object({ feasibility: z.boolean(), level: z.boolean() }).nullable(),
  decision: z
    .object({ kind: z.enum(DECISIONS), reason: byLanguageText, decidedOn: day, forwardedTo: z.string().nullable(), competentLevel: z.enum(LEVELS).nullable(), measure: z.string().nullable().describe('Key of the measure') })
    .nullable(),
});
export type AssessmentItem = z.infer<typeof AssessmentItem>;

export const AssessmentFilters = { state: filter(z.enum(['open', 'decided'])), decision: filter(z.enum(DECISIONS)) };

export function assessmentItem(row: Assessment, department: (id: string) => string, absolute: (path: string) => string): AssessmentItem {
  const { decision } = row;
  const released = decision !== null;
  return {
    id: row.id,
    slug: String(row.number),
    url: absolute(hrefs.assessment(row.number)),
    number: row.number,
    subject: { kind: row.subjectKind, title: byLanguage(row.subjectTitle), url: absolute(row.subjectHref) },
    joined: row.joined.map((s) => ({ kind: s.kind, title: byLanguage(s.title), url: absolute(s.href) })),
    round: row.round,
    question: row.question === null ? null : byLanguage(row.question),
    sentOn: row.sentOn,
    dueOn: row.dueOn,
    state: released ? 'decided' : 'open',
    answers: row.answers.map((a) => ({ department: department(a.departmentId), answeredOn: a.answeredOn, ...(released ? said(a) : UNSAID) })),
    dissent: released ? dissentIn(row.answers) : null,
    decision: decision === null ? null : { kind: decision.kind, reason: byLanguage(decision.reason), decidedOn: decision.decidedOn, forwardedTo: decision.forwardedTo, competentLevel: decision.level, measure: decision.measurePublic === true ? decision.measureKey : null },
  };
}

const UNSAID = { feasibility: null, competentLevel: null, competentBody: null, costClass: null, estimate: null, resources: null, conditions: null, existing: [], note: null };

const worded = (text: Localized | null): Record<string, string> | null => (text === null ? null : byLanguage(text));

const said = (a: AnswerRow) => ({
  feasibility: a.feasibility, competentLevel: a.level, competentBody: a.body, costClass: a.cost, estimate: a.estimateEur === null || a.estimatePer === null ? null : { eur: a.estimateEur, per: a.estimatePer },
  resources: worded(a.resources), conditions: worded(a.conditions), existing: a.existing.filter((m) => m.public).map((m) => m.key), note: worded(a.publicNote),
});

export function assessmentCsv(item: AssessmentItem): Readonly<Record<string, CsvValue>> {
  const german = (text: Record<string, string> | null | undefined): string | null => (text == null ? null : (text['de'] ?? Object.values(text)[0] ?? null));
  return {
    number: item.number, url: item.url, subject: german(item.subject.title), subjectUrl: item.subject.url, sentOn: item.sentOn, dueOn: item.dueOn, state: item.state,
    departments: item.answers.map((a) => a.department).join('; '), answered: item.answers.filter((a) => a.answeredOn !== null).length,
    decision: item.decision?.kind, decidedOn: item.decision?.decidedOn, reason: german(item.decision?.reason), forwardedTo: item.decision?.forwardedTo, measure: item.decision?.measure,
  };
}

export const SendForm = z.object({
  departments: field.many(field.id()).superRefine((v, c) => { if (v.length === 0) c.addIssue({ code: 'custom', params: { problem: 'required' } }); }),
  dueOn: field.day(),
  ...optionalLocalizedText('question', 2_000),
}).superRefine(needsSource('question'));
