import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Processor seconds a process has used so far (Linux: /proc; clock ticks are 1/100 s). */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Processor seconds of this process and of the database's processes that are connected now. */
export async function cpuOfBoth(pool: pg.Pool): Promise<{ readonly program: number; readonly database: number }> {
  const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity where pid is not null');
  // One that has ended since has used what it used before the measurement began, or next to nothing.
  const seconds = await Promise.all(rows.map(({ pid }) => cpuSeconds(pid).catch(() => 0)));
  const { user, system } = process.cpuUsage();
  return { program: (user + system) / 1e6, database: seconds.reduce((sum, s) => sum + s, 0) };
}
