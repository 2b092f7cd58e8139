import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export const DATABASE = 'miteinander';
export const USER = 'postgres';

/** Durable: survives power loss. Throw-away: for tests, whose clusters are made anew when broken. */
export type Durability = 'durable' | 'throw-away';

/**
 * Makes the cluster unless it is there. It is built aside and renamed when whole, so an interrupted attempt is never
 * mistaken for a cluster; its remains are removed. The caller holds the lock of the folder around it.
 */
export async function ensureCluster(cluster: string, binaries: Binaries, account: Account, durability: Durability): Promise<'made' | 'found'> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return 'found';
  const parent = dirname(cluster);
  const prefix = `${basename(cluster)}.new-`;
  for (const name of readdirSync(parent)) if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  const draft = join(parent, `${prefix}${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  account.own(draft);
  const sync = durability === 'throw-away' ? ['--no-sync'] : [];
  await run(account, binaries.initdb, [`--pgdata=${draft}`, `--username=${USER}`, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--set=timezone=UTC', '--no-instructions', ...sync]);
  await run(account, binaries.postgres, ['--single', '-D', draft, ...(durability === 'throw-away' ? ['-F'] : []), 'postgres'], `create database ${DATABASE}\n`);
  if (existsSync(cluster)) rmSync(cluster, { recursive: true });
  renameSync(draft, cluster);
  return 'made';
}

/**
 * The server's settings. Logs hold neither statements nor values (terse, no detail, no parameters): a failing statement of a
 * ballot or of a sign-in must leave nothing behind. They are kept for seven days.
 */
export function settings(socketDir: string, durability: Durability): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: durability === 'throw-away' ? '300' : '120',
    shared_buffers: durability === 'throw-away' ? '64MB' : '192MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    ...(durability === 'throw-away' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '2GB' } : { fsync: 'on' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The server's environment: nothing of ours (secrets, locale, `PG*`) reaches it. */
export const SERVER_ENV: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

async function run(account: Account, program: string, args: string[], input = ''): Promise<void> {
  const { file, args: all, options } = account.command(program, args);
  const child = spawn(file, all, { ...options, env: SERVER_ENV, stdio: 'pipe', detached: true });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal ?? 1));
  });
  if (code !== 0) throw new Refusal(`The embedded PostgreSQL could not be set up (${basename(program)}: ${lastLine(output) || code}); set DATABASE_URL to use another one.`);
}

export function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.findLast((line) => /error|fatal|could not|cannot/i.test(line)) ?? lines.at(-1) ?? '';
}
