import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

export const CommentForm = z.object({ text: field.text(3_000), replyTo: field.optionalId(), as: field.optionalId() });
