import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '../platform/refusal.ts';
import { conceptFile } from '../slices/concept/public.ts';
import type { CommandContext } from './index.ts';

interface Options {
  readonly edition?: string;
  readonly out?: string;
  readonly comma?: boolean;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('export-concept')
    .argument('<slug>', 'the concept, e.g. integrationskonzept-2016')
    .description('write a concept as CSV that import-concept reads; the edition in force unless stated')
    .option('--edition <slug>', 'another edition, or "draft"')
    .option('--out <file>', 'the file to write; standard output unless stated')
    .option('--comma', 'commas instead of semicolons')
    .action((slug: string, options: Options) =>
      withDatabase(async (db) => {
        const text = await conceptFile(db, slug, { edition: options.edition ?? null, separator: options.comma === true ? ',' : ';' });
        if (text === null) throw new Refusal(`There is no such edition of ${slug}.`);
        if (options.out === undefined) return void process.stdout.write(text);
        await writeFile(resolve(options.out), text);
        print(`Written: ${resolve(options.out)}`);
      }),
    );
}
