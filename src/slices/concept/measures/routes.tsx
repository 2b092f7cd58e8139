import type { z } from 'zod';
import { departmentsOf, isCoordinator, isStaff } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { remembered } from '../../../platform/web/remember.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { departmentList, departmentsById, requireStaff, type Department } from '../../people/public.ts';
import { municipalities } from '../../territory/public.ts';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { practiceList } from '../practices/queries.ts';
import { mayEditConcepts, maySeeDrafts, maySendOut, mayUpdateMeasure } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { addProgressNote, linkPractice, setMeasureState, updateMeasure } from './commands.ts';
import { MeasureEditPage } from './pages/measure-edit.tsx';
import { MeasureListPage } from './pages/measure-list.tsx';
import { MeasurePage } from './pages/measure-page.tsx';
import { ProgressPage } from './pages/progress-page.tsx';
import { StatePage } from './pages/state-page.tsx';
import { measureByKey, measureFacets, measureLines, measureList, type MeasureDetail, type MeasureQuery } from './queries.ts';
import { DOCUMENT_ROWS, DocumentRow, measureCsv, measureItem, MeasureFilters, MeasureForm, MeasureItem, ProgressForm, StateForm, STEP_ROWS, StepRow } from './schema.ts';

type Asked = Query<typeof MeasureFilters>;

export function mountMeasures(site: Site): void {
  site.list({ path: PATHS.measures, summary: 'Measures of all concepts', item: MeasureItem, filters: MeasureFilters, csv: measureCsv, load: listData, page: listPage });
  site.item({ path: PATHS.measure, summary: 'One measure by its permanent key', item: MeasureItem, load: itemData, page: measurePage });
  site.page(PATHS.measureEdit, editPage, { secret: true });
  site.action(PATHS.measureEdit, saveEdit);
  site.page(PATHS.measureState, statePage, { secret: true });
  site.action(PATHS.measureState, saveState);
  site.page(PATHS.measureProgress, progressPage, { secret: true });
  site.action(PATHS.measureProgress, saveProgress);
}

/** The query as the slice asks it; null when the department asked for does not exist. */
function queryOf(asked: Asked, departments: readonly Department[]): MeasureQuery | null {
  const { concept, field, goal, state, municipality, q, page, pageSize } = asked;
  const department = asked.department === null ? null : departments.find((d) => d.slug === asked.department);
  return department === undefined ? null : { concept, field, goal, state, municipality, q, departmentId: department?.id ?? null, limit: pageSize, offset: (page - 1) * pageSize };
}

const NOTHING = { items: [], total: 0 } as const;

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly z.infer<typeof MeasureItem>[]; total: number }> {
  const db = c.get('db');
  const departments = await departmentList(db);
  const query = queryOf(asked, departments);
  const { items, total } = query === null ? NOTHING : await measureList(db, query);
  const slugs = new Map(departments.map((d) => [d.id, d.slug]));
  return { items: items.map((row) => measureItem(row, (id) => slugs.get(id) ?? null, c.get('view').absolute)), total };
}

/** What stands around the list: choices, names and counts, for visitors. */
const surroundings = remembered(async (db, concept) => around(db, concept === '' ? null : concept, false));

async function around(db: Db, concept: string | null, drafts: boolean) {
  const facets = await measureFacets(db, { concept, drafts });
  const departments = await departmentList(db);
  const used = new Set(facets.territoryKeys);
  return { facets, departments, places: used.size === 0 ? [] : (await municipalities(db)).filter((p) => used.has(p.key)) };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const drafts = maySeeDrafts(actor);
  const { facets, departments, places } = drafts ? await around(db, asked.concept, true) : await surroundings(c, asked.concept ?? '');
  const query = queryOf(asked, departments);
  const { items, total } = query === null ? NOTHING : await measureLines(db, { ...query, drafts });
  const leading = new Set(facets.departmentIds);
  return html(c, (
    <MeasureListPage
      rows={items} total={total} page={asked.page} pageSize={asked.pageSize} facets={facets} asked={asked} places={places} mayImport={mayEditConcepts(actor)}
      departments={departments.filter((d) => leading.has(d.id)).map((d) => ({ slug: d.slug, name: inLanguage(d.name, c.get('locale')).text }))}
    />
  ));
}

