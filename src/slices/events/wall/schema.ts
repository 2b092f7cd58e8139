import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine } from '../../../platform/web/wording.ts';
import { CONTENT_LANGUAGES } from '../../participation/public.ts';

/** A wall is read from far away. */
export const MAX_ENTRY = 400;
export const PHOTO_MEGABYTES = 10;

/** What people agree to, see `consent` in the texts: grows when its wording changes. */
export const CONSENT_VERSION = 1;

export const EntryForm = z.object({
  text: field.text(MAX_ENTRY, 3),
  language: field.choice(CONTENT_LANGUAGES),
  consent: field.checkbox(),
  photoConsent: field.checkbox(),
  documentConsent: field.checkbox(),
  token: field.optionalLine(36),
});
export const FindEntryForm = z.object({ code: field.line(60) });
export const WallForm = z.object({ ...localizedLine('question', 200), open: field.checkbox(), revision: field.int(0, 1_000_000) });
export const HideForm = z.object({ reason: field.line(500, 3), revision: field.int(1, 1_000_000) });
/** Whether the text stands in the event's documentation; its author says so and takes it back. */
export const DocumentForm = z.object({ stand: field.choice(['yes', 'no']) });
export const ShowForm = z.object({ revision: field.int(1, 1_000_000) });
