export type CsvValue = string | number | boolean | null | undefined;

/**
 * CSV after RFC 4180 with a byte order mark, comma, CRLF: spreadsheet programs open it as UTF-8. A text that a spreadsheet would
 * run as a formula gets an apostrophe in front (OWASP "CSV injection"); {@link csvOf} is for reading, exports that are imported again
 * use `raw`.
 */
export function csvOf(rows: readonly Readonly<Record<string, CsvValue>>[], options: { readonly raw?: boolean; readonly columns?: readonly string[] } = {}): string {
  const columns = options.columns ?? [...new Set(rows.flatMap((r) => Object.keys(r)))];
  return csvHead(columns, options.raw) + csvLines(rows, columns, options.raw);
}

const lineOf = (values: readonly CsvValue[], raw: boolean): string => `${values.map((v) => cell(v, raw)).join(',')}\r\n`;

/** The beginning of such a file: mark and headings. */
export const csvHead = (columns: readonly string[], raw = false): string => `\uFEFF${lineOf(columns, raw)}`;

/** Lines of such a file. */
export const csvLines = (rows: readonly Readonly<Record<string, CsvValue>>[], columns: readonly string[], raw = false): string => rows.map((row) => lineOf(columns.map((column) => row[column]), raw)).join('');

function cell(value: CsvValue, raw: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = !raw && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
