import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { valueOf, type Problem, type Result } from '../kernel/problem.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { importList, previewImport, readConceptFile, STATES, type ConceptPreview, type State } from '../slices/concept/public.ts';
import { problemText } from '../ui/problem.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly title?: string;
  readonly concept?: string;
  readonly source?: string;
  readonly field?: string;
  readonly state?: string;
  readonly accept?: string;
  readonly skipWrong?: boolean;
  readonly publish?: boolean;
  readonly confirm?: boolean;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-concept')
    .argument('<file>', 'CSV or XLSX; columns in docs/import.md')
    .description('load a list of measures: shows by line what would happen, and writes it with --confirm')
    .option('--title <title>', 'make a new concept of this name')
    .option('--concept <slug>', 'load into the draft of this concept')
    .option('--source <text>', 'work the list was taken from')
    .option('--field <title>', 'field of action for lines without one')
    .option('--state <state>', `state for lines without one (${STATES.join(', ')})`)
    .option('--accept <lines>', 'lines to create although they look like duplicates, e.g. 3,7')
    .option('--skip-wrong', 'leave out lines that are wrong')
    .option('--publish', 'make the measures public at once')
    .option('--confirm', 'write it')
    .action((file: string, options: Options) => withDatabase((db) => run(db, file, options, print)));
}

async function run(db: Db, file: string, options: Options, print: (line: string) => void): Promise<void> {
  if ((options.title === undefined) === (options.concept === undefined)) throw new Refusal('Say either --title for a new concept or --concept for an existing draft.');
  if (options.state !== undefined && !(STATES as readonly string[]).includes(options.state)) throw new Refusal(`--state is one of ${STATES.join(', ')}.`);
  const bytes = await readFile(file).catch(() => { throw new Refusal(`The file ${file} cannot be read.`); });
  const table = orRefusal(await readConceptFile(new Uint8Array(bytes)));
  const order = {
    conceptSlug: options.concept ?? null,
    title: options.title ?? '',
    source: options.source ?? null,
    defaults: { field: options.field ?? null, state: (options.state as State | undefined) ?? null },
    accepted: new Set((options.accept ?? '').split(',').map(Number).filter((n) => Number.isInteger(n) && n > 0)),
    skipWrong: options.skipWrong === true,
    public: options.publish === true,
  };
  show(orRefusal(await previewImport(db, table, order)), print);
  if (options.confirm !== true) return print('Nothing was written. Add --confirm to write it.');
  const done = orRefusal(await write(db, (tx) => importList(tx, system('import'), table, order)));
  print(`Written to the draft of ${done.slug}: ${done.measures} measures; ${done.skipped} lines left out.`);
}

function show(preview: ConceptPreview, print: (line: string) => void): void {
  const many = (verdict: string): number => preview.lines.filter((l) => l.verdict === verdict).length;
  for (const { line, verdict, problems, repeats } of preview.lines) {
    const text = line.title || line.goal || line.field;
    if (verdict === 'wrong') print(`line ${line.line}: wrong: ${problems.map(sentence).join(' ')}`);
    else if (verdict === 'create') print(`line ${line.line}: creates ${line.kind} "${text}"`);
    else print(`line ${line.line}: looks like ${repeats === null || repeats.how === 'part' ? 'what is there' : repeats.how === 'file' ? `line ${repeats.line}` : `${repeats.of.key} (${repeats.how})`}: "${text}"`);
  }
  if (preview.unknown.length > 0) print(`Columns that are not read: ${preview.unknown.join(', ')}`);
  if (preview.newDepartments.length > 0) print(`Departments that will be created: ${preview.newDepartments.join(', ')}`);
  print(`${many('create')} to create, ${many('duplicate')} like what is there, ${many('wrong')} wrong.`);
}

const sentence = (problem: Problem): string => `${problem.field === undefined ? '' : `${problem.field}: `}${problemText('en', problem)}`;

function orRefusal<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.problems.map((p) => (p.field === 'skipWrong' ? 'Lines are wrong: correct them, or leave them out with --skip-wrong.' : problemText('en', p))).join(' '));
  return valueOf(result);
}
