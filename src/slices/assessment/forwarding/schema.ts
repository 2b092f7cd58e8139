import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';

/** Lines that fit the window of an envelope. */
const MOST_LINES = 9;

export const ForwardingForm = z.object({
  revision: field.int(0, 1_000_000_000),
  recipient: field.text(600, 3).superRefine((v, c) => { if (v.split('\n').length > MOST_LINES) c.addIssue({ code: 'custom', params: { problem: 'too_long', max: MOST_LINES } }); }),
  letter: field.text(6_000, 20),
  sentOn: field.optionalDay(),
  ...optionalLocalizedText('reply', 6_000),
  repliedOn: field.optionalDay(),
  replyPublic: field.checkbox(),
}).superRefine(needsSource('reply'));
