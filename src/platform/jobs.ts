import type { Runner, TaskList } from 'graphile-worker';
import { sql, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';
import type { Config } from './config.ts';
import type { Db } from './database/types.ts';
import { log } from './log.ts';
import type { RetentionClass } from './retention.ts';

/** What a job gets beside its payload. */
export interface JobContext {
  readonly db: Db;
  readonly config: Config;
}
/** One kind of job; a slice lists its own in `jobs.ts`. A job may run twice and must not mind. */
export type Task = (payload: unknown, context: JobContext) => Promise<void>;

export interface SliceJobs {
  /** Task name (`slice.verb`) → what it does. */
  readonly tasks: Readonly<Record<string, Task>>;
  /** Crontab lines of graphile-worker, UTC: `5 * * * * slice.verb`. */
  readonly cron?: readonly string[];
}

export interface EnqueueOptions {
  readonly runAt?: Date;
  /** Jobs with the same key replace each other while they wait. */
  readonly key?: string;
  /** How often it is tried; {@link ATTEMPTS} unless stated, each time after a longer wait. */
  readonly attempts?: number;
}

/** Fourteen tries take a little over a day: a mail server may be down for a night. Eight take half an hour. */
const ATTEMPTS = 14;
/** The library takes a job whose worker died for free after four hours. */
const DEAD_AFTER = sql`interval '4 hours'`;

/** Adds a job in the caller's transaction: it exists if and only if the change does. */
export async function enqueue(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, task: string, payload: Readonly<Record<string, unknown>> = {}, options: EnqueueOptions = {}): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.key ?? null}, max_attempts := ${options.attempts ?? ATTEMPTS})`.execute(tx);
}

/** Starts working on jobs; the returned runner's `stop()` lets running ones finish. */
export async function startWorker(pool: pg.Pool, context: JobContext, slices: readonly SliceJobs[]): Promise<Runner> {
  const { run, Logger, parseCronItems } = await import('graphile-worker');
  const taskList = listOf(slices, context);
  // The library's own crontab reader refuses a dot in a task's name.
  const times = slices.flatMap((s) => s.cron ?? []).map((line) => ({ match: line.slice(0, line.lastIndexOf(' ')), task: line.slice(line.lastIndexOf(' ') + 1) }));
  // The library's own log quotes errors and payloads; ours names the task.
  const logger = new Logger(() => () => undefined);
  const runner = await run({ pgPool: pool, taskList, parsedCronItems: parseCronItems(times), concurrency: 2, pollInterval: 2_000, noHandleSignals: true, logger });
  runner.events.on('job:error', ({ job, error }) => log.error('job failed', { task: job.task_identifier, attempt: job.attempts, error }));
  runner.events.on('worker:fatalError', ({ error }) => log.error('worker failed', { error }));
  return runner;
}

/** Works off everything that is due and returns: for tests and for commands that wait for their jobs. */
export async function workOff(pool: pg.Pool, context: JobContext, slices: readonly SliceJobs[]): Promise<void> {
  const { runOnce } = await import('graphile-worker');
  await runOnce({ pgPool: pool, taskList: listOf(slices, context), noHandleSignals: true });
}

function listOf(slices: readonly SliceJobs[], context: JobContext): TaskList {
  const all = slices.flatMap(({ tasks }) => Object.entries(tasks));
  return Object.fromEntries(all.map(([name, task]) => [name, lastTryEnds(name, task, context)]));
}

/**
 * A job whose last try failed counts as done and so leaves the table: the library would keep it for ever, and with it the address that a
 * mail was meant for. The log names the task alone.
 */
function lastTryEnds(name: string, task: Task, context: JobContext): TaskList[string] {
  return async (payload, { job }) => {
    try {
      await task(payload, context);
    } catch (error) {
      if (job.attempts < job.max_attempts) throw error;
      log.error('job given up', { task: name, attempts: job.attempts, error });
    }
  };
}

/** Jobs that will never be tried again because the worker died during the last try. Their payload can hold the address a mail was meant for. */
export const jobRetention: RetentionClass = {
  key: 'job.dead',
  text: {
    de: { name: 'Aufträge, deren letzter Versuch abbrach (etwa Mails mit ihrer Adresse)', period: 'einen Tag nach dem letzten Versuch; gescheiterte sofort', ground: 'Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung)' },
    en: { name: 'Jobs whose last try was cut off (such as mails with their address)', period: 'one day after the last try; failed ones at once', ground: 'Art. 5 (1) e GDPR (storage limitation)' },
  },
  days: 1,
  archive: 'none',
  remove: async (db, before) => {
    const { rows } = await sql`
      select id from graphile_worker.complete_jobs(array(
        select id from graphile_worker.jobs where attempts >= max_attempts and updated_at < ${before} and (locked_at is null or locked_at < now() - ${DEAD_AFTER})
      ))`.execute(db);
    return rows.length;
  },
};
