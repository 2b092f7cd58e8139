export type CsvValue = string | number | boolean | null | undefined;

/**
 * CSV after RFC 4180 with a byte order mark, comma, CRLF: spreadsheet programs open it as UTF-8. A text that a spreadsheet would
 * run as a formula gets an apostrophe in front (OWASP "CSV injection"); {@link csvOf} is for reading, exports that are imported again
 * use `raw`.
 */
export function csvOf(rows: readonly Readonly<Record<string, CsvValue>>[], options: { readonly raw?: boolean; readonly columns?: readonly string[] } = {}): string {
  const columns = options.columns ?? [...new Set(rows.flatMap((r) => Object.keys(r)))];
  const line = (values: readonly CsvValue[]) => values.map((v) => cell(v, options.raw === true)).join(',');
  return `\uFEFF${[line(columns), ...rows.map((r) => line(columns.map((c) => r[c])))].join('\r\n')}\r\n`;
}

function cell(value: CsvValue, raw: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = !raw && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
