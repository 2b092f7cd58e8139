import { isDay } from '../../kernel/dates.ts';
import type { Qualifier } from './schema.ts';

/** A cell of a statistics file, understood. */
export interface Reading {
  readonly value: number | null;
  readonly qualifier: Qualifier;
}
export type Mark = 'comma' | 'point';

/** Signs of official statistics in place of a number (DIN 55301). None of them is zero. */
const SIGNS: Readonly<Record<string, Qualifier>> = { '': 'unknown', '-': 'nothing', '–': 'nothing', '.': 'unknown', '/': 'unreliable', x: 'blocked', X: 'blocked', '...': 'later', '…': 'later', '*': 'suppressed', '•': 'suppressed' };
const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [[/^(?:mehr als|über|more than|>)\s*/i, 'more_than'], [/^(?:rund|etwa|ca\.?|circa|about|~|≈)\s*/i, 'about']];

/** What a cell says; null where it is neither a number nor a known sign. Without a mark for the whole column each cell must tell by itself. */
export function readCell(cell: string, of: Mark | null): Reading | null {
  const mark = of ?? markOf([cell]) ?? (/\d[.,]\d/.test(cell) ? null : 'comma');
  // "1.234" where nothing else tells: one and a bit, or over a thousand.
  if (mark === null) return null;
  const text = cell.replaceAll(/[\s\u00A0\u202F]+/g, ' ').trim();
  const sign = Object.hasOwn(SIGNS, text) ? SIGNS[text] : undefined;
  if (sign !== undefined) return { value: null, qualifier: sign };
  const before = BEFORE.find(([said]) => said.test(text));
  if (before !== undefined) return numbered(text.replace(before[0], ''), mark, before[1]);
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed !== null) return numbered(bracketed[1] as string, mark, 'about');
  const letter = /^(.*\d)\s?([prs])$/.exec(text);
  if (letter !== null) return numbered(letter[1] as string, mark, letter[2] === 'p' ? 'provisional' : letter[2] === 's' ? 'about' : 'exact');
  return numbered(text, mark, 'exact');
}

const GROUPED: Readonly<Record<Mark, RegExp>> = { comma: /^[+-]?\d{1,3}(?:[. ']\d{3})+(?:,\d+)?$/, point: /^[+-]?\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?$/ };
const PLAIN: Readonly<Record<Mark, RegExp>> = { comma: /^[+-]?\d+(?:,\d+)?(?:e[+-]?\d{1,3})?$/i, point: /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i };

function numbered(text: string, mark: Mark, qualifier: Qualifier): Reading | null {
  if (!PLAIN[mark].test(text) && !GROUPED[mark].test(text)) return null;
  const plain = mark === 'comma' ? text.replaceAll(/[. ']/g, '').replace(',', '.') : text.replaceAll(/[, ']/g, '');
  const value = Number(plain);
  return Number.isFinite(value) ? { value, qualifier } : null;
}

/** Which mark stands before the decimals, from cells of the column; null where none of them tells. */
export function markOf(cells: readonly string[]): Mark | null {
  const comma = cells.some((c) => PLAIN.comma.test(c.trim()) && c.includes(',') && !GROUPED.point.test(c.trim()));
  const point = cells.some((c) => PLAIN.point.test(c.trim()) && c.includes('.') && !GROUPED.comma.test(c.trim()));
  return comma === point ? null : comma ? 'comma' : 'point';
}

/** A period as it is stored: `2024`, `2024-12-31`, `2024-05`, `2024-H1`, `2024-Q3`, `2023/24`; null where it is none. */
export function readPeriod(cell: string): string | null {
  const text = cell.trim();
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = day === null ? text : `${day[3]}-${(day[2] as string).padStart(2, '0')}-${(day[1] as string).padStart(2, '0')}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return isDay(iso) ? iso : null;
  const school = /^((?:19|20)\d{2})\/(?:(?:19|20))?(\d{2})$/.exec(text);
  if (school !== null) return (Number(school[1]) + 1) % 100 === Number(school[2]) ? `${school[1]}/${school[2]}` : null;
  return /^(?:1[89]|20)\d{2}(?:-(?:0[1-9]|1[0-2]|H[12]|Q[1-4]))?$/.test(text) ? text : null;
}

/** Values at the end of a year and of the year belong together in formulas. */
export const alignedPeriod = (period: string): string => (period.endsWith('-12-31') ? period.slice(0, 4) : period);

/** Where a period lies on an axis, in years. */
export function placeInTime(period: string): number {
  const year = Number(period.slice(0, 4));
  const rest = period.slice(5);
  if (rest === '') return year;
  if (rest.startsWith('H')) return year + (rest === 'H2' ? 0.5 : 0);
  if (rest.startsWith('Q')) return year + (Number(rest.slice(1)) - 1) / 4;
  return period[4] === '/' ? year + 0.5 : rest === '12-31' ? year : year + (Number(rest.slice(0, 2)) - 1) / 12;
}

const TOTAL = /^(?:insgesamt|gesamt|zusammen|alle|total|all)$/i;
const clean = (text: string): string => text.replaceAll(/[;=|[\]\s]+/g, ' ').trim();

/** Groups in their one form, sorted: `alter=18–24;geschlecht=Frauen`. What is a total of a dimension is not said. */
export function groupKey(groups: Iterable<readonly [string, string]>): string {
  return [...groups]
    .map(([name, value]) => [clean(name).toLowerCase(), clean(value)] as const)
    .filter(([name, value]) => name !== '' && value !== '' && !TOTAL.test(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}

/** The groups of a key, by dimension. */
export const groupsOf = (key: string): ReadonlyMap<string, string> => new Map(key === '' ? [] : key.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));

/**
 * The official key in a cell: `03241`, the statistical office's `K03241001` and `K030` (a Land), Germany's `DG`, and keys that a spreadsheet
 * took the first zero of. Null where it is none.
 */
export function areaKey(cell: string): string | null {
  const text = cell.trim();
  if (/^DG$/i.test(text)) return '00';
  const office = /^K(\d{3,8})$/i.exec(text)?.[1];
  if (office !== undefined) return office.length === 3 && office.endsWith('0') ? office.slice(0, 2) : office;
  if (!/^\d{1,12}$/.test(text)) return null;
  return [1, 4, 7].includes(text.length) ? `0${text}` : text;
}
