import { failed, ok, type Result } from '../../../../kernel/problem.ts';

/** An address counts only with the wish for an answer, and the other way round. */
export function contactIn({ answer, email, name }: { answer: boolean; email: string | null; name: string | null }): Result<{ email: string; name: string | null } | null> {
  if (answer) return email === null ? failed('required', 'email') : ok({ email, name });
  return email === null && name === null ? ok(null) : failed('confirm_needed', 'answer');
}
