import type { Day } from '../../../kernel/dates.ts';
import type { CallState, Qualifier } from './schema.ts';

/** Whether people may send contributions on this day. */
export function callIsOpen(process: { call: CallState; callClosesOn: Day | null; publishedOn: Day | null }, today: Day): boolean {
  return process.publishedOn !== null && process.call === 'open' && (process.callClosesOn === null || process.callClosesOn >= today);
}

export type Standing = 'past' | 'current' | 'coming';

interface Dated {
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

/**
 * Where each phase stands on a day, in the phases' order. A phase without an end goes on; one without any date is over as soon as a
 * later one has begun, and lies ahead otherwise.
 */
export function standings(phases: readonly Dated[], today: Day): Standing[] {
  return phases.map((phase, index) => {
    if (phase.startsOn !== null && phase.startsOn > today) return 'coming';
    if (phase.endsOn !== null) return phase.endsOn < today ? 'past' : 'current';
    if (phase.startsOn !== null) return 'current';
    return phases.slice(index + 1).some((later) => later.startsOn !== null && later.startsOn <= today) ? 'past' : 'coming';
  });
}

interface Stated {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
}

/** Rows about the same quantity, in their order, and whether two of them cannot both be right. */
export function byQuantity<T extends Stated>(numbers: readonly T[]): { readonly statements: readonly T[]; readonly contradictory: boolean }[] {
  return [...Map.groupBy(numbers, (n) => n.quantity).values()].map((statements) => ({
    statements,
    contradictory: statements.some((one, i) => statements.slice(i + 1).some((other) => one.unit === other.unit && !allows(one, other) && !allows(other, one))),
  }));
}

/** Whether the second may be true while the first is, as far as it says: 15 % as printed for 15.4 % as reckoned, “about 200” for 204, “more than 600” for 612. */
function allows({ qualifier, value }: Stated, exact: Stated): boolean {
  if (value === exact.value) return true;
  if (qualifier === 'over') return exact.value > value;
  if (qualifier === 'about') return roundedLike(value, exact.value) === value;
  return qualifier === 'printed' && exact.qualifier === 'computed' && roundedLike(value, exact.value, 0) === value;
}

/** A number rounded to the last place that another one says; trailing zeros of a whole number are none, up to so many (for what is printed exactly: 0). */
function roundedLike(printed: number, exact: number, zeros = 6): number {
  const decimals = String(printed).split('.')[1]?.length ?? 0;
  const places = decimals > 0 ? decimals : -Math.min(zeros, /0*$/.exec(String(printed))?.[0].length ?? 0);
  const step = 10 ** places;
  return Math.round(exact * step) / step;
}

/** `1.234` and `1234` are the same, `21,6` and `21.6` too; null for what is no number. */
export function readValue(typed: string): number | null {
  if (/^\d{1,3}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll('.', ''));
  return /^-?\d{1,12}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

/** A number as it stands in a field. */
export const typedValue = (value: number): string => String(value).replace('.', ',');
