import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { dayOf, isDay } from '../kernel/dates.ts';
import { valueOf, type Problem, type Result } from '../kernel/problem.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { CONTENT_LANGUAGES, importSubmissions, previewSubmissions, processBySlug, readSubmissionFile, TYPED_CHANNELS, type SubmissionPreviewLine } from '../slices/participation/public.ts';
import { problemText } from '../ui/problem.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly process: string;
  readonly channel: string;
  readonly language: string;
  readonly received?: string;
  readonly accept?: string;
  readonly skipWrong?: boolean;
  readonly confirm?: boolean;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-submissions')
    .argument('<file>', 'CSV or XLSX with the columns Text, Nr., Sprache, Thema, Gemeinde, Weg, Eingang; only Text is needed')
    .description('load a list of contributions: shows by line what would happen, and writes it with --confirm; everything waits for moderation')
    .requiredOption('--process <slug>', 'process they belong to')
    .option('--channel <channel>', `how they arrived, where a line does not say (${TYPED_CHANNELS.join(', ')})`, 'paper')
    .option('--language <tag>', 'language, where a line does not say', 'de')
    .option('--received <day>', 'day of receipt, YYYY-MM-DD, where a line does not say; today unless stated')
    .option('--accept <lines>', 'lines to make although somebody should look at them, e.g. 3,7')
    .option('--skip-wrong', 'leave out lines that are wrong')
    .option('--confirm', 'write it')
    .action((file: string, options: Options) => withDatabase((db) => run(db, file, options, print)));
}

async function run(db: Db, file: string, options: Options, print: (line: string) => void): Promise<void> {
  const { received = dayOf(new Date()) } = options;
  const channel = TYPED_CHANNELS.find((c) => c === options.channel);
  const language = CONTENT_LANGUAGES.find((l) => l === options.language);
  if (channel === undefined || language === undefined || !isDay(received)) throw new Refusal('--channel, --language or --received is none of what is possible; see --help.');
  const process = await processBySlug(db, options.process);
  if (process === null) throw new Refusal(`There is no process ${options.process}.`);
  const bytes = await readFile(file).catch(() => { throw new Refusal(`The file ${file} cannot be read.`); });
  const table = orRefusal(await readSubmissionFile(new Uint8Array(bytes)));
  const defaults = { channel, language, received };
  if (table.unread.length > 0) print(`Columns that are not read: ${table.unread.join(', ')}`);
  show(await previewSubmissions(db, process.id, table, defaults), print);
  if (options.confirm !== true) return print('Nothing was written. Add --confirm to write it.');
  const accepted = new Set((options.accept ?? '').split(',').map(Number).filter((n) => Number.isInteger(n) && n > 0));
  const done = orRefusal(await write(db, (tx) => importSubmissions(tx, system('import'), table, { processId: process.id, defaults, accepted, skipWrong: options.skipWrong === true })));
  print(`Written: ${done.created} contributions wait for moderation; ${done.skipped} lines left out.`);
}

/** By line, without the words themselves: nobody has looked at them yet. */
function show(lines: readonly SubmissionPreviewLine[], print: (line: string) => void): void {
  for (const { read, verdict, doubts } of lines) {
    if (verdict === 'wrong') print(`line ${read.line}: wrong: ${read.problems.map(sentence).join(' ')}`);
    else if (verdict === 'ask') print(`line ${read.line}: look at it: ${doubts.map((d) => (d.what === 'number' ? `same text as no. ${d.number}` : d.what === 'line' ? `same text as line ${d.line}` : `holds ${d.traces.join(', ')}`)).join('; ')}`);
  }
  const many = (verdict: string): number => lines.filter((l) => l.verdict === verdict).length;
  print(`${many('create')} to make, ${many('ask')} to look at, ${many('wrong')} wrong.`);
}

const sentence = (problem: Problem): string => `${problem.field === undefined ? '' : `${problem.field}: `}${problemText('en', problem)}`;

function orRefusal<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.problems.map((p) => (p.field === 'skipWrong' ? 'Lines are wrong: correct them, or leave them out with --skip-wrong.' : problemText('en', p))).join(' '));
  return valueOf(result);
}
