import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ArchiveError } from '../platform/backup/archive.ts';
import { writeBackup } from '../platform/backup/write.ts';
import { dataPaths } from '../platform/paths.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { config, print, withDatabase }: CommandContext): void {
  program
    .command('backup')
    .argument('<file>', 'the archive to write; it must not exist')
    .description('write all tables and files into one archive while the product runs (keys of open ballots are saved separately)')
    .action((file: string) =>
      withDatabase(async (_db, _config, pool) => {
        const paths = dataPaths(config.dataDir);
        const done = await writeBackup({ pool, filesDir: paths.files, target: resolve(file), program: config.version }).catch((error: unknown) => {
          throw error instanceof ArchiveError ? new Refusal(`${error.message}.`) : error;
        });
        print(`Backup written: ${done.rows} rows of ${done.tables} tables and ${done.files} files.`);
        print(`It holds no ballot keys. While a ballot is open, save ${paths.keys} separately: without its key a restored ballot is void.`);
      }),
    );
}
