import { z } from 'zod';
import { readCode } from '../../../kernel/code.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { field } from '../../../platform/web/forms.ts';
import { sure } from '../schema.ts';
import { MAX_CODES, MAX_RECIPIENTS } from './rules.ts';

export const NewCodesForm = z.object({ label: field.line(80), count: field.int(1, MAX_CODES), as: field.choice(['slips', 'csv']), language: field.choice(LOCALES) });

/** One address a line, or separated by commas; each gets one code. */
export const MailCodesForm = z.object({
  label: field.line(80),
  language: field.choice(LOCALES),
  addresses: field.text(400_000).transform((text, context) => {
    const addresses = [...new Set(text.split(/[\s,;]+/).filter((part) => part !== '').map((part) => part.toLowerCase()))];
    if (addresses.length > MAX_RECIPIENTS) context.addIssue({ code: 'custom', params: { problem: 'out_of_range', min: 1, max: MAX_RECIPIENTS } });
    if (addresses.some((address) => !field.email().safeParse(address).success)) context.addIssue({ code: 'custom', params: { problem: 'invalid_email' } });
    return addresses;
  }),
});

/** A code as typed from a slip, in canonical form. */
export const CodeForm = z.object({
  code: field.line(60).transform((typed, context) => {
    const code = readCode(typed);
    if (code === null && typed !== '') context.addIssue({ code: 'custom', params: { problem: 'invalid_code' } });
    return code ?? '';
  }),
});

export const BatchForm = z.object({ batch: field.id(), sure: sure() });
