import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { MAX_QUESTION, MAX_TEAMS } from '../rules.ts';

const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i;

export const AskForm = z.object({
  text: field.text(MAX_QUESTION, 3),
  firstName: field.optionalLine(40),
  language: field.optionalLine(35).superRefine((value, context) => {
    if (value !== null && !LANGUAGE_TAG.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } });
  }),
  once: field.optionalLine(60),
});

export const SupportForm = z.object({ question: field.int(1, 1_000_000), stand: field.choice(['yes', 'no']) });

/** What stands beside the answer itself, which is read by the poll's kind. */
export const AnswerForm = z.object({ poll: field.id(), team: field.optionalInt(1, MAX_TEAMS), turn: field.optionalInt(0, 1_000_000) });
