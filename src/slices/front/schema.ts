import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';

export const ThemeForm = z.object({ theme: field.choice(['auto', 'light', 'dark']), back: field.optionalLine(500) });
