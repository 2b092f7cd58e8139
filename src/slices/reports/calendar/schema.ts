import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

export const CalendarForm = z.object({ revision: field.int(1, 1_000_000_000), sittingOn: field.optionalDay(), dueOn: field.optionalDay(), dispatchDays: field.int(0, 90), cosignDays: field.int(0, 60) });
