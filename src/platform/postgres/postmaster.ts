import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { processBegan } from '../lockfile.ts';

/** What a running server writes into its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

/** The server's pid file, whether or not the server still lives; null when there is none or it is not written to its end. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const [pid, , , , socketDir, , , status] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').map((line) => line.trim());
    const number = Number(pid);
    if (!Number.isInteger(number) || number <= 0) return null;
    return { pid: number, socketDir: socketDir ?? '', ready: status === 'ready' };
  } catch {
    return null;
  }
}

/** Whether the pid is a PostgreSQL server of this very cluster: after a restart of the machine it may be anybody's. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (processBegan(pid) === null) return false;
  try {
    if (process.platform === 'linux') return realpathSync(cluster) === readlinkSync(`/proc/${pid}/cwd`) && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && (command.includes(cluster) || command.includes(realpathSync(cluster)));
  } catch {
    return false;
  }
}
