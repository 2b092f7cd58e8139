import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { boundaryReport, readBoundaries, setBoundaries, territories } from '../slices/territory/public.ts';
import type { CommandContext } from './index.ts';

const MAX_BYTES = 100 * 1024 * 1024;

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-boundaries <file>')
    .description('set boundaries of territories from a GeoJSON file (WGS 84; matched by AGS, ARS, RS or key)')
    .requiredOption('--source <text>', 'what stands beside every map, e.g. "© GeoBasis-DE / BKG 2026, dl-de/by-2-0"')
    .option('--dry-run', 'check the file and say what would change, but change nothing')
    .action((file: string, options: { source: string; dryRun?: boolean }) =>
      withDatabase(async (db) => {
        const text = await textOf(file);
        const read = readBoundaries(text, await territories(db));
        if (typeof read === 'string' || read.faults.length > 0) throw new Refusal(boundaryReport(read).join('\n'));
        for (const line of boundaryReport(read)) print(line);
        if (options.dryRun === true) return print('Nothing was changed.');
        const n = await write(db, (tx) => setBoundaries(tx, system('import-boundaries'), read.boundaries, options.source));
        print(`Boundaries set: ${n}.`);
      }),
    );
}

async function textOf(file: string): Promise<string> {
  const size = await stat(file).then((s) => s.size, () => { throw new Refusal(`There is no file ${file}.`); });
  if (size > MAX_BYTES) throw new Refusal(`The file ${file} is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
  return readFile(file, 'utf8');
}
