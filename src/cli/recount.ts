import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { inLanguage } from '../kernel/localized.ts';
import { Refusal } from '../platform/refusal.ts';
import { ballotBySlug, LIST_NAMES, ListError, recount, recountFiles, type ListFiles } from '../slices/ballots/public.ts';
import type { CommandContext } from './index.ts';

type Options = Partial<Record<(typeof LIST_NAMES)[number], string>>;

/** Counts a closed ballot again: from the database by its slug, or from the published CSV files alone. */
export function register(program: Command, { print, withDatabase }: CommandContext): void {
  const command = program.command('recount').description('count a closed ballot again, from the database or from its published CSV files').argument('[slug]', 'the ballot; left out when files are given');
  for (const name of LIST_NAMES) command.option(`--${name} <file>`, `the downloaded ${name}.csv`);
  command.action(async (slug: string | undefined, options: Options) => {
    if (slug === undefined) return fromFiles(options, print);
    if (Object.keys(options).length > 0) throw new Refusal('Give either the slug of a ballot or files.');
    await withDatabase(async (db) => {
      const ballot = await ballotBySlug(db, slug);
      const counted = ballot === null ? null : await recount(db, ballot);
      if (ballot === null || counted === null) throw new Refusal(`There is no closed ballot ${slug}.`);
      ballot.options.forEach((option, i) => print(`${String(option.number).padStart(3)}  ${String(counted.dots[i]).padStart(6)}  ${inLanguage(option.title, 'de').text}`));
      print(`digest  ${counted.digest}`);
      finish(counted.agrees, print);
    });
  });
}

async function fromFiles(options: Options, print: (line: string) => void): Promise<void> {
  const files: ListFiles = Object.fromEntries(await Promise.all(Object.entries(options).map(async ([name, path]) => [name, await textOf(path)])));
  try {
    const counted = recountFiles(files);
    counted.options.forEach((option, i) => print(`${option.padStart(3)}  ${String(counted.dots[i]).padStart(6)}`));
    print(`${counted.ballots} ballots, ${counted.boards} boards`);
    if (counted.badReceipts !== null && counted.badReceipts > 0) print(`${counted.badReceipts} receipts are broken or stand twice`);
    for (const [name, digest] of Object.entries(counted.digests)) print(`${name}.csv  ${digest}`);
    if (counted.digest !== null) print(`digest  ${counted.digest}`);
    if (counted.agrees !== null) finish(counted.agrees && (counted.badReceipts ?? 0) === 0, print);
  } catch (error) {
    if (error instanceof ListError) throw new Refusal(`${error.message}.`);
    throw error;
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => { throw new Refusal(`${path} cannot be read.`); });
}

function finish(agrees: boolean, print: (line: string) => void): void {
  print(agrees ? 'The recount agrees with what was published.' : 'The recount does NOT agree with what was published.');
  if (!agrees) process.exitCode = 1;
}
