import type { Day } from '../../../../kernel/dates.ts';
import { failed, ok, type Problem, type Result } from '../../../../kernel/problem.ts';
import { seenOf } from '../../drafts/rules.ts';
import type { Booking, CostLine } from '../plan/queries.ts';
import { readCents } from '../rules.ts';

export const costsSeen = (accountKey: string | null, costs: readonly CostLine[]): string => seenOf([accountKey, costs.map((l) => [l.id, l.label, l.year, l.source, l.planned, l.committed, l.spent, l.subjectToBudget, l.decidedOn, l.decision])]);

export interface YearTotal {
  readonly year: number;
  readonly planned: number;
  readonly committed: number;
  readonly spent: number;
  /** The day of the finance export that the last two come from; null when they were entered by hand. */
  readonly asOf: Day | null;
  /** Planned, but no body has decided on it yet. */
  readonly undecided: number;
}

/** Sums a year. What finance booked stands for what was entered by hand: the two are never added up. */
export function totalsOf(costs: readonly CostLine[], bookings: readonly Booking[]): readonly YearTotal[] {
  const years = [...new Set([...costs.map((l) => l.year), ...bookings.map((b) => b.year)])].sort((a, b) => a - b);
  return years.map((year) => {
    const lines = costs.filter((l) => l.year === year);
    const booked = bookings.find((b) => b.year === year);
    const sum = (pick: (l: CostLine) => number | null): number => lines.reduce((all, l) => all + (pick(l) ?? 0), 0);
    return { year, planned: sum((l) => l.planned), committed: booked?.committed ?? sum((l) => l.committed), spent: booked?.spent ?? sum((l) => l.spent), asOf: booked?.asOf ?? null, undecided: sum((l) => (l.subjectToBudget && l.decidedOn === null ? l.planned : 0)) };
  });
}

/** Columns of a finance export, by the names such programs use. */
const COLUMNS = {
  account: ['Kontierung', 'Konto', 'Buchungsschlüssel', 'Kostenträger', 'Innenauftrag', 'PSP-Element', 'Kostenstelle', 'Account', 'Schlüssel'],
  year: ['Jahr', 'Haushaltsjahr', 'Year'],
  committed: ['Gebunden', 'Obligo', 'Aufträge', 'Mittelbindung', 'Committed'],
  spent: ['Ausgegeben', 'Ist', 'Gebucht', 'Anordnungen', 'Ausgezahlt', 'Spent'],
} as const;
type Column = keyof typeof COLUMNS;
/** Columns of the finance file with every heading they are known by, the usual first. */
export const FINANCE_COLUMNS = Object.entries(COLUMNS).map(([column, headings]) => ({ column: column as Column, headings }));

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export interface FinanceSum {
  readonly account: string;
  readonly year: number;
  readonly committed: number;
  readonly spent: number;
}
export interface ReadExport {
  /** One an account and year; lines of the same are added up. */
  readonly sums: readonly FinanceSum[];
  readonly wrong: readonly { readonly line: number; readonly problems: readonly Problem[] }[];
}

/** A finance export as sums. Title lines above the headings are passed over; a line without an account (a total) is, too. */
export function readExport(lines: readonly { readonly line: number; readonly cells: readonly string[] }[]): Result<ReadExport> {
  const at = lines.slice(0, 20).findIndex((l) => columnOf(l.cells, 'account') >= 0 && (columnOf(l.cells, 'spent') >= 0 || columnOf(l.cells, 'committed') >= 0));
  const header = lines[at]?.cells ?? lines[0]?.cells ?? [];
  const missing = (['account', 'year', 'spent'] as const).filter((column) => columnOf(header, column) < 0);
  if (missing.length > 0) return { ok: false, problems: missing.map((column) => ({ code: 'column_missing', field: 'file', params: { column: COLUMNS[column][0] } })) };
  const sums = new Map<string, FinanceSum>();
  const wrong: { line: number; problems: readonly Problem[] }[] = [];
  for (const { line, cells } of lines.slice(at + 1)) {
    const read = readLine(cells, header);
    if (read === null) continue;
    if (!read.ok) wrong.push({ line, problems: read.problems });
    else {
      const key = `${read.value.account} ${read.value.year}`;
      const known = sums.get(key);
      sums.set(key, known === undefined ? read.value : { ...known, committed: known.committed + read.value.committed, spent: known.spent + read.value.spent });
    }
  }
  return ok({ sums: [...sums.values()], wrong });
}

const columnOf = (header: readonly string[], column: Column): number => header.findIndex((heading) => COLUMNS[column].some((name) => fold(name) === fold(heading)));

function readLine(cells: readonly string[], header: readonly string[]): Result<FinanceSum> | null {
  const cell = (column: Column): string => { const i = columnOf(header, column); return i < 0 ? '' : (cells[i] ?? '').trim(); };
  const account = cell('account').toUpperCase();
  if (account === '') return null;
  const year = Number(cell('year'));
  if (!/^\d{4}$/.test(cell('year')) || year < 2000 || year > 2100) return failed('out_of_range', COLUMNS.year[0], { min: 2000, max: 2100 });
  const amount = (column: 'committed' | 'spent'): number | null => (cell(column) === '' ? 0 : readCents(cell(column)));
  const [committed, spent] = [amount('committed'), amount('spent')];
  if (committed === null) return failed('not_a_number', COLUMNS.committed[0]);
  return spent === null ? failed('not_a_number', COLUMNS.spent[0]) : ok({ account, year, committed, spent });
}
