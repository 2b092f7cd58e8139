import type { Command } from 'commander';
import { isLocale, LOCALES } from '../kernel/locale.ts';
import { ROLES, system, type Grant, type Role } from '../kernel/actor.ts';
import { cleanLine } from '../kernel/text.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { addAccount, scopeNamed } from '../slices/people/public.ts';
import type { CommandContext } from './index.ts';

/** A role's limits as they are given on the command line. */
export interface ScopeOptions {
  readonly department?: string;
  readonly process?: string;
}

interface Options extends ScopeOptions {
  readonly role?: string;
  readonly locale: string;
}

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('add-account <mail> <name>')
    .description('add an account; the person signs in with a mailed code, or with a link from sign-in-link')
    .option('--role <role>', `one of ${ROLES.join(', ')}`)
    .option('--department <department>', 'slug or name of the department an officer belongs to')
    .option('--process <slug>', 'process a moderator is limited to')
    .option('--locale <locale>', `language of mails: ${LOCALES.join(', ')}`, 'de')
    .action((mail: string, name: string, options: Options) =>
      withDatabase(async (db) => {
        const email = mail.trim().toLowerCase();
        if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Refusal(`${mail} is no mail address.`);
        if (!isLocale(options.locale)) throw new Refusal(`The language must be one of ${LOCALES.join(', ')}.`);
        const { locale } = options;
        const grants = options.role === undefined ? [] : [await grantOf(db, options.role, options)];
        const added = await write(db, (tx) => addAccount(tx, system('command line'), { name: cleanLine(name), email, locale, grants }));
        if (!added.ok) throw new Refusal(added.problems[0]?.code === 'already_taken' ? `There is already an account with the mail address ${email}.` : REFUSED_SCOPE);
        print(`Added ${email}.`);
      }),
    );
}

/** What the database refuses about a role that exists. */
export const REFUSED_SCOPE = 'This role cannot have this scope: officers need --department, only moderators may have --process.';

/** The grant that role and options describe, or one sentence about what is wrong with them. */
export async function grantOf(db: Db, role: string, options: ScopeOptions): Promise<Grant> {
  if (!(ROLES as readonly string[]).includes(role)) throw new Refusal(`The role must be one of ${ROLES.join(', ')}.`);
  const scope = await scopeNamed(db, options);
  if (scope === null) throw new Refusal(options.department === undefined ? `There is no process ${options.process}.` : `There is no department ${options.department}.`);
  return { role: role as Role, ...scope };
}
