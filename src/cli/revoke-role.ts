import type { Command } from 'commander';
import { ROLES, system } from '../kernel/actor.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { openAccountByEmail, personById, revokeRole } from '../slices/people/public.ts';
import { grantOf, type ScopeOptions } from './add-account.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('revoke-role <mail> <role>')
    .description(`take a role from an account (${ROLES.join(', ')})`)
    .option('--department <department>', 'slug or name of the department, if the role is limited to one')
    .option('--process <slug>', 'process, if the role is limited to one')
    .action((mail: string, role: string, options: ScopeOptions) =>
      withDatabase(async (db) => {
        const account = await openAccountByEmail(db, mail.trim().toLowerCase());
        if (account === undefined) throw new Refusal(`There is no account with the mail address ${mail}.`);
        const wanted = await grantOf(db, role, options);
        const person = await personById(db, account.id);
        const held = person?.grants.find((grant) => grant.role === wanted.role && grant.scopeId === wanted.scopeId);
        if (held === undefined) throw new Refusal(`${mail} does not have this role with this scope.`);
        const revoked = await write(db, (tx) => revokeRole(tx, system('command line'), account.id, held.id));
        if (!revoked.ok) throw new Refusal(`${mail} is the last account that can grant roles; give that role to another account first.`);
        print(`${mail} no longer has the role ${role}.`);
      }),
    );
}
