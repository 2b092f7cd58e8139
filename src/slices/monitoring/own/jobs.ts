import type { SliceJobs } from '../../../platform/jobs.ts';
import { countOwn } from './commands.ts';
import type { CountSource } from './rules.ts';

/** The program's own counts, every night when few people write. */
export const ownCountJobs = (sources: readonly CountSource[]): SliceJobs => ({
  tasks: { 'monitoring.own': async (_payload, { db }) => countOwn(db, sources, new Date()) },
  cron: ['20 3 * * * monitoring.own'],
});
