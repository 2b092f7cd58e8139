import type { Runner, TaskList } from 'graphile-worker';
import { sql, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';
import type { Config } from './config.ts';
import type { Db } from './database/types.ts';
import { log } from './log.ts';

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
}

/** Adds a job in the caller's transaction: it exists if and only if the change does. */
export async function enqueue(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, task: string, payload: Readonly<Record<string, unknown>> = {}, options: EnqueueOptions = {}): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.key ?? null}, max_attempts := 8)`.execute(tx);
}

/** Starts working on jobs; the returned runner's `stop()` lets running ones finish. */
export async function startWorker(pool: pg.Pool, context: JobContext, slices: readonly SliceJobs[]): Promise<Runner> {
  const { run, Logger, parseCronItems } = await import('graphile-worker');
  const taskList: TaskList = {};
  for (const { tasks } of slices) {
    for (const [name, task] of Object.entries(tasks)) taskList[name] = (payload) => task(payload, context);
  }
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
  const taskList: TaskList = {};
  for (const { tasks } of slices) for (const [name, task] of Object.entries(tasks)) taskList[name] = (payload) => task(payload, context);
  await runOnce({ pgPool: pool, taskList, noHandleSignals: true });
}
