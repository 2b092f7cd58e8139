import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { areaNames, measureBy, openStatistics, readObservations, rehearse, takeCatalogue, unitOf, type ReadingReport } from '../slices/monitoring/public.ts';
import { nodesOfKind } from '../slices/thread/public.ts';
import { problemText } from '../ui/problem.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly source: string;
  readonly accessed?: string;
  readonly method?: string;
  readonly measure?: string;
  readonly area?: string;
  readonly areaName?: string;
  readonly period?: string;
  readonly value?: string;
  readonly groups?: string;
  readonly decimal?: string;
  readonly skipWrong?: boolean;
  readonly confirm?: boolean;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-indicator')
    .argument('<code>', 'indicator, by its code')
    .argument('<file>', 'CSV or XLSX of a statistical office, or a list with a value a line')
    .description('read values of an indicator: says what would happen, and writes it with --confirm')
    .requiredOption('--source <text>', 'citation that stands beside every value')
    .option('--accessed <day>', 'day the file was fetched, YYYY-MM-DD')
    .option('--method <text>', 'how these values were counted; another method begins another line')
    .option('--measure <name>', 'which of the file’s measures or units')
    .option('--area <column>', 'column of the territory’s official key')
    .option('--area-name <column>', 'column of the territory’s name')
    .option('--period <column>', 'column of year or day')
    .option('--value <column>', 'column of the values')
    .option('--groups <columns>', 'columns of groups, separated by commas')
    .option('--decimal <mark>', 'comma or point')
    .option('--skip-wrong', 'leave out lines that are not understood')
    .option('--confirm', 'write it')
    .action((code: string, file: string, options: Options) => withDatabase((db) => run(db, { code, file }, options, print)));
  program
    .command('tie-indicator')
    .argument('<code>', 'indicator, by its code')
    .argument('<measures...>', 'addresses of measures, e.g. /measures/example')
    .description('say which measures an indicator measures')
    .action((code: string, hrefs: string[]) => withDatabase((db) => tie(db, code, hrefs, print)));
  program
    .command('take-catalogue')
    .description('take the catalogue of integration indicators into use; what is there stays as it is')
    .action(() => withDatabase(async (db) => print(`Indicators added: ${await write(db, (tx) => takeCatalogue(tx, system('take-catalogue')))}.`)));
}

async function tie(db: Db, code: string, hrefs: readonly string[], print: (line: string) => void): Promise<void> {
  const measures = (await nodesOfKind(db, 'measure')).filter((n) => hrefs.includes(n.href));
  const missing = hrefs.filter((href) => !measures.some((m) => m.href === href));
  if (missing.length > 0) throw new Refusal(`There is no measure at ${missing.join(', ')}.`);
  const done = await write(db, (tx) => measureBy(tx, system('tie-indicator'), code, measures.map((m) => m.id)));
  if (!done.ok) throw new Refusal(`There is no indicator ${code}.`);
  print(`Measures tied to ${code}: ${measures.length}.`);
}

async function run(db: Db, { code, file }: { code: string; file: string }, options: Options, print: (line: string) => void): Promise<void> {
  if (options.decimal !== undefined && options.decimal !== 'comma' && options.decimal !== 'point') throw new Refusal('--decimal is comma or point.');
  if (options.accessed !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.accessed)) throw new Refusal('--accessed is a day, YYYY-MM-DD.');
  await stat(file).catch(() => { throw new Refusal(`There is no file ${file}.`); });
  const unit = await unitOf(db, code);
  if (unit === null) throw new Refusal(`There is no indicator ${code}. take-catalogue adds those of the catalogue.`);
  const { area, areaName, period, value, measure, decimal, groups } = options;
  const chosen = { area, areaName, period, value, measure, decimal, groups: groups?.split(',').map((g) => g.trim()) };
  const opened = await openStatistics(file, { unit, ...Object.fromEntries(Object.entries(chosen).filter(([, v]) => v !== undefined)) }, await areaNames(db));
  if (!opened.ok) throw new Refusal(told(opened.problems));
  const order = { code, citation: options.source, accessed: options.accessed ?? null, method: options.method ?? '', skipWrong: options.skipWrong === true };
  const read = (tx: Parameters<typeof readObservations>[0]) => readObservations(tx, system('import-indicator'), opened.value, order);
  const done = options.confirm === true ? await write(db, read) : await rehearse(db, read);
  if (!done.ok) throw new Refusal(told(done.problems));
  print(summary(done.value));
  if (options.confirm !== true) print('Nothing was written. With --confirm it is.');
}

const told = (problems: readonly Problem[]): string => problems.map((p) => problemText('en', p)).join('\n');
const summary = (r: ReadingReport): string => `New: ${r.added}. Corrected: ${r.corrected}. As before: ${r.same}. About something else: ${r.other}. Hidden because small: ${r.hidden}. Not understood: ${r.wrong}${r.wrongLines.length === 0 ? '' : ` (lines ${r.wrongLines.join(', ')})`}.`;
