import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

/** Who asks: a mail address, a name, or both. */
export const AskedForm = z.object({ email: field.optionalEmail(), name: field.optionalLine(120) }).superRefine((value, context) => {
  if (value.email === null && value.name === null) context.addIssue({ code: 'custom', path: ['email'], params: { problem: 'required' } });
  // One letter would be a list of everybody.
  else if (value.name !== null && value.name.length < 3) context.addIssue({ code: 'custom', path: ['name'], params: { problem: 'too_short', min: 3, length: value.name.length } });
});

/** What is to be erased: `holder/id`. */
export const EraseForm = z.object({ chosen: field.many(z.string().regex(/^[a-z_.]{1,40}\/[0-9a-f-]{36}$/)), sure: field.checkbox() });
