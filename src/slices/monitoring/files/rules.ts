import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { areaKey, groupKey, markOf, readCell, readPeriod, type Mark, type Reading } from '../rules.ts';
import type { Unit } from '../schema.ts';

/** What a person decides about a file. Nothing chosen: the headings decide. */
export interface Choices {
  readonly area?: string;
  readonly areaName?: string;
  readonly period?: string;
  readonly value?: string;
  /** Columns that break the values down; absent: all that have no other meaning. */
  readonly groups?: readonly string[];
  readonly decimal?: Mark;
  /** Which of a file's measures, by code, name or unit. */
  readonly measure?: string;
  /** Unit of the indicator: of a file with several units the lines in this one are read. */
  readonly unit: Unit;
}

export interface Observation extends Reading {
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly groups: string;
}
/** An observation; 'other': a line about something else; null: a line that is not understood. */
export type ReadLine = (cells: readonly string[]) => Observation | 'other' | null;
interface Columns {
  readonly read: ReadLine;
  readonly measures: readonly string[];
}

const UNIT_WORDS: Readonly<Record<Unit, RegExp>> = { percent: /^(?:%|prozent|anteil)/i, count: /^(?:anzahl|personen|count|number|zahl)/i, per_1000: /1\.?\s?000/, ratio: /^(?:index|verhältnis|quotient|ratio)/i, square_metres: /m²|quadratmeter|square/i, euro: /eur|€/i, years: /jahr|year/i, months: /monat|month/i };

/** How the lines of a file are read, from its headings and first lines. */
export function columnsOf(sample: readonly (readonly string[])[], choices: Choices, areas: ReadonlyMap<string, string>): Result<Columns> {
  const [head, ...rows] = sample;
  if (head === undefined || rows.length === 0) return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  const names = head.map((name) => name.replace(/^\uFEFF/, '').trim());
  const lower = names.map((n) => n.toLowerCase());
  if (lower.includes('value_variable_code')) return longTable({ names, lower, rows, choices });
  if (lower.includes('statistik_code') && lower.some((n) => /^\d+_merkmal_code$/.test(n))) return wideTable({ names, lower, rows, choices });
  return freeTable({ names, lower, rows, choices }, areas);
}

interface Table {
  readonly names: readonly string[];
  readonly lower: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly choices: Choices;
}

const AREA_VARIABLE = /^(?:DINSG|DLAND|REGBEZ|STATRG|KREISE?|GEMEIN|AGS)/i;
const missing = (column: string) => failed('column_missing', 'file', { column });

/** One variable of a GENESIS table: the columns of its code and of its attribute's code and label. */
interface Variable {
  readonly code: number;
  readonly label: number;
  readonly key: number;
  readonly name: number;
}

function variablesOf(lower: readonly string[], words: readonly [string, string]): Variable[] {
  return lower.flatMap((n) => {
    const number = new RegExp(`^(\\d+)_${words[0]}_code$`).exec(n)?.[1];
    return number === undefined ? [] : [{ code: lower.indexOf(n), label: lower.indexOf(`${number}_${words[0]}_label`), key: lower.indexOf(`${number}_${words[1]}_code`), name: lower.indexOf(`${number}_${words[1]}_label`) }];
  });
}

/** Territory and groups of a GENESIS line. */
function placed(cells: readonly string[], variables: readonly Variable[]): { area: string | null; areaName: string; groups: string } {
  const at = variables.find((v) => AREA_VARIABLE.test(cells[v.code] ?? ''));
  const groups = variables.filter((v) => v !== at && (cells[v.key] ?? '').trim() !== '').map((v) => [cells[v.label] ?? '', cells[v.name] ?? ''] as const);
  return { area: at === undefined ? null : areaKey(cells[at.key] ?? ''), areaName: at === undefined ? '' : (cells[at.name] ?? '').trim(), groups: groupKey(groups) };
}

/** The newer ffcsv: one value a line, its variable beside it. */
function longTable({ lower, rows, choices }: Table): Result<Columns> {
  const at = (name: string): number => lower.indexOf(name);
  const [time, value, code, label, unit] = [at('time'), at('value'), at('value_variable_code'), at('value_variable_label'), at('value_unit')];
  if (time < 0) return missing('time');
  if (value < 0) return missing('value');
  const variables = variablesOf(lower, ['variable', 'variable_attribute']);
  const measures = [...new Set(rows.map((r) => r[code] ?? ''))];
  if (choices.measure === undefined && measures.length > 1) return failed('column_unknown', 'measure', { column: measures.join(', ') });
  const mark = choices.decimal ?? markOf(rows.map((r) => r[value] ?? '')) ?? 'comma';
  const wanted = (cells: readonly string[]): boolean => choices.measure === undefined || [cells[code], cells[label], cells[unit]].includes(choices.measure);
  return ok({ measures, read: (cells) => (wanted(cells) ? complete(placed(cells, variables), cells[time], cells[value], mark) : 'other') });
}

