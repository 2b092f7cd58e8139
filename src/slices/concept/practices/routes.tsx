import type { z } from 'zod';
import { isStaff } from '../../../kernel/actor.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { PATHS } from '../urls.ts';
import { PracticeListPage } from './pages/practice-list.tsx';
import { PracticePage } from './pages/practice-page.tsx';
import { practiceBySlug, practiceList } from './queries.ts';
import { practiceCsv, PracticeFilters, practiceItem, PracticeItem } from './schema.ts';

type Asked = Query<typeof PracticeFilters>;

export function mountPractices(site: Site): void {
  site.list({ path: PATHS.practices, summary: 'What already exists and can be built on', item: PracticeItem, filters: PracticeFilters, csv: practiceCsv, load: listData, page: listPage });
  site.item({ path: PATHS.practice, summary: 'One practice', item: PracticeItem, load: itemData, page: practicePage });
}

const load = (c: Ctx, { page, pageSize, ...asked }: Asked) => practiceList(c.get('db'), { ...asked, limit: pageSize, offset: (page - 1) * pageSize });

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly z.infer<typeof PracticeItem>[]; total: number }> {
  const { items, total } = await load(c, asked);
  return { items: items.map((row) => practiceItem(row, c.get('view').absolute)), total };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  return html(c, <PracticeListPage {...(await load(c, asked))} page={asked.page} pageSize={asked.pageSize} asked={asked} />);
}

async function itemData(c: Ctx): Promise<z.infer<typeof PracticeItem> | null> {
  const row = await practiceBySlug(c.get('db'), c.req.param('slug') ?? '');
  return row === null ? null : practiceItem(row, c.get('view').absolute);
}

async function practicePage(c: Ctx): Promise<Response> {
  const practice = found(await practiceBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return html(c, <PracticePage practice={practice} thread={<ThreadSection data={await threadOf(c.get('db'), practice.id, { staff: isStaff(c.get('actor')) })} />} />);
}
