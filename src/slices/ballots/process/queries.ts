import { dayOf } from '../../../kernel/dates.ts';
import { inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { ballotList } from '../queries.ts';
import { resultOf } from '../results/queries.ts';
import { ballotHref } from '../urls.ts';
import { words } from '../words.ts';

/** What a process's page says of the ballots in which its recommendations are weighted. */
export const ballotsOfProcess: ProcessPart = {
  module: 'ballots',
  openNow: async (db, { recommendationIds }, locale) => {
    const mine = new Set(recommendationIds);
    const { items } = await ballotList(db, { states: ['open'] });
    return items
      .filter((b) => b.phase === 'open' && b.electorate !== 'room' && b.options.some((o) => o.nodeId !== null && mine.has(o.nodeId)))
      .map((b) => ({ title: b.title, action: words(locale)('process.vote'), href: ballotHref(b.slug), until: b.closesAt === null ? null : dayOf(b.closesAt) }));
  },
  counted: async (db, { recommendationIds }) => {
    const mine = new Set(recommendationIds);
    const { items } = await ballotList(db, { states: ['closed'] });
    const ballots = items.filter((b) => b.options.some((o) => o.nodeId !== null && mine.has(o.nodeId)));
    const results = await Promise.all(ballots.map((b) => resultOf(db, b)));
    return [{ quantity: 'dots', phase: 'weighting', label: inAllLanguages((l) => words(l)('process.dots')), value: results.reduce((sum, r) => sum + (r?.total ?? 0), 0) }];
  },
};
