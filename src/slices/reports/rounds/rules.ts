import type { Day } from '../../../kernel/dates.ts';
import type { State } from '../../concept/public.ts';

/** What has ended is shown in the report as it stands; nobody is asked about it again. */
export const isAsked = (state: State): boolean => state !== 'done' && state !== 'stopped' && state !== 'not_pursued';

/** `2026-H2` and its days; null when it cannot be a half-year. */
export function readPeriod(text: string): { readonly key: string; readonly year: number; readonly half: 1 | 2; readonly from: Day; readonly to: Day } | null {
  const match = /^(\d{4})-H([12])$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const half = match[2] === '1' ? 1 : 2;
  return { key: text, year, half, from: half === 1 ? `${year}-01-01` : `${year}-07-01`, to: half === 1 ? `${year}-06-30` : `${year}-12-31` };
}

/** What one unit owes in a round; `departmentId` null stands for measures that no department leads. */
export interface Unit {
  readonly departmentId: string | null;
  readonly asked: number;
  readonly missing: number;
  readonly overdue: boolean;
}

interface Owed {
  readonly id: string;
  readonly state: State;
  readonly leadDepartmentId: string | null;
}

/** Units with what they were asked for; those that owe most come first. */
export function unitsOf(measures: readonly Owed[], answered: ReadonlySet<string>, due: Day, today: Day): readonly Unit[] {
  const asked = Map.groupBy(measures.filter((m) => isAsked(m.state) || answered.has(m.id)), (m) => m.leadDepartmentId);
  return [...asked]
    .map(([departmentId, own]) => {
      const missing = own.filter((m) => !answered.has(m.id)).length;
      return { departmentId, asked: own.length, missing, overdue: missing > 0 && today > due };
    })
    .sort((a, b) => b.missing - a.missing);
}
