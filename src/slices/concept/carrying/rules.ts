import { addDays, daysBetween, isDay, type Day } from '../../../kernel/dates.ts';

/** Amounts a form or a finance export gives: `12.500`, `12 500,50 €`, `1,200.50`, `-30`. Cents; null when it is no amount. */
export function readCents(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0\u202f']|€|EUR/gi, '').replace(/^−/, '-');
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const decimal = decimalSign(text);
  const [whole = '', cents = ''] = decimal === null ? [text] : [text.slice(0, text.lastIndexOf(decimal)), text.slice(text.lastIndexOf(decimal) + 1)];
  const digits = whole.replace(/[.,]/g, '');
  if (digits.replace('-', '').length > 12) return null;
  const amount = Number(digits.replace('-', '')) * 100 + Number(cents.padEnd(2, '0') || '0');
  return text.startsWith('-') ? -amount : amount;
}

/** The last sign is a decimal one when it stands once and has one or two digits behind it; in threes it groups thousands. */
function decimalSign(text: string): '.' | ',' | null {
  const last = /[.,](?=\d{1,2}$)/.exec(text)?.[0] as '.' | ',' | undefined;
  return last !== undefined && text.split(last).length === 2 ? last : null;
}

/** Cents as a form shows them again: `12500` or `12500,50`. */
export const showCents = (cents: number | null): string => (cents === null ? '' : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ','));

/** A day in a month, or the last of it: 31 January and a month are 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

export interface PlannedStep {
  readonly id: string | null;
  readonly title: string;
  readonly startsOn: Day | null;
  readonly due: Day | null;
  readonly done: Day | null;
  readonly departmentId: string | null;
  readonly role: string | null;
}

/** What a recurring measure needs again: each step that has just been done, so many months later, unless it is laid out already. */
export function nextTurn(steps: readonly PlannedStep[], doneNow: readonly PlannedStep[], months: number | null): readonly PlannedStep[] {
  if (months === null) return [];
  return doneNow.filter((s) => s.due !== null && !steps.some((o) => o.done === null && o.title === s.title)).map((s) => ({ ...s, id: null, done: null, startsOn: s.startsOn === null ? null : addMonths(s.startsOn, months), due: addMonths(s.due as Day, months) }));
}

export const REPEATS = [1, 3, 6, 12, 24, 36, 60] as const;

/** Whether `needs` would close a circle: from each of them, walking on, the measure itself is reached. Gives the one that does. */
export function circleBy(id: string, needs: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string | null {
  for (const need of needs) {
    const seen = new Set<string>();
    const open = [need];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === id) return need;
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(edges.get(at) ?? []));
    }
  }
  return null;
}

/** Why a measure is on the attention list. */
export const CONCERNS = ['no_owner', 'no_step', 'overdue', 'silent', 'money'] as const;
export type Concern = (typeof CONCERNS)[number];

/** From which day on a measure of which nobody wrote is one without a word: six months before. */
export const silentSince = (today: Day): Day => addMonths(today, -6);

/** The last day of a month as `2026-10`; null when it is none. */
export function endOfMonth(month: string): Day | null {
  return isDay(`${month}-01`) ? addDays(addMonths(`${month}-01`, 1), -1) : null;
}

/** Days over a date, for "since 12 days"; 0 when it is not over. */
export const daysOver = (due: Day | null, today: Day): number => (due === null || due >= today ? 0 : daysBetween(due, today));
