import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';

const names = { name: field.line(160), name_simple: field.optionalLine(160), name_en: field.optionalLine(160), name_ar: field.optionalLine(160) };

export const NewDepartmentForm = z.object(names);
export const DepartmentForm = z.object({ ...names, revision: field.int(1, 1_000_000) });
export const ActiveForm = z.object({ active: field.choice(['yes', 'no']), revision: field.int(1, 1_000_000) });
