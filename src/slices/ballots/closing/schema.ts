import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { sure } from '../schema.ts';

/** What cannot be taken back is never one click. */
export const CloseForm = z.object({ leaveOut: field.checkbox(), sure: sure() });

export const VoidForm = z.object({ reason: field.line(300), sure: sure() });

export const DecisionForm = z.object({ chosen: field.many(field.int(1, 60)), body: field.line(160), reason: field.text(2_000), decidedOn: field.day() });

/** Two names first; then, with the list before them, whether it agrees. */
export const WitnessForm = z.object({ one: field.line(120), two: field.line(120), agrees: field.optionalChoice(['yes', 'no']) });
