import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { ConceptTables } from '../../tables.ts';
import type { FinanceSum } from './rules.ts';

type R = Reads<ConceptTables>;

/** What an export says of one measure and year, beside what is kept. */
export interface FinanceLine extends FinanceSum {
  readonly measure: { readonly id: string; readonly key: string; readonly title: Localized } | null;
  readonly before: { readonly committed: number; readonly spent: number; readonly asOf: string } | null;
  /** `older`: a later month is kept already, and stays. */
  readonly verdict: 'new' | 'changed' | 'same' | 'older' | 'unknown';
}

/** An export line by line against what is kept. Only measures of concepts that keep costs are known by their account. */
export async function compareExport(reads: R, sums: readonly FinanceSum[], asOf: string): Promise<readonly FinanceLine[]> {
  if (sums.length === 0) return [];
  const measures = await reads
    .selectFrom('measure as m')
    .innerJoin('concept as c', 'c.id', 'm.concept_id')
    .select(['m.id', 'm.key', 'm.title', 'm.account_key'])
    .where('m.account_key', 'in', [...new Set(sums.map((s) => s.account))])
    .where('c.costs', '<>', 'off')
    .execute();
  const byAccount = new Map(measures.map((m) => [m.account_key, { id: m.id, key: m.key, title: m.title }]));
  const bookings = measures.length === 0 ? [] : await reads.selectFrom('measure_booking').select(['measure_id', 'year', 'committed', 'spent', 'as_of as asOf']).where('measure_id', 'in', measures.map((m) => m.id)).execute();
  const kept = new Map(bookings.map((b) => [`${b.measure_id} ${b.year}`, { committed: Number(b.committed), spent: Number(b.spent), asOf: b.asOf }]));
  return sums.map((sum) => {
    const measure = byAccount.get(sum.account) ?? null;
    const before = measure === null ? null : (kept.get(`${measure.id} ${sum.year}`) ?? null);
    return { ...sum, measure, before, verdict: verdictOf(sum, measure !== null, before, asOf) };
  });
}

function verdictOf(sum: FinanceSum, known: boolean, before: FinanceLine['before'], asOf: string): FinanceLine['verdict'] {
  if (!known) return 'unknown';
  if (before === null) return 'new';
  if (before.asOf > asOf) return 'older';
  return before.committed === sum.committed && before.spent === sum.spent && before.asOf === asOf ? 'same' : 'changed';
}

/** The months of the last imports, newest first. */
export async function lastImports(reads: R): Promise<readonly { readonly asOf: string; readonly lines: number; readonly at: Date }[]> {
  return reads.selectFrom('finance_import').select(['as_of as asOf', 'lines', 'imported_at as at']).orderBy('imported_at', 'desc').limit(12).execute();
}

/** How many measures have an account, of how many whose concepts keep costs. */
export async function accountCount(reads: R): Promise<{ readonly known: number; readonly all: number }> {
  return reads
    .selectFrom('measure as m')
    .innerJoin('concept as c', 'c.id', 'm.concept_id')
    .select((e) => [e.fn.count<number>('m.account_key').as('known'), e.fn.countAll<number>().as('all')])
    .where('c.costs', '<>', 'off')
    .executeTakeFirstOrThrow();
}
