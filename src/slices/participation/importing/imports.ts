import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { readSheet } from '../../../platform/sheets.ts';
import { municipalities, type TerritoryTables } from '../../territory/public.ts';
import { topicsOf } from '../processes/queries.ts';
import { createSubmission, type Tx } from '../submissions/commands.ts';
import { contentHash, tracesIn, type Trace } from '../submissions/rules.ts';
import type { PublicTables } from '../tables.ts';
import { thereAlready } from './queries.ts';
import { fold, readLines, tableOf, type Defaults, type ReadLine, type Table } from './rules.ts';

/** A CSV or XLSX file as a table. */
export async function readSubmissionFile(bytes: Uint8Array): Promise<Result<Table>> {
  const lines = await readSheet(bytes);
  return lines.ok ? tableOf(lines.value) : lines;
}

/** Why a line is made only if somebody says so. */
export type Doubt = { readonly what: 'number'; readonly number: number } | { readonly what: 'line'; readonly line: number } | { readonly what: 'traces'; readonly traces: readonly Trace[] };

export interface PreviewLine {
  readonly read: ReadLine;
  readonly verdict: 'create' | 'ask' | 'wrong';
  readonly doubts: readonly Doubt[];
}

type R = Reads<PublicTables & TerritoryTables>;

/** What an import would do, line by line. Reads only. */
export async function previewSubmissions(reads: R, processId: string, table: Table, defaults: Defaults): Promise<readonly PreviewLine[]> {
  const [topics, places] = await Promise.all([topicsOf(reads, processId), municipalities(reads)]);
  const topicIds = new Map(topics.filter((t) => t.active).flatMap((t) => Object.values(t.name.texts).map((said) => [fold(said.text), t.id])));
  const keys = new Map(places.flatMap((p) => [[p.key, p.key], [fold(p.name), p.key]]));
  const read = readLines(table, defaults, { topic: (name) => topicIds.get(fold(name)) ?? null, place: (name) => keys.get(name) ?? keys.get(fold(name)) ?? null, today: dayOf(new Date()) });
  const there = await thereAlready(reads, processId, read.map((l) => contentHash(processId, l.text)), read.flatMap((l) => l.number ?? []));
  const [lines, numbers] = [new Map<string, number>(), new Set(there.numbers)];
  return read.map((line) => {
    const doubts = doubtsOf(line, processId, there.byHash, lines);
    const taken = line.number !== null && numbers.has(line.number);
    if (line.number !== null) numbers.add(line.number);
    const problems = taken ? [...line.problems, { code: 'already_taken' as const, field: 'Nr.' }] : line.problems;
    return { read: { ...line, problems }, doubts, verdict: problems.length > 0 ? 'wrong' : doubts.length > 0 ? 'ask' : 'create' };
  });
}

function doubtsOf({ line, text }: ReadLine, processId: string, byHash: ReadonlyMap<string, number>, lines: Map<string, number>): Doubt[] {
  const hash = contentHash(processId, text).toString('hex');
  const [number, before] = [byHash.get(hash), lines.get(hash)];
  if (before === undefined) lines.set(hash, line);
  const traces = tracesIn(text);
  return [...(number === undefined ? [] : [{ what: 'number' as const, number }]), ...(before === undefined ? [] : [{ what: 'line' as const, line: before }]), ...(traces.length === 0 ? [] : [{ what: 'traces' as const, traces }])];
}

export interface SubmissionOrder {
  readonly processId: string;
  readonly defaults: Defaults;
  /** Lines to be made although somebody should look at them. */
  readonly accepted: ReadonlySet<number>;
  /** Wrong lines are left out; otherwise one of them stops the import. */
  readonly skipWrong: boolean;
}

/** Writes what was previewed, all or nothing; everything waits for moderation. The list is judged again: what changed since the preview is not overlooked. */
export async function importSubmissions(tx: Tx, actor: Actor, table: Table, order: SubmissionOrder): Promise<Result<{ readonly created: number; readonly skipped: number }>> {
  const { processId, defaults, accepted, skipWrong } = order;
  const lines = await previewSubmissions(tx, processId, table, defaults);
  if (!skipWrong && lines.some((l) => l.verdict === 'wrong')) return failed('confirm_needed', 'skipWrong');
  const wanted = lines.filter((l) => l.verdict === 'create' || (l.verdict === 'ask' && accepted.has(l.read.line)));
  if (wanted.length === 0) return failed('required', 'file');
  // Those with a number of their own come first, so that none is given away meanwhile.
  for (const { read } of wanted.toSorted((a, b) => Number(a.read.number === null) - Number(b.read.number === null))) {
    const { text, language, topicId, municipality, channel, receivedOn, number } = read;
    const made = await createSubmission(tx, actor, { processId, text, language, topicId, municipality, channel, receivedOn, token: newId(), ...(number === null ? {} : { number }) });
    if (!made.ok) return { ok: false, problems: made.problems.map((p) => ({ ...p, field: 'file' })) };
  }
  return ok({ created: wanted.length, skipped: lines.length - wanted.length });
}
