import { readConfig, type Config } from '../src/platform/config.ts';
import { openPool } from '../src/platform/database/connect.ts';
import { workOff, type SliceJobs } from '../src/platform/jobs.ts';
import { keptMails, type KeptMail } from '../src/platform/mail.ts';
import type { TestApp } from './app.ts';

export interface Mailbox {
  /** Keeps mails in a folder of the suite's own. */
  readonly config: Config;
  /** Works off the jobs and gives the mails that are new, oldest first. */
  readonly mails: () => Promise<readonly KeptMail[]>;
}

/** Where the mails of a suite's slice arrive. `app` is asked for late: suites make theirs before the first test. */
export function mailbox(app: () => TestApp, name: string, jobs: readonly SliceJobs[]): Mailbox {
  const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-${name}-${process.pid}` });
  const mails = async (): Promise<readonly KeptMail[]> => {
    const before = new Set((await keptMails(config)).map((m) => m.id));
    const pool = openPool(app().url);
    await workOff(pool, { db: app().db, config }, jobs);
    await pool.end();
    return (await keptMails(config)).filter((m) => !before.has(m.id)).toReversed();
  };
  return { config, mails };
}
