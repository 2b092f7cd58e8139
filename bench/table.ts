import { availableParallelism, loadavg } from 'node:os';

/** One measured thing against its limit. */
export interface Row {
  readonly what: string;
  /** As printed, with unit. */
  readonly measured: string;
  /** As printed; empty where a figure is shown for information only. */
  readonly limit: string;
  readonly met: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const ratio = (what: string, value: number, atLeast: number): Row => ({ what, measured: value.toFixed(2), limit: `≥ ${atLeast}`, met: value >= atLeast });
export const atMost = (what: string, value: number, limit: number, unit: string): Row => ({ what, measured: `${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`, limit: `≤ ${limit} ${unit}`, met: value <= limit });
export const atLeast = (what: string, value: number, limit: number, unit: string): Row => ({ what, measured: `${Math.round(value)} ${unit}`, limit: `≥ ${limit} ${unit}`, met: value >= limit });
export const shown = (what: string, measured: string): Row => ({ what, measured, limit: '', met: true });

/** How busy the machine is, to read wall-clock times by. */
export const busy = (): Row => shown('(programs that wanted a processor, average of the last minute)', `${(loadavg()[0] ?? 0).toFixed(1)} for ${availableParallelism()}`);

/** Prints rows as a table; gives whether every limit was met. */
export function print(title: string, rows: readonly Row[]): boolean {
  const width = (pick: (row: Row) => string): number => Math.max(...rows.map((r) => [...pick(r)].length));
  const [a, b, c] = [width((r) => r.what), width((r) => r.measured), width((r) => r.limit)];
  process.stdout.write(`\n${title}\n`);
  for (const row of rows) process.stdout.write(`  ${row.what.padEnd(a)}  ${row.measured.padStart(b)}  ${row.limit.padEnd(c)}  ${row.limit === '' ? '' : row.met ? 'met' : 'MISSED'}\n`);
  return rows.every((r) => r.met);
}
