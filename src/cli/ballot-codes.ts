import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { showCode } from '../kernel/code.ts';
import { write } from '../platform/database/write.ts';
import { keyFolder } from '../platform/keys.ts';
import { Refusal } from '../platform/refusal.ts';
import { csvOf } from '../platform/web/csv.ts';
import { ballotBySlug, createCodes, settleCodes, voteHref } from '../slices/ballots/public.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('ballot-codes')
    .description('make one-time codes for a ballot; they are written once, as CSV, and can never be shown again')
    .argument('<slug>', 'the ballot')
    .argument('<count>', 'how many', Number)
    .requiredOption('--label <group>', 'for which group they are meant, never a person')
    .option('--out <file>', 'a new file instead of standard output; readable by this account alone')
    .action((slug: string, count: number, { label, out }: { label: string; out?: string }) =>
      withDatabase(async (db, config) => {
        const ballot = await ballotBySlug(db, slug);
        if (ballot === null) throw new Refusal(`There is no ballot ${slug}.`);
        const made = await write(db, (tx) => createCodes(tx, keyFolder(config.keysDir), system('command line'), { ballotId: ballot.id, label, count }));
        if (!made.ok) throw new Refusal(`No codes were made: ${made.problems[0]?.code}.`);
        await settleCodes(db, ballot.id);
        const csv = csvOf(made.value.codes.map((code) => ({ code: showCode(code), url: config.baseUrl + voteHref(slug, code) })));
        if (out === undefined) return print(csv.trimEnd());
        await writeFile(out, csv, { flag: 'wx', mode: 0o600 });
        print(`${count} codes were written to ${out}. Keep the file as safely as ballots.`);
      }),
    );
}
