import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedText, needsSource, optionalLocalizedLine } from '../../../platform/web/wording.ts';
import { DECISIONS, LEVELS } from '../rules.ts';

export const DraftForm = z.object({
  revision: field.int(0, 1_000_000_000),
  kind: field.choice(DECISIONS),
  ...localizedText('reason', 3_000, 10),
  forwardedTo: field.optionalLine(200),
  level: field.optionalChoice(LEVELS),
  /** Key of the measure to merge into. */
  measure: field.optionalLine(200),
  /** `<concept id>/<field code>` for a new measure. */
  place: field.optionalLine(200),
  ...optionalLocalizedLine('title', 300),
  gapsKnown: field.checkbox(),
  next: field.choice(['save', 'submit']),
}).superRefine(needsSource('title'));

export const ReleaseForm = z.object({ revision: field.int(1, 1_000_000_000) });
export const ReturnForm = z.object({ revision: field.int(1, 1_000_000_000), why: field.text(1_000, 5) });
