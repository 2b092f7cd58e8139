import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { CONSENT_WAYS, GROUNDS, KINDS, LANGUAGES, PURPOSES } from '../rules.ts';

/** What the list can be narrowed to beside search: entries that want a look. */
export const STATES = ['unchecked', 'due', 'returned'] as const;
export type ListState = (typeof STATES)[number];

/** Search and filters; also how a mailing remembers whom it is for. */
export const Selection = z.object({
  q: filter(z.string().trim().max(200)),
  kind: filter(z.enum(KINDS)),
  municipality: filter(z.string().max(14)),
  purpose: filter(z.enum(PURPOSES)),
  language: filter(z.enum(LANGUAGES)),
  state: filter(z.enum(STATES)),
});
export type Selection = z.infer<typeof Selection>;
export const EVERYTHING: Selection = { q: null, kind: null, municipality: null, purpose: null, language: null, state: null };

const empty = <T extends z.ZodType<string | null>>(type: T) => type.transform((v) => v ?? '');

export const ContactForm = z
  .object({
    institution: empty(field.optionalLine(200)),
    kind: field.choice(KINDS),
    function: empty(field.optionalLine(200)),
    person: empty(field.optionalLine(200)),
    email: empty(field.optionalEmail()),
    phone: empty(field.optionalLine(60)),
    street: empty(field.optionalText(200)),
    postalCode: empty(field.optionalLine(12)),
    town: empty(field.optionalLine(100)),
    country: empty(field.optionalLine(60)),
    municipality: field.optionalLine(14),
    language: field.choice(LANGUAGES),
    source: field.line(300, 2),
    purposes: field.many(z.enum(PURPOSES)).transform((chosen) => PURPOSES.filter((p) => chosen.includes(p))),
    checkedOn: field.day(),
    ground: field.choice(GROUNDS),
    consentOn: field.optionalDay(),
    consentHow: field.optionalChoice(CONSENT_WAYS),
    staysUntil: field.optionalDay(),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, problem = 'required') => context.addIssue({ code: 'custom', path: [path], params: { problem } });
    if (value.institution === '' && value.person === '') refuse('institution');
    if (value.purposes.length === 0) refuse('purposes');
    if (value.ground !== 'consent') return;
    if (value.consentOn === null) refuse('consentOn');
    if (value.consentHow === null) refuse('consentHow');
  });
export type ContactInput = z.infer<typeof ContactForm>;

export const Revision = z.object({ revision: field.int(1, 1_000_000) });
export const CheckedForm = z.object({ ids: field.many(field.id()), all: field.checkbox() });
export const SettingForm = z.object({ ...Revision.shape, uncheckedYears: field.int(1, 10) });
/** The number of a letter as it was typed or scanned: check digit, spaces and whatever a scanner adds. */
export const ReturnedForm = z.object({ number: field.line(40) });
