import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { CHOOSABLE } from './rules.ts';

const version = field.int(1, 1_000_000);

export const MergeForm = z.object({ keptVersion: version, goneVersion: version });
/** Which side each field comes from; one that does not differ is not sent. */
export const ChoiceForm = z.object(Object.fromEntries(CHOOSABLE.map((f) => [f, field.optionalChoice(['kept', 'gone'])])) as Record<(typeof CHOOSABLE)[number], ReturnType<typeof field.optionalChoice<['kept', 'gone']>>>);
