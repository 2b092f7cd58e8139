import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { isLocale } from '../../../kernel/locale.ts';
import { found } from '../../../kernel/problem.ts';
import { makeDocx } from '../../../platform/docx.ts';
import { readKept } from '../../../platform/files.ts';
import { dataPaths, documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { departmentsById } from '../../people/public.ts';
import { eyeOf, requireOffice } from '../policy.ts';
import { allBodies, bodyBySlug } from '../register/queries.ts';
import { resolutionsOn } from '../resolutions/queries.ts';
import { everybody, type Eye } from '../rules.ts';
import { PATHS } from '../urls.ts';
import { mountPaperDesk } from './desk/routes.tsx';
import { docxOf, pdfOf, type PaperDocument } from './pages/document.tsx';
import { PaperListPage } from './pages/list.tsx';
import { PaperPage } from './pages/paper.tsx';
import { annexesOf, paperBySlug, paperList, stepsOf, type Paper } from './queries.ts';
import { PaperDetail, paperCsv, paperDetail, PaperFilters, PaperItem, paperItem } from './schema.ts';

type Asked = Query<typeof PaperFilters>;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Papers in their sequence of bodies, as page, data, Word file and PDF. */
export function mountPapers(site: Site): void {
  mountPaperDesk(site);
  site.list({
    path: PATHS.papers,
    summary: 'Papers that were sent to the members of a body',
    item: PaperItem,
    filters: PaperFilters,
    csv: paperCsv,
    load: async (c, asked) => {
      const { items, total } = await listed(c, everybody(dayOf(new Date())), asked);
      const units = await departmentsById(c.get('db'), items.flatMap((p) => p.departmentId ?? []));
      return { items: items.map((p) => paperItem(p, units.get(p.departmentId ?? '')?.slug ?? null, c.get('view').absolute)), total };
    },
    page: async (c, asked) => {
      // The office looks through its drafts in the workspace; this list is everybody's.
      const eye = everybody(dayOf(new Date()));
      return html(c, <PaperListPage {...(await listed(c, eye, asked))} page={asked.page} pageSize={asked.pageSize} kind={asked.kind} body={asked.body} bodies={await allBodies(c.get('db'), eye)} q={asked.q} />);
    },
  });
  site.item({
    path: PATHS.paper,
    summary: 'One paper with its text, annexes and sequence',
    item: PaperDetail,
    load: async (c) => {
      const eye = everybody(dayOf(new Date()));
      const paper = await paperBySlug(c.get('db'), eye, c.req.param('slug') ?? '');
      if (paper === null) return null;
      const units = await departmentsById(c.get('db'), paper.departmentId === null ? [] : [paper.departmentId]);
      return paperDetail(paper, units.get(paper.departmentId ?? '')?.slug ?? null, await annexesOf(c.get('db'), paper.id), await stepsOf(c.get('db'), eye, paper.id), c.get('view').absolute);
    },
    page: paperPage,
  });
  site.data(PATHS.paperFile, (c) => file(c, everybody(dayOf(new Date()))));
  site.data(PATHS.annex, annexFile);
  // With and without a language: whoever comes in a language that the workspace lacks is led to one it has.
  site.page(PATHS.deskPaperFile, draft, { secret: true }).data(PATHS.deskPaperFile, draft, { secret: true });
}

async function listed(c: Ctx, eye: Eye, { kind, body, q, page, pageSize }: Asked) {
  const one = body === null ? null : await bodyBySlug(c.get('db'), eye, body);
  return body !== null && one === null ? { items: [], total: 0 } : paperList(c.get('db'), eye, { kind, bodyId: one?.id ?? null, q }, { limit: pageSize, offset: (page - 1) * pageSize });
}

/** Everything of a paper that this eye may see. */
async function whole(c: Ctx, eye: Eye, paper: Paper): Promise<PaperDocument> {
  const db = c.get('db');
  const [annexes, steps, units] = await Promise.all([annexesOf(db, paper.id), stepsOf(db, eye, paper.id), departmentsById(db, paper.departmentId === null ? [] : [paper.departmentId])]);
  const unit = units.get(paper.departmentId ?? '');
  return { paper, annexes, steps, department: unit === undefined ? null : inLanguage(unit.name, c.get('locale')).text };
}

async function paperPage(c: Ctx): Promise<Response> {
  const eye = eyeOf(c.get('actor'));
  const paper = found(await paperBySlug(c.get('db'), eye, c.req.param('slug') ?? ''));
  const hidden = !paper.public || paper.dispatchedOn === null || paper.dispatchedOn > eye.today;
  const [parts, resolutions] = await Promise.all([whole(c, eye, paper), resolutionsOn(c.get('db'), eye, { paperId: paper.id })]);
  return html(c, <PaperPage {...parts} resolutions={resolutions} office={eye.office} hidden={hidden} />);
}

/** An annex that is a file: for everybody from the day of dispatch, before it for the office. May open in the browser's own viewer, never as a page of ours. */
async function annexFile(c: Ctx): Promise<Response> {
  const eye = eyeOf(c.get('actor'));
  if (eye.office) c.set('secret', true);
  const paper = found(await paperBySlug(c.get('db'), eye, c.req.param('slug') ?? ''));
  const annex = found((await annexesOf(c.get('db'), paper.id)).find((a) => a.id === c.req.param('id')));
  const bytes = found(await readKept(dataPaths(c.get('config').dataDir).files, found(annex.file)));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${annex.fileName ?? ''}"`, 'content-security-policy': 'sandbox' });
}

/** The same for the office, before it goes out. */
async function draft(c: Ctx): Promise<Response> {
  requireOffice(c);
  return file(c, eyeOf(c.get('actor')));
}

/** The paper as a file, made when it is asked for: a Word file takes a few milliseconds, a PDF is made beside the pages. */
async function file(c: Ctx, eye: Eye): Promise<Response> {
  const [locale = '', ending] = (c.req.param('file') ?? '').split('.');
  const paper = found(await paperBySlug(c.get('db'), eye, c.req.param('slug') ?? ''));
  // Another system's paper is not ours to print on our own.
  if (!isLocale(locale) || paper.taken) return c.notFound() as Response;
  const parts = await whole(c, eye, paper);
  const created = new Date(`${paper.dated}T12:00:00Z`);
  const address = c.get('view').absolute(`/${locale}/papers/${paper.slug}`);
  const bytes = ending === 'docx' ? await makeDocx(docxOf(parts, locale, address, created)) : await makePdfAside({ template: documentPath('bodies', 'paper'), data: pdfOf(parts, locale, address), created });
  return c.body(new Uint8Array(bytes), 200, { 'content-type': ending === 'docx' ? DOCX : 'application/pdf', 'content-disposition': `attachment; filename="${paper.slug}-${locale}.${ending}"` });
}
