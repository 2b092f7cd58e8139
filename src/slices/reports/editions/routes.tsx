import { found, refuse } from '../../../kernel/problem.ts';
import { addressOf } from '../../../platform/web/address.ts';
import { csvOf } from '../../../platform/web/csv.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { reportDocx } from '../pdf/commands.ts';
import { PATHS } from '../urls.ts';
import { ReportListPage } from './pages/report-list.tsx';
import { ReportPage } from './pages/report-page.tsx';
import { editionBySlug, editionList, fileOf, isInvented, type Edition } from './queries.ts';
import { listCsv, measuresCsv, ReportDetail, reportDetail, ReportItem, reportItem } from './schema.ts';

export function mountEditions(site: Site): void {
  const load = (c: Ctx, query: { page: number; pageSize: number }) => editionList(c.get('db'), { limit: query.pageSize, offset: (query.page - 1) * query.pageSize });
  site.list({
    path: PATHS.reports,
    summary: 'Published half-yearly reports',
    item: ReportItem,
    filters: {},
    csv: listCsv,
    load: async (c, query) => {
      const { items, total } = await load(c, query);
      return { items: items.map((e) => reportItem(e, c.get('view').absolute)), total };
    },
    page: async (c, query) => html(c, <ReportListPage {...await load(c, query)} page={query.page} pageSize={query.pageSize} />),
  });
  site.data(PATHS.reportCsv, async (c) => c.body(csvOf(measuresCsv((await editionOf(c, '.csv')).snapshot)), 200, { 'content-type': 'text/csv; charset=utf-8' }));
  site.item({
    path: PATHS.report,
    summary: 'One report: the state of every measure, as it was frozen',
    item: ReportDetail,
    load: async (c) => reportDetail(await editionOf(c), c.get('view').absolute),
    page: reportPage,
  });
  site.data(PATHS.reportPdf, pdf);
  site.data(PATHS.reportDocx, docx);
}

async function reportPage(c: Ctx): Promise<Response> {
  const edition = await editionOf(c);
  return html(c, <ReportPage edition={edition} invented={await isInvented(c.get('db'), edition)} />);
}

async function editionOf(c: Ctx, ending = ''): Promise<Edition> {
  const slug = c.req.param('slug') ?? '';
  return found(await editionBySlug(c.get('db'), ending === '' ? slug : slug.slice(0, -ending.length)));
}

async function pdf(c: Ctx): Promise<Response> {
  const edition = await editionOf(c);
  const locale = c.req.param('locale') === 'en.pdf' ? 'en' : 'de';
  const content = found(await fileOf(c.get('db'), edition.id, locale));
  return c.body(new Uint8Array(content), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${edition.snapshot.slug}-${locale}.pdf"` });
}

const PER_ADDRESS = { burst: 20, perMinute: 10 };
const MOST_KEPT = 24;
/** Word files made since the start: an edition never changes, whether it counts as invented may. */
const made = new Map<string, Buffer>();

/** Made when it is asked for, from the frozen edition alone. */
async function docx(c: Ctx): Promise<Response> {
  const edition = await editionOf(c);
  const locale = c.req.param('locale') === 'en.docx' ? 'en' : 'de';
  const invented = await isInvented(c.get('db'), edition);
  const key = `${edition.id} ${locale} ${invented}`;
  const known = made.get(key);
  if (known === undefined && c.get('limits').take('report.docx', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const bytes = known ?? (await reportDocx(edition, locale, c.get('config').baseUrl, invented));
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, bytes);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'content-disposition': `attachment; filename="${edition.snapshot.slug}-${locale}.docx"` });
}
