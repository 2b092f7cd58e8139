import { parse } from 'csv-parse/sync';
import type { Problem } from '../../kernel/problem.ts';
import { cleanLine } from '../../kernel/text.ts';
import facts from './facts/region-hannover.json' with { type: 'json' };
import { kindOfKey, withParents } from './rules.ts';
import { NewTerritory } from './schema.ts';

/** Lines a list may have: more than any Land has municipalities. */
const MAX_LINES = 3_000;
const MAX_PROBLEMS = 10;

/** Names of columns as offices call them; the first is ours. */
const COLUMNS = {
  key: ['key', 'ags', 'schluessel', 'schlüssel', 'gemeindeschluessel', 'gemeindeschlüssel', 'amtlicher gemeindeschlüssel', 'schlüsselnummer'],
  name: ['name', 'gemeinde', 'gemeindename', 'kommune', 'bezeichnung', 'ort'],
  designation: ['designation', 'art', 'typ', 'status', 'amtsbezeichnung'],
  kind: ['kind', 'ebene'],
  lat: ['lat', 'latitude', 'breite', 'geografische breite'],
  lon: ['lon', 'lng', 'longitude', 'länge', 'laenge', 'geografische länge'],
} as const;
type ColumnName = keyof typeof COLUMNS;
/** What a person who keeps such lists calls the columns that are needed. */
const NEEDED: Readonly<Record<'key' | 'name', string>> = { key: 'AGS', name: 'Name' };
const WITHOUT_HEADER: readonly ColumnName[] = ['key', 'name', 'designation', 'lat', 'lon'];

export interface TerritoryList {
  readonly territories: readonly NewTerritory[];
  /** At most ten, each with its line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a list of territories: CSV with comma, semicolon or tab, with or without a line of column names, or JSON (an array of
 * objects with the same names). Nothing is written.
 */
export function readTerritories(text: string, field?: string): TerritoryList {
  const rows = text.trimStart().startsWith('[') ? jsonRows(text) : csvRows(text);
  if (rows === null) return { territories: [], problems: [{ code: 'invalid_file', ...(field === undefined ? {} : { field }), params: { formats: 'CSV, JSON' } }] };
  const at = field === undefined ? {} : { field };
  const missing = (['key', 'name'] as const).filter((c) => rows.length > 0 && !rows.some((r) => c in r.cells));
  if (missing.length > 0 || rows.length === 0) return { territories: [], problems: rows.length === 0 ? [{ code: 'required', ...at }] : missing.map((column) => ({ code: 'column_missing' as const, ...at, params: { column: NEEDED[column] } })) };
  const territories: NewTerritory[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const read = territoryOf(cells);
    if (read === null || seen.has(read.key)) problems.push({ code: 'line_invalid', ...at, params: { line } });
    else {
      seen.add(read.key);
      territories.push(read);
    }
  }
  return { territories: withParents(territories), problems: problems.slice(0, MAX_PROBLEMS) };
}

interface Row {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
}

function csvRows(text: string): Row[] | null {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const used = (d: string): number => plain.split('\n').filter((line) => line.includes(d)).length;
  const delimiter = [';', '\t', ','].reduce((best, d) => (used(d) > used(best) ? d : best));
  const lines = parsedCsv(plain, delimiter);
  if (lines === null || lines.length > MAX_LINES) return null;
  // Without a column that is known by name, the first line is a line like the others, and said to be wrong if it is.
  const headed = (lines[0]?.record ?? []).some((cell) => columnOf(cell) !== null);
  const names = headed ? (lines[0]?.record ?? []).map(columnOf) : WITHOUT_HEADER;
  return lines.slice(headed ? 1 : 0).map(({ record, info }) => ({ line: info.lines, cells: Object.fromEntries(names.flatMap((n, i) => (n === null || record[i] === undefined ? [] : [[n, record[i]]]))) }));
}

function parsedCsv(text: string, delimiter: string): { record: string[]; info: { lines: number } }[] | null {
  try {
    return parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch {
    return null;
  }
}

function columnOf(heading: string): ColumnName | null {
  const wanted = heading.trim().toLowerCase();
  return (Object.keys(COLUMNS) as ColumnName[]).find((name) => (COLUMNS[name] as readonly string[]).includes(wanted)) ?? null;
}

function jsonRows(text: string): Row[] | null {
  try {
    const list = JSON.parse(text) as unknown;
    if (!Array.isArray(list) || list.length > MAX_LINES) return null;
    return list.map((item, i) => {
      const cells = Object.entries((item ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
        const column = columnOf(name);
        return column === null || value === null || typeof value === 'object' ? [] : [[column, `${value as string | number | boolean}`] as const];
      });
      return { line: i + 1, cells: Object.fromEntries(cells) };
    });
  } catch {
    return null;
  }
}

function territoryOf(cells: Row['cells']): NewTerritory | null {
  const digits = (cells.key ?? '').replace(/\s/g, '');
  // Spreadsheets drop the leading zero of the Länder 01 to 09.
  const key = digits.length === 7 || digits.length === 4 ? `0${digits}` : digits;
  const kind = cells.kind === undefined || cells.kind === '' ? kindOfKey(key) : cells.kind;
  const parsed = NewTerritory.safeParse({ key, kind, name: cleanLine(cells.name ?? ''), designation: cleanLine(cells.designation ?? ''), lat: degrees(cells.lat), lon: degrees(cells.lon) });
  return parsed.success ? parsed.data : null;
}

/** `52,3796` and `52.3796`; empty is unknown. */
function degrees(cell: string | undefined): number | null {
  const text = (cell ?? '').trim();
  return text === '' ? null : /^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** A file's text: UTF-8, else Windows-1252, as older spreadsheets write it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Lower Saxony, Region Hannover and its 21 municipalities, as facts that every instance may begin with. */
export const regionHannover = (): readonly NewTerritory[] => NewTerritory.array().parse(facts.territories);
