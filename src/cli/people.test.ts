import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, type People } from '../../test/people.ts';
import { system } from '../kernel/actor.ts';
import { localized } from '../kernel/localized.ts';
import { write } from '../platform/database/write.ts';
import { createDepartment } from '../slices/people/public.ts';
import * as addAccount from './add-account.ts';
import * as grantRole from './grant-role.ts';
import * as revokeRole from './revoke-role.ts';
import * as signInLink from './sign-in-link.ts';

let site: People;
beforeAll(async () => {
  site = await people();
  await write(site.app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') }));
});
afterAll(() => site.drop());

/** Runs one command on the suite's database and gives what it prints. */
async function cli(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const program = new Command('test').exitOverride();
  const context = { config: site.config, print: (line: string) => void lines.push(line), withDatabase: <T>(work: (db: typeof site.app.db, config: typeof site.config, pool: typeof site.pool) => Promise<T>) => work(site.app.db, site.config, site.pool) };
  for (const file of [addAccount, grantRole, revokeRole, signInLink]) file.register(program, context);
  await program.parseAsync(words, { from: 'user' });
  return lines.join('\n');
}

const roles = async (email: string): Promise<string[]> =>
  (await site.app.db.selectFrom('role_grant').innerJoin('account', 'account.id', 'account_id').select('role').where('email', '=', email).where('revoked_at', 'is', null).orderBy('role').execute()).map((row) => row.role);

test('an operator adds the first administrator and signs in with a printed link, without SMTP', async () => {
  await cli('add-account', 'Chef@Example.org', 'Chefin', '--role', 'administrator');
  const link = await cli('sign-in-link', 'chef@example.org');
  expect(link).toMatch(/^http:\/\/localhost:3000\/de\/sign-in\/link\/[\w-]{43}$/);
  const path = link.replace('http://localhost:3000', '');
  expect(await (await site.app.request(path)).text()).toContain('Chefin');
  const pressed = await site.app.request(path, { form: {} });
  expect(pressed.headers.get('location')).toBe('/de/desk');
});

test('roles are given and taken with their scope', async () => {
  await cli('add-account', 'ole@example.org', 'Ole', '--role', 'officer', '--department', 'fachbereich soziales');
  await cli('grant-role', 'ole@example.org', 'moderator');
  expect(await roles('ole@example.org')).toEqual(['moderator', 'officer']);
  await cli('revoke-role', 'ole@example.org', 'officer', '--department', 'fachbereich-soziales');
  expect(await roles('ole@example.org')).toEqual(['moderator']);
});

test.each([
  [['sign-in-link', 'nobody@example.org'], 'There is no account with the mail address nobody@example.org.'],
  [['add-account', 'chef@example.org', 'Chefin'], 'There is already an account with the mail address chef@example.org.'],
  [['add-account', 'no mail', 'X'], 'no mail is no mail address.'],
  [['add-account', 'x@example.org', 'X', '--role', 'king'], 'The role must be one of'],
  [['add-account', 'x@example.org', 'X', '--role', 'officer'], 'officers need --department'],
  [['grant-role', 'chef@example.org', 'officer', '--department', 'nowhere'], 'There is no department nowhere.'],
  [['grant-role', 'chef@example.org', 'moderator', '--process', 'none'], 'There is no process none.'],
  [['grant-role', 'chef@example.org', 'administrator'], 'already has the role'],
  [['revoke-role', 'chef@example.org', 'juror'], 'does not have this role'],
  [['revoke-role', 'chef@example.org', 'administrator'], 'the last account that can grant roles'],
])('%j is refused in one sentence', async (words, sentence) => {
  await expect(cli(...words)).rejects.toThrow(sentence);
});
