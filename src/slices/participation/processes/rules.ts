import type { Day } from '../../../kernel/dates.ts';
import type { CallState } from './schema.ts';

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

/** Rows about the same quantity, in their order: more than one value means that the sources disagree. */
export function byQuantity<T extends { readonly quantity: string; readonly value: number; readonly unit: string }>(numbers: readonly T[]): { readonly statements: readonly T[]; readonly contradictory: boolean }[] {
  return [...Map.groupBy(numbers, (n) => n.quantity).values()].map((statements) => ({
    statements,
    contradictory: statements.some((s) => s.unit === statements[0]?.unit && s.value !== statements[0]?.value),
  }));
}

/** `1.234` and `1234` are the same, `21,6` and `21.6` too; null for what is no number. */
export function readValue(typed: string): number | null {
  if (/^\d{1,3}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll('.', ''));
  return /^-?\d{1,12}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

/** A number as it stands in a field. */
export const typedValue = (value: number): string => String(value).replace('.', ',');
