import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Observation } from '../files/rules.ts';
import { groupKey, readCell, readPeriod } from '../rules.ts';
import type { Qualifier } from '../schema.ts';

/** A value as the office types it. */
export interface Typed {
  readonly territory: string;
  readonly period: string;
  readonly groups: string | null;
  readonly value: string;
  readonly said: 'exact' | 'provisional' | 'about' | 'more_than' | null;
}

/** What was typed as one observation; every field that cannot be read is named. */
export function observationOf(typed: Typed, areas: ReadonlyMap<string, string>): Result<Observation> {
  const areaName = areas.get(typed.territory);
  const period = readPeriod(typed.period);
  const groups = groupsTyped(typed.groups ?? '');
  const reading = readCell(typed.value, 'comma');
  const problems: Problem[] = [];
  if (areaName === undefined) problems.push({ code: 'invalid_choice', field: 'territory' });
  if (period === null) problems.push({ code: 'invalid_text', field: 'period' });
  if (groups === null) problems.push({ code: 'invalid_text', field: 'groups' });
  if (reading === null) problems.push({ code: 'invalid_text', field: 'value' });
  else if (reading.value === null && typed.said !== null) problems.push({ code: 'invalid_choice', field: 'said' });
  if (areaName === undefined || period === null || groups === null || reading === null || problems.length > 0) return { ok: false, problems };
  return ok({ area: typed.territory, areaName, period, groups, value: reading.value, qualifier: typed.said ?? reading.qualifier });
}

/** `geschlecht=Frauen; alter=18–24` in its one form; null where a part says no dimension or no group. */
function groupsTyped(text: string): string | null {
  const parts = text.split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => part.split('=').map((side) => side.trim()));
  if (parts.some((sides) => sides.length !== 2 || sides.includes(''))) return null;
  const names = parts.map(([name = '']) => name.toLowerCase());
  return new Set(names).size < names.length ? null : groupKey(parts.map(([name = '', value = '']) => [name, value]));
}

/** A target has a number and a day, or there is none. */
export function targetOf(typed: string | null, day: string | null): Result<{ readonly target: number | null; readonly target_on: string | null }> {
  if (typed === null) return day === null ? ok({ target: null, target_on: null }) : failed('required', 'target');
  const read = readCell(typed, 'comma');
  if (read === null || read.value === null || read.qualifier !== 'exact') return failed('invalid_text', 'target');
  return day === null ? failed('required', 'target_on') : ok({ target: read.value, target_on: day });
}

/** A stored value as it is typed again, with what is typed beside it. */
export const typedAgain = ({ value, qualifier }: { readonly value: number | null; readonly qualifier: Qualifier }): { readonly value: string; readonly said: string } => ({
  value: value === null ? (SIGN[qualifier] ?? '') : String(value).replace('.', ','),
  said: value === null || qualifier === 'exact' ? '' : qualifier,
});
const SIGN: Readonly<Partial<Record<Qualifier, string>>> = { nothing: '-', unknown: '.', unreliable: '/', blocked: 'x', later: '...', suppressed: '*' };
