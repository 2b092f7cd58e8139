import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { dayOf, isDay } from '../kernel/dates.ts';
import { valueOf, type Problem, type Result } from '../kernel/problem.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { CONTACT_KINDS, CONTACT_PURPOSES, contactColumns, contactName, importContacts, previewContacts, readContactFile, type ContactPreviewLine } from '../slices/contacts/public.ts';
import { problemText } from '../ui/problem.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly source?: string;
  readonly purposes: string;
  readonly kind: string;
  readonly checked?: string;
  readonly accept?: string;
  readonly skipWrong?: boolean;
  readonly confirm?: boolean;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('contacts')
    .description('the register of contacts')
    .command('import')
    .argument('<file>', 'CSV or XLSX as Excel and Outlook export them; columns in docs/contacts.md')
    .description('load a list of contacts: shows by line what would happen, and writes it with --confirm')
    .option('--source <text>', 'where the list comes from; noted at each contact whose line names no source')
    .option('--purposes <list>', `what may be written for, where a line does not say (${CONTACT_PURPOSES.join(', ')})`, 'participation')
    .option('--kind <kind>', `kind of institution where a line names none (${CONTACT_KINDS.join(', ')})`, 'other')
    .option('--checked <day>', 'date of the list, YYYY-MM-DD; today unless stated')
    .option('--accept <lines>', 'lines to create although they look like what is there, e.g. 3,7')
    .option('--skip-wrong', 'leave out lines that are wrong')
    .option('--confirm', 'write it')
    .action((file: string, options: Options) => withDatabase((db) => run(db, file, options, print)));
}

async function run(db: Db, file: string, options: Options, print: (line: string) => void): Promise<void> {
  const { source = '', checked = dayOf(new Date()) } = options;
  const purposes = CONTACT_PURPOSES.filter((p) => options.purposes.split(',').map((x) => x.trim()).includes(p));
  const kind = CONTACT_KINDS.find((k) => k === options.kind);
  if (source.trim() === '') throw new Refusal('Say with --source where the list comes from: people may ask.');
  if (purposes.length === 0 || kind === undefined || !isDay(checked)) throw new Refusal('--purposes, --kind or --checked is none of what is possible; see --help.');
  const bytes = await readFile(file).catch(() => { throw new Refusal(`The file ${file} cannot be read.`); });
  const table = orRefusal(await readContactFile(new Uint8Array(bytes)));
  const defaults = { source: source.trim(), purposes, kind, language: 'de' as const, checkedOn: checked };
  const mapping = contactColumns(table.header);
  const unknown = table.header.filter((heading, i) => mapping[i] === null && heading.trim() !== '');
  if (unknown.length > 0) print(`Columns that are not read: ${unknown.join(', ')}`);
  show(await previewContacts(db, table, mapping, defaults), print);
  if (options.confirm !== true) return print('Nothing was written. Add --confirm to write it.');
  const accepted = new Set((options.accept ?? '').split(',').map(Number).filter((n) => Number.isInteger(n) && n > 0));
  const done = orRefusal(await write(db, (tx) => importContacts(tx, system('import'), table, { mapping, defaults, accepted, skipWrong: options.skipWrong === true })));
  print(`Written: ${done.created} contacts; ${done.skipped} lines left out.`);
}

/** By line, without repeating what the list says of people beside the name of the entry. */
function show(lines: readonly ContactPreviewLine[], print: (line: string) => void): void {
  for (const { line, entry, verdict, problems, like } of lines) {
    if (verdict === 'wrong') print(`line ${line}: wrong: ${problems.map(sentence).join(' ')}`);
    else if (like === null) print(`line ${line}: creates "${contactName(entry)}"`);
    else print(`line ${line}: looks like ${like.what === 'line' ? `line ${like.line}` : `"${like.name}" (${like.why.join(', ')})`}: "${contactName(entry)}"`);
  }
  const many = (verdict: string): number => lines.filter((l) => l.verdict === verdict).length;
  print(`${many('create')} to create, ${many('duplicate')} like what is there, ${many('wrong')} wrong.`);
}

const sentence = (problem: Problem): string => `${problem.field === undefined ? '' : `${problem.field}: `}${problemText('en', problem)}`;

function orRefusal<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.problems.map((p) => (p.field === 'skipWrong' ? 'Lines are wrong: correct them, or leave them out with --skip-wrong.' : problemText('en', p))).join(' '));
  return valueOf(result);
}
