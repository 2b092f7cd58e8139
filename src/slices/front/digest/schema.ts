import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { RHYTHMS } from './rules.ts';

export const SettingForm = z.object({ rhythm: field.choice(RHYTHMS) });
