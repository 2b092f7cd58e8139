import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

/** One arrival: by id (list, scanned code) or by what was typed. `at` comes from a device that had no line. */
export const ArrivalForm = z.object({
  id: field.optionalId(),
  code: field.optionalLine(200),
  places: field.optionalInt(0, 100),
  session: field.optionalId(),
  undo: field.checkbox(),
  at: field.optionalInt(0, 9_999_999_999_999),
});
export const WalkInForm = z.object({ id: field.id(), places: field.int(1, 100), name: field.optionalLine(120) });
