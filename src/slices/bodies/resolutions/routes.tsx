import { isStaff } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { isId } from '../../../kernel/ids.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { departmentById, departmentList, departmentsById, namesOf } from '../../people/public.ts';
import { historyOf, HistorySection, nodesOfKind, threadOf, ThreadSection } from '../../thread/public.ts';
import { takenPoint } from '../imported/queries.ts';
import { paperList, papersById } from '../papers/queries.ts';
import { eyeOf, mayAnswerFor, requireAnswering, requireOffice } from '../policy.ts';
import { allBodies, bodyBySlug } from '../register/queries.ts';
import { everybody, type Eye } from '../rules.ts';
import { sittingList, sittingsById } from '../sittings/queries.ts';
import { NEW, PATHS, pathTo, resolutionHref } from '../urls.ts';
import { reportBack, saveResolution, setResolved } from './commands.ts';
import { MeasuresPage, ReportPage, ResolutionDeskPage, ResolutionsPage } from './pages/desk.tsx';
import { ResolutionListPage } from './pages/list.tsx';
import { ResolutionPage } from './pages/resolution.tsx';
import { resolutionBySlug, resolutionList, type Resolution } from './queries.ts';
import { MeasuresForm, ReportForm, resolutionCsv, ResolutionFilters, ResolutionForm, ResolutionItem, resolutionItem } from './schema.ts';

const SECRET = { secret: true };
/** For whoever answers for a unit: the duty is theirs to see, public or not. */
const WHOLE = { office: true, today: '9999-12-31' } as const;
type Asked = Query<typeof ResolutionFilters>;

/** What bodies decided, and whom they want to hear of it again. */
export function mountResolutions(site: Site): void {
  site.page(PATHS.deskResolutions, desk, SECRET);
  site.page(PATHS.deskResolution, async (c) => formPage(c, await begun(c)), SECRET).action(PATHS.deskResolution, save);
  site.page(PATHS.deskMeasures, async (c) => measuresPage(c), SECRET).action(PATHS.deskMeasures, saveMeasures);
  site.page(PATHS.deskReport, async (c) => reportPage(c, EMPTY_FORM), SECRET).action(PATHS.deskReport, saveReport);
  site.list({
    path: PATHS.resolutions,
    summary: 'Resolutions of bodies and whether the duty to report back was kept',
    item: ResolutionItem,
    filters: ResolutionFilters,
    csv: resolutionCsv,
    load: async (c, asked) => {
      const eye = everybody(dayOf(new Date()));
      const { items, total } = await listed(c, eye, asked);
      return { items: await itemsOf(c, items, eye.today), total };
    },
    page: async (c, asked) => {
      const eye = eyeOf(c.get('actor'));
      return html(c, <ResolutionListPage {...(await listed(c, eye, asked))} page={asked.page} pageSize={asked.pageSize} body={asked.body} report={asked.report} bodies={await allBodies(c.get('db'), eye)} q={asked.q} today={eye.today} />);
    },
  });
  site.item({
    path: PATHS.resolution,
    summary: 'One resolution',
    item: ResolutionItem,
    load: async (c) => {
      const eye = everybody(dayOf(new Date()));
      const one = await resolutionBySlug(c.get('db'), eye, c.req.param('slug') ?? '');
      return one === null ? null : ((await itemsOf(c, [one], eye.today))[0] ?? null);
    },
    page: resolutionPage,
  });
}

async function listed(c: Ctx, eye: Eye, { body, report, q, page, pageSize }: Asked) {
  const one = body === null ? null : await bodyBySlug(c.get('db'), eye, body);
  return body !== null && one === null ? { items: [], total: 0 } : resolutionList(c.get('db'), eye, { bodyId: one?.id ?? null, report, q }, { limit: pageSize, offset: (page - 1) * pageSize });
}

