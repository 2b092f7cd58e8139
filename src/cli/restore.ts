import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ArchiveError } from '../platform/backup/archive.ts';
import { restoreBackup } from '../platform/backup/restore.ts';
import { dataPaths, MIGRATIONS } from '../platform/paths.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { config, print, withDatabase }: CommandContext): void {
  program
    .command('restore')
    .argument('<file>', 'an archive written by backup')
    .description('load a backup into an empty database (with DATA_DIR naming a new folder, or DATABASE_URL an empty database)')
    .action((file: string) =>
      withDatabase(async (_db, _config, pool) => {
        const done = await restoreBackup({ pool, migrations: MIGRATIONS, filesDir: dataPaths(config.dataDir).files, archive: resolve(file) }).catch((error: unknown) => {
          throw error instanceof ArchiveError ? new Refusal(`${error.message}.`) : error;
        });
        print(`Restored: ${done.rows} rows and ${done.files} files.`);
      }),
    );
}
