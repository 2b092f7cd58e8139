import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { readPeriod } from './rules.ts';

export const RoundForm = z.object({
  concept: field.line(200),
  period: field.line(7).superRefine((v, c) => { if (v !== '' && readPeriod(v) === null) c.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } }); }),
  committee: field.line(200),
  sittingOn: field.optionalDay(),
  dueOn: field.optionalDay(),
  dispatchDays: field.optionalInt(0, 90),
  cosignDays: field.optionalInt(0, 60),
  preface: field.optionalText(5_000),
});

export const PrefaceForm = z.object({ revision: field.int(1, 1_000_000_000), preface: field.optionalText(5_000), easy: field.optionalText(10_000) });
export const CloseForm = z.object({ revision: field.int(1, 1_000_000_000), confirm: field.checkbox().superRefine((v, c) => { if (!v) c.addIssue({ code: 'custom', params: { problem: 'confirm_needed' } }); }) });
export const CorrectForm = z.object({ reason: field.text(1_000) });
