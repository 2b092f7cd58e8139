import type { Command } from 'commander';
import { Refusal } from '../platform/refusal.ts';
import { linkHref, makeCode, openAccountByEmail } from '../slices/people/public.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('sign-in-link <mail>')
    .description('print a link that signs the account in within the hour, once (works without SMTP; ends the code mailed before)')
    .action((mail: string) =>
      withDatabase(async (db, config) => {
        const account = await openAccountByEmail(db, mail.trim().toLowerCase());
        const made = account === undefined ? null : await db.transaction().execute((tx) => makeCode(tx, account.id));
        if (account === undefined || made === null) throw new Refusal(`There is no account with the mail address ${mail}.`);
        print(`${config.baseUrl}/${account.locale}${linkHref(made.token)}`);
      }),
    );
}
