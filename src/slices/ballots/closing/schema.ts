import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

export const CloseForm = z.object({ leaveOut: field.checkbox() });

export const VoidForm = z.object({
  reason: field.line(300),
  sure: field.checkbox().superRefine((sure, context) => {
    if (!sure) context.addIssue({ code: 'custom', params: { problem: 'confirm_needed' } });
  }),
});

export const DecisionForm = z.object({ chosen: field.many(field.int(1, 60)), body: field.line(160), reason: field.text(2_000), decidedOn: field.day() });

/** Two names first; then, with the list before them, whether it agrees. */
export const WitnessForm = z.object({ one: field.line(120), two: field.line(120), agrees: field.optionalChoice(['yes', 'no']) });
