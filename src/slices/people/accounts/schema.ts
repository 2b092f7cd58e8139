import { z } from 'zod';
import { ROLES } from '../../../kernel/actor.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';
import { readScope } from './rules.ts';

const scope = () =>
  field.line(60).transform((value, context) => {
    const read = readScope(value);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } });
    return z.NEVER;
  });

export const GrantForm = z.object({ role: field.choice(ROLES), scope: scope() });
export const InviteForm = z.object({ name: field.line(120), email: field.email(), locale: field.choice(LOCALES), role: field.choice(ROLES), scope: scope() });
export const EmailForm = z.object({ email: field.email() });
export const PeopleFilter = z.object({ q: z.string().trim().max(200).catch(''), role: z.enum(ROLES).nullable().catch(null), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
