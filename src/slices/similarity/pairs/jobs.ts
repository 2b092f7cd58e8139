import type { SliceJobs } from '../../../platform/jobs.ts';
import { findPairs } from './commands.ts';
import type { PairOwner } from './queries.ts';

/** A round ends before the next begins. */
const ROUND = 50_000;

/** New and changed texts get their suggestions within a minute or two; what an import brings is worked off round by round. */
export const pairJobs = (owners: readonly PairOwner[]): SliceJobs => ({
  tasks: { 'similarity.pairs': async (_payload, { db }) => { await findPairs(db, owners, Date.now() + ROUND); } },
  cron: ['* * * * * similarity.pairs'],
});
