import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { readConfig, type Config } from '../src/platform/config.ts';
import { openPool } from '../src/platform/database/connect.ts';
import { workOff } from '../src/platform/jobs.ts';
import { keptMails, type KeptMail } from '../src/platform/mail.ts';
import { peopleJobs } from '../src/slices/people/jobs.ts';
import { testApp, type TestApp } from './app.ts';

/** The program with a data directory of its own and a worker that works when it is told to. */
export interface People {
  readonly app: TestApp;
  readonly config: Config;
  readonly pool: pg.Pool;
  /** Works off what waits. */
  work(): Promise<void>;
  /** What waits, as it lies in the table. */
  jobs(): Promise<{ readonly payload: string }[]>;
  drop(): Promise<void>;
}

export async function people(env: Record<string, string> = {}): Promise<People> {
  const dataDir = await mkdtemp(join(tmpdir(), 'miteinander-people-'));
  const settings = { BASE_URL: 'http://localhost:3000', DATA_DIR: dataDir, ...env };
  const app = await testApp(settings);
  const config = readConfig(settings);
  const pool = openPool(app.url, { max: 3 });
  return {
    app,
    config,
    pool,
    work: () => workOff(pool, { db: app.db, config }, [peopleJobs]),
    jobs: async () => (await pool.query<{ payload: string }>('select payload::text from graphile_worker._private_jobs')).rows,
    drop: async () => {
      await pool.end();
      await app.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface OpenedMail {
  readonly mail: KeptMail;
  readonly code: string;
  readonly link: string;
}

/** The newest mail to the address, with what it asks to type and to open. */
export async function openMail(site: People, to: string): Promise<OpenedMail> {
  await site.work();
  const mail = (await keptMails(site.config)).find((one) => one.to === to);
  if (mail === undefined) throw new Error(`no mail to ${to}`);
  const code = /^ {4}(\S+)$/m.exec(mail.text)?.[1] ?? '';
  const link = /^https?:\S+$/m.exec(mail.text)?.[0] ?? '';
  return { mail, code, link };
}

export const signInByCode = (site: People, email: string, code: string): Promise<Response> => site.app.request('/de/sign-in/code', { form: { email, code } });

/** The cookies an answer sets, as a browser sends them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] as string)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}