async function itemsOf(c: Ctx, list: readonly Resolution[], today: string) {
  const units = await departmentsById(c.get('db'), list.flatMap((r) => r.reportDepartmentId ?? []));
  return list.map((r) => resolutionItem(r, units.get(r.reportDepartmentId ?? '')?.slug ?? (r.reportUnit === '' ? null : r.reportUnit), today, c.get('view').absolute));
}

/** The unit that reports back, in the reader's language. */
async function unitOf(c: Ctx, r: Resolution): Promise<string | null> {
  const unit = r.reportDepartmentId === null ? undefined : await departmentById(c.get('db'), r.reportDepartmentId);
  return unit === undefined ? (r.reportUnit === '' ? null : r.reportUnit) : inLanguage(unit.name, c.get('locale')).text;
}

async function resolutionPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const eye = eyeOf(actor);
  const resolution = found(await resolutionBySlug(db, eye, c.req.param('slug') ?? ''));
  const [unit, thread] = await Promise.all([unitOf(c, resolution), threadOf(db, resolution.id, { staff: isStaff(actor) })]);
  return html(c, <ResolutionPage resolution={resolution} unit={unit} today={eye.today} office={eye.office} mayReport={mayAnswerFor(actor, resolution.reportDepartmentId)} thread={<ThreadSection data={thread} />} />);
}

async function desk(c: Ctx): Promise<Response> {
  requireOffice(c);
  const eye = eyeOf(c.get('actor'));
  const { items } = await resolutionList(c.get('db'), eye, { bodyId: null, report: null, q: null }, { limit: 500, offset: 0 });
  return html(c, <ResolutionsPage resolutions={items} today={eye.today} />);
}

async function asked(c: Ctx): Promise<Resolution | null> {
  requireOffice(c);
  const slug = c.req.param('slug') ?? '';
  return slug === NEW ? null : found(await resolutionBySlug(c.get('db'), eyeOf(c.get('actor')), slug));
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

/** An empty form, or what another system says of a point of its agenda: the office looks it over and adds who reports back. */
async function begun(c: Ctx): Promise<FormState> {
  const id = c.req.query('item') ?? '';
  if (c.req.param('slug') !== NEW || !isId(id)) return EMPTY_FORM;
  requireOffice(c);
  const point = await takenPoint(c.get('db'), id);
  if (point === null) return EMPTY_FORM;
  const { title, wording, bodyId, day, sittingId, paperId, outcome, source } = point;
  return { values: { title, wording: wording === '' ? title : wording, body: bodyId, decidedOn: day, sitting: sittingId, paper: paperId ?? '', outcome, public: '1', source }, problems: [] };
}

/** The choices of a form, with what is chosen in it: what another system holds is more than a list shows. */
async function choices(c: Ctx, eye: Eye, { sitting, paper }: FormState['values']) {
  const db = c.get('db');
  const named = (value: FormState['values'][string] | undefined): string[] => (isId(value) ? [value] : []);
  const [sittings, papers, chosenSittings, chosenPapers] = await Promise.all([sittingList(db, eye, {}, { page: 1, pageSize: 300 }), paperList(db, eye, { kind: null, bodyId: null, q: null }, { limit: 300, offset: 0 }), sittingsById(db, eye, named(sitting)), papersById(db, eye, named(paper))]);
  const first = <T extends { readonly id: string }>(chosen: readonly T[], all: readonly T[]): T[] => [...chosen, ...all.filter((x) => !chosen.some((y) => y.id === x.id))];
  return { sittings: first(chosenSittings, sittings.items), papers: first([...chosenPapers.values()], papers.items) };
}

async function formPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const resolution = await asked(c);
  const eye = eyeOf(c.get('actor'));
  const chosen = resolution === null ? form.values : { sitting: resolution.sittingId ?? '', paper: resolution.paperId ?? '', ...form.values };
  const [bodies, { sittings, papers }, departments, history] = await Promise.all([allBodies(db, eye), choices(c, eye, chosen), departmentList(db), resolution === null ? null : historyOf(db, resolution.id)]);
  const names = history === null ? new Map<string, string>() : await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  return html(
    c,
    <ResolutionDeskPage resolution={resolution} bodies={bodies} sittings={sittings} papers={papers} paper={c.req.query('paper') ?? ''} departments={departments} today={eye.today} form={form} saved={c.req.query('saved') === '1'} history={history === null ? null : <HistorySection items={history} names={names} />} />,
    status,
  );
}