async function load(c: Ctx): Promise<MeasureDetail> {
  return found(await measureByKey(c.get('db'), c.req.param('key') ?? '', { drafts: maySeeDrafts(c.get('actor')) }));
}

async function itemData(c: Ctx): Promise<z.infer<typeof MeasureItem> | null> {
  const db = c.get('db');
  const measure = await measureByKey(db, c.req.param('key') ?? '');
  if (measure === null) return null;
  const lead = measure.leadDepartmentId === null ? undefined : (await departmentsById(db, [measure.leadDepartmentId])).get(measure.leadDepartmentId);
  return measureItem(measure, () => lead?.slug ?? null, c.get('view').absolute);
}

async function measurePage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const locale = c.get('locale');
  const measure = await load(c);
  const ids = [measure.leadDepartmentId, ...measure.notes.map((n) => n.departmentId)].filter((id) => id !== null);
  const departments = new Map([...(await departmentsById(db, ids))].map(([id, d]) => [id, inLanguage(d.name, locale).text]));
  const lead = measure.leadDepartmentId === null ? undefined : departments.get(measure.leadDepartmentId);
  const places = measure.territoryKeys.length === 0 ? [] : (await municipalities(db)).filter((p) => measure.territoryKeys.includes(p.key)).map((p) => p.name);
  return html(c, <MeasurePage measure={measure} invented={await isInventedConcept(db, measure.conceptId)} lead={lead === undefined ? null : { name: lead }} departments={departments} places={places} mayUpdate={mayUpdateMeasure(actor, measure)} maySend={maySendOut(actor) && c.get('modules').has('assessment')} thread={<ThreadSection data={await threadOf(db, measure.id, { staff: isStaff(actor) })} />} />);
}

/** The measure, for somebody who keeps it up to date; anybody else is turned away. */
async function loadForUpdate(c: Ctx): Promise<MeasureDetail> {
  requireStaff(c);
  const measure = await load(c);
  return mayUpdateMeasure(c.get('actor'), measure) ? measure : refuse('forbidden');
}

async function editPage(c: Ctx): Promise<Response> {
  return showEdit(c, await loadForUpdate(c), EMPTY_FORM, 200);
}

async function showEdit(c: Ctx, measure: MeasureDetail, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const db = c.get('db');
  const [departments, places] = [await departmentList(db, { active: true }), await municipalities(db)];
  const practices = (await practiceList(db)).items;
  return html(c, <MeasureEditPage measure={measure} form={form} departments={departments} places={places} practices={practices} coordinates={isCoordinator(c.get('actor'))} />, status);
}

const rowsOf = <S extends z.ZodType>(raw: RawForm, schema: S, prefix: string, count: number, names: readonly string[]): { rows: z.infer<S>[]; problems: Problem[] } => {
  const rows: z.infer<S>[] = [];
  const problems: Problem[] = [];
  for (let i = 1; i <= count; i += 1) {
    const values = Object.fromEntries(names.map((name) => [name, raw.values[`${prefix}${i}_${name}`] ?? '']));
    const parsed = parseForm(schema, { values, files: {} });
    if (parsed.ok) rows.push(parsed.value);
    else problems.push(...parsed.form.problems.map((p) => ({ ...p, field: `${prefix}${i}_${p.field ?? ''}` })));
  }
  return { rows, problems };
};

async function saveEdit(c: Ctx): Promise<Response> {
  const measure = await loadForUpdate(c);
  const raw = await readForm(c);
  const parsed = parseForm(MeasureForm, raw);
  const steps = rowsOf(raw, StepRow, 'step', STEP_ROWS, ['title', 'due', 'done']);
  const documents = rowsOf(raw, DocumentRow, 'document', DOCUMENT_ROWS, ['title', 'url']);
  const problems = [...parsed.form.problems, ...steps.problems, ...documents.problems, ...untitled(steps.rows, documents.rows)];
  if (!parsed.ok || problems.length > 0) return showEdit(c, measure, withProblems(parsed.form, problems), 422);
  const coordinates = isCoordinator(c.get('actor'));
  const { revision, leadDepartment, municipalities: territoryKeys, practice, partners, targetGroups, origin, startsOn, endsOn, ...rest } = parsed.value;
  const result = await write(c.get('db'), async (tx) => {
    const saved = await updateMeasure(tx, c.get('actor'), measure.id, {
      partners, targetGroups, origin, startsOn, endsOn,
      version: revision,
      title: rest.title === null ? null : wordingIn(rest, 'title'),
      description: rest.description === null ? null : wordingIn(rest, 'description'),
      territoryKeys,
      // Who leads a measure, and whether it is public, is the office's to say.
      leadDepartmentId: coordinates ? leadDepartment : measure.leadDepartmentId,
      public: coordinates ? rest.public : measure.public,
      steps: steps.rows.filter((s) => s.title !== null).map((s) => ({ ...s, title: s.title ?? '' })),
      documents: documents.rows.filter((d) => d.title !== null).map((d) => ({ title: d.title ?? '', url: d.url ?? '' })),
    });
    return saved.ok && practice !== null ? linkPractice(tx, c.get('actor'), measure.id, practice) : saved;
  });
  if (result.ok) return goTo(c, hrefs.measure(measure.key));
  return showEdit(c, await load(c), withProblems(parsed.form, result.problems), result.problems[0]?.code === 'stale' ? 409 : 422);
}

