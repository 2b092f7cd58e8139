import type { Ballot } from '../queries.ts';

/** Codes in one batch: as many as one CSV file and one statement carry comfortably. */
export const MAX_CODES = 20_000;

/** Slips on one printable page; beyond it a browser struggles, and a CSV for the printer is better. */
export const MAX_SLIPS = 1_000;

/** Recipients in one mail batch. */
export const MAX_RECIPIENTS = 2_000;

/** Whether codes can be made or withdrawn: the ballot uses them and is not over. */
export const hasCodes = (ballot: Pick<Ballot, 'electorate' | 'state'>): boolean => ballot.electorate === 'codes' && ballot.state !== 'closed' && ballot.state !== 'void';