async function save(c: Ctx): Promise<Response> {
  const resolution = await asked(c);
  const parsed = parseForm(ResolutionForm, await readForm(c));
  if (!parsed.ok) return formPage(c, parsed.form, 422);
  const { body, sitting, paper, decidedOn, outcome, ayes, noes, abstentions, public: open, reportDuty, reportDue, reportDepartment, reportUnit, source, revision } = parsed.value;
  const refused = (field: string) => formPage(c, withProblems(parsed.form, failed('invalid_choice', field).problems), 422);
  if (!(await allBodies(c.get('db'), WHOLE)).some((b) => b.id === body)) return refused('body');
  if (reportDepartment !== null && (await departmentById(c.get('db'), reportDepartment)) === undefined) return refused('reportDepartment');
  const text = (name: 'title' | 'wording' | 'note') => worded(resolution?.[name] ?? null, wordingIn(parsed.value, name));
  const input = { bodyId: body, sittingId: sitting, paperId: paper, decidedOn, outcome, ayes, noes, abstentions, public: open, reportDuty, reportDue, reportDepartmentId: reportDepartment, reportUnit, source, title: text('title'), wording: text('wording'), note: text('note') };
  const done = await write(c.get('db'), (tx) => saveResolution(tx, c.get('actor'), input, resolution === null ? undefined : { id: resolution.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskResolution, { slug: done.value.slug })}?saved=1`) : formPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function measuresPage(c: Ctx): Promise<Response> {
  const resolution = found(await asked(c));
  const [measures, thread] = await Promise.all([nodesOfKind(c.get('db'), 'measure'), threadOf(c.get('db'), resolution.id, { staff: true, perStep: 500 })]);
  const chosen = new Set((thread?.edges ?? []).filter((e) => e.to === resolution.id && e.relation === 'resolved_by').map((e) => e.from));
  return html(c, <MeasuresPage resolution={resolution} measures={measures} chosen={chosen} />);
}

async function saveMeasures(c: Ctx): Promise<Response> {
  const resolution = found(await asked(c));
  const parsed = parseForm(MeasuresForm, await readForm(c));
  if (!parsed.ok) return measuresPage(c);
  await write(c.get('db'), (tx) => setResolved(tx, c.get('actor'), resolution.id, parsed.value.measures));
  return goTo(c, `${pathTo(PATHS.deskResolution, { slug: resolution.slug })}?saved=1`);
}

/** The resolution, for the office and the unit that owes a report. */
async function owed(c: Ctx): Promise<Resolution> {
  const resolution = await resolutionBySlug(c.get('db'), WHOLE, c.req.param('slug') ?? '');
  requireAnswering(c, resolution?.reportDepartmentId ?? null);
  const known = found(resolution);
  return found(known.reportDuty ? known : null);
}

async function reportPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const resolution = await owed(c);
  return html(c, <ReportPage resolution={resolution} unit={await unitOf(c, resolution)} today={dayOf(new Date())} form={form} />, status);
}

async function saveReport(c: Ctx): Promise<Response> {
  const resolution = await owed(c);
  const parsed = parseForm(ReportForm, await readForm(c));
  if (!parsed.ok) return reportPage(c, parsed.form, 422);
  const { reportedOn, reportHref, revision } = parsed.value;
  const note = worded(resolution.reportNote, wordingIn(parsed.value, 'reportNote'));
  const done = await write(c.get('db'), (tx) => reportBack(tx, c.get('actor'), { id: resolution.id, version: revision }, { reportedOn, note, href: reportHref }));
  if (!done.ok) return reportPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
  return goTo(c, resolution.public ? resolutionHref(resolution.slug) : '/desk');
}
