import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { CONTENT_LANGUAGES, TYPED_CHANNELS } from '../submissions/schema.ts';

export const MAX_FILE = 2 * 1024 * 1024;
/** Room for the list as it travels with the preview, in base64. */
export const MAX_BODY = 5 * 1024 * 1024;

/** What stands in where a line says nothing. */
export const DefaultsForm = z.object({ channel: field.choice(TYPED_CHANNELS), language: field.choice(CONTENT_LANGUAGES), received: field.day() });
export const ConfirmForm = z.object({ accepted: field.many(field.int(1, 1_000_000)), skipWrong: field.checkbox() });

/** A list travels from preview to confirmation in the form itself: nothing is kept on the server before it is confirmed. */
export const Lines = z.array(z.object({ line: z.number().int(), cells: z.array(z.string()).max(500) })).max(5_000);
