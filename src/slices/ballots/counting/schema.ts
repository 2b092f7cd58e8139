import { z } from 'zod';
import type { FormState, Problem } from '../../../kernel/problem.ts';
import { field, type RawForm } from '../../../platform/web/forms.ts';
import { dotsField } from '../casting/rules.ts';
import { readDots } from '../casting/schema.ts';

const MOST = 1_000_000;

export const BoardForm = z.object({ place: field.line(120), heldOn: field.day(), persons: field.optionalInt(0, MOST) });
export const RecountForm = z.object({ persons: field.optionalInt(0, MOST) });
export const PileForm = z.object({ label: field.line(80) });
export const PileCountForm = z.object({ counted: field.int(0, MOST) });

export interface CountedDots {
  readonly dots: readonly number[];
  readonly form: FormState;
}

/** Dots by option as somebody counted them; what is no number is named. */
export function readCounts(raw: RawForm, numbers: readonly number[]): CountedDots {
  const typed = (number: number): string => [raw.values[dotsField(number)] ?? ''].flat()[0] ?? '';
  const dots = numbers.map((number) => readDots(typed(number)));
  const problems: Problem[] = numbers.flatMap((number, i) => (Number.isNaN(dots[i]) ? [{ code: 'not_a_number' as const, field: dotsField(number) }] : []));
  return { dots, form: { values: raw.values, problems } };
}
