import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { readCell } from '../rules.ts';
import { AS_OF, type FigureQualifier } from './schema.ts';

/** What was typed as a figure, read as a German office writes numbers. */
export interface Typed {
  readonly value: string | null;
  readonly valueTo: string | null;
  readonly qualifier: FigureQualifier;
  readonly asOf: string;
}
export interface Understood {
  readonly value: number | null;
  readonly valueTo: number | null;
  readonly asOf: string;
}

/** Numbers and date of a figure; problems name the field. A lost figure has no number, every other one has. */
export function understood({ value, valueTo, qualifier, asOf }: Typed): Result<Understood> {
  const day = isoOf(asOf);
  if (day === null) return failed('not_a_date', 'as_of');
  if (qualifier === 'lost') return value === null && valueTo === null ? ok({ value: null, valueTo: null, asOf: day }) : failed('invalid_choice', 'qualifier');
  if (value === null) return failed('required', 'value');
  const from = numberIn(value);
  if (from === null) return failed('not_a_number', 'value');
  if (valueTo === null) return ok({ value: from, valueTo: null, asOf: day });
  const to = numberIn(valueTo);
  if (to === null) return failed('not_a_number', 'value_to');
  return to > from ? ok({ value: from, valueTo: to, asOf: day }) : failed('out_of_range', 'value_to', { min: from });
}

function numberIn(text: string): number | null {
  const read = readCell(text, 'comma');
  return read === null || read.qualifier !== 'exact' ? null : read.value;
}

/** `2016`, `06.2016`, `30.06.2016` and their ISO forms, alone or two with `/` or a dash with blanks; null where it is no date. */
function isoOf(text: string): string | null {
  const parts = text.split(/\s*\/\s*|\s+[–-]\s*/).map((part) => one(part.trim()));
  const [from, to] = parts;
  if (from === undefined || from === '' || parts.length > 2 || parts.includes(null)) return null;
  const whole = to === undefined ? from : `${from}/${to}`;
  return whole !== null && AS_OF.test(whole) && (to === undefined || to === '' || to === null || from === null || to >= from.slice(0, to.length)) ? whole : null;
}

function one(text: string): string | null {
  if (text === '') return '';
  const german = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/.exec(text);
  const iso = german === null ? text : [german[3], german[2]?.padStart(2, '0'), german[1]?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  if (year === undefined) return null;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.getUTCMonth() + 1 !== Number(month) ? null : iso;
}
