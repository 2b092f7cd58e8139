import type { Command } from 'commander';
import type { CommandContext } from './index.ts';

export function register(program: Command, { config }: CommandContext): void {
  program
    .command('web')
    .description('serve pages as a further process on the database of the running instance (set another PORT)')
    .action(async () => (await import('../run.ts')).web(config));
  program
    .command('worker')
    .description('work off jobs (mail, PDF, imports, sealing) as a further process on the same database')
    .action(async () => (await import('../run.ts')).work(config));
}
