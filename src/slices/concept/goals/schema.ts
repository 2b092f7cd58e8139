import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine } from '../../../platform/web/wording.ts';

export const MoveForm = z.object({ revision: field.line(64), field: field.id() });
export const SplitForm = z.object({ revision: field.line(64), ...localizedLine('rest', 300), ...localizedLine('title', 300), entries: field.many(field.id()) });
export const MergeForm = z.object({ revision: field.line(64), ...localizedLine('title', 300), others: field.many(field.id()) });
