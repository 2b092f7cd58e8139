import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { decodeText, putTerritories, readTerritories } from '../slices/territory/public.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-territory <file>')
    .description('create territories, or rewrite those with the same key, from CSV or JSON (key, name, kind, designation, lat, lon)')
    .option('--dry-run', 'check the file, but change nothing')
    .action((file: string, options: { dryRun?: boolean }) =>
      withDatabase(async (db) => {
        const bytes = await readFile(file).catch(() => { throw new Refusal(`There is no file ${file}.`); });
        const { territories, problems } = readTerritories(decodeText(bytes));
        if (problems.length > 0) throw new Refusal(problems.map((p) => `${p.code}${p.params?.['line'] === undefined ? '' : ` in line ${p.params['line']}`}${p.params?.['column'] === undefined ? '' : ` (${p.params['column']})`}`).join('\n'));
        if (options.dryRun === true) return print(`${territories.length} territories can be read. Nothing was changed.`);
        print(`Territories written: ${await write(db, (tx) => putTerritories(tx, system('import-territory'), territories))}.`);
      }),
    );
}
