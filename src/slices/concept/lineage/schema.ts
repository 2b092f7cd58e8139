import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine } from '../../../platform/web/wording.ts';

export const SplitForm = z.object({ revision: field.line(40), ...localizedLine('wording', 300), ...localizedLine('rest', 300) });
export const MergeForm = z.object({ revision: field.line(40), ...localizedLine('wording', 300), others: field.many(z.string().max(36)) });