function untitled(steps: readonly z.infer<typeof StepRow>[], documents: readonly z.infer<typeof DocumentRow>[]): Problem[] {
  const problems: Problem[] = [];
  steps.forEach((s, i) => { if (s.title === null && (s.due !== null || s.done !== null)) problems.push({ code: 'required', field: `step${i + 1}_title` }); });
  documents.forEach((d, i) => {
    if (d.title === null && d.url !== null) problems.push({ code: 'required', field: `document${i + 1}_title` });
    if (d.title !== null && (d.url === null || !/^https?:\/\/\S+$/.test(d.url))) problems.push({ code: 'invalid_url', field: `document${i + 1}_url` });
  });
  return problems;
}

async function statePage(c: Ctx): Promise<Response> {
  return html(c, <StatePage measure={await loadForUpdate(c)} form={EMPTY_FORM} today={dayOf(new Date())} />);
}

async function saveState(c: Ctx): Promise<Response> {
  const measure = await loadForUpdate(c);
  const parsed = parseForm(StateForm, await readForm(c));
  const today = dayOf(new Date());
  if (!parsed.ok) return html(c, <StatePage measure={measure} form={parsed.form} today={today} />, 422);
  const { revision, ...change } = parsed.value;
  const result = await write(c.get('db'), (tx) => setMeasureState(tx, c.get('actor'), measure.id, { ...change, version: revision }));
  if (result.ok) return goTo(c, hrefs.measure(measure.key));
  return html(c, <StatePage measure={await load(c)} form={withProblems(parsed.form, result.problems)} today={today} />, result.problems[0]?.code === 'stale' ? 409 : 422);
}

/** Units the actor may report for: an officer's own, any for the office. */
async function reporters(c: Ctx): Promise<readonly Department[]> {
  const all = await departmentList(c.get('db'), { active: true });
  const mine = departmentsOf(c.get('actor'));
  return isCoordinator(c.get('actor')) ? all : all.filter((d) => mine.includes(d.id));
}

async function progressPage(c: Ctx): Promise<Response> {
  const measure = await loadForUpdate(c);
  return html(c, <ProgressPage measure={measure} form={EMPTY_FORM} today={dayOf(new Date())} departments={await reporters(c)} office={isCoordinator(c.get('actor'))} />);
}

async function saveProgress(c: Ctx): Promise<Response> {
  const measure = await loadForUpdate(c);
  const departments = await reporters(c);
  const office = isCoordinator(c.get('actor'));
  const parsed = parseForm(ProgressForm, await readForm(c));
  const page = (form: FormState) => html(c, <ProgressPage measure={measure} form={form} today={dayOf(new Date())} departments={departments} office={office} />, 422);
  if (!parsed.ok) return page(parsed.form);
  const { department, date } = parsed.value;
  if (department === null ? !office : !departments.some((d) => d.id === department)) return page(withProblems(parsed.form, [{ code: department === null ? 'required' : 'invalid_choice', field: 'department' }]));
  const result = await write(c.get('db'), (tx) => addProgressNote(tx, c.get('actor'), measure.id, { date, text: worded(null, wordingIn(parsed.value, 'text')), departmentId: department }));
  return result.ok ? goTo(c, hrefs.measure(measure.key)) : page(withProblems(parsed.form, result.problems));
}
