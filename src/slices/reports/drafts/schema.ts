import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

export const MakeForm = z.object({ revision: field.int(1, 1_000_000_000) });
export const SignForm = z.object({ department: field.id(), verdict: field.choice(['agreed', 'change']), remark: field.optionalText(3_000) });
export const ReturnForm = z.object({ why: field.text(1_000, 5) });
