import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

export const PaperForm = z.object({ token: field.id(), party: field.optionalId(), entered: field.int(0, 100_000) });
