import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine } from '../../../platform/web/wording.ts';
import { PARTS } from '../schema.ts';

export const SpeakerForm = z.object({ name: field.line(120), part: field.choice(PARTS), ...localizedLine('function', 160, 0) });
export const SpeakerChoice = z.object({ speaker: field.id() });
