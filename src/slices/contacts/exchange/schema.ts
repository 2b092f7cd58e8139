import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { KINDS, LANGUAGES, PURPOSES } from '../rules.ts';

/** A register of thousands is small; what is larger is refused before it is read. */
export const MAX_FILE = 2 * 1024 * 1024;
/** Room for the list as it travels with the preview, in base64. */
export const MAX_BODY = 5 * 1024 * 1024;

/** What stands in where a line says nothing; the same in every step. */
export const DefaultsForm = z
  .object({ source: field.line(300, 2), kind: field.choice(KINDS), purposes: field.many(z.enum(PURPOSES)), language: field.choice(LANGUAGES), checkedOn: field.day() })
  .superRefine((value, context) => {
    if (value.purposes.length === 0) context.addIssue({ code: 'custom', path: ['purposes'], params: { problem: 'required' } });
  });

export const ConfirmForm = z.object({ accepted: field.many(field.int(1, 1_000_000)), skipWrong: field.checkbox() });

/** A list travels from preview to confirmation in the form itself: nothing is kept on the server before it is confirmed. */
export const TableText = z.object({ header: z.array(z.string()).max(500), lines: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })).max(5_000) });
