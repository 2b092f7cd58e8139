import type { Ctx } from '../../../platform/web/env.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { inventedAmong } from '../../participation/public.ts';
import { areasAbout } from '../competences/queries.ts';
import { PATHS } from '../urls.ts';
import { WhyPage } from './pages/why.tsx';
import { whyAnswers } from './queries.ts';
import { whyCsv, WhyFilters, whyItem, WhyItem } from './schema.ts';

type Asked = Query<typeof WhyFilters>;

export function mountWhy(site: Site): void {
  site.list({ path: PATHS.why, summary: 'Topics that did not become a measure of their own, with reason, competent body and reply', item: WhyItem, filters: WhyFilters, csv: whyCsv, load: data, page });
}

async function find(c: Ctx, asked: Asked) {
  const { items, how } = await whyAnswers(c.get('db'), asked);
  return { items: items.slice((asked.page - 1) * asked.pageSize, asked.page * asked.pageSize), total: items.length, how };
}

async function data(c: Ctx, asked: Asked): Promise<{ items: readonly WhyItem[]; total: number }> {
  const { items, total } = await find(c, asked);
  return { items: items.map((a) => whyItem(a, c.get('view').absolute)), total };
}

async function page(c: Ctx, asked: Asked): Promise<Response> {
  const [found, areas] = await Promise.all([find(c, asked), areasAbout(c.get('db'), asked.q)]);
  return html(c, <WhyPage {...found} invented={await inventedAmong(c.get('db'), found.items.map((a) => a.subjectId))} page={asked.page} pageSize={asked.pageSize} asked={asked} areas={areas} />);
}
