import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';
import { Version } from '../instance/public.ts';

export const ArchiveForm = z.object({ class: field.line(80), decision: field.choice(['taken', 'waived']), until_day: field.day() });

/** What people tell about a barrier; a way to answer is their choice. */
export const BarrierForm = z.object({ page: field.optionalLine(300), message: field.text(3_000, 3), reply_contact: field.optionalLine(200) });
export const AnswerForm = z.object({ ...Version.shape, note: field.optionalText(2_000) });
