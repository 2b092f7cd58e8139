import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';

export const ProfileForm = z.object({ name: field.line(120), locale: field.choice(LOCALES) });
export const DeleteForm = z.object({ confirm: field.checkbox().superRefine((yes, context) => { if (!yes) context.addIssue({ code: 'custom', params: { problem: 'confirm_needed' } }); }) });
