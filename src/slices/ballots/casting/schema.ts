import { readCode } from '../../../kernel/code.ts';
import type { FormState, Problem } from '../../../kernel/problem.ts';
import { cleanLine } from '../../../kernel/text.ts';
import type { RawForm } from '../../../platform/web/forms.ts';
import { dotsField } from './rules.ts';

/** A casting form as it came; `problems` name what cannot even be read. Which dots are allowed is a rule. */
export interface CastForm {
  readonly dots: readonly number[];
  /** Canonical, or null when there is none or it cannot be a code. */
  readonly code: string | null;
  readonly form: FormState;
}

const one = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));

/** Arabic and Persian keyboards type their own digits. */
const westernDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) as number) & 15));

/** How many dots were typed: nothing counts as none, what is no number as NaN. */
export function readDots(typed: string): number {
  if (/^\d?$/.test(typed)) return Number(typed);
  const text = westernDigits(cleanLine(typed));
  return text === '' ? 0 : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

export function readCastForm(raw: RawForm, numbers: readonly number[], needsCode: boolean): CastForm {
  const dots = numbers.map((number) => readDots(one(raw.values[dotsField(number)])));
  const typed = cleanLine(one(raw.values['code']));
  const code = readCode(typed);
  const problems: Problem[] = numbers.flatMap((number, i) => (Number.isNaN(dots[i]) ? [{ code: 'not_a_number' as const, field: dotsField(number) }] : []));
  if (needsCode && code === null) problems.push({ code: typed === '' ? 'required' : 'invalid_code', field: 'code' });
  return { dots, code, form: { values: raw.values, problems } };
}
