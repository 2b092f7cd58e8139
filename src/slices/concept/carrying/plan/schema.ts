import { z } from 'zod';
import { field } from '../../../../platform/web/forms.ts';
import { REPEATS } from '../rules.ts';

const issue = (problem: string, path: string) => ({ code: 'custom' as const, path: [path], params: { problem } });

/** A step's row. One without a title is no step; a known one whose title was emptied goes. */
export const StepRow = z
  .object({ id: field.optionalId(), title: field.optionalLine(300), startsOn: field.optionalDay(), due: field.optionalDay(), done: field.optionalDay(), department: field.optionalId(), role: field.optionalLine(120) })
  .superRefine((v, c) => {
    if (v.title === null && v.id === null && (v.due !== null || v.done !== null || v.startsOn !== null || v.role !== null)) c.addIssue(issue('required', 'title'));
    if (v.startsOn !== null && v.due !== null && v.startsOn > v.due) c.addIssue(issue('date_order', 'due'));
  });

export const PlanForm = z.object({ revision: field.line(40), repeat: field.optionalChoice(REPEATS.map(String) as [string, ...string[]]) });

export const LIKELIHOODS = ['low', 'medium', 'high'] as const;
export const RiskRow = z
  .object({ id: field.optionalId(), text: field.optionalText(1_000), likelihood: field.optionalChoice(LIKELIHOODS), answer: field.optionalText(1_000) })
  .superRefine((v, c) => {
    if (v.text === null && v.id === null && v.answer !== null) c.addIssue(issue('required', 'text'));
    if (v.text !== null && v.likelihood === null) c.addIssue(issue('required', 'likelihood'));
  });
export const RisksForm = z.object({
  revision: field.line(40),
  /** Keys of measures, one a line. */
  needs: field.optionalText(4_000).transform((text) => [...new Set((text ?? '').split(/[\n,;]/).map((l) => l.trim().toLowerCase()).filter((l) => l !== ''))]),
});

export const MEGABYTES = 10;
export const DocumentForm = z.object({ title: field.line(300), url: field.optionalLine(1_000) }).superRefine((v, c) => {
  if (v.url !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(v.url)) c.addIssue(issue('invalid_url', 'url'));
});
