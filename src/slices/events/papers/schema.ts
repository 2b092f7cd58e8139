import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';

export const PAPERS = ['badges', 'attendance', 'certificates'] as const;
export type Paper = (typeof PAPERS)[number];
export const PaperForm = z.object({ paper: field.choice(PAPERS), names: field.optionalText(20_000), language: field.optionalChoice(LOCALES) });
