import type { Command } from 'commander';
import { ROLES, system } from '../kernel/actor.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { grantRole, openAccountByEmail } from '../slices/people/public.ts';
import { grantOf, REFUSED_SCOPE, type ScopeOptions } from './add-account.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('grant-role <mail> <role>')
    .description(`give an account a role (${ROLES.join(', ')})`)
    .option('--department <department>', 'slug or name of the department an officer belongs to')
    .option('--process <slug>', 'process a moderator is limited to')
    .action((mail: string, role: string, options: ScopeOptions) =>
      withDatabase(async (db) => {
        const account = await openAccountByEmail(db, mail.trim().toLowerCase());
        if (account === undefined) throw new Refusal(`There is no account with the mail address ${mail}.`);
        const grant = await grantOf(db, role, options);
        const granted = await write(db, (tx) => grantRole(tx, system('command line'), account.id, grant));
        if (!granted.ok) throw new Refusal(granted.problems[0]?.code === 'already_taken' ? `${mail} already has the role ${role}.` : REFUSED_SCOPE);
        print(`${mail} now has the role ${role}.`);
      }),
    );
}
