import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { STATES } from '../measures/rules.ts';

/** A list of measures is small; what is larger is refused before it is read. */
export const MAX_FILE = 2 * 1024 * 1024;
/** Room for the file's text as it travels with the preview, in base64. */
export const MAX_BODY = 4 * 1024 * 1024;

/** What an import is for; the same in both steps. `target` is a concept's slug, or `new`. */
const order = {
  target: field.line(120),
  title: field.optionalLine(200),
  source: field.optionalLine(500),
  defaultField: field.optionalLine(200),
  defaultState: field.optionalChoice(STATES),
  public: field.checkbox(),
};

const titled = <T extends { target: string; title: string | null }>(value: T, context: z.core.$RefinementCtx<T>): void => {
  if (value.target === 'new' && value.title === null) context.addIssue({ code: 'custom', path: ['title'], params: { problem: 'required' } });
};

export const UploadForm = z.object(order).superRefine(titled);

export const ConfirmForm = z
  .object({ ...order, list: z.string().min(1).max(MAX_BODY), accepted: field.many(field.int(1, 1_000_000)), skipWrong: field.checkbox() })
  .superRefine(titled);

/** A table travels from preview to confirmation in the form itself: nothing is kept on the server before it is confirmed. */
export const TableText = z.object({ header: z.array(z.string()), lines: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })) });
