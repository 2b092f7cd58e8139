import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { COSTS, FEASIBILITY, LEVELS, PER } from '../rules.ts';

export const AnswerForm = z.object({
  revision: field.int(1, 1_000_000_000),
  feasibility: field.choice(FEASIBILITY),
  level: field.choice(LEVELS),
  body: field.optionalLine(200),
  cost: field.choice(COSTS),
  estimate: field.optionalInt(0, 2_000_000_000),
  per: field.optionalChoice(PER),
  ...optionalLocalizedText('conditions', 3_000),
  ...optionalLocalizedText('resources', 2_000),
  ...optionalLocalizedText('publicNote', 3_000),
  internalNote: field.optionalText(3_000),
  existing: field.many(field.id()),
  keys: field.optionalLine(400),
}).superRefine(needsSource('publicNote', 'conditions', 'resources')).superRefine((v, c) => { if (v.estimate !== null && v.per === null) c.addIssue({ code: 'custom', path: ['per'], params: { problem: 'required' } }); });

export const DelegateForm = z.object({ to: field.optionalId(), note: field.optionalText(1_000) });
