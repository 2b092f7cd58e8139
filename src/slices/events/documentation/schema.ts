import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedText, optionalLocalizedText } from '../../../platform/web/wording.ts';

const revision = field.int(0, 1_000_000);
export const PrefaceForm = z.object({ ...localizedText('preface', 5_000, 0), revision });
export const ReleaseForm = z.object({ approver: field.line(160, 3), ...optionalLocalizedText('correction', 1_000), sure: field.checkbox(), edition: field.int(1, 10_000) });
