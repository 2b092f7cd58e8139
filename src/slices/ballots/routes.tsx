import type { Ctx } from '../../platform/web/env.ts';
import { filter, type Site } from '../../platform/web/site.ts';
import { field } from '../../platform/web/forms.ts';
import { html } from '../../ui/respond.tsx';
import { mountCasting, showBallot } from './casting/routes.tsx';
import { mountClosing } from './closing/routes.tsx';
import { mountCodes } from './codes/routes.tsx';
import { mountCounting } from './counting/routes.tsx';
import { BallotsPage } from './pages/list.tsx';
import { mountPreparing } from './preparing/routes.tsx';
import { ballotBySlug, ballotList, type Ballot } from './queries.ts';
import { liveTotals, resultOf } from './results/queries.ts';
import { mountResults } from './results/routes.tsx';
import type { State } from './rules.ts';
import { ballotData, BALLOT_FILTERS, BallotItem, type BallotData } from './schema.ts';
import { PATHS } from './urls.ts';

export function mountBallots(all: Site): void {
  const site = all.module('ballots');
  site.list({
    path: PATHS.list,
    summary: 'Dot ballots, those that can be voted on first',
    item: BallotItem,
    filters: { state: filter(field.choice(BALLOT_FILTERS)) },
    csv: ({ slug, url, title, state, dotsPerVoter, maxPerOption, electorate, closesAt, closedAt, options, outcome }) => ({
      slug, url, title: title['de'] ?? Object.values(title)[0], state, dotsPerVoter, maxPerOption, electorate, closesAt, closedAt, options: options.length, dots: outcome?.dots, voters: outcome?.voters, digest: outcome?.digest,
    }),
    load: async (c, { page, pageSize, q, state }) => {
      const { items, total } = await ballotList(c.get('db'), { states: statesOf(state), q, limit: pageSize, offset: (page - 1) * pageSize });
      return { items: await Promise.all(items.map((ballot) => dataOf(c, ballot))), total };
    },
    page: async (c, { page, pageSize, q, state }) => {
      const { items, total } = await ballotList(c.get('db'), { states: statesOf(state), q, limit: pageSize, offset: (page - 1) * pageSize });
      return html(c, <BallotsPage items={items} total={total} page={page} pageSize={pageSize} q={q} state={state} />);
    },
  });
  site.item({
    path: PATHS.ballot,
    summary: 'A dot ballot; once closed with its dots, turnout, digest and lists to count again',
    item: BallotItem,
    load: async (c) => {
      const ballot = await ballotBySlug(c.get('db'), c.req.param('slug') ?? '');
      return ballot === null || ballot.state === 'draft' ? null : dataOf(c, ballot);
    },
    page: showBallot,
  });
  mountPreparing(site);
  mountCodes(site);
  mountCounting(site);
  mountClosing(site);
  mountCasting(site);
  mountResults(site);
}

const statesOf = (state: (typeof BALLOT_FILTERS)[number] | null): readonly State[] => (state === null ? ['planned', 'open', 'closed', 'void'] : [state]);

async function dataOf(c: Ctx, ballot: Ballot): Promise<BallotData> {
  const db = c.get('db');
  const view = c.get('view');
  return ballotData({ ballot, result: await resultOf(db, ballot), live: await liveTotals(db, ballot), address: (path) => view.absolute(path) });
}
