import type { SliceJobs } from '../../../platform/jobs.ts';
import { sealHistory } from './commands.ts';

/** Seals outside `write`: the chain shows on no public page, so no cached page need go. */
export const historyJobs: SliceJobs = {
  tasks: {
    'thread.seal': async (_payload, { db }) => {
      while ((await db.transaction().execute(sealHistory)) > 0);
    },
  },
  cron: ['* * * * * thread.seal'],
};
