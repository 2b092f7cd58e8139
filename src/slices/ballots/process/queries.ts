import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { askedOnce, inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { phaseOf, type State } from '../rules.ts';
import type { BallotTables } from '../tables.ts';
import { ballotHref } from '../urls.ts';
import { words } from '../words.ts';

/** Ballots in which one of these records is weighted, with all dots of those that are closed. */
const weighing = composed((reads: Reads<BallotTables>, nodeIds: readonly string[]) =>
  reads
    .selectFrom('ballot as b')
    .select(['b.slug', 'b.title', 'b.state', 'b.electorate', 'b.opens_at as opensAt', 'b.closes_at as closesAt'])
    .select(sql<number>`coalesce((select sum(one.n) from ballot_result r, unnest(r.dots) as one(n) where r.ballot_id = b.id and b.state = 'closed'), 0)`.as('dots'))
    .where('b.state', 'in', ['open', 'closed'])
    .where(sql<boolean>`exists (select from ballot_option o where o.ballot_id = b.id and o.node_id = any(${nodeIds}))`)
    .orderBy('b.slug'),
);

const ofProcess = askedOnce(async (db, { recommendationIds }) => (recommendationIds.length === 0 ? [] : weighing(db, recommendationIds)));
const DOTS = inAllLanguages((l) => words(l)('process.dots'));

/** What a process's page says of the ballots in which its recommendations are weighted. */
export const ballotsOfProcess: ProcessPart = {
  module: 'ballots',
  openNow: async (db, process, locale) => {
    const now = new Date();
    return (await ofProcess(db, process))
      .filter((b) => phaseOf({ ...b, state: b.state as State }, now) === 'open' && b.electorate !== 'room')
      .map((b) => ({ title: b.title, action: words(locale)('process.vote'), href: ballotHref(b.slug), until: b.closesAt === null ? null : dayOf(b.closesAt) }));
  },
  counted: async (db, process) => {
    const dots = (await ofProcess(db, process)).reduce((sum, b) => sum + b.dots, 0);
    return [{ quantity: 'dots', phase: 'weighting', label: DOTS, value: dots }];
  },
};
