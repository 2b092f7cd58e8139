import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

const ids = () => field.many(z.uuid());
/** `shown`: what the page listed; `was`: what of it was chosen then; `choose`: what is ticked now. */
export const SelectionForm = z.object({ shown: ids(), was: ids(), choose: ids() });
