import { readCode } from '../../../kernel/code.ts';
import { digestOf, listDigests, LIST_NAMES, sha256, tally, type ListName } from './rules.ts';

/** Published lists as somebody downloaded them; `allocations` or `boards` at least. */
export type ListFiles = Readonly<Partial<Record<ListName, string>>>;

export interface FileRecount {
  readonly options: readonly string[];
  readonly dots: readonly number[];
  readonly ballots: number;
  readonly boards: number;
  /** Receipts that cannot be one, or stand twice. */
  readonly badReceipts: number | null;
  /** Whether the totals' file says the same; null without it. */
  readonly agrees: boolean | null;
  readonly digests: Readonly<Partial<Record<ListName, string>>>;
  /** With all four files: the digest of the whole result. */
  readonly digest: string | null;
}

/** A file that is not what it should be; the message says which and why. */
export class ListError extends Error {}

function rowsOf(text: string, name: ListName): string[][] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line !== '').map((line) => line.split(/[,;]/).map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()));
  const width = rows[0]?.length ?? 0;
  if (width === 0) throw new ListError(`${name}.csv is empty`);
  const wrong = rows.findIndex((row) => row.length !== width);
  if (wrong > 0) throw new ListError(`${name}.csv, line ${wrong + 1}: ${rows[wrong]?.length} columns instead of ${width}`);
  return rows;
}

function numbers(cells: readonly string[], name: ListName, line: number): number[] {
  return cells.map((cell) => {
    if (!/^\d{1,9}$/.test(cell)) throw new ListError(`${name}.csv, line ${line}: "${cell}" is not a number of dots`);
    return Number(cell);
  });
}

/** Counts downloaded lists again, with nothing but them. */
export function recountFiles(files: ListFiles): FileRecount {
  const ballots = files.allocations === undefined ? null : rowsOf(files.allocations, 'allocations');
  const boards = files.boards === undefined ? null : rowsOf(files.boards, 'boards');
  const options = ballots?.[0] ?? boards?.[0]?.slice(2);
  if (options === undefined) throw new ListError('allocations.csv or boards.csv is needed');
  if (boards !== null && boards[0]?.slice(2).join() !== options.join()) throw new ListError('boards.csv has other options than allocations.csv');
  const allocations = (ballots ?? []).slice(1).map((row, i) => numbers(row, 'allocations', i + 2));
  const hung = (boards ?? []).slice(1).map((row, i) => numbers(row.slice(2), 'boards', i + 2));
  const dots = tally([...allocations, ...hung], options.length);
  const digests = Object.fromEntries(LIST_NAMES.flatMap((name) => (files[name] === undefined ? [] : [[name, sha256(files[name])]])));
  const { allocations: a, receipts: r, boards: b, totals: t } = files;
  return {
    options,
    dots,
    ballots: allocations.length,
    boards: hung.length,
    badReceipts: r === undefined ? null : badReceipts(r),
    agrees: t === undefined ? null : agrees(t, options, dots),
    digests,
    digest: a === undefined || r === undefined || b === undefined || t === undefined ? null : digestOf(listDigests({ allocations: a, receipts: r, boards: b, totals: t })),
  };
}

function badReceipts(text: string): number {
  const receipts = rowsOf(text, 'receipts').slice(1).map((row) => row[0] ?? '');
  const fine = new Set(receipts.filter((receipt) => readCode(receipt) === receipt));
  return receipts.length - fine.size;
}

function agrees(text: string, options: readonly string[], dots: readonly number[]): boolean {
  const rows = rowsOf(text, 'totals').slice(1);
  return rows.length === options.length && rows.every(([option, total], i) => option === options[i] && Number(total) === dots[i]);
}
