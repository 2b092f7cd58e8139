import type { Command } from 'commander';
import { migrateOrRefuse } from '../platform/join.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this version (a start does it too)')
    .action(() =>
      withDatabase(async (_db, _config, pool) => {
        const applied = await migrateOrRefuse(pool);
        print(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
      }),
    );
}
