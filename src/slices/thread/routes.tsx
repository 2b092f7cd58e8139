import { z } from 'zod';
import { isStaff } from '../../kernel/actor.ts';
import { isId } from '../../kernel/ids.ts';
import { byLanguage } from '../../kernel/localized.ts';
import { found, refuse } from '../../kernel/problem.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { filter, type Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { historyOf } from './history/queries.ts';
import { HistorySection } from './pages/history-section.tsx';
import { StepPage } from './pages/step-page.tsx';
import { ThreadPage } from './pages/thread-page.tsx';
import { nodeOf, stepOf, threadOf, type ThreadData, type ThreadNode, type ThreadStep } from './queries.ts';
import { NODE_KINDS, RELATIONS } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

/** Names of accounts by id; `people` knows them, and this slice must not. */
export type NamesOf = (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

const Texts = z.record(z.string(), z.string()).describe('by language');
const Record = z.object({ id: z.uuid(), slug: z.string(), url: z.url(), kind: z.enum(NODE_KINDS), title: Texts, date: z.iso.date(), thread: z.url() });
const Step = z.object({ kind: z.enum(NODE_KINDS), total: z.number().int(), items: z.array(Record).describe('the first 50 by date'), all: z.url() });
const Thread = Record.extend({
  earlier: z.array(Step).describe('what it comes from'),
  later: z.array(Step).describe('what came of it'),
  links: z.array(z.object({ from: z.uuid(), relation: z.enum(RELATIONS), to: z.uuid() })).describe('links among the records listed'),
});

export function mountThread(site: Site, namesOf: NamesOf): void {
  site.item({
    path: PATHS.thread,
    summary: 'A record’s thread: everything it comes from and everything that came of it, by kind of record',
    item: Thread,
    load: async (c) => {
      const data = await load(c);
      return data === null ? null : dataOf(c, data);
    },
    page: async (c) => {
      const data = found(await load(c));
      return html(c, <ThreadPage data={data} history={await historyFor(c, data, namesOf)} />);
    },
  });
  for (const later of [false, true]) mountSide(site, later);
}

function mountSide(site: Site, later: boolean): void {
  const load = async (c: Ctx, query: { step: (typeof NODE_KINDS)[number] | null; page: number; pageSize: number }) =>
    found(await stepOf(c.get('db'), idOf(c), { later, kind: query.step, staff: isStaff(c.get('actor')), page: query.page, pageSize: query.pageSize }));
  site.list({
    path: later ? PATHS.later : PATHS.earlier,
    summary: later ? 'Everything that came of a record' : 'Everything a record comes from',
    item: Record,
    filters: { step: filter(z.enum(NODE_KINDS)) },
    csv: ({ title, ...rest }) => ({ ...rest, title: title['de'] ?? Object.values(title)[0] }),
    load: async (c, query) => {
      const { items, total } = await load(c, query);
      return { items: items.map((node) => recordOf(c, node)), total };
    },
    page: async (c, query) => {
      const { items, total } = await load(c, query);
      const { node } = found(await nodeOf(c.get('db'), idOf(c), isStaff(c.get('actor'))));
      return html(c, <StepPage node={node} later={later} kind={query.step} items={items} total={total} page={query.page} pageSize={query.pageSize} />);
    },
  });
}

function idOf(c: Ctx): string {
  const id = c.req.param('id') ?? '';
  return isId(id) ? id : refuse('not_found');
}

/** The kind in the address must be the record's own: one record, one address. */
async function load(c: Ctx): Promise<ThreadData | null> {
  const data = await threadOf(c.get('db'), idOf(c), { staff: isStaff(c.get('actor')) });
  return data !== null && data.node.kind === c.req.param('kind') ? data : null;
}

async function historyFor(c: Ctx, { node }: ThreadData, namesOf: NamesOf) {
  if (!isStaff(c.get('actor'))) return undefined;
  const items = await historyOf(c.get('db'), node.id);
  const names = await namesOf(c.get('db'), items.flatMap((i) => i.actor.id ?? []));
  return <HistorySection items={items} names={names} />;
}

function dataOf(c: Ctx, { node, earlier, later, edges }: ThreadData): z.infer<typeof Thread> {
  const stepData = (step: ThreadStep, isLater: boolean) => ({
    kind: step.kind,
    total: step.total,
    items: step.items.map((item) => recordOf(c, item)),
    all: c.get('view').absolute(hrefs.side(node.kind, node.id, isLater, step.kind).replace('?', '.json?')),
  });
  return { ...recordOf(c, node), earlier: earlier.map((s) => stepData(s, false)), later: later.map((s) => stepData(s, true)), links: [...edges] };
}

function recordOf(c: Ctx, { id, kind, title, href, date }: ThreadNode): z.infer<typeof Record> {
  const { absolute } = c.get('view');
  return { id, slug: href.slice(href.lastIndexOf('/') + 1), url: absolute(href), kind, title: byLanguage(title), date, thread: absolute(hrefs.thread(kind, id)) };
}
