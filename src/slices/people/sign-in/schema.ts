import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

const next = field.optionalLine(500);

export const RequestForm = z.object({ email: field.email(), next });
export const CodeForm = z.object({ email: field.email(), code: field.line(40), next });
export const LinkForm = z.object({ next });
