import type { Day } from '../../../kernel/dates.ts';
import { slugOf } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import type { CallState, Qualifier, Unit } from './schema.ts';

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

interface NumberLine {
  readonly quantity: string;
  readonly label: Localized;
  readonly value: number;
  readonly unit: Unit;
  readonly qualifier: Qualifier;
  readonly source: string;
}

const UNIT_WORDS: Readonly<Record<Unit, readonly string[]>> = { '': [''], percent: ['%', 'prozent', 'percent'], months: ['monate', 'monat', 'months', 'month'] };
const QUALIFIER_WORDS: Readonly<Record<Qualifier, readonly string[]>> = {
  exact: ['', 'genau', 'exact'], about: ['rund', 'etwa', 'about'], over: ['über', 'mehr als', 'over', 'more than'], computed: ['berechnet', 'computed'], printed: ['gedruckt', 'printed'],
};

const meant = <K extends string>(table: Readonly<Record<K, readonly string[]>>, word: string): K | undefined => (Object.keys(table) as K[]).find((k) => table[k].includes(word.toLowerCase()));

/**
 * Numbers as the office types them, one a line: `label; value; unit; qualifier; source`. A label known before keeps its translations.
 * Gives the number of the first line that cannot be read instead.
 */
export function readNumbers(text: string, before: readonly NumberLine[]): NumberLine[] | number {
  const numbers: NumberLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [label = '', value = '', unit = '', qualifier = '', ...source] = line.split(';').map((part) => part.trim());
    const read = { value: readValue(value), unit: meant(UNIT_WORDS, unit), qualifier: meant(QUALIFIER_WORDS, qualifier) };
    if (label === '' || read.value === null || read.unit === undefined || read.qualifier === undefined) return index + 1;
    const known = before.find((n) => sourceText(n.label) === label);
    numbers.push({ quantity: known?.quantity ?? slugOf(label), label: known?.label ?? localized(label), value: read.value, unit: read.unit, qualifier: read.qualifier, source: source.join('; ').slice(0, 300) });
  }
  return numbers;
}

/** `1.234` and `1234` are the same, `21,6` and `21.6` too. */
function readValue(typed: string): number | null {
  if (/^\d{1,3}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll('.', ''));
  return /^-?\d{1,12}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

/** The other way, for the form. */
export function numberLines(numbers: readonly NumberLine[]): string {
  return numbers.map((n) => [sourceText(n.label), String(n.value).replace('.', ','), UNIT_WORDS[n.unit][0] ?? '', QUALIFIER_WORDS[n.qualifier][n.qualifier === 'exact' ? 1 : 0] ?? '', n.source].join('; ').replace(/[; ]+$/, '')).join('\n');
}