/** The older ffcsv: a column a measure, `code__label__unit`. */
function wideTable({ names, lower, rows, choices }: Table): Result<Columns> {
  const time = lower.indexOf('zeit');
  if (time < 0) return missing('Zeit');
  const columns = names.flatMap((n, i) => (n.includes('__') && !n.endsWith('__q') ? [{ i, n, parts: n.split('__') }] : []));
  const measures = columns.map((c) => c.parts[0] ?? '');
  const chosen = choices.measure === undefined ? (columns.length === 1 ? columns[0] : undefined) : columns.find((c) => c.n === choices.measure || c.parts.includes(choices.measure ?? ''));
  if (chosen === undefined) return failed('column_unknown', 'measure', { column: measures.join(', ') });
  const variables = variablesOf(lower, ['merkmal', 'auspraegung']);
  const mark = choices.decimal ?? markOf(rows.map((r) => r[chosen.i] ?? '')) ?? 'comma';
  return ok({ measures, read: (cells) => complete(placed(cells, variables), cells[time], cells[chosen.i], mark) });
}

/** What people and offices call the columns. */
const NAMES = {
  area: ['geocode', 'ags', 'schlüssel', 'schluessel', 'gemeindeschlüssel', 'gebietsschlüssel', 'key', 'territory'],
  areaName: ['gebietseinheit', 'gebiet', 'gemeinde', 'kommune', 'kreis', 'name', 'ort', 'territoryname'],
  period: ['year', 'jahr', 'zeit', 'zeitraum', 'stichtag', 'period', 'schuljahr'],
  value: ['value', 'wert', 'anzahl', 'anteil'],
  unit: ['units', 'unit', 'einheit'],
} as const;

/** The Land's monitoring tables and any other list with a value a line. */
function freeTable({ names, lower, rows, choices }: Table, areas: ReadonlyMap<string, string>): Result<Columns> {
  const column = (role: keyof typeof NAMES, chosen?: string): number => (chosen === undefined ? (NAMES[role] as readonly string[]).map((n) => lower.indexOf(n)).find((i) => i >= 0) ?? -1 : names.indexOf(chosen));
  const at = { area: column('area', choices.area), areaName: column('areaName', choices.areaName), period: column('period', choices.period), value: column('value', choices.value), unit: column('unit') };
  for (const [role, chosen] of Object.entries({ area: choices.area, areaName: choices.areaName, period: choices.period, value: choices.value })) if (chosen !== undefined && at[role as 'area'] < 0) return failed('column_unknown', 'file', { column: chosen });
  if (at.area < 0 && at.areaName < 0) return missing('GeoCode / AGS');
  if (at.period < 0) return missing('Jahr');
  if (at.value < 0) return missing('Wert');
  const unknown = choices.groups?.find((g) => !names.includes(g));
  if (unknown !== undefined) return failed('column_unknown', 'file', { column: unknown });
  const groups = choices.groups === undefined ? names.flatMap((n, i) => (n === '' || Object.values(at).includes(i) ? [] : [i])) : choices.groups.map((g) => names.indexOf(g));
  const units = at.unit < 0 ? [] : [...new Set(rows.map((r) => r[at.unit] ?? ''))];
  const wanted = unitIn(choices);
  const mark = choices.decimal ?? markOf(rows.map((r) => r[at.value] ?? ''));
  const read: ReadLine = (cells) => {
    if (at.unit >= 0 && !wanted(cells[at.unit] ?? '')) return 'other';
    const areaName = (cells[at.areaName] ?? '').trim();
    const key = (cells[at.area] ?? '').trim();
    const area = key === '' ? (areas.get(areaName.toLowerCase()) ?? null) : areaKey(key);
    return complete({ area, areaName, groups: groupKey(groups.map((i) => [names[i] ?? '', cells[i] ?? ''])) }, cells[at.period], cells[at.value], mark);
  };
  return ok({ measures: units, read });
}

const unitIn = ({ measure, unit }: Choices) => (said: string): boolean => (measure === undefined ? UNIT_WORDS[unit].test(said.trim()) : said.trim() === measure);

function complete({ area, areaName, groups }: { readonly area: string | null; readonly areaName: string; readonly groups: string }, period: string | undefined, value: string | undefined, mark: Mark | null): Observation | null {
  const when = readPeriod(period ?? '');
  const reading = value === undefined ? null : readCell(value, mark);
  return area === null || when === null || reading === null ? null : { area, areaName: areaName.replace(/^dav\.\s*/, ''), period: when, groups, ...reading };
}
