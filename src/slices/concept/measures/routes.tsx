import type { z } from 'zod';
import { departmentsOf, isCoordinator, isStaff } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { departmentList, departmentsById, requireStaff, type Department } from '../../people/public.ts';
import { municipalities } from '../../territory/public.ts';
import { DerivationSection } from '../local/pages/parts.tsx';
import { mayRunLocalPlans } from '../local/policy.ts';
import { derivationsOf } from '../local/queries.ts';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { unitsOf } from '../carrying/plan/pages/plan-sections.tsx';
import { insideOf } from '../carrying/plan/queries.ts';
import { maySeeAttention, maySeeCosts } from '../carrying/policy.ts';
import { practiceList } from '../practices/queries.ts';
import { maySeeDrafts, maySendOut, mayUpdateMeasure } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { addProgressNote, linkPractice, setMeasureState, updateMeasure } from './commands.ts';
import { MeasureEditPage } from './pages/measure-edit.tsx';
import { MeasurePage } from './pages/measure-page.tsx';
import { ProgressPage } from './pages/progress-page.tsx';
import { StatePage } from './pages/state-page.tsx';
import { measureByKey, type MeasureDetail } from './queries.ts';
import { MeasureForm, MeasurePlan, measurePlan, ProgressForm, StateForm } from './schema.ts';

export function mountMeasures(site: Site): void {
  site.item({ path: PATHS.measure, summary: 'One measure by its permanent key, with its plan', item: MeasurePlan, load: itemData, page: measurePage });
  site.page(PATHS.measureEdit, editPage, { secret: true });
  site.action(PATHS.measureEdit, saveEdit);
  site.page(PATHS.measureState, statePage, { secret: true });
  site.action(PATHS.measureState, saveState);
  site.page(PATHS.measureProgress, progressPage, { secret: true });
  site.action(PATHS.measureProgress, saveProgress);
}

async function load(c: Ctx): Promise<MeasureDetail> {
  return found(await measureByKey(c.get('db'), c.req.param('key') ?? '', { drafts: maySeeDrafts(c.get('actor')) }));
}

async function itemData(c: Ctx): Promise<z.infer<typeof MeasurePlan> | null> {
  const db = c.get('db');
  const measure = await measureByKey(db, c.req.param('key') ?? '');
  if (measure === null) return null;
  const units = await departmentsById(db, [measure.leadDepartmentId, ...unitsOf(measure)].filter((id) => id !== null));
  return measurePlan(measure, (id) => units.get(id)?.slug ?? null, c.get('view').absolute);
}

async function measurePage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const locale = c.get('locale');
  const measure = await load(c);
  const staff = maySeeAttention(actor);
  const ids = [measure.leadDepartmentId, ...measure.notes.map((n) => n.departmentId), ...unitsOf(measure)].filter((id) => id !== null);
  const departments = new Map([...(await departmentsById(db, ids))].map(([id, d]) => [id, inLanguage(d.name, locale).text]));
  const lead = measure.leadDepartmentId === null ? undefined : departments.get(measure.leadDepartmentId);
  const places = measure.territoryKeys.length === 0 ? [] : (await municipalities(db)).filter((p) => measure.territoryKeys.includes(p.key)).map((p) => p.name);
  const derivations = await derivationsOf(db, measure.id, { drafts: staff });
  const names = derivations.by.length === 0 ? new Map<string, string>() : new Map((await municipalities(db)).map((p) => [p.key, p.name]));
  const derivation = <DerivationSection measureKey={measure.key} derivations={derivations} places={names} mayLink={mayRunLocalPlans(actor)} />;
  const inside = staff || maySeeCosts(actor, measure.costs) ? await insideOf(db, measure.id) : null;
  return html(c, <MeasurePage measure={measure} derivation={derivation} inside={inside} staff={staff} today={dayOf(new Date())} invented={await isInventedConcept(db, measure.conceptId)} lead={lead === undefined ? null : { name: lead }} departments={departments} places={places} mayUpdate={mayUpdateMeasure(actor, measure)} maySend={maySendOut(actor) && c.get('modules').has('assessment')} thread={<ThreadSection data={await threadOf(db, measure.id, { staff: isStaff(actor) })} />} />);
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

async function saveEdit(c: Ctx): Promise<Response> {
  const measure = await loadForUpdate(c);
  const raw = await readForm(c);
  const parsed = parseForm(MeasureForm, raw);
  if (!parsed.ok) return showEdit(c, measure, parsed.form, 422);
  const coordinates = isCoordinator(c.get('actor'));
  const { revision, leadDepartment, municipalities: territoryKeys, practice, partners, targetGroups, origin, startsOn, endsOn, place, ...rest } = parsed.value;
  const result = await write(c.get('db'), async (tx) => {
    const saved = await updateMeasure(tx, c.get('actor'), measure.id, {
      partners, targetGroups, origin, startsOn, endsOn, place,
      seen: revision,
      title: rest.title === null ? null : wordingIn(rest, 'title'),
      description: rest.description === null ? null : wordingIn(rest, 'description'),
      territoryKeys,
      // Who leads a measure, and whether it is public, is the office's to say.
      leadDepartmentId: coordinates ? leadDepartment : measure.leadDepartmentId,
      public: coordinates ? rest.public : measure.public,
      cooperation: rest.cooperation === null ? null : wordingIn(rest, 'cooperation'),
    });
    return saved.ok && practice !== null ? linkPractice(tx, c.get('actor'), measure.id, practice) : saved;
  });
  if (result.ok) return goTo(c, hrefs.measure(measure.key));
  return showEdit(c, await load(c), withProblems(parsed.form, result.problems), result.problems[0]?.code === 'stale' ? 409 : 422);
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
