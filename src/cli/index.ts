import { Command } from 'commander';
import type pg from 'pg';
import { readConfig, type Config } from '../platform/config.ts';
import type { Db } from '../platform/database/types.ts';
import { withDatabase } from '../platform/join.ts';
import { publishedBaseUrl } from '../platform/owner.ts';
import { fileRefusal } from '../platform/refusal.ts';
import * as addAccount from './add-account.ts';
import * as backup from './backup.ts';
import * as ballotCodes from './ballot-codes.ts';
import * as grantRole from './grant-role.ts';
import * as importBoundaries from './import-boundaries.ts';
import * as importSubmissions from './import-submissions.ts';
import * as importTerritory from './import-territory.ts';
import * as contacts from './contacts.ts';
import * as exportConcept from './export-concept.ts';
import * as importConcept from './import-concept.ts';
import * as importOparl from './import-oparl.ts';
import * as importIndicator from './import-indicator.ts';
import * as migrate from './migrate.ts';
import * as processes from './processes.ts';
import * as recount from './recount.ts';
import * as report from './report.ts';
import * as restore from './restore.ts';
import * as revokeRole from './revoke-role.ts';
import * as signInLink from './sign-in-link.ts';
import * as verifyHistory from './verify-history.ts';

/** What a command gets beside its arguments. */
export interface CommandContext {
  readonly config: Config;
  /** Runs `work` on the instance's database, whether or not the product is running. */
  withDatabase<T>(work: (db: Db, config: Config, pool: pg.Pool) => Promise<T>): Promise<T>;
  /** One line on standard output. */
  print(line: string): void;
}

/** One file a command: `register` adds it to the program. */
interface CommandFile {
  register(program: Command, context: CommandContext): void;
}

const FILES: readonly CommandFile[] = [migrate, processes, backup, restore, signInLink, addAccount, grantRole, revokeRole, verifyHistory, importTerritory, importBoundaries, importConcept, exportConcept, importIndicator, importOparl, importSubmissions, contacts, ballotCodes, recount, report];

/** Runs one command of the command line; without one, or with `--help`, lists them all. */
export async function runCommand(words: readonly string[]): Promise<void> {
  const config = withPublishedAddress(readConfig());
  const context: CommandContext = {
    config,
    withDatabase: (work) => withDatabase(config, (db, pool) => work(db, config, pool)),
    print: (line) => void process.stdout.write(`${line}\n`),
  };
  const program = new Command('npm run cli --').description('Miteinander: what an operator does, and what is done in bulk.').version(config.version).showHelpAfterError('npm run cli -- --help lists the commands.');
  for (const file of FILES) file.register(program, context);
  await program.parseAsync(words.length === 0 ? ['--help'] : [...words], { from: 'user' }).catch((error: unknown) => Promise.reject(fileRefusal(error)));
}

/** Links and QR codes made by a command lead to the running product, whether or not its address was set for the command too. */
function withPublishedAddress(config: Config): Config {
  const told = (process.env['BASE_URL'] ?? '') !== '' || (process.env['PORT'] ?? '') !== '';
  return told ? config : { ...config, baseUrl: publishedBaseUrl(config.dataDir) ?? config.baseUrl };
}
