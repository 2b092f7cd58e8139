import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { reportState } from '../rules.ts';
import { byLanguageItem, REPORT_STATES, revision, voteFields, voteItem } from '../schema.ts';
import { bodyHref, paperHref, resolutionHref } from '../urls.ts';
import type { Resolution } from './queries.ts';

export const ResolutionFilters = { body: filter(z.string().max(80)), report: filter(z.enum(REPORT_STATES)) };

export const ResolutionItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: byLanguageItem,
  wording: byLanguageItem,
  body: z.url(),
  bodyName: byLanguageItem,
  decidedOn: z.iso.date(),
  paper: z.url().nullable(),
  ...voteItem,
  note: byLanguageItem,
  report: z.enum(REPORT_STATES).describe('Whether there is a duty to report back, and whether it was kept'),
  reportDue: z.iso.date().nullable(),
  reportUnit: z.string().nullable(),
  reportedOn: z.iso.date().nullable(),
  reportNote: byLanguageItem,
  reportUrl: z.url().nullable(),
  source: z.string(),
  invented: z.boolean(),
  modifiedAt: z.iso.datetime(),
});

/** A resolution as data. */
export function resolutionItem(r: Resolution, unit: string | null, today: string, absolute: (path: string) => string): z.infer<typeof ResolutionItem> {
  const { id, slug, decidedOn, outcome, ayes, noes, abstentions, reportDue, reportedOn, source, invented } = r;
  return {
    id, slug, url: absolute(resolutionHref(slug)), title: byLanguage(r.title), wording: byLanguage(r.wording), body: absolute(bodyHref(r.bodySlug)), bodyName: byLanguage(r.bodyName), decidedOn, paper: r.paperSlug === null ? null : absolute(paperHref(r.paperSlug)),
    outcome, ayes, noes, abstentions, note: byLanguage(r.note), report: reportState(r, today), reportDue, reportUnit: unit, reportedOn, reportNote: byLanguage(r.reportNote), reportUrl: r.reportHref === null ? null : absolute(r.reportHref), source, invented,
    modifiedAt: r.modifiedAt.toISOString(),
  };
}

const german = (value: Readonly<Record<string, string>>) => value['de'] ?? Object.values(value)[0] ?? '';
export const resolutionCsv = ({ title, wording, bodyName, note, reportNote, ...item }: z.infer<typeof ResolutionItem>) => ({ ...item, title: german(title), wording: german(wording), bodyName: german(bodyName), note: german(note), reportNote: german(reportNote) });

export const ResolutionForm = z
  .object({
    ...localizedLine('title', 300),
    ...localizedText('wording', 20_000),
    body: field.id(),
    decidedOn: field.day(),
    sitting: field.optionalId(),
    paper: field.optionalId(),
    ...voteFields,
    ...localizedText('note', 3_000, 0),
    public: field.checkbox(),
    reportDuty: field.checkbox(),
    reportDue: field.optionalDay(),
    reportDepartment: field.optionalId(),
    reportUnit: field.optionalLine(160),
    source: field.optionalLine(500),
    revision,
  })
  .superRefine((value, context) => {
    if (!value.reportDuty && (value.reportDue !== null || value.reportDepartment !== null || value.reportUnit !== null)) context.addIssue({ code: 'custom', path: ['reportDuty'], params: { problem: 'confirm_needed' } });
  });

export const ReportForm = z.object({ reportedOn: field.day(), ...localizedText('reportNote', 3_000, 0), reportHref: field.optionalLine(300).superRefine((value, context) => {
  if (value !== null && !/^\/[a-z][\w/.-]*$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_url' } });
}), revision: field.int(1, 1_000_000_000) });
export const MeasuresForm = z.object({ measures: field.many(z.uuid()) });
