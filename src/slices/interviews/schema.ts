import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';
import { CONSENT_WAYS, SIDES } from './rules.ts';

const empty = <T extends z.ZodType<string | null>>(type: T) => type.transform((v) => v ?? '');

export const InterviewForm = z
  .object({
    side: field.choice(SIDES),
    topic: field.line(200, 2),
    heldOn: field.day(),
    institution: empty(field.optionalLine(200)),
    function: empty(field.optionalLine(200)),
    conductedBy: empty(field.optionalLine(200)),
    notes: empty(field.optionalText(20_000)),
    consentOn: field.optionalDay(),
    consentHow: field.optionalChoice(CONSENT_WAYS),
    name: empty(field.optionalLine(120)),
    nameConsentOn: field.optionalDay(),
    nameConsentHow: field.optionalChoice(CONSENT_WAYS),
  })
  .superRefine((value, context) => {
    const needed = (path: string) => context.addIssue({ code: 'custom', path: [path], params: { problem: 'required' } });
    if (value.consentOn !== null && value.consentHow === null) needed('consentHow');
    if (value.consentOn === null && value.consentHow !== null) needed('consentOn');
    if (value.name !== '' && value.nameConsentOn === null) needed('nameConsentOn');
    if (value.name !== '' && value.nameConsentHow === null) needed('nameConsentHow');
  });
export type InterviewInput = z.infer<typeof InterviewForm>;

export const Revision = z.object({ revision: field.int(1, 1_000_000) });

/** One thing that was said, as a contribution. `token` recognises a form that is sent twice. */
export const StatementForm = z.object({ text: field.text(5_000, 3), language: field.line(35, 2), topic: field.optionalId(), municipality: field.optionalLine(14), token: field.id() });
