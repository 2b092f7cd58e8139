import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

/** Asks for news; `submission` is the number of a contribution, or empty for the whole process. */
export const SubscribeForm = z.object({ email: field.email(), submission: field.optionalLine(9) });
